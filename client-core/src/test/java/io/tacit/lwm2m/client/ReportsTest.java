package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.message;
import static io.tacit.lwm2m.client.Bench.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.report.DropPolicy;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which notifications are Confirmable, when they go out, and what becomes of them while the server can't be reached.
 */
class ReportsTest {

    private static final String VALUE = "/3303/0/5700";
    private static final Path TEMPERATURE = Path.parse(VALUE);
    private static final long DAY = 86_400;

    private static Server newest() {
        return server().version(Lwm2mVersion.V1_2);
    }

    private static void attributes(Bench bench, String path, String... query) {
        Message write = message(Code.PUT, path, "");
        for (String parameter : query) {
            write.add(Option.URI_QUERY, parameter);
        }
        bench.network.arrives(write, bench.now);
        assertEquals("2.04", Code.text(bench.response(Code.CHANGED).message().code()));
    }

    private static void observe(Bench bench, String path, int format, byte... token) {
        Message request = message(Code.GET, path, "").add(Option.OBSERVE, 0L).add(Option.ACCEPT, (long) format);
        bench.network.arrives(request.token(token), bench.now);
        assertTrue(bench.response(Code.CONTENT).message().has(Option.OBSERVE));
    }

    /** The Update that goes out next is answered. */
    private static void updated(Bench bench) {
        bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.CHANGED));
    }

    /** Everything that goes out is acknowledged; returns the texts. */
    private static List<String> flush(Bench bench) {
        List<String> told = new ArrayList<>();
        while (!bench.network.sent.isEmpty()) {
            Sent sent = bench.network.sent.poll();
            told.add(text(sent));
            if (sent.confirmable()) {
                bench.acknowledge(sent);
            }
        }
        return told;
    }

    private static Message fetch(int token, String... paths) {
        StringJoiner list = new StringJoiner("\"},{\"n\":\"", "[{\"n\":\"", "\"}]");
        for (String path : paths) {
            list.add(path);
        }
        return new Message(Code.FETCH)
                .token(new byte[] {(byte) token})
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                .payload(Message.utf8(list.toString()));
    }

    private static void change(Bench bench, double celsius) {
        bench.thermometer.set(celsius);
        bench.handle();
    }

    private static String text(Sent sent) {
        return Message.text(sent.message().payload());
    }

    @Nested
    @DisplayName("A notification is Confirmable")
    class Confirmable {

        @ParameterizedTest(name = "setting {0}, /1/x/26 {1}, {2}: {3}")
        @CsvSource({
            "NON_CONFIRMABLE, '', con=1, true",
            "CONFIRMABLE,     '', con=0, false",
            "AUTO,            '', con=1, true",
            "AUTO,            1,  '',    true",
            "CONFIRMABLE,     0,  '',    false",
            "NON_CONFIRMABLE, 1,  '',    true",
            "AUTO,            1,  con=0, false",
            "AUTO,            0,  con=1, true",
            "AUTO,            '', '',    false",
            "CONFIRMABLE,     '', '',    true",
        })
        @DisplayName("as con says, else as the Default Notification Mode, else as the client was set")
        void precedence(NotificationMode setting, String mode, String con, boolean expected) {
            Bench bench = new Bench(newest().notificationMode(setting)).registered();
            if (!mode.isEmpty()) {
                bench.arrives(Code.PUT, "/1/0/26", mode);
                bench.response(Code.CHANGED);
            }
            if (!con.isEmpty()) {
                attributes(bench, VALUE, con);
            }
            bench.observe(VALUE);
            change(bench, 21);
            bench.notification(expected);
        }

        @ParameterizedTest
        @CsvSource({"con=0, ''", "'', 0"})
        @DisplayName("not even to save an Update, if the server wants it Non-confirmable")
        void neverPromoted(String con, String mode) {
            Bench bench = new Bench(newest().updatePolicy(UpdatePolicy.implicit())).registered();
            if (con.isEmpty()) {
                bench.arrives(Code.PUT, "/1/0/26", mode);
                bench.acknowledge(bench.response(Code.CHANGED));
            } else {
                attributes(bench, VALUE, con);
            }
            bench.observe(VALUE);
            bench.until(240);
            change(bench, 21);
            bench.notification(false);
            bench.until(250);
            bench.request(Code.POST, "/rd/5a3f");
        }

        /** RFC 7641 section 4.5. */
        @Test
        @DisplayName("once in 24 hours, whatever the server wants")
        void onceADay() {
            Bench bench = new Bench(newest().lifetimeSeconds(10 * DAY)).registered();
            attributes(bench, VALUE, "con=0", "pmax=3000");
            bench.observe(VALUE);
            long confirmed = 0;
            int others = 0;
            for (int i = 0; i < 3 * DAY / 3000; i++) {
                bench.until(10 * DAY);
                Sent sent = bench.network.sent.poll();
                if (sent.confirmable()) {
                    assertTrue(bench.now - confirmed <= DAY * 1000, "after " + (bench.now - confirmed));
                    confirmed = bench.now;
                    bench.acknowledge(sent);
                } else {
                    others++;
                }
            }
            assertTrue(confirmed > 2 * DAY * 1000);
            assertTrue(others > 80, "others " + others);
        }

        @Test
        @DisplayName("when the day is over, even if it has to wait for another message")
        void afterTheDay() {
            Bench bench = new Bench(newest().lifetimeSeconds(10 * DAY)).registered();
            attributes(bench, VALUE, "con=0");
            bench.observe(VALUE);
            bench.until(DAY);
            bench.client.send(null, TEMPERATURE);
            bench.handle();
            Sent send = bench.request(Code.POST, "/dp");
            change(bench, 21);
            bench.nothingSent();
            bench.answer(send, new Message(Code.CHANGED));
            bench.notification(true);
        }
    }

    @Nested
    @DisplayName("Waiting for another message to end, so as to save an Update,")
    class Waiting {

        private final Bench bench =
                new Bench(newest().updatePolicy(UpdatePolicy.trusted(ActivityKind.NOTIFICATION))).registered();

        private Sent send(long seconds) {
            bench.until(seconds);
            bench.client.send(null, TEMPERATURE);
            bench.handle();
            return bench.request(Code.POST, "/dp");
        }

        @Test
        @DisplayName("a notification does not go beyond pmax")
        void notBeyondPmax() {
            attributes(bench, VALUE, "pmax=171");
            bench.observe(VALUE);
            send(170);
            bench.until(171);
            bench.notification(false);
            assertEquals(171_000, bench.now);
        }

        @Test
        @DisplayName("a change goes out at pmax at the latest")
        void changeBeforePmax() {
            attributes(bench, VALUE, "pmax=171");
            bench.observe(VALUE);
            send(170);
            bench.now = 170_400;
            change(bench, 21);
            bench.nothingSent();
            bench.until(180);
            bench.notification(false);
            assertEquals(171_000, bench.now);
        }

        @Test
        @DisplayName("a change does not go out before pmin")
        void notBeforePmin() {
            attributes(bench, VALUE, "pmin=171");
            bench.observe(VALUE);
            Sent send = send(170);
            change(bench, 21);
            bench.answer(send, new Message(Code.CHANGED));
            bench.nothingSent();
            bench.until(171);
            bench.notification(true);
            assertEquals(171_000, bench.now);
        }

        @Test
        @DisplayName("one that is Non-confirmable by the server's wish does not")
        void conOfNought() {
            attributes(bench, VALUE, "con=0");
            bench.observe(VALUE);
            send(170);
            change(bench, 21);
            bench.notification(false);
            assertEquals(170_000, bench.now);
        }

        @Test
        @DisplayName("one does not keep another from being told")
        void others() {
            attributes(bench, VALUE, "con=1");
            attributes(bench, "/3/0/0", "pmax=100", "con=0");
            observe(bench, VALUE, ContentFormat.TEXT, (byte) 1);
            observe(bench, "/3/0/0", ContentFormat.TEXT, (byte) 2);
            send(90);
            change(bench, 21);
            bench.nothingSent();
            bench.until(120);
            Sent other = bench.notification(false);
            assertEquals(100_000, bench.now);
            assertEquals(2, other.message().token()[0]);
        }

        @Test
        @DisplayName("one does not keep another from being looked at")
        void looked() {
            bench.thermometer.instances(2);
            bench.handle();
            updated(bench);
            attributes(bench, VALUE, "con=1");
            attributes(bench, "/3303/1", "epmax=100", "con=0");
            observe(bench, VALUE, ContentFormat.TEXT, (byte) 1);
            observe(bench, "/3303/1/5700", ContentFormat.TEXT, (byte) 2);
            send(90);
            change(bench, 21);
            bench.nothingSent();
            bench.until(120);
            Sent other = bench.notification(false);
            assertEquals(100_000, bench.now);
            assertEquals("21", text(other));
        }
    }

    @Nested
    @DisplayName("While the server can't be reached")
    class Offline {

        private Bench bench = new Bench(newest()).registered();

        /** An Update is not answered. */
        private void outage() {
            bench.client.update();
            bench.handle();
            bench.timeOut(bench.request(Code.POST, "/rd/5a3f"));
            assertEquals(SessionState.WAITING, bench.state());
        }

        /** The next Update is answered. */
        private void end() {
            bench.until(100_000);
            updated(bench);
            assertEquals(SessionState.REGISTERED, bench.state());
        }

        private void store(int... values) {
            for (int value : values) {
                bench.now += 1000;
                change(bench, value);
                bench.nothingSent();
            }
        }

        @Test
        @DisplayName(
                "notifications are stored, and go out in order when it can be again, one acknowledged after another")
        void stored() {
            observe(bench, VALUE, ContentFormat.SENML_JSON, (byte) 1);
            outage();
            store(21, 22);
            assertEquals(2, bench.client.status(1).stored());
            end();
            long taken = 94_000;
            for (int value = 21; value <= 22; value++) {
                Sent sent = bench.notification(true);
                String age = String.valueOf((taken - bench.now) / 1000.0).replaceAll("\\.0$", "");
                assertEquals("[{\"bn\":\"/3303/0/5700\",\"t\":" + age + ",\"v\":" + value + "}]", text(sent));
                bench.nothingSent();
                bench.acknowledge(sent);
                taken += 1000;
            }
            bench.nothingSent();
            assertEquals(0, bench.client.status(1).stored());
            assertEquals(0, bench.client.status(1).dropped());
            change(bench, 23);
            assertEquals("[{\"bn\":\"/3303/0/5700\",\"v\":23}]", text(bench.notification(false)));
        }

        @Test
        @DisplayName("times are those of the wall clock, if the owner tells it")
        void wallClock() {
            observe(bench, VALUE, ContentFormat.SENML_JSON, (byte) 1);
            outage();
            store(21);
            bench.client.wallClock(1_700_000_000_000L + bench.now, bench.now);
            end();
            assertEquals("[{\"bn\":\"/3303/0/5700\",\"bt\":1700000094,\"v\":21}]", text(bench.notification(true)));
        }

        @Test
        @DisplayName("the client wakes up for what falls due")
        void wakes() {
            attributes(bench, VALUE, "pmax=10");
            bench.observe(VALUE);
            bench.until(5);
            outage();
            bench.until(110);
            bench.nothingSent();
            // At once, since the Update had been on its way for 93 seconds, and once more.
            assertEquals(2, bench.client.status(1).stored());
        }

        @Test
        @DisplayName("the Update that tells a new connection goes before what is stored")
        void updateFirst() {
            bench.observe(VALUE);
            bench.network.events.closed(0, Transport.Cause.NETWORK, bench.now);
            store(21, 22);
            bench.until(200);
            bench.network.events.opened(1, Transport.Opening.PLAIN, bench.now);
            updated(bench);
            assertEquals("21", text(bench.notification(true)));
        }

        @Test
        @DisplayName("what the server wants Non-confirmable goes out so, all at once")
        void nonConfirmable() {
            attributes(bench, VALUE, "con=0");
            bench.observe(VALUE);
            outage();
            store(21, 22, 23);
            end();
            for (int value = 21; value <= 23; value++) {
                assertEquals(String.valueOf(value), text(bench.notification(false)));
            }
            bench.nothingSent();
        }

        @Test
        @DisplayName("what hqmax keeps goes out in one message")
        void history() {
            attributes(bench, VALUE, "hqmax=2");
            observe(bench, VALUE, ContentFormat.SENML_JSON, (byte) 1);
            outage();
            store(21, 22, 23);
            end();
            String text = text(bench.notification(true));
            assertTrue(text.contains("\"v\":22") && text.contains("\"v\":23") && !text.contains("\"v\":21"), text);
        }

        @ParameterizedTest
        @EnumSource(DropPolicy.class)
        @DisplayName("what does not fit is dropped, counted, and told twice: the first at once, the others in the end")
        void dropped(DropPolicy policy) {
            bench = new Bench(newest(), builder -> builder.stored(2, 1000, policy)).registered();
            bench.observe(VALUE);
            outage();
            store(21, 22, 23);
            assertEquals(List.of("1: notifications can't be stored, or not any longer"), bench.drops);
            store(24, 25);
            assertEquals(1, bench.drops.size());
            assertEquals(2, bench.client.status(1).stored());
            assertEquals(3, bench.client.status(1).droppedByStore());
            assertEquals(3, bench.client.status(1).dropped());
            end();
            assertEquals("2: notifications can't be stored, or not any longer", bench.drops.get(1));
            List<String> told = flush(bench);
            assertEquals(policy == DropPolicy.OLDEST ? List.of("24", "25") : List.of("21", "22", "25"), told);
        }

        @Test
        @DisplayName("nothing is stored, if the server wants that, and changes are dropped")
        void unwanted() {
            bench = new Bench(newest().notificationStoring(false)).registered();
            bench.observe(VALUE);
            outage();
            store(21, 22);
            assertEquals(0, bench.client.status(1).stored());
            assertEquals(0, bench.client.status(1).droppedByStore());
            assertEquals(2, bench.client.status(1).dropped());
            end();
            bench.nothingSent();
        }

        @Test
        @DisplayName("what is stored goes with the registration")
        void forgotten() {
            bench.observe(VALUE);
            outage();
            store(21);
            bench.until(100_000);
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.NOT_FOUND));
            bench.answer(bench.request(Code.POST, "/rd"), Bench.created());
            bench.nothingSent();
            assertEquals(0, bench.client.status(1).stored());
            assertEquals(1, bench.client.status(1).droppedByStore());
            change(bench, 22);
            bench.nothingSent();
        }

        @Test
        @DisplayName("observations end at once if the server refused the registration")
        void refused() {
            bench.observe(VALUE);
            bench.client.update();
            bench.handle();
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.FORBIDDEN));
            assertEquals(SessionState.WAITING, bench.state());
            change(bench, 21);
            assertEquals(0, bench.client.status(1).stored());
        }
    }

    @Nested
    @DisplayName("A Confirmable notification that is not acknowledged")
    class Unacknowledged {

        private final Bench bench =
                new Bench(newest().lifetimeSeconds(DAY).notificationMode(NotificationMode.CONFIRMABLE)).registered();

        @Test
        @DisplayName("goes out again before a newer one, after the Update that finds out what is wrong")
        void timedOut() {
            bench.observe(VALUE);
            change(bench, 21);
            Sent first = bench.notification(true);
            change(bench, 22);
            bench.timeOut(first);
            updated(bench);
            bench.until(200);
            Sent again = bench.notification(true);
            assertEquals("21", text(again));
            assertEquals(95_000, bench.now);
            bench.acknowledge(again);
            Sent newer = bench.notification(true);
            assertEquals("22", text(newer));
            bench.acknowledge(newer);
            bench.nothingSent();
        }

        @Test
        @DisplayName("is stored when the server turns out to be out of reach, and nothing is lost")
        void thenOffline() {
            bench.observe(VALUE);
            change(bench, 21);
            Sent first = bench.notification(true);
            change(bench, 22);
            bench.timeOut(first);
            bench.timeOut(bench.request(Code.POST, "/rd/5a3f"));
            bench.handle();
            change(bench, 23);
            assertEquals(3, bench.client.status(1).stored());
            bench.until(10_000);
            updated(bench);
            List<String> told = flush(bench);
            assertEquals(List.of("21", "22", "23"), told);
            assertEquals(0, bench.client.status(1).dropped());
        }

        @Test
        @DisplayName("makes way for an Update, and goes out again")
        void withdrawn() {
            bench.observe(VALUE);
            change(bench, 21);
            bench.notification(true);
            change(bench, 22);
            bench.client.update();
            bench.handle();
            updated(bench);
            Sent again = bench.notification(true);
            assertEquals("21", text(again));
            bench.acknowledge(again);
            assertEquals("22", text(bench.notification(true)));
        }
    }

    @Nested
    @DisplayName("An observation")
    class Life {

        private final Bench bench = new Bench(newest()).registered();

        @ParameterizedTest
        @CsvSource({"/1", "/1/0", "/1/0/1", "/3/0/11/0"})
        @DisplayName("can be of every level, survives an Update, and ends by Observe 1")
        void levels(String path) {
            bench.observe(path);
            bench.client.update();
            bench.handle();
            updated(bench);
            bench.client.changed(Path.parse(path));
            bench.handle();
            bench.notification(false);
            Message cancel = message(Code.GET, path, "").add(Option.OBSERVE, 1L).token(new byte[] {7, 7});
            bench.network.arrives(cancel, bench.now);
            assertFalse(bench.response(Code.CONTENT).message().has(Option.OBSERVE));
            bench.client.changed(Path.parse(path));
            bench.handle();
            bench.nothingSent();
        }

        @Test
        @DisplayName("ends by a Reset of a Non-confirmable notification too")
        void reset() {
            bench.observe(VALUE);
            change(bench, 21);
            bench.outcome(bench.notification(false), Outcome.RESET, null, 1);
            updated(bench);
            change(bench, 22);
            bench.nothingSent();
        }

        @Test
        @DisplayName("with attributes of its own is refused if they make no sense")
        void badAttributes() {
            Message request =
                    message(Code.GET, VALUE, "").add(Option.OBSERVE, 0L).add(Option.URI_QUERY, "pmin=often");
            bench.network.arrives(request, bench.now);
            bench.response(Code.BAD_REQUEST);
        }

        /** 1.1-int-304, 305, 308 and 309, through the whole client. */
        @Test
        @DisplayName("of several paths begins and ends by FETCH, and is told of what comes and goes")
        void composite() {
            String[] paths = {VALUE, "/3303/1/5700", "/1/0/1"};
            bench.network.arrives(fetch(5, paths).add(Option.OBSERVE, 0L), bench.now);
            Message answer = bench.response(Code.CONTENT).message();
            assertTrue(answer.has(Option.OBSERVE));

            bench.thermometer.instances(2);
            bench.handle();
            Sent notification = bench.notification(false);
            assertEquals(ContentFormat.SENML_JSON, notification.message().uint(Option.CONTENT_FORMAT));
            assertTrue(text(notification).contains("/3303/1/5700")
                    && text(notification).contains("/1/0/1"));
            updated(bench);

            bench.network.arrives(fetch(5, paths).add(Option.OBSERVE, 1L), bench.now);
            assertFalse(bench.response(Code.CONTENT).message().has(Option.OBSERVE));
            change(bench, 21);
            bench.nothingSent();
        }

        /** RFC 7959 section 2.6 with RFC 8132: what does not fit into the notification is fetched by FETCHes. */
        @Test
        @DisplayName("of several paths may be told in blocks")
        void blocks() {
            bench.network.maxPayload = 64;
            String[] paths = {"/1", VALUE};
            bench.network.arrives(fetch(5, paths).add(Option.OBSERVE, 0L), bench.now);
            bench.response(Code.CONTENT);
            change(bench, 21);
            Message first = bench.notification(false).message();
            assertEquals(64, first.payload().length);
            StringBuilder whole = new StringBuilder(Message.text(first.payload()));
            for (long number = 1; whole.charAt(whole.length() - 1) != ']'; number++) {
                bench.network.arrives(fetch(6, paths).add(Option.BLOCK2, number << 4 | 2), bench.now);
                whole.append(text(bench.response(Code.CONTENT)));
            }
            assertTrue(whole.toString().contains("{\"n\":\"/3303/0/5700\",\"v\":21}"), whole.toString());
        }
    }
}

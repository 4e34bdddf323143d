package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.queries;
import static io.tacit.lwm2m.client.Bench.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import io.tacit.lwm2m.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client")
class RegistrationTest {

    private static final Message CHANGED = new Message(Code.CHANGED);

    @Nested
    @DisplayName("registers")
    class Registers {

        @ParameterizedTest(name = "LwM2M {0}, queue mode {1}: {2}")
        @CsvSource({
            "1.0, false, 'ep=dev1 lt=300 lwm2m=1.0 b=U'",
            "1.0, true,  'ep=dev1 lt=300 lwm2m=1.0 b=UQ'",
            "1.1, false, 'ep=dev1 lt=300 lwm2m=1.1 b=U'",
            "1.1, true,  'ep=dev1 lt=300 lwm2m=1.1 b=U Q'",
            "1.2, true,  'ep=dev1 lt=300 lwm2m=1.2 b=U Q'",
        })
        @DisplayName("with the parameters of its version")
        void parameters(String version, boolean queueMode, String expected) {
            Server server = server().version(Lwm2mVersion.parse(version));
            if (queueMode) {
                server.queueMode(93);
            }
            Sent register = new Bench(server).start().request(Code.POST, "/rd");
            assertEquals(expected, String.join(" ", queries(register.message())));
            assertEquals(40, register.message().uint(Option.CONTENT_FORMAT));
        }

        @Test
        @DisplayName("with its Objects, their versions, and the formats that it speaks, but not Object 0")
        void links() {
            String links = Message.text(new Bench(server())
                    .start()
                    .request(Code.POST, "/rd")
                    .message()
                    .payload());
            assertTrue(links.startsWith("</>;rt=\"oma.lwm2m\";ct=\""), links);
            assertTrue(links.contains("</3/0>") && links.contains("</1/0>"), links);
            assertTrue(links.endsWith("</3303>;ver=1.1,</3303/0>"), links);
            assertFalse(links.contains("</0"), links);
        }

        @Test
        @DisplayName("and knows its location afterwards")
        void location() {
            Bench bench = new Bench(server()).registered();
            assertEquals(SessionState.REGISTERED, bench.state());
            bench.until(250);
            bench.request(Code.POST, "/rd/5a3f");
        }

        @Test
        @DisplayName("again after 60, 120, 240 and 480 seconds, and then a day later, if nobody answers")
        void backsOff() {
            Bench bench = new Bench(server()).start();
            long[] expected = {60, 120, 240, 480, 86_400, 60};
            for (long delay : expected) {
                bench.timeOut(bench.request(Code.POST, "/rd"));
                long failedAt = bench.now;
                bench.until(Long.MAX_VALUE / 2000);
                long waited = (bench.now - failedAt) / 1000;
                assertTrue(waited >= delay && waited <= delay * 11 / 10, "expected " + delay + ", waited " + waited);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {Code.BAD_REQUEST, Code.FORBIDDEN, Code.PRECONDITION_FAILED, Code.INTERNAL_SERVER_ERROR})
        @DisplayName("not in a tight loop when the server refuses")
        void refused(int code) {
            Bench bench = new Bench(server()).start();
            bench.answer(bench.request(Code.POST, "/rd"), new Message(code));
            assertEquals(SessionState.WAITING, bench.state());
            bench.until(59);
            bench.nothingSent();
            bench.until(67);
            bench.request(Code.POST, "/rd");
            assertTrue(bench.states.get(2).contains("was answered " + Code.text(code)), bench.states.toString());
        }

        @Test
        @DisplayName("again if the answer names no location")
        void noLocation() {
            Bench bench = new Bench(server()).start();
            bench.answer(bench.request(Code.POST, "/rd"), new Message(Code.CREATED));
            assertEquals(SessionState.WAITING, bench.state());
        }

        @Test
        @DisplayName("not where the transport cannot secure the connection, and says so")
        void notSupported() {
            Bench bench = new Bench(server()).start();
            bench.request(Code.POST, "/rd");
            bench.network.events.closed(0, Transport.Cause.NOT_SUPPORTED, bench.now);
            assertEquals(SessionState.WAITING, bench.state());
            String said = bench.states.get(bench.states.size() - 1);
            assertTrue(said.contains("cannot secure the connection"), said);
        }

        @Test
        @DisplayName("again when the connection ended, once that is back")
        void closed() {
            Bench bench = new Bench(server()).start();
            bench.request(Code.POST, "/rd");
            bench.network.events.closed(0, Transport.Cause.NETWORK, bench.now);
            assertEquals(SessionState.WAITING, bench.state());
            bench.until(66);
            assertEquals(SessionState.CONNECTING, bench.state());
            bench.network.events.opened(1, Transport.Opening.PLAIN, bench.now);
            bench.request(Code.POST, "/rd");
        }
    }

    @Nested
    @DisplayName("sends an Update")
    class Updates {

        @Test
        @DisplayName("without parameters, to extend the lifetime")
        void plain() {
            Bench bench = new Bench(server()).registered();
            bench.until(249);
            bench.nothingSent();
            bench.until(250);
            Sent update = bench.request(Code.POST, "/rd/5a3f");
            assertEquals(List.of(), queries(update.message()));
            assertEquals(0, update.message().payload().length);
            bench.answer(update, CHANGED);
            bench.until(499);
            bench.nothingSent();
        }

        @Test
        @DisplayName("at once with the lifetime that a server wrote, after the answer to the Write")
        void lifetime() {
            Bench bench = new Bench(server()).registered();
            bench.arrives(Code.PUT, "/1/0/1", "120");
            bench.response(Code.CHANGED);
            Sent update = bench.request(Code.POST, "/rd/5a3f");
            assertEquals(List.of("lt=120"), queries(update.message()));
            bench.answer(update, CHANGED);
            bench.until(69);
            bench.nothingSent();
            bench.until(70);
            assertEquals(List.of(), queries(bench.request(Code.POST, "/rd/5a3f").message()));
        }

        @Test
        @DisplayName("not when the same lifetime is written again")
        void sameLifetime() {
            Bench bench = new Bench(server()).registered();
            bench.arrives(Code.PUT, "/1/0/1", "300");
            bench.response(Code.CHANGED);
            bench.nothingSent();
        }

        @Test
        @DisplayName("once more, if the lifetime is written while one is on its way")
        void lifetimeMeanwhile() {
            Bench bench = new Bench(server()).registered();
            bench.until(250);
            Sent first = bench.request(Code.POST, "/rd/5a3f");
            bench.arrives(Code.PUT, "/1/0/1", "600");
            bench.response(Code.CHANGED);
            bench.nothingSent();
            bench.answer(first, CHANGED);
            assertEquals(
                    List.of("lt=600"),
                    queries(bench.request(Code.POST, "/rd/5a3f").message()));
        }

        @Test
        @DisplayName("when the server triggers it, and when the application asks for it")
        void triggered() {
            Bench bench = new Bench(server()).registered();
            bench.arrives(Code.POST, "/1/0/8", "");
            bench.response(Code.CHANGED);
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), CHANGED);
            bench.client.update();
            assertEquals(1, bench.wakes);
            bench.handle();
            bench.request(Code.POST, "/rd/5a3f");
        }

        @Test
        @DisplayName("with the list of Objects when instances came or went, and only then")
        void objects() {
            Bench bench = new Bench(server()).registered();
            bench.thermometer.instances(2);
            bench.handle();
            Sent update = bench.request(Code.POST, "/rd/5a3f");
            assertEquals(40, update.message().uint(Option.CONTENT_FORMAT));
            assertTrue(Message.text(update.message().payload()).endsWith("</3303/0>,</3303/1>"));
            bench.answer(update, CHANGED);
            bench.thermometer.instances(2);
            bench.handle();
            bench.nothingSent();
        }

        @Test
        @DisplayName("and registers at once if it is answered 4.04")
        void forgotten() {
            Bench bench = new Bench(server()).registered();
            bench.until(250);
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.NOT_FOUND));
            assertEquals(
                    "dev1",
                    queries(bench.request(Code.POST, "/rd").message()).get(0).substring(3));
            assertEquals(1, bench.client.status(1).refresh().absences());
        }

        @Test
        @DisplayName("and registers after a while if it is answered 4.00")
        void refused() {
            Bench bench = new Bench(server()).registered();
            bench.until(250);
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.BAD_REQUEST));
            bench.nothingSent();
            bench.until(320);
            bench.request(Code.POST, "/rd");
        }

        @Test
        @DisplayName(
                "again after a while if it is not answered, as long as the registration can be alive; then a Register")
        void unanswered() {
            Bench bench = new Bench(server().lifetimeSeconds(600).marginSeconds(300)).registered();
            bench.until(300);
            bench.timeOut(bench.request(Code.POST, "/rd/5a3f"));
            bench.until(460);
            bench.timeOut(bench.request(Code.POST, "/rd/5a3f"));
            bench.until(700);
            bench.request(Code.POST, "/rd");
        }

        @Test
        @DisplayName(
                "or sooner, where the registration ends before that if the Update arrived and only its answers did not")
        void answersLost() {
            Bench bench = new Bench(server().lifetimeSeconds(240).marginSeconds(120)).registered();
            bench.until(120);
            bench.timeOut(bench.request(Code.POST, "/rd/5a3f"));
            bench.until(239);
            bench.nothingSent();
            bench.until(240);
            bench.request(Code.POST, "/rd");
        }

        @Test
        @DisplayName("before anything else: what is in flight is not repeated any more, and said again later")
        void goesFirst() {
            Bench bench = new Bench(server().notificationMode(NotificationMode.CONFIRMABLE)).registered();
            bench.observe("/3303/0/5700");
            bench.thermometer.set(21);
            bench.handle();
            Sent notification = bench.notification(true);
            bench.until(250);
            Sent update = bench.request(Code.POST, "/rd/5a3f");
            assertEquals(List.of(notification.tag()), bench.network.cancelled);
            bench.nothingSent();
            bench.answer(update, CHANGED);
            bench.notification(true);
        }

        @Test
        @DisplayName("when the connection is new but the registration is not")
        void newConnection() {
            Bench bench = new Bench(server()).registered();
            bench.network.events.opened(0, Transport.Opening.NEW_ADDRESS, bench.now);
            bench.request(Code.POST, "/rd/5a3f");
        }
    }

    @Nested
    @DisplayName("in queue mode")
    class QueueMode {

        private Bench asleep(Server server) {
            Bench bench = new Bench(server.queueMode(93)).registered();
            bench.observe("/3303/0/5700");
            bench.now = 100_000;
            bench.thermometer.set(21);
            bench.handle();
            return bench;
        }

        @Test
        @DisplayName("sends an Update first when it wakes to report")
        void wakes() {
            Bench bench = asleep(server());
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), CHANGED);
            bench.notification(false);
        }

        @Test
        @DisplayName("needs none if the server takes the report for a sign of being awake")
        void flushed() {
            asleep(server().flushedBy(ActivityKind.NOTIFICATION)).notification(false);
        }
    }

    @Nested
    @DisplayName("ends")
    class Ends {

        @Test
        @DisplayName("by a De-register, and closes its association")
        void stop() {
            Bench bench = new Bench(server()).registered();
            bench.client.stop(bench.now);
            assertFalse(bench.client.stopped());
            bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
            assertTrue(bench.client.stopped());
            assertEquals(List.of(0), bench.network.closed);
            assertEquals(Long.MAX_VALUE, bench.client.wakeAt());
        }

        @Test
        @DisplayName("at once where it is not registered")
        void notRegistered() {
            Bench bench = new Bench(server()).start();
            bench.timeOut(bench.request(Code.POST, "/rd"));
            bench.client.stop(bench.now);
            assertTrue(bench.client.stopped());
        }

        @Test
        @DisplayName("by a De-register once the Register on its way is answered: the server may know the client by now")
        void whileRegistering() {
            Bench bench = new Bench(server()).start();
            Sent register = bench.request(Code.POST, "/rd");
            bench.client.stop(bench.now);
            assertFalse(bench.client.stopped());
            bench.answer(register, Bench.created());
            bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
            assertTrue(bench.client.stopped());
        }

        @Test
        @DisplayName("when the Register on its way is refused, or lost")
        void refusedWhileStopping() {
            Bench bench = new Bench(server()).start();
            Sent register = bench.request(Code.POST, "/rd");
            bench.client.stop(bench.now);
            bench.answer(register, new Message(Code.FORBIDDEN));
            assertTrue(bench.client.stopped());

            Bench other = new Bench(server()).start();
            register = other.request(Code.POST, "/rd");
            other.client.stop(other.now);
            other.timeOut(register);
            assertTrue(other.client.stopped());
        }

        @Test
        @DisplayName("at once if it is abandoned, whatever is under way, and only once")
        void abandoned() {
            Bench bench = new Bench(server()).registered();
            bench.client.stop(bench.now);
            bench.request(Code.DELETE, "/rd/5a3f");
            bench.client.abandon(bench.now);
            assertTrue(bench.client.stopped());
            assertEquals(List.of(0), bench.network.closed);
            assertEquals(Long.MAX_VALUE, bench.client.wakeAt());
            bench.client.abandon(bench.now);
            assertEquals(List.of(0), bench.network.closed);

            Bench other = new Bench(server()).registered();
            other.client.abandon(other.now);
            assertTrue(other.client.stopped());
            assertEquals(List.of(0), other.network.closed);
        }

        @Test
        @DisplayName("even if nobody answers")
        void unanswered() {
            Bench bench = new Bench(server()).registered();
            bench.client.stop(bench.now);
            bench.timeOut(bench.request(Code.DELETE, "/rd/5a3f"));
            assertTrue(bench.client.stopped());
        }
    }

    @Test
    @DisplayName("that is disabled answers, de-registers, stays away for the Disable Timeout, and comes back")
    void disabled() {
        Bench bench = new Bench(server()).registered();
        bench.arrives(Code.PUT, "/1/0/5", "1000");
        bench.response(Code.CHANGED);
        bench.arrives(Code.POST, "/1/0/4", "");
        Sent answer = bench.response(Code.CHANGED);
        assertTrue(answer.confirmable(), "only an acknowledgement tells that the answer has arrived");
        bench.nothingSent();
        bench.acknowledge(answer);
        bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
        assertEquals(SessionState.DISABLED, bench.state());
        bench.arrives(Code.GET, "/3/0/0", "");
        bench.response(0xA3);
        bench.until(999);
        bench.nothingSent();
        bench.until(1000);
        bench.request(Code.POST, "/rd");
    }

    @Test
    @DisplayName("verifies with one Update when a notification is reset")
    void doubt() {
        Bench bench = new Bench(server()).registered();
        bench.observe("/3303/0/5700");
        bench.thermometer.set(21);
        bench.handle();
        bench.outcome(bench.notification(false), Outcome.RESET, null, 1);
        bench.answer(bench.request(Code.POST, "/rd/5a3f"), CHANGED);
        bench.thermometer.set(22);
        bench.handle();
        bench.nothingSent();
    }

    @Test
    @DisplayName("is refused with a sentence if something is missing or there twice")
    void misuse() {
        assertThrows(IllegalArgumentException.class, () -> Lwm2mClient.builder(""));
        assertThrows(IllegalStateException.class, () -> Lwm2mClient.builder("a").build());
        assertThrows(
                IllegalStateException.class,
                () -> Lwm2mClient.builder("a").server(server()).build());
        assertThrows(
                IllegalStateException.class,
                () -> Lwm2mClient.builder("a").server(server()).server(server()));
        Bench bench = new Bench(server()).registered();
        assertThrows(IllegalStateException.class, bench::start);
        assertThrows(IllegalArgumentException.class, () -> bench.client.status(2));
    }
}

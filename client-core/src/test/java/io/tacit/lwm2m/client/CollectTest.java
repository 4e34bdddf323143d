package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.report.DropPolicy;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Values that are collected")
class CollectTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    private final Bench bench = bench(server()).registered();
    private final List<String> results = new ArrayList<>();

    private static Bench bench(Server server) {
        return new Bench(server.sendFormat(ContentFormat.SENML_JSON));
    }

    private void collect(Bench at, long seconds, double celsius) {
        at.now = seconds * 1000;
        at.thermometer.celsius = celsius;
        assertTrue(at.client.collect(TEMPERATURE));
        at.handle();
    }

    private void send(Bench at) {
        at.client.sendCollected((server, result, code) -> results.add(result + " " + Code.text(code)));
        at.handle();
    }

    private Sent request(String payload) {
        Sent request = bench.request(Code.POST, "/dp");
        assertEquals(payload, Message.text(request.message().payload()));
        return request;
    }

    private int collected() {
        return bench.client.status(1).collected();
    }

    private long dropped() {
        return bench.client.status(1).dropped();
    }

    @Nested
    @DisplayName("go out")
    class GoOut {

        @Test
        @DisplayName("in one message, with how long ago they were taken, and are gone when the server has them")
        void oneMessage() {
            collect(bench, 10, 20.5);
            collect(bench, 20, 21);
            bench.now = 30_000;
            bench.nothingSent();
            assertEquals(2, collected());
            send(bench);
            Sent request = request("[{\"bn\":\"/3303/0/5700\",\"t\":-20,\"v\":20.5},{\"t\":-10,\"v\":21}]");
            assertEquals(110, request.message().uint(Option.CONTENT_FORMAT));
            bench.answer(request, new Message(Code.CHANGED));
            assertEquals(List.of("DELIVERED 2.04"), results);
            assertEquals(0, collected());
            assertEquals(0, dropped());
            bench.nothingSent();
        }

        @Test
        @DisplayName("with times of their own, though they were taken at the same time")
        void timesOfTheirOwn() {
            collect(bench, 10, 20.5);
            collect(bench, 10, 21);
            collect(bench, 10, 21.5);
            bench.now = 11_000;
            send(bench);
            request(
                    "[{\"bn\":\"/3303/0/5700\",\"t\":-1,\"v\":20.5},{\"t\":-0.999,\"v\":21},{\"t\":-0.998,\"v\":21.5}]");
        }

        @Test
        @DisplayName("with the time of day if the owner has told it, set right even afterwards")
        void wallClock() {
            bench.client.wallClock(1_600_000_000_000L, bench.now);
            collect(bench, 10, 20.5);
            bench.client.wallClock(1_700_000_020_000L, 20_000);
            bench.now = 20_000;
            send(bench);
            request("[{\"bn\":\"/3303/0/5700\",\"bt\":1700000010,\"v\":20.5}]");
        }

        @Test
        @DisplayName("with how long ago they were taken while the clock was not set")
        void clockNotSet() {
            bench.client.wallClock(0, bench.now);
            collect(bench, 10, 20.5);
            bench.now = 11_000;
            send(bench);
            request("[{\"bn\":\"/3303/0/5700\",\"t\":-1,\"v\":20.5}]");
        }

        @Test
        @DisplayName("in SenML CBOR where Sends are in LwM2M CBOR, which has no times")
        void withTimes() {
            Bench other = new Bench(server().version(Lwm2mVersion.V1_2).sendFormat(ContentFormat.LWM2M_CBOR));
            other.registered();
            collect(other, 10, 20.5);
            send(other);
            assertEquals(112, other.request(Code.POST, "/dp").message().uint(Option.CONTENT_FORMAT));
        }

        @Test
        @DisplayName("once the client is registered, those of before its start too")
        void beforeRegistration() {
            Bench other = bench(server());
            assertTrue(other.client.collect(TEMPERATURE));
            other.client.sendCollected(null);
            other.start();
            Sent register = other.request(Code.POST, "/rd");
            other.handle();
            other.thermometer.celsius = 30;
            other.nothingSent();
            other.now = 4_000;
            other.answer(register, Bench.created());
            assertEquals(
                    "[{\"bn\":\"/3303/0/5700\",\"t\":-4,\"v\":20}]",
                    Message.text(other.request(Code.POST, "/dp").message().payload()));
        }

        @Test
        @DisplayName("with one value, however often it was asked for before it was read")
        void once() {
            for (int i = 0; i < 1000; i++) {
                assertTrue(bench.client.collect(TEMPERATURE));
            }
            assertEquals(1, bench.wakes);
            bench.handle();
            assertEquals(1, collected());
        }

        @Test
        @DisplayName("again after an Update that could not wait")
        void withdrawn() {
            collect(bench, 10, 20.5);
            send(bench);
            request("[{\"bn\":\"/3303/0/5700\",\"v\":20.5}]");
            bench.client.update();
            bench.handle();
            bench.now = 12_000;
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.CHANGED));
            bench.answer(request("[{\"bn\":\"/3303/0/5700\",\"t\":-2,\"v\":20.5}]"), new Message(Code.CHANGED));
            assertEquals(List.of("DELIVERED 2.04"), results);
        }

        @Test
        @DisplayName("again, after a pause, if the message could not be sent")
        void notSent() {
            collect(bench, 10, 20.5);
            send(bench);
            bench.outcome(bench.request(Code.POST, "/dp"), Outcome.NOT_SENT, null, 0);
            bench.nothingSent();
            bench.until(20);
            request("[{\"bn\":\"/3303/0/5700\",\"t\":-1,\"v\":20.5}]");
            assertEquals(List.of(), results);
        }

        @Test
        @DisplayName("or not, if there are none")
        void nothing() {
            send(bench);
            bench.nothingSent();
            assertEquals(List.of("DELIVERED 0.00"), results);
        }
    }

    @Nested
    @DisplayName("when there are too many for one message")
    class Several {

        private final Bench bench = small().registered();

        private Bench small() {
            return new Bench(server().sendFormat(ContentFormat.SENML_JSON), 256);
        }

        private List<Double> values(Sent request) {
            assertTrue(request.message().payload().length <= 256);
            Decoder decoder = new Formats().decoder(ContentFormat.SENML_JSON);
            byte[] payload = request.message().payload();
            decoder.begin(payload, 0, payload.length, Path.ROOT, null);
            List<Double> values = new ArrayList<>();
            while (decoder.next()) {
                values.add(decoder.readFloat());
            }
            return values;
        }

        @Test
        @DisplayName("go out in several, each once and in order, and not those that come later")
        void inOrder() {
            List<Double> expected = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                collect(bench, i, i);
                expected.add((double) i);
            }
            send(bench);
            List<Double> received = new ArrayList<>();
            int messages = 0;
            while (received.size() < 40) {
                Sent request = bench.request(Code.POST, "/dp");
                received.addAll(values(request));
                messages++;
                bench.nothingSent();
                assertEquals(List.of(), results);
                collect(bench, 100 + messages, 1000);
                bench.answer(request, new Message(Code.CHANGED));
            }
            assertEquals(expected, received);
            assertTrue(messages >= 3, "messages " + messages);
            assertEquals(List.of("DELIVERED 2.04"), results);
            bench.nothingSent();
            assertEquals(messages, bench.client.status(1).collected());
        }

        @Test
        @DisplayName("stop at the first that is refused; the next Send starts with what that had")
        void refused() {
            for (int i = 0; i < 40; i++) {
                collect(bench, i, i);
            }
            send(bench);
            Sent first = bench.request(Code.POST, "/dp");
            int delivered = values(first).size();
            bench.answer(first, new Message(Code.CHANGED));
            List<Double> second = values(bench.network.sent.peek());
            bench.answer(bench.request(Code.POST, "/dp"), new Message(Code.INTERNAL_SERVER_ERROR));
            assertEquals(List.of("REFUSED 5.00"), results);
            bench.nothingSent();
            assertEquals(40 - delivered, bench.client.status(1).collected());
            send(bench);
            assertEquals(second.get(0), values(bench.request(Code.POST, "/dp")).get(0));
            assertEquals(0, bench.client.status(1).dropped());
        }
    }

    @Nested
    @DisplayName("stay")
    class Stay {

        @Test
        @DisplayName("if the server refuses them, until the application sends them again")
        void refused() {
            collect(bench, 10, 20.5);
            send(bench);
            bench.answer(bench.request(Code.POST, "/dp"), new Message(Code.NOT_FOUND));
            assertEquals(List.of("REFUSED 4.04"), results);
            assertEquals(1, collected());
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.CHANGED));
            bench.nothingSent();
            collect(bench, 20, 21);
            send(bench);
            bench.answer(
                    request("[{\"bn\":\"/3303/0/5700\",\"t\":-10,\"v\":20.5},{\"v\":21}]"), new Message(Code.CHANGED));
            assertEquals(List.of("REFUSED 4.04", "DELIVERED 2.04"), results);
            assertEquals(0, dropped());
        }

        @Test
        @DisplayName("if the server does not answer")
        void unanswered() {
            collect(bench, 10, 20.5);
            send(bench);
            bench.timeOut(bench.request(Code.POST, "/dp"));
            assertEquals(List.of("UNANSWERED 0.00"), results);
            assertEquals(1, collected());
            assertEquals(0, dropped());
        }

        @Test
        @DisplayName("if the server wants no Sends")
        void muted() {
            collect(bench, 10, 20.5);
            mute("1");
            send(bench);
            assertEquals(List.of("MUTED 0.00"), results);
            assertEquals(1, collected());
            assertEquals(0, dropped());
            mute("0");
            bench.nothingSent();
            send(bench);
            bench.answer(bench.request(Code.POST, "/dp"), new Message(Code.CHANGED));
            assertEquals(List.of("MUTED 0.00", "DELIVERED 2.04"), results);
        }
    }

    @Nested
    @DisplayName("are dropped, counted and told of,")
    class Dropped {

        /** More is collected than there is room for, and sent. */
        private Bench full(DropPolicy policy) {
            Bench other = new Bench(server().sendFormat(ContentFormat.SENML_JSON), 256, 100, policy).registered();
            for (int i = 0; i < 10; i++) {
                collect(other, i, i);
            }
            ServerStatus status = other.client.status(1);
            assertEquals(10 - status.collected(), status.dropped());
            assertEquals(status.dropped(), other.drops.size());
            assertEquals("1: no room for all that was collected", other.drops.get(0));
            send(other);
            return other;
        }

        private String sent(Bench other) {
            return Message.text(other.request(Code.POST, "/dp").message().payload());
        }

        @Test
        @DisplayName("the oldest, when there are too many")
        void oldest() {
            String payload = sent(full(DropPolicy.OLDEST));
            assertFalse(payload.contains("\"v\":0}"), payload);
            assertTrue(payload.endsWith("\"v\":9}]"), payload);
        }

        @Test
        @DisplayName("or the newest, if the integrator says so")
        void newest() {
            String payload = sent(full(DropPolicy.NEWEST));
            assertTrue(payload.contains("\"v\":0}"), payload);
            assertFalse(payload.contains("\"v\":9}"), payload);
        }

        @Test
        @DisplayName("but of those that had to go while they were on their way only what did not arrive")
        void onTheirWay() {
            for (int code : new int[] {Code.CHANGED, Code.INTERNAL_SERVER_ERROR}) {
                Bench other = full(DropPolicy.OLDEST);
                Sent request = other.request(Code.POST, "/dp");
                ServerStatus before = other.client.status(1);
                int count = before.collected();
                for (int i = 0; i < count; i++) {
                    collect(other, 20 + i, 100 + i);
                }
                assertEquals(before.dropped(), other.client.status(1).dropped(), "nobody knows yet");
                other.answer(request, new Message(code));
                int lost = code == Code.CHANGED ? 0 : count;
                assertEquals(before.dropped() + lost, other.client.status(1).dropped());
                assertEquals(count, other.client.status(1).collected());
                String last = other.drops.get(other.drops.size() - 1);
                assertEquals((lost == 0 ? 1 : lost) + ": no room for all that was collected", last);
            }
        }

        @Test
        @DisplayName("when the application wants none of them any more")
        void unwanted() {
            collect(bench, 10, 1);
            collect(bench, 11, 2);
            bench.client.dropCollected();
            bench.handle();
            assertEquals(0, collected());
            assertEquals(2, dropped());
            assertEquals(List.of("2: the application wants none of what was collected"), bench.drops);
        }

        @Test
        @DisplayName("when the client stops")
        void stopped() {
            collect(bench, 10, 1);
            send(bench);
            bench.request(Code.POST, "/dp");
            bench.client.stop(bench.now);
            bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
            assertEquals(List.of("DROPPED 0.00"), results);
            assertEquals(List.of("1: the client was stopped"), bench.drops);
            assertEquals(1, dropped());
        }

        @Test
        @DisplayName("when they can't be read")
        void unreadable() {
            bench.client.collect(Path.of(3303, 0, 5601));
            bench.client.collect(Path.of(3303, 7, 5700));
            bench.handle();
            assertEquals("secret", bench.failures.get(0).getMessage());
            assertEquals(
                    List.of("1: the Object failed", "1: /3303/7/5700 can't be sent: no such Object Instance"),
                    bench.drops);
            assertEquals(2, dropped());
        }

        @Test
        @DisplayName("when a moment is larger than any message")
        void tooLarge() {
            Bench other = new Bench(server().sendFormat(ContentFormat.SENML_JSON), 256).registered();
            other.thermometer.count = 12;
            Path[] all = new Path[12];
            for (int i = 0; i < all.length; i++) {
                all[i] = Path.of(3303, i, 5700);
            }
            other.client.collect(all);
            collect(other, 10, 21);
            send(other);
            assertEquals(List.of("1: larger than a message can be"), other.drops);
            assertEquals(
                    "[{\"bn\":\"/3303/\",\"n\":\"0/5700\",\"v\":21}]",
                    Message.text(other.request(Code.POST, "/dp").message().payload()));
        }

        @Test
        @DisplayName("when too many different ones wait to be read")
        void tooMany() {
            for (int i = 0; i < 64; i++) {
                assertTrue(bench.client.collect(Path.of(3303, i, 5700)));
            }
            assertFalse(bench.client.collect(Path.of(3303, 64, 5700)));
            assertTrue(bench.client.collect(Path.of(3303, 63, 5700)));
            bench.handle();
            assertEquals(1, collected());
            assertEquals(64, dropped());
        }
    }

    @Test
    @DisplayName("must be of something that can be sent: the caller is told at once")
    void misuse() {
        assertThrows(IllegalArgumentException.class, () -> bench.client.collect());
        assertThrows(IllegalArgumentException.class, () -> bench.client.collect(Path.of(0, 0)));
        Lwm2mClient.Builder builder = Lwm2mClient.builder("x");
        assertThrows(IllegalArgumentException.class, () -> builder.collected(0, DropPolicy.OLDEST));
        assertThrows(IllegalArgumentException.class, () -> builder.collected(Integer.MAX_VALUE, DropPolicy.OLDEST));
    }

    private void mute(String value) {
        bench.arrives(Code.PUT, "/1/0/23", value);
        bench.response(Code.CHANGED);
    }
}

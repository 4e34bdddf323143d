package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.session.SessionState;
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

@DisplayName("A registered client")
class TrafficTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    private final Bench bench = new Bench(server().updatePolicy(UpdatePolicy.implicit())).registered();
    private final List<String> sends = new ArrayList<>();

    private void send() {
        bench.client.send((server, result, code) -> sends.add(result + " " + Code.text(code)), TEMPERATURE);
        bench.handle();
    }

    private void change(double celsius) {
        bench.thermometer.set(celsius);
        bench.handle();
    }

    @Nested
    @DisplayName("answers")
    class Answers {

        @Test
        @DisplayName("what is read")
        void read() {
            bench.arrives(Code.GET, "/3/0/0", "");
            assertEquals(
                    "Acme", Message.text(bench.response(Code.CONTENT).message().payload()));
        }

        @Test
        @DisplayName("by a Confirmable message if that saves an Update")
        void promoted() {
            bench.until(200);
            bench.arrives(Code.GET, "/3/0/0", "");
            Sent answer = bench.response(Code.CONTENT);
            assertTrue(answer.confirmable());
            bench.acknowledge(answer);
            bench.until(449);
            bench.nothingSent();
            bench.until(450);
            bench.request(Code.POST, "/rd/5a3f");
        }

        @Test
        @DisplayName("later, if the Object puts it off; the request is acknowledged at once")
        void deferred() {
            bench.arrives(Code.POST, "/3303/0/5605", "");
            assertEquals("accept", bench.network.sent.poll().how());
            bench.thermometer.deferred.succeed();
            bench.thermometer.deferred.refuse(Refusal.INTERNAL_SERVER_ERROR, "too late");
            bench.handle();
            bench.response(Code.CHANGED);
            bench.nothingSent();
        }

        @Test
        @DisplayName("with the value of the moment in which a deferred Read goes on")
        void deferredRead() {
            bench.thermometer.slow = true;
            bench.arrives(Code.GET, "/3303/0/5700", "");
            assertEquals("accept", bench.network.sent.poll().how());
            bench.thermometer.celsius = 33;
            bench.thermometer.deferred.succeed();
            bench.handle();
            assertEquals(
                    "33", Message.text(bench.response(Code.CONTENT).message().payload()));
        }

        @Test
        @DisplayName("5.03 when more is put off than there is room for")
        void tooMany() {
            for (int i = 0; i < 4; i++) {
                bench.arrives(Code.POST, "/3303/0/5605", "");
                assertEquals("accept", bench.network.sent.poll().how());
            }
            bench.arrives(Code.POST, "/3303/0/5605", "");
            bench.response(Refusal.SERVICE_UNAVAILABLE);
            bench.thermometer.deferred.succeed();
            bench.handle();
            bench.response(Code.CHANGED);
            bench.arrives(Code.POST, "/3303/0/5605", "");
            assertEquals("accept", bench.network.sent.poll().how());
        }

        @Test
        @DisplayName("5.00 without details if an Object fails, and tells the application")
        void failure() {
            bench.arrives(Code.GET, "/3303/0/5601", "");
            assertEquals(0, bench.response(Code.INTERNAL_SERVER_ERROR).message().payload().length);
            assertEquals("secret", bench.failures.get(0).getMessage());
        }

        @Test
        @DisplayName("Reboot, and reboots when the answer was delivered, once")
        void reboot() {
            bench.arrives(Code.POST, "/3/0/4", "");
            Sent answer = bench.response(Code.CHANGED);
            assertEquals(0, bench.reboots);
            bench.acknowledge(answer);
            assertEquals(1, bench.reboots);
        }

        @Test
        @DisplayName("Reboot, and reboots even if the acknowledgement never comes")
        void rebootUnacknowledged() {
            bench.arrives(Code.POST, "/3/0/4", "");
            bench.timeOut(bench.response(Code.CHANGED));
            assertEquals(1, bench.reboots);
        }

        @Test
        @DisplayName(
                "Reboot while an Update is on its way without taking its place, and reboots when nobody asks again")
        void rebootDuringUpdate() {
            bench.client.update();
            bench.handle();
            Sent update = bench.request(Code.POST, "/rd/5a3f");
            bench.arrives(Code.POST, "/3/0/4", "");
            assertFalse(bench.response(Code.CHANGED).confirmable());
            bench.answer(update, new Message(Code.CHANGED));
            assertEquals(SessionState.REGISTERED, bench.state());
            bench.until(92);
            assertEquals(0, bench.reboots);
            bench.until(93);
            assertEquals(1, bench.reboots);
        }

        @Test
        @DisplayName("Reboot while the De-register is on its way, and comes to its end")
        void rebootDuringDeregister() {
            bench.client.stop(bench.now);
            Sent deregister = bench.request(Code.DELETE, "/rd/5a3f");
            bench.arrives(Code.POST, "/3/0/4", "");
            bench.response(Code.CHANGED);
            bench.answer(deregister, new Message(Code.DELETED));
            assertTrue(bench.client.stopped());
        }
    }

    @Nested
    @DisplayName("notifies")
    class Notifies {

        @Test
        @DisplayName("without asking for an acknowledgement while there is time, with it when that saves an Update")
        void promoted() {
            bench.observe("/3303/0/5700");
            bench.until(100);
            change(21);
            bench.notification(false);
            bench.until(170);
            change(22);
            Sent promoted = bench.notification(true);
            bench.acknowledge(promoted);
            bench.until(170 + 249);
            bench.nothingSent();
            assertEquals(1, bench.client.status(1).refresh().promotedNotifications());
            assertTrue(
                    bench.decisions.stream()
                            .anyMatch(line -> line.startsWith(
                                    "Update not needed: notification of /3303/0/5700 acknowledged, sent 80 s ago")),
                    bench.decisions.toString());
        }

        @Nested
        @DisplayName("while a Send, which does not count, is on its way,")
        class Busy {

            private final Bench bench =
                    new Bench(server().updatePolicy(UpdatePolicy.trusted(ActivityKind.NOTIFICATION))).registered();

            private Sent sentAndChanged(long seconds) {
                bench.observe("/3303/0/5700");
                bench.until(seconds);
                bench.client.send(null, TEMPERATURE);
                bench.thermometer.set(21);
                bench.handle();
                return bench.request(Code.POST, "/dp");
            }

            @Test
            @DisplayName("when that is answered, if the acknowledgement saves an Update")
            void waits() {
                Sent send = sentAndChanged(170);
                bench.nothingSent();
                bench.answer(send, new Message(Code.CHANGED));
                bench.acknowledge(bench.notification(true));
                bench.until(170 + 249);
                bench.nothingSent();
            }

            @Test
            @DisplayName("after two seconds at the latest")
            void notForLong() {
                sentAndChanged(170);
                bench.nothingSent();
                bench.until(200);
                bench.notification(false);
                assertEquals(172_000, bench.now);
            }

            @Test
            @DisplayName("at once while there is time")
            void atOnce() {
                sentAndChanged(100);
                bench.notification(false);
            }
        }

        @Test
        @DisplayName("the newest value once, however many changes came at once")
        void coalesced() {
            bench.observe("/3303/0/5700");
            bench.thermometer.set(21);
            bench.thermometer.set(22);
            assertEquals(1, bench.wakes, "one wake-up is enough");
            bench.handle();
            assertEquals("22", Message.text(bench.notification(false).message().payload()));
            bench.nothingSent();
        }

        @Test
        @DisplayName("again what was not sent, after a pause that grows: no tight loop")
        void notSent() {
            Bench plain = new Bench(server()).registered();
            plain.observe("/3303/0/5700");
            plain.thermometer.set(21);
            plain.handle();
            long before = plain.now;
            for (int i = 0; i < 5; i++) {
                plain.outcome(plain.notification(false), Outcome.NOT_SENT, null, 0);
                plain.nothingSent();
                plain.until(Long.MAX_VALUE / 2000);
                assertTrue(plain.now - before >= 1000L << i, "only " + (plain.now - before) + " ms");
                before = plain.now;
            }
            assertEquals("21", Message.text(plain.notification(false).message().payload()));
        }

        @Test
        @DisplayName("nobody after Observe 1, and after a new registration")
        void cancelled() {
            bench.observe("/3303/0/5700");
            Message cancel = Bench.message(Code.GET, "/3303/0/5700", "")
                    .add(Option.OBSERVE, 1L)
                    .token(new byte[] {7, 7});
            bench.network.arrives(cancel, bench.now);
            assertFalse(bench.response(Code.CONTENT).message().has(Option.OBSERVE));
            change(21);
            bench.nothingSent();
        }
    }

    @Nested
    @DisplayName("sends")
    class Sends {

        @Test
        @DisplayName("values to /dp, and an answer of 2.04 is proof")
        void delivered() {
            bench.until(100);
            send();
            Sent request = bench.request(Code.POST, "/dp");
            assertEquals(112, request.message().uint(Option.CONTENT_FORMAT));
            bench.answer(request, new Message(Code.CHANGED));
            assertEquals(List.of("DELIVERED 2.04"), sends);
            bench.until(349);
            bench.nothingSent();
        }

        @Test
        @DisplayName("values in the format that was set")
        void inJson() {
            Bench other = new Bench(server().sendFormat(ContentFormat.SENML_JSON)).registered();
            other.client.send(null, TEMPERATURE);
            other.handle();
            assertEquals(110, other.request(Code.POST, "/dp").message().uint(Option.CONTENT_FORMAT));
            assertThrows(IllegalArgumentException.class, () -> server().sendFormat(ContentFormat.TLV));
        }

        @Test
        @DisplayName("one after the other; too many are dropped, told and counted")
        void full() {
            bench.client.send(null, TEMPERATURE);
            bench.client.send(null, TEMPERATURE);
            send();
            assertEquals(List.of("DROPPED 0.00"), sends);
            assertEquals(1, bench.client.status(1).dropped());
            Sent first = bench.request(Code.POST, "/dp");
            bench.nothingSent();
            bench.answer(first, new Message(Code.CHANGED));
            bench.request(Code.POST, "/dp");
        }

        @Test
        @DisplayName("no more than there is room for, even if the owner is not at work")
        void stalledOwner() {
            for (int i = 0; i < 5; i++) {
                bench.client.send((server, result, code) -> sends.add(result + " " + server), TEMPERATURE);
            }
            assertEquals(List.of("DROPPED 1", "DROPPED 1", "DROPPED 1"), sends);
            bench.handle();
            assertEquals(3, bench.client.status(1).dropped());
            bench.request(Code.POST, "/dp");
        }

        @Test
        @DisplayName("nothing while the server wants none (/1/x/23), and goes on when it does")
        void muted() {
            bench.arrives(Code.PUT, "/1/0/23", "1");
            bench.response(Code.CHANGED);
            send();
            send();
            bench.nothingSent();
            assertEquals(List.of("MUTED 0.00", "MUTED 0.00"), sends);
            assertEquals(2, bench.client.status(1).dropped());
            assertEquals(List.of("1: the server wants no Sends", "1: the server wants no Sends"), bench.drops);
            bench.arrives(Code.PUT, "/1/0/23", "0");
            bench.response(Code.CHANGED);
            bench.nothingSent();
            send();
            bench.answer(bench.request(Code.POST, "/dp"), new Message(Code.CHANGED));
            assertEquals("DELIVERED 2.04", sends.get(2));
        }

        @Test
        @DisplayName("nothing to a server of LwM2M 1.0, which knows no Send")
        void version10() {
            Bench old = new Bench(server().version(Lwm2mVersion.V1_0)).registered();
            old.client.send((server, result, code) -> sends.add(result + " " + server), TEMPERATURE);
            old.handle();
            old.nothingSent();
            assertEquals(List.of("MUTED 1"), sends);
        }

        @Test
        @DisplayName("nothing that can't be read when its turn comes")
        void unreadable() {
            bench.client.send((server, result, code) -> sends.add(result + " " + server), Path.of(3303, 0, 5601));
            bench.client.send((server, result, code) -> sends.add(result + " " + server), Path.of(3303, 9, 5700));
            bench.handle();
            bench.nothingSent();
            assertEquals(List.of("DROPPED 1", "DROPPED 1"), sends);
            assertEquals("secret", bench.failures.get(0).getMessage());
            assertEquals(
                    List.of("1: the Object failed", "1: /3303/9/5700 can't be sent: no such Object Instance"),
                    bench.drops);
        }

        @Test
        @DisplayName("in LwM2M CBOR only to a server of LwM2M 1.2")
        void lwm2mCbor() {
            Server server = server().sendFormat(ContentFormat.LWM2M_CBOR);
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> new Bench(server));
            assertEquals("LwM2M CBOR came with LwM2M 1.2: set that version, or another sendFormat", e.getMessage());
        }

        @Test
        @DisplayName("again after an Update that could not wait")
        void withdrawn() {
            send();
            bench.request(Code.POST, "/dp");
            bench.client.update();
            bench.handle();
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.CHANGED));
            bench.answer(bench.request(Code.POST, "/dp"), new Message(Code.CHANGED));
            assertEquals(List.of("DELIVERED 2.04"), sends);
        }

        @Test
        @DisplayName("and verifies with an Update if the server refuses")
        void refused() {
            send();
            bench.answer(bench.request(Code.POST, "/dp"), new Message(Code.NOT_FOUND));
            assertEquals(List.of("REFUSED 4.04"), sends);
            bench.request(Code.POST, "/rd/5a3f");
        }

        @Test
        @DisplayName("nothing that is not there: the caller is told at once")
        void misuse() {
            assertThrows(IllegalArgumentException.class, () -> bench.client.send(null));
            assertThrows(IllegalArgumentException.class, () -> bench.client.send(null, Path.of(9)));
            assertThrows(IllegalArgumentException.class, () -> bench.client.send(null, Path.of(0, 0)));
        }

        @Test
        @DisplayName("nothing any more when it has stopped: what waits is dropped")
        void stopped() {
            send();
            bench.request(Code.POST, "/dp");
            bench.client.stop(bench.now);
            bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
            assertEquals(List.of("DROPPED 0.00"), sends);
        }
    }
}

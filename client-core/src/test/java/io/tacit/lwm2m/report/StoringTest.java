package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Notification Storing (/1/x/6) and hqmax: what falls due while the server can't be reached. Times in seconds. */
@DisplayName("While the server can't be reached, notifications")
class StoringTest {

    private static final Path UNITS = Path.of(Sensor.ID, 0, Sensor.UNITS);

    private final Bench bench = new Bench();

    private static Bench bench(int count, int bytes, DropPolicy policy) {
        return new Bench(10, new NotificationStore(count, bytes, policy));
    }

    /** Lets a value fall due each second. */
    private static void store(Bench bench, long from, int... values) {
        for (int i = 0; i < values.length; i++) {
            bench.set(values[i]);
            bench.notifications.store((from + i) * 1000);
        }
    }

    /** Everything that is due now, each acknowledged. */
    private static List<String> flush(Bench bench, long seconds) {
        List<String> sent = new ArrayList<>();
        for (Observation due = bench.due(seconds * 1000); due != null; due = bench.due(seconds * 1000)) {
            Message message = bench.build(due, seconds * 1000);
            if (message != null) {
                bench.notifications.sent(due, true, seconds * 1000);
                if (!due.ended()) {
                    bench.notifications.acknowledged(due);
                }
                sent.add(message.code() == Code.CONTENT ? Message.text(message.payload()) : Code.text(message.code()));
            }
        }
        return sent;
    }

    @Nested
    @DisplayName("are stored:")
    class Stored {

        @Test
        @DisplayName("each as it falls due, and sent in order before the newest")
        void inOrder() {
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2, 3);
            assertEquals(3, bench.observations.stored());
            assertEquals(3, bench.store.size());

            bench.observations.offline(false);
            bench.set(4);
            assertEquals(List.of("1", "2", "3", "4"), flush(bench, 20));
            assertEquals(0, bench.observations.stored());
            assertEquals(0, bench.store.bytes());
            assertEquals(0, bench.observations.droppedByStore());
        }

        @Test
        @DisplayName("pmin, pmax and conditions decide as ever")
        void attributes() {
            bench.write(Bench.VALUE, "pmin=5 pmax=20 gt=25");
            bench.sensor.value = 20;
            bench.observe(Bench.VALUE, 0);
            bench.observations.look(0);
            bench.observations.offline(true);
            List<Long> wakes = new ArrayList<>();
            for (long second = 1; second <= 50; second++) {
                if (second == 2 || second == 30) {
                    bench.set(second == 2 ? 26 : 24);
                }
                if (bench.asked(second * 1000)) {
                    wakes.add(second);
                    bench.notifications.store(second * 1000);
                }
            }
            assertEquals(List.of(5L, 25L, 30L, 50L), wakes);
            bench.observations.offline(false);
            assertEquals(List.of("26", "26", "24", "24"), flush(bench, 51));
        }

        @Test
        @DisplayName("a change that was not looked at yet is stored with the value of that moment")
        void whatWasPending() {
            bench.write(Bench.VALUE, "pmin=10");
            bench.observe(Bench.VALUE, 0);
            bench.set(1);
            bench.observations.offline(true);
            bench.set(2);
            bench.notifications.store(10_000);
            bench.set(3);
            bench.observations.offline(false);
            assertEquals(List.of("2"), flush(bench, 12));
            assertEquals(List.of("3"), flush(bench, 20));
        }

        @Test
        @DisplayName("pmin does not hold back what is stored, but what comes after it")
        void pminOfTheNewest() {
            bench.write(Bench.VALUE, "pmin=10");
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            for (int second = 10; second <= 30; second += 10) {
                store(bench, second, second);
            }
            bench.observations.offline(false);
            bench.set(40);
            assertEquals(List.of("10", "20", "30"), flush(bench, 31));
            assertNull(bench.due(39_999));
            assertEquals(List.of("40"), flush(bench, 40));
        }

        @Test
        @DisplayName("with their times where the format has any, relative to the moment of sending")
        void times() {
            bench.observe(Bench.VALUE, ContentFormat.SENML_JSON, new byte[] {1}, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2);
            bench.observations.offline(false);
            bench.set(3);
            assertEquals(
                    List.of(
                            "[{\"bn\":\"/3303/0/5700\",\"t\":-10,\"v\":1}]",
                            "[{\"bn\":\"/3303/0/5700\",\"t\":-9,\"v\":2}]",
                            "[{\"bn\":\"/3303/0/5700\",\"v\":3}]"),
                    flush(bench, 20));
        }

        @Test
        @DisplayName("with fresh numbers, so that the server takes them for newer")
        void numbers() {
            long before = bench.observe(Bench.VALUE, ContentFormat.TEXT, new byte[] {1}, 0)
                    .uint(Option.OBSERVE);
            bench.observations.offline(true);
            store(bench, 10, 1, 2);
            bench.observations.offline(false);
            for (int i = 1; i <= 2; i++) {
                Observation due = bench.due(20_000);
                Message message = bench.build(due, 20_000);
                bench.notifications.sent(due, false, 20_000);
                assertEquals(before + i, message.uint(Option.OBSERVE));
                assertEquals(Bench.VALUE, message.subject());
            }
        }

        @Test
        @DisplayName("one that can't be read just now is tried again")
        void unreadable() {
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            bench.sensor.refusal = new Refusal(Refusal.SERVICE_UNAVAILABLE, "warming up");
            store(bench, 10, 1);
            assertEquals(0, bench.observations.stored());
            assertEquals(12_000, bench.observations.nextAt(10_000));
            bench.sensor.refusal = null;
            bench.notifications.store(12_000);
            assertEquals(1, bench.observations.stored());
        }

        @Test
        @DisplayName("that it is gone is told after what is stored")
        void gone() {
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            store(bench, 10, 1);
            bench.sensor.instances = 0;
            bench.observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            bench.notifications.store(11_000);
            assertEquals(Long.MAX_VALUE, bench.observations.nextAt(11_000));
            bench.observations.offline(false);
            assertEquals(List.of("1", "4.04"), flush(bench, 20));
            assertEquals(0, bench.observations.size());
        }

        @Test
        @DisplayName("those of an observation that ends are dropped, and count")
        void ended() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.observe(UNITS, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2);
            bench.observations.changed(Sensor.ID, 0, Sensor.UNITS);
            bench.notifications.store(12_000);
            bench.notifications.reset(observation);
            assertEquals(2, bench.observations.droppedByStore());
            assertEquals(1, bench.observations.stored());
            bench.observations.cancelAll();
            assertEquals(3, bench.observations.droppedByStore());
            assertEquals(0, bench.store.size());
            assertEquals(0, bench.store.bytes());
        }

        @Test
        @DisplayName("nothing is, if the server wants nothing stored: changes are dropped, and nobody is woken")
        void unwanted() {
            bench.account.notificationStoring(false);
            bench.write(Bench.VALUE, "pmax=10");
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            assertEquals(Long.MAX_VALUE, bench.observations.nextAt(0));
            store(bench, 10, 1, 2);
            assertEquals(0, bench.observations.stored());
            assertEquals(2, bench.observations.dropped());
            bench.observations.offline(false);
            assertEquals(List.of("2"), flush(bench, 12), "the period is over");
        }
    }

    @Nested
    @DisplayName("that were sent and did not arrive")
    class Undelivered {

        @Test
        @DisplayName("stay stored, and go out first again")
        void stay() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2);
            bench.observations.offline(false);
            assertEquals("1", bench.notification(20, true));
            assertNull(bench.due(20_000), "the next waits for the acknowledgement");
            bench.notifications.failed(observation, 113_000);
            assertEquals(2, bench.observations.stored());
            assertNull(bench.due(114_999));
            assertEquals(List.of("1", "2"), flush(bench, 115));
        }

        @Test
        @DisplayName("are counted as dropped if they had to make room meanwhile, and not if they arrived all the same")
        void evictedOnTheirWay() {
            for (boolean arrives : new boolean[] {true, false}) {
                Bench full = bench(1, 1000, DropPolicy.OLDEST);
                Observation observation = full.observe(Bench.VALUE, 0);
                full.observe(UNITS, 0);
                full.observations.offline(true);
                store(full, 10, 1);
                full.observations.offline(false);
                assertEquals("1", full.notification(20, true));
                // The other observation fails, and takes the only place.
                full.observations.offline(true);
                full.observations.changed(Sensor.ID, 0, Sensor.UNITS);
                full.notifications.store(21_000);
                full.observations.offline(false);
                assertEquals(0, full.observations.droppedByStore());
                if (arrives) {
                    full.notifications.acknowledged(observation);
                    assertEquals(List.of("Cel"), flush(full, 22));
                } else {
                    full.notifications.interrupted(observation, 22_000);
                    assertEquals(List.of("Cel", "1"), flush(full, 22), "the newest is owed");
                }
                assertEquals(arrives ? 0 : 1, full.observations.droppedByStore());
            }
        }

        @Test
        @DisplayName("are held while they are on their way, and forgotten when they have arrived")
        void held() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            bench.notification(1, true);
            assertEquals(1, bench.observations.stored());
            bench.notifications.acknowledged(observation);
            assertEquals(0, bench.observations.stored());
            bench.set(2);
            bench.notification(2, false);
            assertEquals(0, bench.observations.stored(), "nobody hears whether a Non-confirmable one has arrived");
        }

        @Test
        @DisplayName("are dropped if there was no room to hold them, and the newest is owed")
        void notHeld() {
            Bench none = bench(0, 0, DropPolicy.OLDEST);
            Observation observation = none.observe(Bench.VALUE, 0);
            none.set(1);
            none.notification(1, true);
            none.set(2);
            none.notifications.failed(observation, 94_000);
            assertEquals(1, none.observations.droppedByStore());
            assertEquals(List.of("2"), flush(none, 96));
        }

        @Test
        @DisplayName("take no other's place")
        void holdingDropsNothing() {
            Bench full = bench(1, 1000, DropPolicy.OLDEST);
            full.observe(Bench.VALUE, 0);
            Observation units = full.observe(UNITS, 0);
            full.observations.offline(true);
            store(full, 10, 1);
            full.observations.offline(false);
            full.observations.changed(Sensor.ID, 0, Sensor.UNITS);
            full.observations.look(20_000);
            assertNotNull(full.build(units, 20_000));
            full.notifications.sent(units, true, 20_000);
            assertEquals(1, full.observations.stored());
            assertEquals(0, full.observations.droppedByStore());
        }
    }

    @Nested
    @DisplayName("for which there is no room")
    class NoRoom {

        @Test
        @DisplayName("drop the oldest")
        void oldest() {
            Bench small = bench(3, 1000, DropPolicy.OLDEST);
            small.observe(Bench.VALUE, 0);
            small.observations.offline(true);
            store(small, 10, 1, 2, 3, 4, 5);
            assertEquals(3, small.observations.stored());
            assertEquals(2, small.observations.droppedByStore());
            small.observations.offline(false);
            assertEquals(List.of("3", "4", "5"), flush(small, 20));
        }

        @Test
        @DisplayName("are dropped, if the newest are to go; the newest value is told in the end")
        void newest() {
            Bench small = bench(3, 1000, DropPolicy.NEWEST);
            small.observe(Bench.VALUE, 0);
            small.observations.offline(true);
            store(small, 10, 1, 2, 3, 4, 5);
            assertEquals(3, small.observations.stored());
            assertEquals(2, small.observations.droppedByStore());
            assertEquals(Long.MAX_VALUE, small.observations.nextAt(15_000), "it is owed, but not now");
            small.observations.offline(false);
            assertEquals(List.of("1", "2", "3", "5"), flush(small, 20));
        }

        @ParameterizedTest
        @EnumSource(DropPolicy.class)
        @DisplayName("are kept within the bytes as well")
        void bytes(DropPolicy policy) {
            Bench small = bench(1000, 100, policy);
            small.observe(Bench.VALUE, 0);
            small.observations.offline(true);
            int[] values = new int[50];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
                store(small, 10 + i, i);
                assertTrue(small.store.bytes() <= 100, "bytes " + small.store.bytes());
            }
            assertEquals(50, small.observations.stored() + small.observations.droppedByStore());
            assertTrue(small.observations.stored() >= 4, "a number takes about 15 bytes");
        }

        @ParameterizedTest
        @CsvSource({"0, 1000", "10, 0", "10, 5"})
        @DisplayName("at all, are dropped one by one without harm")
        void none(int count, int bytes) {
            Bench none = bench(count, bytes, DropPolicy.OLDEST);
            none.observe(Bench.VALUE, 0);
            none.observations.offline(true);
            store(none, 10, 1, 2, 3);
            assertEquals(3, none.observations.droppedByStore());
            none.observations.offline(false);
            assertEquals(List.of("3"), flush(none, 20));
        }

        @Test
        @DisplayName("since one is larger than all the room, leave the others alone")
        void oneTooLarge() {
            Bench small = bench(10, 60, DropPolicy.OLDEST);
            small.observe(Bench.VALUE, 0);
            small.observe(UNITS, 0);
            small.observations.offline(true);
            store(small, 10, 1);
            small.sensor.units = "x".repeat(100);
            small.observations.changed(Sensor.ID, 0, Sensor.UNITS);
            small.notifications.store(11_000);
            assertEquals(1, small.observations.stored());
            assertEquals(1, small.observations.droppedByStore());
            small.observations.offline(false);
            assertEquals(2, flush(small, 20).size(), "the text is told as it is now");
        }

        @Test
        @DisplayName("drop the oldest of all servers, and that server counts it")
        void ofAllServers() {
            NotificationStore store = new NotificationStore(3, 1000, DropPolicy.OLDEST);
            Bench one = new Bench(10, store);
            Bench other = new Bench(10, store);
            one.observe(Bench.VALUE, 0);
            other.observe(Bench.VALUE, 0);
            one.observations.offline(true);
            other.observations.offline(true);
            store(one, 10, 1);
            store(other, 11, 2, 3, 4);
            assertEquals(1, one.observations.droppedByStore());
            assertEquals(0, other.observations.droppedByStore());
            assertEquals(0, one.observations.stored());
            assertEquals(3, other.observations.stored());

            // Nothing is left of the first: that is owed the newest value.
            one.observations.offline(false);
            assertEquals(List.of("1"), flush(one, 20));
        }
    }

    @Nested
    @DisplayName("whose number hqmax limits")
    class History {

        private static final Path HISTORY = Path.of(Sensor.ID, 0, Sensor.HISTORY);

        @Test
        @DisplayName("go out in one message with times, the newest of them")
        void inOneMessage() {
            bench.write(Bench.VALUE, "hqmax=2");
            bench.observe(Bench.VALUE, ContentFormat.SENML_JSON, new byte[] {1}, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2, 3);
            assertEquals(2, bench.observations.stored());
            assertEquals(1, bench.observations.droppedByStore());
            bench.observations.offline(false);
            assertEquals(List.of("[{\"bn\":\"/3303/0/5700\",\"t\":-9,\"v\":2},{\"t\":-8,\"v\":3}]"), flush(bench, 20));
            assertEquals(0, bench.observations.stored());
        }

        @Test
        @DisplayName("go out in as many messages as they have room in")
        void inSeveralMessages() {
            Bench large = bench(10, 4000, DropPolicy.OLDEST);
            large.write(UNITS, "hqmax=5");
            large.observe(UNITS, ContentFormat.SENML_JSON, new byte[] {1}, 0);
            large.observations.offline(true);
            for (int i = 0; i < 5; i++) {
                large.sensor.units = "ABCDE".substring(i, i + 1).repeat(250);
                large.observations.changed(Sensor.ID, 0, Sensor.UNITS);
                large.notifications.store(1000 * i);
            }
            large.observations.offline(false);
            List<String> sent = flush(large, 20);
            assertTrue(sent.size() > 1 && sent.size() < 5, "messages: " + sent.size());
            String texts = String.join("", sent).replaceAll("[^A-E]", "");
            assertEquals(5 * 250, texts.length());
            assertEquals("ABCDE", texts.replaceAll("(.)\\1*", "$1"));
        }

        @Test
        @DisplayName("go out one by one in a format without times")
        void withoutTimes() {
            bench.write(Bench.VALUE, "hqmax=2");
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2, 3);
            bench.observations.offline(false);
            assertEquals(List.of("2", "3"), flush(bench, 20));
        }

        @Test
        @DisplayName("to nothing are not stored; the newest value is told in the end")
        void zero() {
            bench.write(Bench.VALUE, "hqmax=0");
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2);
            assertEquals(0, bench.observations.stored());
            assertEquals(2, bench.observations.droppedByStore());
            bench.observations.offline(false);
            assertEquals(List.of("2"), flush(bench, 20));
        }

        /** "Only the data of … with hqmax > 0 will be included", each as often as its own says. */
        @Test
        @DisplayName("for some Resources only contain those, each as often as it may")
        void perResource() {
            bench.write(Bench.VALUE, "hqmax=2");
            bench.write(HISTORY, "hqmax=0");
            bench.write(Path.of(Sensor.ID, 0, Sensor.HISTORY, 1), "hqmax=1");
            bench.observe(Path.of(Sensor.ID, 0), ContentFormat.SENML_JSON, new byte[] {1}, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2, 3);
            assertEquals(2, bench.observations.stored());
            bench.observations.offline(false);
            assertEquals(
                    List.of("[{\"bn\":\"/3303/0/\",\"n\":\"5700\",\"t\":-9,\"v\":2},{\"n\":\"5700\",\"t\":-8,\"v\":3},"
                            + "{\"n\":\"7000/1\",\"t\":-8,\"v\":4}]"),
                    flush(bench, 20));
        }

        @Test
        @DisplayName("by the request itself count for all that is observed")
        void ofTheRequest() {
            bench.write(Bench.VALUE, "hqmax=1");
            Message request = new Message(Code.GET)
                    .token(new byte[] {1})
                    .add(Option.OBSERVE, 0L)
                    .add(Option.URI_QUERY, "hqmax=2");
            bench.observe.begin(
                    request,
                    new Message(Code.CONTENT).subject(Bench.VALUE).add(Option.CONTENT_FORMAT, (long)
                            ContentFormat.SENML_JSON),
                    0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2, 3);
            bench.observations.offline(false);
            assertEquals(List.of("[{\"bn\":\"/3303/0/5700\",\"t\":-9,\"v\":2},{\"t\":-8,\"v\":3}]"), flush(bench, 20));
        }

        @Test
        @DisplayName("to less after they were stored are sent as far as that allows")
        void loweredLater() {
            bench.write(Bench.VALUE, "hqmax=3");
            bench.observe(Bench.VALUE, 0);
            bench.observations.offline(true);
            store(bench, 10, 1, 2, 3);
            bench.observations.offline(false);
            bench.write(Bench.VALUE, "hqmax=1");
            assertEquals(List.of("3"), flush(bench, 20));
            assertEquals(2, bench.observations.droppedByStore());
        }

        @Test
        @DisplayName("that did not arrive come back together")
        void undelivered() {
            bench.write(Bench.VALUE, "hqmax=3");
            Observation observation = observeJson();
            bench.observations.offline(true);
            store(bench, 10, 1, 2);
            bench.observations.offline(false);
            String first = bench.notification(20, true);
            bench.notifications.interrupted(observation, 21_000);
            assertEquals(2, bench.observations.stored());
            assertEquals(first.replace("-10", "-11").replace("-9", "-10"), bench.notification(21, true));
        }

        private Observation observeJson() {
            bench.observe(Bench.VALUE, ContentFormat.SENML_JSON, new byte[] {9}, 0);
            return bench.observations.find(new byte[] {9});
        }
    }
}

package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.ObjectTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueLogTest {

    /** A moment with an empty text of 2 bytes: 4 bytes with the time and the length. */
    private static final int SMALLEST = 4;

    private final Snapshot snapshot = new Snapshot(1000);

    private boolean add(ValueLog log, long time) {
        snapshot.begin(time);
        snapshot.writeString("");
        return log.add(snapshot);
    }

    private List<Long> times(ValueLog log) {
        List<Long> times = new ArrayList<>();
        log.rewind();
        while (log.next(snapshot)) {
            times.add(snapshot.time());
        }
        assertEquals(times.size(), log.size());
        return times;
    }

    private ValueLog full(DropPolicy policy) {
        ValueLog log = new ValueLog(4 * SMALLEST, policy);
        for (int i = 0; i < 6; i++) {
            add(log, i);
        }
        return log;
    }

    @Test
    void theOldestGo() {
        ValueLog log = full(DropPolicy.OLDEST);
        assertEquals(List.of(2L, 3L, 4L, 5L), times(log));
        assertEquals(2, log.dropped());
        assertEquals(16, log.bytes());
    }

    @Test
    void theNewestGo() {
        ValueLog log = full(DropPolicy.NEWEST);
        assertEquals(List.of(0L, 1L, 2L, 3L), times(log));
        assertEquals(2, log.dropped());
        assertFalse(add(log, 9));
    }

    @ParameterizedTest
    @EnumSource(DropPolicy.class)
    void nothingMakesRoomForWhatIsTooLargeInAnyCase(DropPolicy policy) {
        ValueLog log = new ValueLog(4 * SMALLEST, policy);
        add(log, 1);
        snapshot.begin(2);
        snapshot.writeString("fourteen bytes");
        assertFalse(log.add(snapshot));
        assertEquals(List.of(1L), times(log));
        assertEquals(1, log.dropped());
    }

    @Test
    void whatWasDeliveredIsForgotten() {
        ValueLog log = full(DropPolicy.NEWEST);
        log.sent(3);
        assertEquals(4, log.size());
        log.delivered();
        assertEquals(List.of(3L), times(log));
        add(log, 7);
        log.sent(2);
        log.delivered();
        assertEquals(List.of(), times(log));
        assertEquals(0, log.bytes());
        assertEquals(2, log.dropped());
    }

    @Test
    void whatWasNotDeliveredStays() {
        ValueLog log = full(DropPolicy.NEWEST);
        log.sent(3);
        log.undelivered();
        log.sent(2);
        log.undelivered();
        assertEquals(List.of(0L, 1L, 2L, 3L), times(log));
    }

    @Test
    void whatIsDroppedOnItsWayIsNotLostIfItArrives() {
        ValueLog log = full(DropPolicy.OLDEST);
        log.sent(3);
        add(log, 6);
        add(log, 7);
        assertEquals(2, log.dropped());
        log.delivered();
        assertEquals(List.of(5L, 6L, 7L), times(log));
        assertEquals(2, log.dropped());
    }

    @Test
    void whatIsDroppedOnItsWayIsLostIfItDoesNotArrive() {
        ValueLog log = full(DropPolicy.OLDEST);
        log.sent(1);
        add(log, 6);
        add(log, 7);
        assertEquals(3, log.dropped());
        log.undelivered();
        assertEquals(4, log.dropped());
        assertEquals(List.of(4L, 5L, 6L, 7L), times(log));
    }

    @Test
    void oneMessageIsOnItsWayAtATime() {
        ValueLog log = full(DropPolicy.OLDEST);
        log.sent(1);
        assertThrows(IllegalStateException.class, () -> log.sent(1));
        add(log, 6);
        assertThrows(IllegalStateException.class, () -> log.sent(1));
    }

    @Test
    void everythingCanBeDropped() {
        ValueLog log = full(DropPolicy.OLDEST);
        log.sent(2);
        log.dropAll();
        assertEquals(6, log.dropped());
        assertEquals(List.of(), times(log));
        assertThrows(IllegalStateException.class, log::dropOldest);
        assertEquals(6, log.dropped());
        log.sent(0);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new ValueLog(0, DropPolicy.OLDEST));
        assertThrows(IllegalArgumentException.class, () -> new ValueLog(Integer.MAX_VALUE, DropPolicy.OLDEST));
    }

    @ParameterizedTest
    @CsvSource({
        "/3303/0/5700, /3303/0/5700, /3303/0/5700",
        "/3303/0/5700, /3303/0/5701, /3303/0",
        "/3303/0/5700, /3303/1/5700, /3303",
        "/3303/0,      /3303/0/5701, /3303/0",
        "/3303/0/7000, /3303/0/7000, /3303/0/7000",
    })
    void knowsWhatAllHaveInCommon(String one, String other, String common) {
        Sensor sensor = new Sensor();
        sensor.instances = 2;
        ObjectTree tree = new ObjectTree(sensor);
        ValueLog log = new ValueLog(1000, DropPolicy.OLDEST);
        assertEquals(Path.ROOT, log.path());
        for (String path : List.of(one, other)) {
            snapshot.begin(0);
            tree.read(Path.parse(path), 1, snapshot);
            log.add(snapshot);
        }
        assertEquals(Path.parse(common), log.path());
        log.dropAll();
        assertEquals(Path.ROOT, log.path());
    }

    @Test
    void whatIsOfDifferentObjectsHasNothingInCommon() {
        ValueLog log = new ValueLog(1000, DropPolicy.OLDEST);
        snapshot.begin(0);
        snapshot.beginInstance(3, 0);
        snapshot.beginResource(Calls.resource(ResourceType.FLOAT, false));
        snapshot.beginInstance(4, 0);
        snapshot.beginResource(Calls.resource(ResourceType.FLOAT, false));
        log.add(snapshot);
        assertEquals(Path.ROOT, log.path());
    }

    /** What one log gives can be put into another; of its paths nothing is known then. */
    @Test
    void snapshotsCanMove() {
        ValueLog log = new ValueLog(1000, DropPolicy.OLDEST);
        snapshot.begin(5);
        new ObjectTree(new Sensor()).read(Bench.VALUE, 1, snapshot);
        log.add(snapshot);
        log.rewind();
        assertTrue(log.next(snapshot));
        ValueLog other = new ValueLog(1000, DropPolicy.OLDEST);
        other.add(snapshot);
        assertEquals(Path.ROOT, other.path());
        assertEquals(List.of(5L), times(other));
    }

    /** Random moments, limits, messages and ends of them, against a plain list. */
    @ParameterizedTest
    @CsvSource({
        "1, OLDEST, 50",
        "2, OLDEST, 333",
        "3, OLDEST, 1500",
        "4, NEWEST, 60",
        "5, NEWEST, 400",
        "6, NEWEST, 2500",
        "7, OLDEST, 2000",
        "8, OLDEST, 129"
    })
    void doesAsAListWould(long seed, DropPolicy policy, int limit) {
        Random random = new Random(seed);
        Snapshot moment = new Snapshot(100_000);
        Snapshot read = new Snapshot(100_000);
        ValueLog log = new ValueLog(limit, policy);
        Plain plain = new Plain(limit, policy);
        Calls calls = new Calls();
        for (int step = 0; step < 5000; step++) {
            int what = random.nextInt(10);
            if (what < 7) {
                long time = random.nextInt(1_000_000);
                String told = Calls.random(moment, time, random);
                assertEquals(plain.add(time + "\n" + told, moment.length()), log.add(moment), "step " + step);
            } else if (what == 7 && plain.onTheirWay.isEmpty()) {
                int count = random.nextInt(log.size() + 1);
                log.sent(count);
                plain.onTheirWay.addAll(plain.entries.subList(0, count));
            } else if (what == 8) {
                log.delivered();
                plain.entries.removeAll(plain.onTheirWay);
                plain.onTheirWay.clear();
            } else if (what == 9) {
                log.undelivered();
                plain.undelivered();
            }
            assertEquals(plain.dropped, log.dropped(), "step " + step);
            assertEquals(plain.bytes(), log.bytes(), "step " + step);
            assertEquals(plain.entries.size(), log.size(), "step " + step);
            log.rewind();
            for (Plain.Entry entry : plain.entries) {
                assertTrue(log.next(read));
                calls.clear();
                read.replay(Calls.TREE, calls);
                assertEquals(entry.text(), read.time() + "\n" + calls.text(), "step " + step);
            }
            assertFalse(log.next(read));
        }
        assertTrue(plain.dropped > 0, "the limit was reached");
    }

    /** The log as a list. */
    private static final class Plain {

        private static final class Entry {

            private final String text;
            private final int bytes;

            Entry(String text, int bytes) {
                this.text = text;
                this.bytes = bytes;
            }

            String text() {
                return text;
            }
        }

        final List<Entry> entries = new ArrayList<>();
        final List<Entry> onTheirWay = new ArrayList<>();
        private final int limit;
        private final DropPolicy policy;
        long dropped;

        Plain(int limit, DropPolicy policy) {
            this.limit = limit;
            this.policy = policy;
        }

        boolean add(String text, int length) {
            Entry entry = new Entry(text, length + (length < 128 ? 1 : length < 16384 ? 2 : 3));
            if (entry.bytes > limit || policy == DropPolicy.NEWEST && bytes() + entry.bytes > limit) {
                dropped++;
                return false;
            }
            while (bytes() + entry.bytes > limit) {
                if (!onTheirWay.contains(entries.remove(0))) {
                    dropped++;
                }
            }
            entries.add(entry);
            return true;
        }

        void undelivered() {
            for (Entry entry : onTheirWay) {
                if (!entries.contains(entry)) {
                    dropped++;
                }
            }
            onTheirWay.clear();
        }

        int bytes() {
            int bytes = 0;
            for (Entry entry : entries) {
                bytes += entry.bytes;
            }
            return bytes;
        }
    }
}

package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Message;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

    private final Calls first = new Calls();
    private final Calls again = new Calls();
    private final Snapshot snapshot = new Snapshot(100_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tellsAgainWhatItWasTold(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            long time = random.nextLong() >> random.nextInt(64);
            String told = Calls.random(snapshot, time, random);
            assertEquals(time, snapshot.time());
            for (int i = 0; i < 2; i++) {
                again.clear();
                snapshot.replay(Calls.TREE, again);
                assertEquals(told, again.text());
            }
        }
    }

    @Test
    void takesWhatATreeGives() {
        Sensor sensor = new Sensor();
        sensor.value = 21.7;
        sensor.instances = 2;
        ObjectTree tree = new ObjectTree(sensor);
        tree.read(Path.of(Sensor.ID), 1, first);
        snapshot.begin(0);
        tree.read(Path.of(Sensor.ID), 1, snapshot);
        snapshot.replay(tree, again);
        assertEquals(first.text(), again.text());
        assertTrue(again.text().contains("end instance"), again.text());
    }

    @Test
    void isSmall() {
        Sensor sensor = new Sensor();
        sensor.value = 21.5;
        snapshot.begin(86_400_000);
        new ObjectTree(sensor).read(Bench.VALUE, 1, snapshot);
        assertEquals(4 + 4 + 3 + 5, snapshot.length(), "time, Object Instance, Resource, value");
    }

    @Test
    void refusesWhatIsTooLarge() {
        Snapshot small = new Snapshot(10);
        small.begin(0);
        assertThrows(Refusal.class, () -> small.writeString("0123456789"));
    }

    @Test
    void saysWhoseTreeIsMissing() {
        snapshot.begin(0);
        snapshot.beginInstance(3303, 0);
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> snapshot.replay(new ObjectTree(), again));
        assertEquals("the values are of an Object 3303 that is not in this tree", e.getMessage());
    }

    /** RFC 8428 section 4.5.3: times below 2^28 seconds are relative to now, all others since 1970. */
    @Test
    void goesIntoAMessageWithItsTime() {
        Sensor sensor = new Sensor();
        sensor.value = 21;
        ObjectTree tree = new ObjectTree(sensor);
        snapshot.begin(5_000);
        tree.read(Bench.VALUE, 1, snapshot);
        assertEquals("[{\"bn\":\"/3303/0/5700\",\"t\":-7.5,\"v\":21}]", json(tree, Snapshot.relativeTo(12_500)));
        assertEquals("[{\"bn\":\"/3303/0/5700\",\"bt\":1700000005,\"v\":21}]", json(tree, 1_700_000_000_000L));
    }

    private String json(ObjectTree tree, long shift) {
        Output out = new Output(1000);
        Encoder encoder = new Formats().encoder(ContentFormat.SENML_JSON);
        encoder.begin(Bench.VALUE, out);
        snapshot.encode(tree, encoder, shift);
        encoder.end();
        return Message.text(out.toByteArray());
    }

    @Test
    void takingAndKeepingValuesAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ObjectTree tree = new ObjectTree(new Sensor());
        ValueLog log = new ValueLog(1000, DropPolicy.OLDEST);
        Path path = Path.of(Sensor.ID, 0);
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 30; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                snapshot.begin(i);
                tree.read(path, 1, snapshot);
                log.add(snapshot);
                log.rewind();
                log.next(snapshot);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least / 1000, "bytes for each snapshot");
    }
}

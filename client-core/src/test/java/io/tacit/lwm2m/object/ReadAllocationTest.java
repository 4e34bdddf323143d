package io.tacit.lwm2m.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Path;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Reading for a server allocates nothing, though its rights are looked up: notifications do it again and again. */
class ReadAllocationTest {

    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Device device =
            Device.builder().batteryLevel(80).powerSource(1, 3800, 125).build();
    private final AccessControl access = new AccessControl().grant(3, 0, AccessControl.EVERYBODY, AccessControl.READ);
    private final ObjectTree tree = new ObjectTree(device, access);
    private final Output out = new Output(1024);
    private final Encoder encoder = new Formats().encoder(ContentFormat.SENML_CBOR);
    private final Path[] paths = {Path.of(2), Path.of(3, 0, 9), Path.of(3, 0, 7, 0), Path.of(3, 0, 99), Path.of(4)};
    private final Path resourceInstance = Path.of(3, 0, 7, 0);
    private Object kept;

    @Test
    void readingSeveralPathsAllocatesNothing() {
        assertEquals(0, allocated(() -> {
            out.clear();
            encoder.begin(Path.ROOT, out);
            tree.read(paths, 7, encoder);
            encoder.end();
        }));
        assertTrue(out.length() > 50, "there is something to read");
    }

    @Test
    void readingAPathAllocatesNothing() {
        assertEquals(0, allocated(() -> {
            out.clear();
            encoder.begin(resourceInstance, out);
            tree.read(resourceInstance, 7, encoder);
            encoder.end();
        }));
        assertTrue(out.length() > 10, "there is something to read");
    }

    @Test
    void theMeasurementSeesAnAllocation() {
        assertTrue(allocated(() -> kept = new byte[1]) >= 16L * MEASURED);
    }

    private long allocated(Runnable reading) {
        for (int i = 0; i < WARM_UP; i++) {
            reading.run();
        }
        // The JVM allocates on this thread now and then, for reasons of its own: of some runs the least counts.
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 10; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MEASURED; i++) {
                reading.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}

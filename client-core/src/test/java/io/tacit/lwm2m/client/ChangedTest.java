package io.tacit.lwm2m.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.object.ChangeListener;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** An Object says on every sample that it changed: from there to the client's thread nothing is allocated. */
class ChangedTest {

    private final Bench bench = new Bench(Bench.server()).registered();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aSampleAllocatesNothing() {
        assertEquals(0, leastAllocated(() -> bench.thermometer.set(bench.now++)));
    }

    /** More different ones than there is room for, and all of them taken out again. */
    @Test
    void neitherDoManyOnTheirWay() {
        Mailbox mailbox = new Mailbox();
        long[] told = new long[2];
        mailbox.wakeBy(() -> told[0]++);
        ChangeListener listener = (objectId, instanceId, resourceId) -> told[1]++;
        assertEquals(0, leastAllocated(() -> {
            for (int i = 0; i < 100; i++) {
                mailbox.changed(3303, i % 70, 5700);
            }
            mailbox.deliverChanges(listener);
        }));
        assertTrue(told[0] > 1000 && told[1] > 1000, "woken " + told[0] + ", told " + told[1]);
    }

    private long leastAllocated(Runnable sample) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 30; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                sample.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / 1000;
    }
}

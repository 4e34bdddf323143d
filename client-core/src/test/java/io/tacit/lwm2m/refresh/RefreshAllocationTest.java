package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Recording an activity and deciding allocate nothing: counted by the virtual machine, byte by byte. */
class RefreshAllocationTest {

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 3;
    private static final int MEASURED = 100_000;
    private static final long LIFETIME = 300_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] decided = new long[Decision.Type.values().length];
    private final RefreshScheduler scheduler = new RefreshScheduler(
            new RefreshSettings(
                    UpdatePolicy.implicit(),
                    RefreshSettings.AUTOMATIC,
                    RefreshSettings.DEFAULT_GRACE,
                    RefreshSettings.AUTOMATIC,
                    true),
            decision -> decided[decision.type().ordinal()]++);
    private final Object subject = new Object();
    private Object kept;
    private long now;

    @Test
    void recordingAnActivityAndDecidingAllocateNothing() {
        scheduler.registered(now, LIFETIME, now);
        long bytes = allocatedBy(this::report);
        assertEquals(0, bytes, "bytes for " + MEASURED + " reports");
        assertTrue(count(Decision.Type.PROMOTED) > MEASURED / 10, "messages are promoted");
        assertTrue(count(Decision.Type.UPDATE_NOT_NEEDED) > MEASURED / 10, "the timer fires");
        assertTrue(count(Decision.Type.UPDATE_DUE) > 0, "Updates are sent");
    }

    @Test
    void doubtsAndUpdatesAllocateNothing() {
        scheduler.registered(now, LIFETIME, now);
        long bytes = allocatedBy(this::doubt);
        assertEquals(0, bytes, "bytes for " + MEASURED + " doubts");
        assertTrue(count(Decision.Type.DOUBTED) > MEASURED / 10, "doubts are raised");
    }

    @Test
    void theMeasurementSeesAnAllocation() {
        assertTrue(allocatedBy(() -> kept = new byte[1]) >= 16L * MEASURED);
    }

    /** One report every 50 s, one Send in ten, acknowledged after 80 ms; and the timer whenever it wants. */
    private void report() {
        now += 50_000;
        timer();
        ActivityKind kind = now % 500_000 == 0 ? ActivityKind.SEND : ActivityKind.NOTIFICATION;
        boolean promoted = kind == ActivityKind.NOTIFICATION && scheduler.promote(kind, subject, Long.MAX_VALUE, now);
        if (kind == ActivityKind.SEND || promoted) {
            scheduler.sentConfirmable(kind, subject, promoted, now);
            timer();
            scheduler.exchange(1, true, 80);
            scheduler.proven(kind, subject, now);
        } else {
            scheduler.sent(kind, subject, now);
        }
        timer();
    }

    private void doubt() {
        now += LIFETIME / 2;
        scheduler.sent(ActivityKind.NOTIFICATION, subject, now);
        scheduler.doubt(ActivityKind.NOTIFICATION, Doubt.RESET, subject, now);
        timer();
    }

    private void timer() {
        if (scheduler.wakeAt() <= now) {
            UpdateReason reason = scheduler.decide(now);
            if (reason != null) {
                scheduler.updateSent(reason, now);
                scheduler.updateDatagrams(1, true);
                scheduler.updated(now, LIFETIME, now);
            }
        }
    }

    private long allocatedBy(Runnable action) {
        assertTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine counts no allocations");
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < WARM_UP; i++) {
            action.run();
        }
        // What asking for the count costs by itself.
        threads.getThreadAllocatedBytes(thread);
        long empty = -threads.getThreadAllocatedBytes(thread) + threads.getThreadAllocatedBytes(thread);
        // Something that happens once, such as the first use of a class, falls into one round at most.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < MEASURED; i++) {
                action.run();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before - empty);
        }
        return least;
    }

    private long count(Decision.Type type) {
        return decided[type.ordinal()];
    }
}

package io.tacit.lwm2m.californium;

import java.util.ConcurrentModificationException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.californium.elements.util.CheckedExecutor;

/**
 * The one thread that runs the protocol of every client. It is a {@link CheckedExecutor}: Californium takes that as its
 * word that tasks are serialised already, and runs an exchange's steps at once instead of queueing each for a queue of
 * its own.
 */
final class ProtocolExecutor extends ScheduledThreadPoolExecutor implements CheckedExecutor {

    private volatile Thread thread;

    ProtocolExecutor(String threadName) {
        super(1);
        setThreadFactory(task -> {
            Thread created = new Thread(task, threadName);
            created.setDaemon(true);
            thread = created;
            return created;
        });
        // A timer that is cancelled would otherwise hold its exchange until it would have fired.
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Waits until the thread has ended; awaitTermination returns a moment before. */
    void join(long millis) throws InterruptedException {
        Thread ending = thread;
        if (ending != null) {
            ending.join(millis);
        }
    }

    @Override
    public boolean checkOwner() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void assertOwner() {
        if (!checkOwner()) {
            throw new ConcurrentModificationException(
                    "not the protocol thread: " + Thread.currentThread().getName());
        }
    }
}

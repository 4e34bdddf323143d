package io.tacit.lwm2m.transport.contract;

import io.tacit.lwm2m.transport.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A transport with a loop that runs it: calls {@link Transport#handle} when {@link Transport#wakeAt} says so and when
 * something has arrived.
 */
public interface Subject extends AutoCloseable {

    /** Returns the transport. Only what is given to {@link #run} calls it. */
    Transport transport();

    /**
     * Runs something on the loop's thread, not from inside {@link Transport#handle}, and waits until it has run.
     *
     * @param task calls the transport
     */
    void run(Runnable task);

    /**
     * Has a loop run something, and waits until it has; what it throws is thrown here.
     *
     * @param loop takes what is to run
     * @param task what is to run
     */
    static void runOn(Consumer<Runnable> loop, Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.accept(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }

    /** Returns the elapsed time on the clock that the transport is given, milliseconds. */
    long now();

    /** Ends the loop and frees what the transport holds. */
    @Override
    void close();
}

package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Transport;
import io.tacit.lwm2m.transport.contract.Subject;
import io.tacit.lwm2m.transport.contract.Timing;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;

/** A client that does nothing by itself, and the transport that runs it. */
final class Loop implements Engine, Subject {

    private final ElapsedClock clock = new ElapsedClock();
    private final CaliforniumTransport runner;
    private volatile Transport transport;

    Loop(CaliforniumTransport.Builder builder) {
        runner = builder.start(this, clock);
    }

    static Loop with(Timing timing) {
        return new Loop(builder(timing));
    }

    static CaliforniumTransport.Builder builder(Timing timing) {
        return CaliforniumTransport.builder().configuration(config -> set(config, timing));
    }

    private static void set(Configuration config, Timing timing) {
        config.set(CoapConfig.ACK_TIMEOUT, timing.ackTimeout(), TimeUnit.MILLISECONDS);
        config.set(CoapConfig.ACK_INIT_RANDOM, 1f);
        config.set(CoapConfig.MAX_RETRANSMIT, timing.maxRetransmit());
        config.set(CoapConfig.EXCHANGE_LIFETIME, timing.exchangeLifetime(), TimeUnit.MILLISECONDS);
    }

    CaliforniumTransport runner() {
        return runner;
    }

    @Override
    public void start(Transport given, Random random, Runnable wake, long now) {
        transport = given;
    }

    @Override
    public void wallClock(long epochMillis, long now) {}

    @Override
    public void handle(long now) {
        transport.handle(now);
    }

    @Override
    public long wakeAt() {
        return transport.wakeAt();
    }

    @Override
    public void stop(long now) {}

    @Override
    public void abandon(long now) {
        // It has no end of its own.
    }

    @Override
    public boolean stopped() {
        return true;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public void run(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        runner.run(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public void close() {
        runner.close();
    }
}

package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Transport;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.config.CoapConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a client is started, run and stopped. */
@Timeout(60)
class CaliforniumTransportTest {

    private static final long PATIENCE_SECONDS = 10;

    private final Script client = new Script();
    private CaliforniumTransport transport;

    /** A client of which the test says what it does. */
    private static class Script implements Engine {
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch asked = new CountDownLatch(1);
        final AtomicInteger handled = new AtomicInteger();
        volatile long wakeAt = Long.MAX_VALUE;
        volatile boolean stopped;
        volatile boolean abandoned;
        volatile Thread thread;
        volatile Runnable onHandle = () -> {};
        volatile String toldTime = "never";

        @Override
        public void start(Transport transport, Random random, Runnable wake, long now) {
            thread = Thread.currentThread();
            started.countDown();
        }

        @Override
        public void wallClock(long epochMillis, long now) {
            toldTime = epochMillis + " at " + now;
        }

        @Override
        public void handle(long now) {
            assertEquals(thread, Thread.currentThread());
            handled.incrementAndGet();
            onHandle.run();
        }

        @Override
        public long wakeAt() {
            return wakeAt;
        }

        @Override
        public void stop(long now) {
            assertEquals(thread, Thread.currentThread());
            asked.countDown();
        }

        @Override
        public void abandon(long now) {
            assertEquals(thread, Thread.currentThread());
            abandoned = true;
        }

        @Override
        public boolean stopped() {
            return stopped;
        }
    }

    private void start(CaliforniumTransport.Builder builder) throws InterruptedException {
        transport = builder.start(client, new ElapsedClock());
        assertTrue(client.started.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @AfterEach
    void close() {
        client.stopped = true;
        if (transport != null) {
            transport.close();
        }
    }

    @Test
    void closingWaitsUntilTheClientHasDeregistered() throws InterruptedException {
        start(CaliforniumTransport.builder());
        Thread closer = new Thread(transport::close);
        closer.start();
        assertTrue(client.asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        closer.join(100);
        assertTrue(closer.isAlive());
        client.stopped = true;
        transport.wake();
        closer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertFalse(closer.isAlive());
        assertFalse(client.thread.isAlive());
    }

    @Test
    void closingGivesUpAfterItsTimeOut() throws InterruptedException {
        start(CaliforniumTransport.builder().closeTimeoutMillis(50));
        transport.close();
        assertEquals(0, client.asked.getCount());
        assertTrue(client.abandoned, "what it still holds is let go");
        assertFalse(client.thread.isAlive());
    }

    @Test
    void closingTwiceIsClosingOnce() throws InterruptedException {
        client.stopped = true;
        start(CaliforniumTransport.builder());
        transport.close();
        transport.close();
        assertFalse(client.thread.isAlive());
        transport.wake();
    }

    @Test
    void aListenerMayClose() throws InterruptedException {
        start(CaliforniumTransport.builder().closeTimeoutMillis(100));
        client.onHandle = transport::close;
        transport.wake();
        client.thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertFalse(client.thread.isAlive());
    }

    @Test
    void anInterruptedCloseDoesNotWait() throws InterruptedException {
        start(CaliforniumTransport.builder().closeTimeoutMillis(50_000));
        Thread closer = new Thread(() -> {
            Thread.currentThread().interrupt();
            transport.close();
        });
        closer.start();
        closer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertFalse(closer.isAlive());
        client.thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertFalse(client.thread.isAlive());
    }

    @Test
    void theClientIsCalledWhenItWantsTo() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        ElapsedClock clock = new ElapsedClock();
        client.onHandle = () -> {
            client.wakeAt = clock.now() + 20;
            three.countDown();
        };
        start(CaliforniumTransport.builder());
        assertTrue(three.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void theClientKnowsTheTimeOfDayAlsoAfterTheClockWasSet() throws InterruptedException {
        AtomicLong wall = new AtomicLong(1_700_000_000_000L);
        ElapsedClock clock = new ElapsedClock(() -> 0, wall::get);
        assertEquals("1700000000000 at 0", toldTime(CaliforniumTransport.builder(), clock));
        wall.addAndGet(-5_000);
        CountDownLatch again = new CountDownLatch(1);
        client.onHandle = again::countDown;
        transport.wake();
        assertTrue(again.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals("1699999995000 at 0", client.toldTime);
    }

    @Test
    void theClientIsNotToldATimeOfDayThatCannotBeReliedUpon() throws InterruptedException {
        assertEquals("never", toldTime(CaliforniumTransport.builder().wallClock(false), new ElapsedClock()));
    }

    private String toldTime(CaliforniumTransport.Builder builder, ElapsedClock clock) throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(1);
        client.onHandle = handled::countDown;
        transport = builder.start(client, clock);
        assertTrue(handled.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        return client.toldTime;
    }

    @Test
    void aClientThatFailsIsCalledAgain() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        client.onHandle = () -> {
            twice.countDown();
            throw new IllegalStateException("on purpose");
        };
        start(CaliforniumTransport.builder());
        assertTrue(twice.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void threadsDoNotKeepTheProcessAlive() throws InterruptedException {
        start(CaliforniumTransport.builder());
        assertTrue(client.thread.isDaemon());
        assertEquals("tacit-protocol", client.thread.getName());
    }

    @Test
    void unsafeSettingsAreRefused() {
        CaliforniumTransport.Builder forgetful = CaliforniumTransport.builder()
                .configuration(config -> config.set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, 31));
        assertThrows(IllegalArgumentException.class, () -> forgetful.start(client, new ElapsedClock()));
        CaliforniumTransport.Builder untracked = CaliforniumTransport.builder()
                .configuration(config -> config.set(CoapConfig.MID_TRACKER, CoapConfig.TrackerMode.NULL));
        assertThrows(IllegalArgumentException.class, () -> untracked.start(client, new ElapsedClock()));
        CaliforniumTransport.Builder builder = CaliforniumTransport.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.closeTimeoutMillis(-1));
        assertDoesNotThrow(() -> builder.closeTimeoutMillis(0));
    }
}

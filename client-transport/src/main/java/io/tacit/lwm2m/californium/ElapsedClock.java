package io.tacit.lwm2m.californium;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Elapsed time in milliseconds, including the time that the machine slept.
 *
 * <p>The monotonic clock of Java stops while Linux is suspended; the wall clock does not, but it can be set. So elapsed
 * time is the monotonic clock's, plus what the wall clock gained on it by more than {@link #THRESHOLD_MILLIS}: that was
 * sleep. Someone who sets the clock forwards is taken for sleep too, which costs one early Update; a clock set
 * backwards is ignored, and hides a sleep in the same interval. Short sleeps and a drifting wall clock add up until
 * they exceed the threshold, so that the reading is never late by more than that. It never goes back.
 *
 * <p>May be read by any thread. A reading allocates nothing.
 */
final class ElapsedClock {

    /** How far the wall clock may be ahead before that counts as sleep. Small against every margin of the scheduler. */
    static final long THRESHOLD_MILLIS = 1000;

    private final LongSupplier monotonicNanos;
    private final LongSupplier wallMillis;
    private final long startNanos;
    private long sleptMillis;
    private long wallAhead;

    ElapsedClock() {
        this(System::nanoTime, System::currentTimeMillis);
    }

    ElapsedClock(LongSupplier monotonicNanos, LongSupplier wallMillis) {
        this.monotonicNanos = monotonicNanos;
        this.wallMillis = wallMillis;
        startNanos = monotonicNanos.getAsLong();
        wallAhead = wallMillis.getAsLong();
    }

    /** Returns the elapsed time, milliseconds; 0 or a little more at the start. */
    synchronized long now() {
        long awake = TimeUnit.NANOSECONDS.toMillis(monotonicNanos.getAsLong() - startNanos) + sleptMillis;
        long gained = wallMillis.getAsLong() - awake - wallAhead;
        if (gained < 0) {
            wallAhead += gained;
            return awake;
        }
        if (gained > THRESHOLD_MILLIS) {
            sleptMillis += gained;
            return awake + gained;
        }
        return awake;
    }

    /** Returns the time of day, milliseconds since 1970. */
    long wallMillis() {
        return wallMillis.getAsLong();
    }
}

package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.ElapsedTime;
import java.util.function.LongSupplier;

/**
 * Elapsed time in milliseconds, including the time that the machine slept, by the clocks of Java: see
 * {@link ElapsedTime}. May be read by any thread. A reading allocates nothing.
 */
final class ElapsedClock {

    private final LongSupplier monotonicNanos;
    private final LongSupplier wallMillis;
    private final ElapsedTime time;

    ElapsedClock() {
        this(System::nanoTime, System::currentTimeMillis);
    }

    ElapsedClock(LongSupplier monotonicNanos, LongSupplier wallMillis) {
        this.monotonicNanos = monotonicNanos;
        this.wallMillis = wallMillis;
        time = new ElapsedTime(monotonicNanos.getAsLong(), wallMillis.getAsLong());
    }

    /** Returns the elapsed time, milliseconds; 0 or a little more at the start. */
    synchronized long now() {
        return time.at(monotonicNanos.getAsLong(), wallMillis.getAsLong());
    }

    /** Returns the time of day, milliseconds since 1970. */
    long wallMillis() {
        return wallMillis.getAsLong();
    }
}

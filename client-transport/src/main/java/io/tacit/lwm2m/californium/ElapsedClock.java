package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.ElapsedTime;

/**
 * Elapsed time in milliseconds, including the time that the machine slept, by the clocks of Java: see
 * {@link ElapsedTime}. May be read by any thread. A reading allocates nothing.
 */
final class ElapsedClock {

    private final ElapsedTime time = new ElapsedTime(System.nanoTime(), System.currentTimeMillis());

    /** Returns the elapsed time, milliseconds; 0 or a little more at the start. */
    synchronized long now() {
        return time.at(System.nanoTime(), System.currentTimeMillis());
    }

    /** Returns the time of day, milliseconds since 1970. */
    long wallMillis() {
        return System.currentTimeMillis();
    }
}

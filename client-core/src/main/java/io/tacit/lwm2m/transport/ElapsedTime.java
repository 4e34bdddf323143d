package io.tacit.lwm2m.transport;

/**
 * Elapsed time in milliseconds, including the time that the machine slept, from the readings of two clocks: it is what
 * a client's owner hands in.
 *
 * <p>The monotonic clock of Java stops while Linux is suspended; the wall clock does not, but it can be set. So elapsed
 * time is the monotonic clock's, plus what the wall clock gained on it by more than {@link #THRESHOLD_MILLIS}: that was
 * sleep. Someone who sets the clock forwards is taken for sleep too, which costs one early Update; a clock set
 * backwards is ignored, and hides a sleep in the same interval. Short sleeps and a drifting wall clock add up until
 * they exceed the threshold, so that the reading is never late by more than that. It never goes back.
 *
 * <p>One thread at a time. A reading allocates nothing.
 */
public final class ElapsedTime {

    /** How far the wall clock may be ahead before that counts as sleep. Small against every margin of the scheduler. */
    public static final long THRESHOLD_MILLIS = 1000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long startNanos;
    private long sleptMillis;
    private long wallAhead;

    /**
     * Starts at 0.
     *
     * @param nanos what the monotonic clock says, nanoseconds
     * @param wallMillis what the wall clock says, milliseconds
     */
    public ElapsedTime(long nanos, long wallMillis) {
        startNanos = nanos;
        wallAhead = wallMillis;
    }

    /**
     * Tells the time.
     *
     * @param nanos what the monotonic clock says, nanoseconds
     * @param wallMillis what the wall clock says, milliseconds
     * @return elapsed milliseconds, 0 or more
     */
    public long at(long nanos, long wallMillis) {
        long awake = (nanos - startNanos) / NANOS_PER_MILLI + sleptMillis;
        long gained = wallMillis - awake - wallAhead;
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
}

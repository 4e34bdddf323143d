package io.tacit.lwm2m.client;

import io.tacit.lwm2m.report.Snapshot;

/** What the owner has told of the time of day, if anything. One thread. */
final class WallClock {

    /** Times below this are relative to now in SenML (RFC 8428 section 4.5.3); no clock that was set is as early. */
    private static final long EARLIEST = (1L << 28) * 1000;

    private boolean known;
    private long shift;

    void set(long epochMillis, long time) {
        known = epochMillis >= EARLIEST;
        shift = epochMillis - time;
    }

    /** Returns what makes elapsed times those of a message: the time of day, or relative to now. */
    long shift(long now) {
        return known ? shift : Snapshot.relativeTo(now);
    }
}

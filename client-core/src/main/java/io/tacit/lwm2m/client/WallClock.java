package io.tacit.lwm2m.client;

import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.report.Snapshot;

/** What the owner has told of the time of day, if anything. One thread. */
final class WallClock {

    private boolean known;
    private long shift;

    void set(long epochMillis, long time) {
        known = epochMillis >= Encoder.EARLIEST_TIME;
        shift = epochMillis - time;
    }

    /** Returns what makes elapsed times those of a message: the time of day, or relative to now. */
    long shift(long now) {
        return known ? shift : Snapshot.relativeTo(now);
    }
}

package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;

/** A Send that waits for its turn at one server. */
final class PendingSend {

    private static final long UNKNOWN = -1;

    final SendListener listener;

    /** What to read when its turn has come; null if it is what was collected. */
    final Path[] paths;

    /** The number in the log of the first value that was not there when its turn had come. */
    long end = UNKNOWN;

    /** The last answer to a part of it. */
    int code;

    PendingSend(Path[] paths, SendListener listener) {
        this.paths = paths;
        this.listener = listener;
    }

    boolean isCollected() {
        return paths == null;
    }

    /** Its turn has come: what is collected from now on is for the next one. Only the first time counts. */
    void turn(long endOfLog) {
        if (end == UNKNOWN) {
            end = endOfLog;
        }
    }
}

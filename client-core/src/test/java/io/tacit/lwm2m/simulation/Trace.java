package io.tacit.lwm2m.simulation;

import java.util.Arrays;

/**
 * When a client sent what could reset its lifetime, besides Register and Update, and whether that went out Confirmable
 * for a reason of its own or could at most have been promoted.
 */
final class Trace {

    private long[] times = new long[1024];
    private boolean[] confirmable = new boolean[1024];
    private int size;

    void add(long time, boolean isConfirmable) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            confirmable = Arrays.copyOf(confirmable, 2 * size);
        }
        times[size] = time;
        confirmable[size++] = isConfirmable;
    }

    /** Returns the time of the last message in {@code (after, until]}, or {@code after} if there is none. */
    long last(long after, long until) {
        int at = upTo(until) - 1;
        return at >= 0 && times[at] > after ? times[at] : after;
    }

    /**
     * Returns the time of the last Confirmable message in {@code (after, until]}, or {@code after} if there is none.
     */
    long lastConfirmable(long after, long until) {
        int at = upTo(until) - 1;
        while (at >= 0 && times[at] > after && !confirmable[at]) {
            at--;
        }
        return at >= 0 && times[at] > after ? times[at] : after;
    }

    /** Returns how many messages were sent until a time, inclusive. */
    private int upTo(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.ServerKind.Activity;
import java.util.Arrays;
import java.util.Set;

/**
 * When a client sent what could reset its lifetime, besides Register and Update, and whether that went out Confirmable
 * for a reason of its own or could at most have been promoted.
 */
final class Trace {

    private long[] times = new long[1024];
    private boolean[] confirmable = new boolean[1024];
    private Activity[] kinds = new Activity[1024];
    private int size;

    void add(long time, boolean isConfirmable, Activity kind) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            confirmable = Arrays.copyOf(confirmable, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
        }
        times[size] = time;
        kinds[size] = kind;
        confirmable[size++] = isConfirmable;
    }

    /** Returns what is of some kinds. */
    Trace only(Set<Activity> wanted) {
        Trace some = new Trace();
        for (int i = 0; i < size; i++) {
            if (wanted.contains(kinds[i])) {
                some.add(times[i], confirmable[i], kinds[i]);
            }
        }
        return some;
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

package io.tacit.lwm2m.refresh;

/**
 * Counts the Updates that the policy {@code standard} would have sent on the same trace: one whenever a window
 * ({@code lifetime − margin}) has passed since its last, and those that are owed whatever the policy. Computed when
 * asked, without a timer of its own.
 */
final class StandardPace {

    private long updates;
    private long base;

    /** Whether the imagined client's last Register or Update was ours too, so that both timers started together. */
    private boolean inStep;

    /** Our Register was answered: both start anew. */
    void registered(long firstSent) {
        base = firstSent;
        inStep = true;
    }

    /** Our Update was answered. */
    void updated(long firstSent) {
        if (inStep) {
            base = firstSent;
        }
    }

    /**
     * Time has passed.
     *
     * @param unaided whether our own timer was kept back by nothing but our last Register or Update: if it started
     *     together with the imagined one, it does its work
     */
    void advance(boolean unaided, long window, long now) {
        if (window > 0 && now - base >= window && !(inStep && unaided)) {
            long due = (now - base) / window;
            updates += due;
            base += due * window;
            inStep = false;
        }
    }

    /**
     * We send an Update.
     *
     * @param owed whether every policy sends it
     * @param unaided whether it is due since nothing but our last Register or Update kept our timer back
     */
    void updateSent(boolean owed, boolean unaided, long window, long now) {
        advance(unaided, window, now);
        if (owed || (inStep && unaided)) {
            updates++;
            base = now;
            inStep = true;
        } else {
            inStep = false;
        }
    }

    long updates() {
        return updates;
    }
}

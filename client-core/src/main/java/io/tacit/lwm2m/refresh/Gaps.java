package io.tacit.lwm2m.refresh;

/**
 * The gaps between messages, as far as the recent ones tell: mean and mean deviation, smoothed as round trips are (RFC
 * 6298 section 2: gains of 1/8 and 1/4).
 */
final class Gaps {

    private long last = Ledger.NEVER;
    private long mean = -1;
    private long deviation;

    void sent(long now) {
        if (last != Ledger.NEVER) {
            gap(now - last);
        }
        last = now;
    }

    private void gap(long gap) {
        if (mean < 0) {
            mean = gap;
            deviation = 0;
            return;
        }
        long error = gap - mean;
        mean += error / 8;
        deviation += ((error < 0 ? -error : error) - deviation) / 4;
    }

    /**
     * Returns within which time another message is to be expected, in milliseconds; Long.MAX_VALUE while that is
     * unknown. A sixteenth is added to mean and deviation: timers are late now and then, and a message that comes just
     * after the deadline is of no use.
     */
    long expected() {
        return mean < 0 ? Long.MAX_VALUE : mean + deviation + mean / 16;
    }

    /** Returns whether the gaps are known, much the same (they deviate by a quarter or less), and fit into a window. */
    boolean areRegularWithin(long window) {
        return mean >= 0 && deviation <= mean / 4 && mean + deviation < window;
    }
}

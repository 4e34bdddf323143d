package io.tacit.lwm2m.refresh;

/**
 * The doubts about a registration. One Update verifies all that are pending when it is sent; if the server is content,
 * the same answer to the same kind of message raises no new doubt until the next deadline: some servers answer every
 * Send 4.04.
 */
final class Doubts {

    private static final int CAUSES = Doubt.values().length;

    /** A bit for each kind and cause: waiting for an Update, covered by the one in flight, and muted. */
    private int pending;

    private int covered;
    private int muted;
    private long mutedUntil;

    void clear() {
        pending = 0;
        covered = 0;
        muted = 0;
    }

    boolean arePending() {
        return pending != 0;
    }

    /** Returns whether this doubt is news. */
    boolean raise(ActivityKind kind, Doubt cause, long now) {
        int bit = 1 << kind.ordinal() * CAUSES + cause.ordinal();
        if ((muted & bit) != 0 && now < mutedUntil) {
            return false;
        }
        boolean first = pending == 0;
        pending |= bit;
        return first;
    }

    void updateSent() {
        covered |= pending;
        pending = 0;
    }

    void updated(long now, long nextDeadline) {
        if (covered != 0) {
            muted = (now < mutedUntil ? muted : 0) | covered;
            mutedUntil = nextDeadline;
            covered = 0;
        }
    }

    void updateFailed() {
        pending |= covered;
        covered = 0;
    }
}

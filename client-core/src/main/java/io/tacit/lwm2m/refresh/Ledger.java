package io.tacit.lwm2m.refresh;

/**
 * What is known of the traffic to one server. For each kind of activity two times: when something of that kind was last
 * sent, and the latest moment of which there is proof that the server received something sent no earlier than that.
 * Proof counts from the <em>first</em> transmission: that is the earliest moment at which the server can have started
 * the lifetime anew; the acknowledgement comes later, and would overstate.
 *
 * <p>Recording is O(1), allocates nothing and touches no timer.
 */
final class Ledger {

    /** Before any time that a caller supplies. */
    static final long NEVER = Long.MIN_VALUE;

    static final ActivityKind[] KINDS = ActivityKind.values();

    private final long[] sentAt = new long[KINDS.length];
    private final long[] provenAt = new long[KINDS.length];
    private final Object[] sentSubject = new Object[KINDS.length];
    private final Object[] provenSubject = new Object[KINDS.length];

    Ledger() {
        for (int i = 0; i < KINDS.length; i++) {
            sentAt[i] = NEVER;
            provenAt[i] = NEVER;
        }
    }

    /** A new registration: what was proven before does not count for it. What was sent was sent, all the same. */
    void forgetProofs() {
        for (int i = 0; i < KINDS.length; i++) {
            provenAt[i] = NEVER;
            provenSubject[i] = null;
        }
    }

    void sent(ActivityKind kind, Object subject, long now) {
        sentAt[kind.ordinal()] = now;
        sentSubject[kind.ordinal()] = subject;
    }

    /** Acknowledgements may come out of order: an older proof does not displace a newer one. */
    void proven(ActivityKind kind, Object subject, long firstSent) {
        if (firstSent > provenAt[kind.ordinal()]) {
            provenAt[kind.ordinal()] = firstSent;
            provenSubject[kind.ordinal()] = subject;
        }
    }

    long sentAt(ActivityKind kind) {
        return sentAt[kind.ordinal()];
    }

    long provenAt(ActivityKind kind) {
        return provenAt[kind.ordinal()];
    }

    Object sentSubject(ActivityKind kind) {
        return sentSubject[kind.ordinal()];
    }

    Object provenSubject(ActivityKind kind) {
        return provenSubject[kind.ordinal()];
    }
}

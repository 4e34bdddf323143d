package io.tacit.lwm2m.refresh;

/**
 * Finds out what a server honours: by trials that are rare, attributable and bounded. A registration is worth more than
 * the messages saved.
 *
 * <pre>
 * RESTING ──Register or Update answered, a trial may be made──► OPEN ──standard's Update is due, all candidates have proof──► HOLDING
 *    ▲                                                            │                                                        │
 *    └──────── Update for any other reason ───────────────────────┘          A + lifetime + grace, proof runs out, doubt   │
 *    └──── Update answered: 2.04 confirms (at the conclusion only), 4.04 after R + lifetime refutes, else inconclusive ────┘
 * </pre>
 *
 * <p>The <em>candidates</em> are the kinds of all messages sent since R, proven or not. Before the first trial there is
 * a <em>control</em>: an Update of a registration that does not exist has to be answered 4.04, or the server's 2.04
 * says nothing.
 */
final class Learning {

    /** Where a trial stands. */
    enum Stage {
        /** No trial in this window. */
        RESTING,
        /** A trial may be made in this window: the first message of each kind is to bring proof. */
        OPEN,
        /** The Update that standard would have sent is held. */
        HOLDING
    }

    /** What an Update that ended a hold says. */
    enum Verdict {
        /** There was no hold. */
        NONE,
        /** The server still knew the client, which only the candidates can have brought about. */
        CONFIRMED,
        /** The server had dropped the client although all candidates had reached it. */
        REFUTED,
        /** Neither. */
        INCONCLUSIVE
    }

    static final long DAY = 86400000L;
    private static final int MOST_DAYS_SHIFT = 5;
    private static final int MOST_WINDOWS_SHIFT = 12;

    private final Ledger ledger;
    private final long grace;

    private Stage stage = Stage.RESTING;
    private boolean permitted = true;
    private long nextTrialAt = Ledger.NEVER;
    private long nextControlAt = Ledger.NEVER;
    private int refutations;
    private int failures;
    private boolean promotedInVain;

    /** R and A of the window: the first transmission of what opened it, and when that was answered. */
    private long windowSentAt;

    private long answeredAt;

    /** When anything was sent that is no candidate: such a window can conclude only a no. */
    private long otherSentAt = Ledger.NEVER;

    private boolean concluding;
    private int concludingCandidates;

    Learning(Ledger ledger, long grace) {
        this.ledger = ledger;
        this.grace = grace;
    }

    Stage stage() {
        return stage;
    }

    boolean isHolding() {
        return stage == Stage.HOLDING;
    }

    void permit(boolean trials) {
        permitted = trials;
        if (!trials && stage == Stage.OPEN) {
            stage = Stage.RESTING;
        }
    }

    /** A Register or Update was answered: a new window begins, and with it perhaps a trial. */
    void windowOpened(Trust trust, long firstSent, long window, long now) {
        if (stage == Stage.OPEN && promotedInVain) {
            // It has cost acknowledgements and led to nothing: not in every window.
            fail(window, now);
        }
        windowSentAt = firstSent;
        answeredAt = now;
        promotedInVain = false;
        concluding = false;
        boolean may = permitted && trust.answers == Trust.Answers.CHECKED && now >= nextTrialAt && window > 0;
        stage = may ? Stage.OPEN : Stage.RESTING;
    }

    // ---- The control ----

    /** Returns when the control is to be sent: half a window after R, so that it does not delay an Update. */
    long controlAt(Trust trust, long window) {
        if (!permitted || window <= 0 || trust.answers != Trust.Answers.UNKNOWN) {
            return Long.MAX_VALUE;
        }
        long half = windowSentAt + window / 2;
        return half > nextControlAt ? half : nextControlAt;
    }

    /** Returns whether there is anything to be tried out; if not, asks again in the next window. */
    boolean isControlWorthwhile(long window) {
        boolean worthwhile = candidates() != 0;
        if (!worthwhile) {
            nextControlAt = windowSentAt + window + 1;
        }
        return worthwhile;
    }

    void controlSent(long now, long window) {
        otherSentAt = now;
        // Until it is answered; an answer that says nothing makes the next attempts rarer.
        nextControlAt = now + (window << failures);
    }

    void controlSaidNothing() {
        failures = failures < MOST_WINDOWS_SHIFT ? failures + 1 : failures;
    }

    void controlConvinced() {
        failures = 0;
        nextTrialAt = Ledger.NEVER;
    }

    // ---- The trial ----

    /** Returns the kinds of all messages sent since R: a bit each. */
    int candidates() {
        int candidates = 0;
        for (ActivityKind kind : Ledger.KINDS) {
            if (ledger.sentAt(kind) >= windowSentAt && ledger.sentAt(kind) != Ledger.NEVER) {
                candidates |= Trust.bit(kind);
            }
        }
        return candidates;
    }

    /**
     * Returns whether a message of a kind should bring proof for a trial: nothing that is trusted anyway may be part of
     * it.
     */
    boolean wantsProof(Trust trust, ActivityKind kind) {
        return stage != Stage.RESTING && ((candidates() | Trust.bit(kind)) & trust.alone) == 0;
    }

    void promoted() {
        promotedInVain = true;
    }

    /**
     * Returns until when the Update may be held: the earliest moment at which a candidate's proof runs out, which a
     * message in flight may still put off, and no later than the conclusion. In the past if it can't be held.
     */
    long heldUntil(Trust trust, long lifetime, long window, long margin, ActivityKind inFlight, long inFlightSince) {
        int candidates = candidates();
        if (candidates == 0 || (candidates & trust.alone) != 0 || !permitted) {
            return Ledger.NEVER;
        }
        long until = conclusionAt(lifetime);
        for (ActivityKind kind : Ledger.KINDS) {
            if ((candidates & Trust.bit(kind)) != 0) {
                long proof = ledger.provenAt(kind) == Ledger.NEVER ? Ledger.NEVER : ledger.provenAt(kind) + window;
                if (kind == inFlight && inFlightSince + margin > proof) {
                    proof = inFlightSince + margin;
                }
                until = proof < until ? proof : until;
            }
        }
        return until;
    }

    void hold() {
        stage = Stage.HOLDING;
    }

    long conclusionAt(long lifetime) {
        return answeredAt + lifetime + grace;
    }

    /** An Update is sent while one was held: its answer ends the trial. */
    void updateSent(long lifetime, long now) {
        concludingCandidates = candidates();
        concluding = stage == Stage.HOLDING && now >= conclusionAt(lifetime) && otherSentAt < windowSentAt;
    }

    /** An Update was answered 2.04. */
    Verdict updated() {
        if (stage != Stage.HOLDING) {
            return Verdict.NONE;
        }
        return concluding ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    }

    /** An Update was answered 4.04: before R + lifetime the server has restarted, which says nothing. */
    Verdict absent(long lifetime, long now) {
        if (stage != Stage.HOLDING) {
            return Verdict.NONE;
        }
        return now >= windowSentAt + lifetime ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    /** An Update was not answered. */
    Verdict failed() {
        return stage == Stage.HOLDING ? Verdict.INCONCLUSIVE : Verdict.NONE;
    }

    int concludingCandidates() {
        return concludingCandidates;
    }

    /** Ends a trial; returns when the next may be made. */
    long conclude(Verdict verdict, long window, long now) {
        stage = Stage.RESTING;
        promotedInVain = false;
        switch (verdict) {
            case CONFIRMED:
                refutations = 0;
                failures = 0;
                nextTrialAt = now;
                break;
            case REFUTED:
                nextTrialAt = now + (DAY << refutations);
                refutations = refutations < MOST_DAYS_SHIFT ? refutations + 1 : refutations;
                failures = 0;
                break;
            default:
                fail(window, now);
                break;
        }
        return nextTrialAt;
    }

    /**
     * The application has set the trust: what trials of before have shown does not count, nor how long they put off the
     * next.
     */
    void startAnew() {
        stage = Stage.RESTING;
        concluding = false;
        refutations = 0;
        failures = 0;
        nextTrialAt = Ledger.NEVER;
        nextControlAt = Ledger.NEVER;
    }

    /** Trust was wrong: a trial may be made in the next window; only a failed trial starts the days of waiting. */
    void trustWithdrawn(long now) {
        nextTrialAt = now;
    }

    private void fail(long window, long now) {
        nextTrialAt = now + (window << failures);
        failures = failures < MOST_WINDOWS_SHIFT ? failures + 1 : failures;
    }
}

package io.tacit.lwm2m.refresh;

/**
 * Decides when the registration at one server needs an Update. In short:
 *
 * <pre>
 * R        = first transmission of the last Register or Update that was answered
 * base     = max(R, what is proven of the kinds that the policy trusts)
 * deadline = base + lifetime − margin
 * audit    = R + maximum silence                (every policy but standard)
 * </pre>
 *
 * <p>An Update is due at the deadline, at the audit, on a doubt, and when it is owed anyway ({@link #require}). A
 * message of a trusted kind that goes out when the deadline is near is {@linkplain #promote promoted}: sent
 * Confirmable, it brings the proof that an Update would. While a Confirmable message of a trusted kind is in flight,
 * the deadline makes no Update due until that message has had as long as the margin provides for; by then its repeats
 * have had the same chance as an Update's.
 *
 * <p>Recording an activity is O(1), allocates nothing and touches no timer: the one timer ({@link #wakeAt}) looks at
 * the ledger when it fires, and re-arms itself if there is more time. Only what brings the deadline nearer moves the
 * timer.
 *
 * <p>All times are elapsed milliseconds, including sleep, supplied by the caller; they must not go backwards. One
 * thread.
 */
public final class RefreshScheduler {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long DAY = 86400000L;
    private static final ActivityKind[] KINDS = ActivityKind.values();
    private static final UpdateReason[] REASONS = UpdateReason.values();
    private static final int DOUBTS = Doubt.values().length;

    private final RefreshSettings settings;
    private final DecisionListener listener;
    private final Decision decision = new Decision();
    private final RefreshCounters counters = new RefreshCounters();
    private final Ledger ledger = new Ledger();
    private final Margin margin = new Margin();
    private final Gaps gaps = new Gaps();
    private final StandardPace pace = new StandardPace();

    private boolean registered;
    private boolean trustWithdrawn;
    private long registeredAt;
    private long lifetimeTold;
    private long lifetimeWanted;
    private long check = NEVER;

    /** Reasons of {@link UpdateReason} that are pending, and those that the Update in flight answers: a bit each. */
    private int pending;

    private int covered;

    /**
     * Doubts, a bit for each kind and {@link Doubt}: pending, being verified, and found to mean nothing until
     * mutedUntil.
     */
    private int doubted;

    private int doubtsCovered;
    private int doubtsMuted;
    private long mutedUntil;

    private ActivityKind inFlight;
    private Object inFlightSubject;
    private long inFlightSince;
    private boolean inFlightPromoted;
    private boolean capTold;

    /**
     * Makes the scheduler of one server, which is not registered at yet.
     *
     * @param settings how Updates are to be scheduled
     * @param listener hears every decision
     */
    public RefreshScheduler(RefreshSettings settings, DecisionListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    // ---- Register and Update ----

    /**
     * A Register was answered 2.01. What was known before of traffic and doubts is forgotten: this is a new
     * registration.
     *
     * @param firstSent when it was first transmitted
     * @param lifetime the lifetime that it told, in milliseconds; 0 for one that never ends
     * @param now elapsed time
     */
    public void registered(long firstSent, long lifetime, long now) {
        registered = true;
        registeredAt = firstSent;
        lifetimeTold = lifetime;
        lifetimeWanted = lifetime;
        ledger.clear();
        pending = 0;
        covered = 0;
        doubted = 0;
        doubtsCovered = 0;
        doubtsMuted = 0;
        inFlight = null;
        pace.registered(firstSent);
        capTold = false;
        tellCap(now);
        check = dueAt();
    }

    /** The registration ended: de-registered, refused, or given up. Nothing is due any more. */
    public void ended() {
        registered = false;
        check = NEVER;
        inFlight = null;
    }

    /**
     * An Update is sent. What is pending now is covered by its answer; what comes later is not.
     *
     * @param reason as returned by {@link #decide}
     * @param now elapsed time
     */
    public void updateSent(UpdateReason reason, long now) {
        boolean owed = reason != UpdateReason.DEADLINE && reason != UpdateReason.AUDIT;
        boolean unaided = reason != UpdateReason.AUDIT && base() == registeredAt;
        pace.updateSent(owed, unaided, window(), now);
        counters.updates++;
        covered |= pending;
        pending = 0;
        doubtsCovered |= doubted;
        doubted = 0;
    }

    /**
     * An Update was answered 2.04.
     *
     * @param firstSent when it was first transmitted
     * @param lifetime the lifetime that the server knows now, in milliseconds; 0 for one that never ends
     * @param now elapsed time
     */
    public void updated(long firstSent, long lifetime, long now) {
        registeredAt = firstSent;
        lifetimeTold = lifetime;
        pace.updated(firstSent);
        covered = 0;
        if (doubtsCovered != 0) {
            // The server is content although it answers so: the same answer says nothing until the next deadline.
            doubtsMuted = (now < mutedUntil ? doubtsMuted : 0) | doubtsCovered;
            mutedUntil = lifetime() == 0 ? firstSent + DAY : firstSent + window();
            doubtsCovered = 0;
        }
        capTold = capTold && marginCapped();
        tellCap(now);
        check = dueAt();
    }

    /**
     * An Update was not answered, or answered with an error that says nothing of the registration: what it was for is
     * owed again.
     */
    public void updateFailed() {
        pending |= covered;
        covered = 0;
        doubted |= doubtsCovered;
        doubtsCovered = 0;
    }

    /**
     * An Update was answered 4.04: the server has forgotten the client. Before {@code R + lifetime} that is a restart
     * of the server. After {@code base + lifetime} it is no surprise: the client was suspended or cut off for so long
     * that the registration has run out even if all trust was right. In between a restart can't be told from wrong
     * trust, so the trust of {@code implicit} and {@code trusted} is withdrawn.
     *
     * @param now elapsed time
     */
    public void absent(long now) {
        counters.absences++;
        pace.advance(base() == registeredAt, window(), now);
        boolean trustKeptIt = lifetime() > 0 && now >= registeredAt + lifetime() && now < base() + lifetime();
        if (trustKeptIt && settings.policy.needsProof() && settings.policy.isAudited() && !trustWithdrawn) {
            trustWithdrawn = true;
            tell(Decision.Type.TRUST_WITHDRAWN, null, null, registeredAt, NEVER, now);
        }
        ended();
    }

    /** The application says that the policy's trust is right after all. */
    public void restoreTrust() {
        trustWithdrawn = false;
    }

    /** Returns whether trust was withdrawn: the scheduler acts as {@code standard}. */
    public boolean isTrustWithdrawn() {
        return trustWithdrawn;
    }

    /**
     * The lifetime was changed. Until an Update that tells it is answered, the smaller of old and new counts.
     *
     * @param lifetime the new lifetime, in milliseconds; 0 for one that never ends
     * @param now elapsed time
     */
    public void lifetimeChanged(long lifetime, long now) {
        lifetimeWanted = lifetime;
        require(UpdateReason.LIFETIME_CHANGED);
        tellCap(now);
    }

    /**
     * An Update is owed whatever the timer says.
     *
     * @param reason why
     */
    public void require(UpdateReason reason) {
        if (registered) {
            pending |= 1 << reason.ordinal();
        }
    }

    // ---- Other traffic ----

    /**
     * Something was sent to the server, so far without proof that it arrived.
     *
     * @param kind what kind of message
     * @param subject what it is about, for the log; may be null
     * @param now elapsed time
     */
    public void sent(ActivityKind kind, Object subject, long now) {
        ledger.sent(kind, subject, now);
        if (trusts(kind)) {
            gaps.sent(now);
        }
    }

    /**
     * Something was sent to the server that it acknowledges or answers. {@link #proven} or {@link #unproven} follows.
     *
     * @param kind what kind of message
     * @param subject what it is about, for the log; may be null
     * @param promoted whether {@link #promote} had it sent Confirmable
     * @param now elapsed time
     */
    public void sentConfirmable(ActivityKind kind, Object subject, boolean promoted, long now) {
        sent(kind, subject, now);
        inFlight = kind;
        inFlightSubject = subject;
        inFlightSince = now;
        inFlightPromoted = promoted;
        if (promoted) {
            if (kind == ActivityKind.NOTIFICATION) {
                counters.promotedNotifications++;
            } else {
                counters.promotedResponses++;
            }
        }
    }

    /**
     * The message in flight was acknowledged, or a Send answered 2.xx: proof.
     *
     * @param kind what kind of message
     * @param subject what it is about, for the log; may be null
     * @param firstSent when it was first transmitted; of a block-wise transfer its last block
     */
    public void proven(ActivityKind kind, Object subject, long firstSent) {
        ledger.proven(kind, subject, firstSent);
        inFlight = null;
    }

    /**
     * The message in flight came to an end that says nothing: it was not sent, was withdrawn, or only part of it is
     * known to have arrived.
     */
    public void unproven() {
        inFlight = null;
        rearm();
    }

    /**
     * Something suggests that the server has forgotten the client. (If it was the message in flight, {@link #unproven}
     * comes first.)
     *
     * @param kind what kind of message
     * @param doubt what happened to it
     * @param subject what it was about, for the log; may be null
     * @param now elapsed time
     */
    public void doubt(ActivityKind kind, Doubt doubt, Object subject, long now) {
        int bit = 1 << kind.ordinal() * DOUBTS + doubt.ordinal();
        boolean muted = (doubtsMuted & bit) != 0 && now < mutedUntil;
        if (!registered || muted || (doubted & bit) != 0) {
            rearm();
            return;
        }
        boolean first = doubted == 0;
        doubted |= bit;
        if (first) {
            counters.doubts++;
            decision.set(Decision.Type.DOUBTED, kind, subject, now, now, now);
            decision.doubt = doubt;
            listener.decided(decision);
        }
    }

    /**
     * Takes note of how a Confirmable exchange went, whatever it was: from that follows the margin.
     *
     * @param transmissions how often it was transmitted; 0 is ignored
     * @param answered whether it was acknowledged or answered
     * @param elapsed from the first transmission to the answer, in milliseconds
     */
    public void exchange(int transmissions, boolean answered, long elapsed) {
        if (transmissions > 0) {
            margin.exchange(transmissions, answered, elapsed);
            rearm();
        }
    }

    /**
     * Takes note of an exchange that was there only to stay registered: an Update.
     *
     * @param transmissions how often the Update was transmitted
     * @param answered whether an answer came
     */
    public void updateDatagrams(int transmissions, boolean answered) {
        counters.livenessDatagrams += transmissions + (answered ? 1 : 0);
    }

    /**
     * Takes note of the datagrams that the promotion of a message cost: its repetitions and its acknowledgement.
     *
     * @param transmissions how often it was transmitted
     * @param acknowledged whether an acknowledgement came
     */
    public void promotedDatagrams(int transmissions, boolean acknowledged) {
        counters.livenessDatagrams += (transmissions > 0 ? transmissions - 1 : 0) + (acknowledged ? 1 : 0);
    }

    /**
     * Takes note of how long a security handshake takes that the next message has to wait for.
     *
     * @param millis its duration; 0 where the session survives idleness
     */
    public void handshake(long millis) {
        margin.handshake(millis);
        rearm();
    }

    // ---- Decisions ----

    /** Returns when {@link #decide} has to be asked next: at once if something is pending; Long.MAX_VALUE for never. */
    public long wakeAt() {
        return pending != 0 || doubted != 0 ? Ledger.NEVER : check;
    }

    /**
     * Decides whether an Update is to be sent now. Asked while no Update is in flight.
     *
     * @param now elapsed time
     * @return why, or null if none is needed yet
     */
    public UpdateReason decide(long now) {
        if (!registered || now < wakeAt()) {
            return null;
        }
        UpdateReason reason = reason(now);
        if (reason != null) {
            decision.set(Decision.Type.UPDATE_DUE, null, null, base(), expiresAt(), now);
            decision.reason = reason;
            listener.decided(decision);
            return reason;
        }
        check = dueAt();
        tellNotNeeded(now);
        return null;
    }

    /**
     * Decides whether a message that would go out without asking for an acknowledgement is to go out Confirmable: if it
     * is of a trusted kind, nothing else is in flight, and the next such message can't be counted on to come before the
     * deadline.
     *
     * @param kind what kind of message
     * @param subject what it is about, for the log; may be null
     * @param maximumPeriod how long the next message of this kind can be away at most (pmax), in milliseconds;
     *     Long.MAX_VALUE if unknown
     * @param now elapsed time
     * @return whether to make it Confirmable; the caller then says {@link #sentConfirmable}
     */
    public boolean promote(ActivityKind kind, Object subject, long maximumPeriod, long now) {
        if (!settings.promotion || !registered || lifetime() == 0 || !trusts(kind) || !settings.policy.needsProof()) {
            return false;
        }
        long left = deadline() - now;
        if (inFlight != null || left < 0 || left > promotionSpan(maximumPeriod)) {
            return false;
        }
        tell(Decision.Type.PROMOTED, kind, subject, now, deadline(), now);
        return true;
    }

    /**
     * Tells whether a kind of traffic counts now.
     *
     * @param kind the kind
     * @return whether the policy trusts it, and the trust was not withdrawn
     */
    public boolean trusts(ActivityKind kind) {
        return !trustWithdrawn && settings.policy.trusts(kind);
    }

    /**
     * Returns the moment from which the lifetime is counted: the latest proof of what the policy trusts, in elapsed
     * milliseconds.
     */
    public long base() {
        long base = registeredAt;
        for (ActivityKind kind : KINDS) {
            if (trusts(kind)) {
                base = max(base, reached(kind));
            }
        }
        return base;
    }

    /**
     * Returns when the server will drop the client unless it hears from it, in elapsed milliseconds; Long.MAX_VALUE for
     * never.
     */
    public long expiresAt() {
        return lifetime() == 0 ? NEVER : base() + lifetime();
    }

    /**
     * Returns when the next Update would be due if one first sent at a certain time had arrived.
     *
     * @param firstSent when it was first transmitted, elapsed milliseconds
     * @return elapsed milliseconds; Long.MAX_VALUE if the lifetime never ends
     */
    public long deadlineFrom(long firstSent) {
        return lifetime() == 0 ? NEVER : firstSent + window();
    }

    /** Returns the margin that is kept now, in milliseconds: never more than half the lifetime. */
    public long marginMillis() {
        return min(wantedMargin(), lifetime() / 2);
    }

    /**
     * Tells what was done so far.
     *
     * @param into is filled
     * @param now elapsed time
     */
    public void counters(RefreshCounters into, long now) {
        if (registered) {
            pace.advance(base() == registeredAt, window(), now);
        }
        counters.standardUpdates = pace.updates();
        into.set(counters);
    }

    /** Returns whether the message in flight was promoted. */
    public boolean isInFlightPromoted() {
        return inFlight != null && inFlightPromoted;
    }

    // ---- Arithmetic ----

    /**
     * How much time may be left to the deadline for a message to be promoted: until the next one can be expected, but
     * no more than half a window, since early proofs are soon overtaken. Regular traffic that fits into the window is
     * taken at its word, though: with gaps of more than half a window, the message after this one would come too late.
     */
    private long promotionSpan(long maximumPeriod) {
        long expected = min(gaps.expected(), maximumPeriod);
        return gaps.areRegularWithin(window()) ? expected : min(window() / 2, expected);
    }

    private UpdateReason reason(long now) {
        if (pending != 0) {
            for (UpdateReason reason : REASONS) {
                if ((pending & 1 << reason.ordinal()) != 0) {
                    return reason;
                }
            }
        }
        if (doubted != 0) {
            return UpdateReason.DOUBT;
        }
        if (deadlineDueAt() <= now) {
            return UpdateReason.DEADLINE;
        }
        return auditDueAt() <= now ? UpdateReason.AUDIT : null;
    }

    private long dueAt() {
        return registered ? min(deadlineDueAt(), auditDueAt()) : NEVER;
    }

    private long deadlineDueAt() {
        if (lifetime() == 0) {
            return NEVER;
        }
        boolean canBeProof = inFlight != null && trusts(inFlight);
        return canBeProof ? max(deadline(), inFlightSince + marginMillis()) : deadline();
    }

    private long auditDueAt() {
        if (!settings.policy.isAudited() || trustWithdrawn || settings.maxSilenceMillis == 0) {
            return NEVER;
        }
        long least = 4 * lifetime();
        long wanted = settings.maxSilenceMillis == RefreshSettings.AUTOMATIC ? DAY : settings.maxSilenceMillis;
        return registeredAt + max(wanted, least);
    }

    private long deadline() {
        return base() + window();
    }

    private long window() {
        return lifetime() - marginMillis();
    }

    /** The smaller of what the server knows and what it is to know; 0 stands for a lifetime that never ends. */
    private long lifetime() {
        if (lifetimeTold == 0 || lifetimeWanted == 0) {
            return max(lifetimeTold, lifetimeWanted);
        }
        return min(lifetimeTold, lifetimeWanted);
    }

    private long reached(ActivityKind kind) {
        return settings.policy.needsProof() ? ledger.provenAt(kind) : max(ledger.sentAt(kind), ledger.provenAt(kind));
    }

    private long wantedMargin() {
        return settings.marginMillis == RefreshSettings.AUTOMATIC ? margin.millis() : settings.marginMillis;
    }

    private boolean marginCapped() {
        return lifetime() > 0 && wantedMargin() > lifetime() / 2;
    }

    /** The deadline may have come nearer: the timer must not fire too late. */
    private void rearm() {
        check = min(check, dueAt());
    }

    private void tellNotNeeded(long now) {
        if (inFlight != null && deadline() <= now) {
            tell(Decision.Type.UPDATE_WAITS, inFlight, inFlightSubject, inFlightSince, check, now);
            return;
        }
        ActivityKind latest = null;
        for (ActivityKind kind : KINDS) {
            if (trusts(kind) && reached(kind) > (latest == null ? registeredAt : reached(latest))) {
                latest = kind;
            }
        }
        boolean proven = latest == null || ledger.provenAt(latest) == reached(latest);
        Object subject = latest == null ? null : proven ? ledger.provenSubject(latest) : ledger.sentSubject(latest);
        decision.set(Decision.Type.UPDATE_NOT_NEEDED, latest, subject, base(), check, now);
        decision.proven = proven;
        listener.decided(decision);
    }

    private void tellCap(long now) {
        if (marginCapped() && !capTold) {
            capTold = true;
            tell(Decision.Type.MARGIN_CAPPED, null, null, now, marginMillis(), now);
        }
    }

    private void tell(Decision.Type type, ActivityKind kind, Object subject, long sentAt, long next, long now) {
        decision.set(type, kind, subject, sentAt, next, now);
        listener.decided(decision);
    }

    private static long min(long a, long b) {
        return a < b ? a : b;
    }

    private static long max(long a, long b) {
        return a > b ? a : b;
    }
}

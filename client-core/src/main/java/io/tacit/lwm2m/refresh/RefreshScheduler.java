package io.tacit.lwm2m.refresh;

/**
 * Decides when the registration at one server needs an Update. In short:
 *
 * <pre>
 * R        = first transmission of the last Register or Update that was answered
 * base     = max(R, what is proven of the kinds that are trusted)
 * deadline = base + lifetime − margin
 * audit    = R + maximum silence                (every policy but standard)
 * </pre>
 *
 * <p>What is trusted follows from the policy; with {@link UpdatePolicy#learned()} from trials, see
 * {@link #permitTrials}.
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

    /** RFC 7252 section 4.8: a message is repeated after that time at the earliest. */
    private static final long ACK_TIMEOUT = 2000;

    private static final ActivityKind[] KINDS = Ledger.KINDS;
    private static final UpdateReason[] REASONS = UpdateReason.values();

    /** After a trial the first audits come at 2, 4, 8 … lifetimes. */
    private static final int FIRST_AUDIT = 2;

    private static final int MOST_AUDIT = 1 << 20;

    private final RefreshSettings settings;
    private final DecisionListener listener;
    private final Decision decision = new Decision();
    private final RefreshCounters counters = new RefreshCounters();
    private final Ledger ledger = new Ledger();
    private final Margin margin = new Margin();
    private final Gaps trustedGaps = new Gaps();
    private final Gaps[] gaps = {new Gaps(), new Gaps(), new Gaps()};
    private final StandardPace pace = new StandardPace();
    private final Doubts doubts = new Doubts();
    private final Learning learning;

    private boolean registered;
    private Trust trust;
    private boolean trustWithdrawn;
    private int auditLifetimes = FIRST_AUDIT;
    private boolean auditing;
    private long registeredAt;
    private long lifetimeTold;
    private long lifetimeWanted;
    private long check = NEVER;

    /** Reasons of {@link UpdateReason} that are pending, and those that the Update in flight answers: a bit each. */
    private int pending;

    private int covered;

    private ActivityKind inFlight;
    private Object inFlightSubject;
    private long inFlightSince;
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
        this.trust = settings.policy.trust();
        this.learning = new Learning(ledger, settings.graceMillis);
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
        ledger.forgetProofs();
        pending = 0;
        covered = 0;
        doubts.clear();
        inFlight = null;
        pace.registered(firstSent);
        capTold = false;
        tellCap(now);
        learning.windowOpened(learnable(), firstSent, window(), now);
        check = dueAt();
    }

    /** The registration ended: de-registered, refused, or given up. Nothing is due any more. */
    public void ended() {
        registered = false;
        check = NEVER;
        inFlight = null;
        pending = 0;
        doubts.clear();
    }

    /**
     * An Update is sent. What is pending now is covered by its answer; what comes later is not.
     *
     * @param reason as returned by {@link #decide}
     * @param now elapsed time
     */
    public void updateSent(UpdateReason reason, long now) {
        boolean owed = reason.ordinal() <= UpdateReason.DOUBT.ordinal();
        pace.updateSent(owed, reason == UpdateReason.DEADLINE && isUnaided(), window(), now);
        auditing = reason == UpdateReason.AUDIT;
        counters.updates++;
        covered |= pending;
        pending = 0;
        doubts.updateSent();
        learning.updateSent(lifetime(), now);
    }

    /**
     * An Update was answered 2.04.
     *
     * @param firstSent when it was first transmitted
     * @param lifetime the lifetime that the server knows now, in milliseconds; 0 for one that never ends
     * @param now elapsed time
     */
    public void updated(long firstSent, long lifetime, long now) {
        conclude(learning.updated(), now);
        registeredAt = firstSent;
        lifetimeTold = lifetime;
        pace.updated(firstSent);
        covered = 0;
        doubts.updated(now, lifetime() == 0 ? firstSent + DAY : firstSent + window());
        if (auditing) {
            auditLifetimes = auditLifetimes < MOST_AUDIT ? auditLifetimes * 2 : auditLifetimes;
            auditing = false;
        }
        capTold = capTold && marginCapped();
        tellCap(now);
        learning.windowOpened(learnable(), firstSent, window(), now);
        check = dueAt();
    }

    /**
     * An Update was not answered, or answered with an error that says nothing of the registration: what it was for is
     * owed again.
     *
     * @param now elapsed time
     */
    public void updateFailed(long now) {
        pending |= covered;
        covered = 0;
        doubts.updateFailed();
        conclude(learning.failed(), now);
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
        pace.advance(isUnaided(), window(), now);
        conclude(learning.absent(lifetime(), now), now);
        boolean trustKeptIt = lifetime() > 0 && now >= registeredAt + lifetime() && now < base() + lifetime();
        if (trustKeptIt && settings.policy.needsProof() && !trust.isNone()) {
            trust = trust.withdrawn();
            trustWithdrawn = !settings.policy.isLearning();
            learning.trustWithdrawn(now);
            tell(Decision.Type.TRUST_WITHDRAWN, null, null, registeredAt, NEVER, now);
        }
        ended();
    }

    /** The application says that the policy's trust is right after all. With a policy that learns, that is none. */
    public void restoreTrust() {
        trust = settings.policy.trust().answering(trust.answers);
        trustWithdrawn = false;
        rearm();
    }

    /** Returns what is trusted now: to be saved, so that it need not be learned again. */
    public Trust trust() {
        return trust;
    }

    /**
     * Sets what is trusted now: as saved, as known from elsewhere, or {@link Trust#none()} to learn it anew.
     *
     * @param newTrust the trust
     */
    public void trust(Trust newTrust) {
        trust = newTrust;
        trustWithdrawn = false;
        auditLifetimes = FIRST_AUDIT;
        learning.startAnew();
        rearm();
    }

    /**
     * Says whether trials may be made; they may unless this says no. A trial that is being made ends with an Update,
     * which shows nothing.
     *
     * @param permitted whether this is a good moment: reports that are sent while an Update is held may be thrown away
     */
    public void permitTrials(boolean permitted) {
        learning.permit(permitted);
        rearm();
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
        recordSent(kind, subject, false, now);
        rideAlong(kind, now);
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
        inFlight = kind;
        inFlightSubject = subject;
        inFlightSince = now;
        recordSent(kind, subject, !promoted, now);
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
        rideAlong(kind, firstSent);
        if (learning.isHolding()) {
            rearm();
        }
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
        if (registered && doubts.raise(kind, doubt, now)) {
            counters.doubts++;
            decision.set(Decision.Type.DOUBTED, kind, subject, now, now, now);
            decision.doubt = doubt;
            listener.decided(decision);
        }
        rearm();
    }

    /**
     * Tells whether a control is to be sent now: an Update to a location that does not exist, by which a policy that
     * learns finds out whether the server's answers to Updates say anything. Ask after {@link #decide}.
     *
     * @param now elapsed time
     * @return whether to send it; {@link #controlSent} and {@link #controlAnswered} follow
     */
    public boolean isControlDue(long now) {
        return now >= controlDueAt() && learning.isControlWorthwhile(window());
    }

    /**
     * The control is sent.
     *
     * @param now elapsed time
     */
    public void controlSent(long now) {
        counters.controls++;
        learning.controlSent(now, window());
    }

    /**
     * The control came to its end.
     *
     * @param notFound whether it was answered 4.04: Updates that are answered 2.04 can be believed
     * @param changed whether it was answered 2.04: this server answers so to anything, and nothing can be learned of it
     * @param now elapsed time
     */
    public void controlAnswered(boolean notFound, boolean changed, long now) {
        if (notFound || changed) {
            trust = trust.answering(notFound ? Trust.Answers.CHECKED : Trust.Answers.MEANINGLESS);
            learning.controlConvinced();
        } else {
            learning.controlSaidNothing();
        }
        decision.set(Decision.Type.CONTROL, null, null, now, NEVER, now);
        decision.trust = trust;
        listener.decided(decision);
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
     * Takes note of an exchange that was there only to stay registered: an Update, or a control.
     *
     * @param transmissions how often it was transmitted
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
        return pending != 0 || doubts.arePending() ? Ledger.NEVER : min(check, controlDueAt());
    }

    /** Returns whether {@link #decide} will say yes whatever the time: an Update was asked for, or there is a doubt. */
    public boolean isRequired() {
        return pending != 0 || doubts.arePending();
    }

    /**
     * Decides whether an Update is to be sent now. Asked while no Update is in flight.
     *
     * @param now elapsed time
     * @return why, or null if none is needed yet
     */
    public UpdateReason decide(long now) {
        boolean asked = pending != 0 || doubts.arePending();
        if (!registered || (!asked && now < check)) {
            return null;
        }
        UpdateReason reason = reason(now);
        if (reason != null) {
            decision.set(Decision.Type.UPDATE_DUE, null, null, base(), expiresAt(), now);
            decision.reason = reason;
            listener.decided(decision);
            return reason;
        }
        if (now >= check) {
            boolean held = !learning.isHolding() && deadlineDueAt() <= now;
            if (held) {
                hold(now);
            }
            check = dueAt();
            if (!held) {
                tellNotNeeded(now);
            }
        }
        return null;
    }

    /**
     * Decides whether a message that would go out without asking for an acknowledgement is to go out Confirmable: if it
     * is of a trusted kind, nothing else is in flight, and the next such message can't be counted on to come before the
     * deadline. So too if it is of a kind that a trial is about, until it has brought proof.
     *
     * @param kind what kind of message
     * @param subject what it is about, for the log; may be null
     * @param maximumPeriod how long the next message of this kind can be away at most (pmax), in milliseconds;
     *     Long.MAX_VALUE if unknown
     * @param now elapsed time
     * @return whether to make it Confirmable; the caller then says {@link #sentConfirmable}
     */
    public boolean promote(ActivityKind kind, Object subject, long maximumPeriod, long now) {
        if (inFlight != null || !isProofWanted(kind, maximumPeriod, now)) {
            return false;
        }
        long end = promotionDeadline(kind);
        boolean tried = learning.wantsProof(trust, kind);
        if (tried) {
            learning.promoted();
        }
        tell(Decision.Type.PROMOTED, kind, subject, now, tried && end < now ? deadline() : end, now);
        return true;
    }

    /**
     * Tells until when a message that could be promoted, were nothing else in flight, should wait for that to end.
     * Otherwise a kind that always goes out just after another one would never bring proof. It is worth waiting only
     * until what is in flight would be repeated: more often than not it has been answered by then.
     *
     * @param kind what kind of message
     * @param maximumPeriod as for {@link #promote}
     * @param now elapsed time
     * @return elapsed time; in the past if the message need not wait
     */
    public long promotableAt(ActivityKind kind, long maximumPeriod, long now) {
        boolean busy = inFlight != null && inFlight != kind && now < inFlightSince + ACK_TIMEOUT;
        return busy && isProofWanted(kind, maximumPeriod, now) ? inFlightSince + ACK_TIMEOUT : Ledger.NEVER;
    }

    /**
     * Tells whether a kind of traffic counts now, by itself or as one of a set.
     *
     * @param kind the kind
     * @return whether it is trusted
     */
    public boolean trusts(ActivityKind kind) {
        return trust.alone(kind) || trust.together(kind);
    }

    /**
     * Returns the moment from which the lifetime is counted: the latest proof of what is trusted, in elapsed
     * milliseconds.
     */
    public long base() {
        return baseIf(null, Ledger.NEVER);
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
            pace.advance(isUnaided(), window(), now);
        }
        counters.standardUpdates = pace.updates();
        into.set(counters);
    }

    // ---- Trials ----

    /** What the learning may know: with a policy that does not learn, that there is nothing to be found out. */
    private Trust learnable() {
        return settings.policy.isLearning() ? trust : Trust.none();
    }

    private void hold(long now) {
        learning.hold();
        counters.trials++;
        decision.set(Decision.Type.UPDATE_HELD, null, null, registeredAt, learning.conclusionAt(lifetime()), now);
        decision.kinds = learning.candidates();
        listener.decided(decision);
    }

    private void conclude(Learning.Verdict verdict, long now) {
        if (verdict == Learning.Verdict.NONE) {
            return;
        }
        int candidates = learning.concludingCandidates();
        Decision.Type type;
        if (verdict == Learning.Verdict.CONFIRMED) {
            trust = trust.confirmed(candidates);
            auditLifetimes = FIRST_AUDIT;
            counters.trialsConfirmed++;
            type = Decision.Type.TRIAL_CONFIRMED;
        } else if (verdict == Learning.Verdict.REFUTED) {
            trust = trust.refuted(candidates);
            counters.trialsRefuted++;
            type = Decision.Type.TRIAL_REFUTED;
        } else {
            counters.trialsInconclusive++;
            type = Decision.Type.TRIAL_INCONCLUSIVE;
        }
        decision.set(type, null, null, registeredAt, learning.conclude(verdict, window(), now), now);
        decision.kinds = candidates;
        decision.trust = trust;
        listener.decided(decision);
    }

    // ---- Arithmetic ----

    private void recordSent(ActivityKind kind, Object subject, boolean confirmableAnyway, long now) {
        ledger.sent(kind, subject, now);
        gaps[kind.ordinal()].sent(now, confirmableAnyway);
        if (trust.alone(kind)) {
            trustedGaps.sent(now, confirmableAnyway);
        }
        if (learning.isHolding()) {
            counters.reportsAtRisk++;
            // The first message of another kind makes it a candidate too, one without proof.
            rearm();
        }
    }

    /** The radio is awake: an Update that is due soon, and that this message does not save, is sent now. */
    private void rideAlong(ActivityKind kind, long now) {
        boolean soon = lifetime() > 0 && deadline() - now <= window() / 5;
        if (settings.rideAlong && registered && soon && !trusts(kind) && learning.stage() == Learning.Stage.RESTING) {
            require(UpdateReason.RIDE_ALONG);
        }
    }

    /** The base, if a message of a kind had been proven at a certain time. */
    private long baseIf(ActivityKind kind, long provenAt) {
        long base = registeredAt;
        long set = NEVER;
        for (ActivityKind each : KINDS) {
            long at = each == kind ? max(reached(each), provenAt) : reached(each);
            if (trust.alone(each)) {
                base = max(base, at);
            } else if (trust.together(each)) {
                set = min(set, at);
            }
        }
        return trust.together == 0 ? base : max(base, set);
    }

    /** Whether a message should bring proof, even if what is in flight does. */
    private boolean isProofWanted(ActivityKind kind, long maximumPeriod, long now) {
        if (!settings.promotion || !registered || lifetime() == 0 || !settings.policy.needsProof()) {
            return false;
        }
        boolean tried = learning.wantsProof(trust, kind);
        if (!tried && !trusts(kind)) {
            return false;
        }
        long end = promotionDeadline(kind);
        if (end < now) {
            // In a trial the first message of a kind; else it is too late.
            return tried;
        }
        Gaps recent = trust.alone(kind) ? trustedGaps : gaps[kind.ordinal()];
        boolean waits = tried
                ? recent.isNextInTime(end - now, window())
                : recent.isNextWorthWaiting(end - now, window(), maximumPeriod);
        return !waits;
    }

    /** Until when a message of a kind can do without proof, if what is in flight arrives. */
    private long promotionDeadline(ActivityKind kind) {
        long own = kind == inFlight ? inFlightSince + window() : ownDeadline(kind);
        return learning.wantsProof(trust, kind) ? own : max(baseIf(inFlight, inFlightSince) + window(), own);
    }

    /** When what one kind has proven will have run out; in the past if that is nothing. */
    private long ownDeadline(ActivityKind kind) {
        long reached = reached(kind);
        return reached == Ledger.NEVER ? Ledger.NEVER : reached + window();
    }

    private UpdateReason reason(long now) {
        if (pending != 0) {
            for (UpdateReason reason : REASONS) {
                if ((pending & 1 << reason.ordinal()) != 0) {
                    return reason;
                }
            }
        }
        if (doubts.arePending()) {
            return UpdateReason.DOUBT;
        }
        if (learning.isHolding()) {
            return heldUntil() <= now ? UpdateReason.TRIAL : null;
        }
        if (deadlineDueAt() <= now && heldUntil() <= now) {
            return UpdateReason.DEADLINE;
        }
        return auditDueAt() <= now ? UpdateReason.AUDIT : null;
    }

    private long dueAt() {
        if (!registered) {
            return NEVER;
        }
        // No audit interrupts a trial.
        return learning.isHolding() ? heldUntil() : min(deadlineDueAt(), auditDueAt());
    }

    private long deadlineDueAt() {
        if (lifetime() == 0) {
            return NEVER;
        }
        boolean canBeProof = inFlight != null && baseIf(inFlight, inFlightSince) > base();
        return canBeProof ? max(deadline(), inFlightSince + marginMillis()) : deadline();
    }

    /** Until when a trial can hold the Update; in the past if there is none, or if it can't. */
    private long heldUntil() {
        return learning.stage() == Learning.Stage.RESTING
                ? Ledger.NEVER
                : learning.heldUntil(trust, lifetime(), window(), marginMillis(), inFlight, inFlightSince);
    }

    private long auditDueAt() {
        if (!settings.policy.isAudited() || trustWithdrawn || settings.maxSilenceMillis == 0) {
            return NEVER;
        }
        boolean learned = settings.policy.isLearning();
        if (learned && trust.isNone()) {
            return NEVER;
        }
        long least = 4 * lifetime();
        long wanted = settings.maxSilenceMillis == RefreshSettings.AUTOMATIC ? DAY : settings.maxSilenceMillis;
        long silence = max(wanted, least);
        return registeredAt + (learned && lifetime() > 0 ? min(silence, auditLifetimes * lifetime()) : silence);
    }

    /** When the control is due; what is in flight goes first. */
    private long controlDueAt() {
        boolean possible = settings.policy.isLearning() && registered && inFlight == null;
        return possible ? learning.controlAt(trust, window()) : NEVER;
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

    /** Whether nothing but our last Register or Update keeps our timer back, as with the policy standard. */
    private boolean isUnaided() {
        return base() == registeredAt && !learning.isHolding();
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
            boolean counts = trusts(kind) || learning.isHolding();
            if (counts && reached(kind) > (latest == null ? registeredAt : reached(latest))) {
                latest = kind;
            }
        }
        boolean proven = latest == null || ledger.provenAt(latest) == reached(latest);
        Object subject = latest == null ? null : proven ? ledger.provenSubject(latest) : ledger.sentSubject(latest);
        long since = latest == null ? base() : reached(latest);
        decision.set(Decision.Type.UPDATE_NOT_NEEDED, latest, subject, since, check, now);
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

package io.tacit.lwm2m.refresh;

/** How the Updates to one server are to be scheduled. Immutable. */
public final class RefreshSettings {

    /** Stands for a margin that follows from the losses observed, and for a silence that follows from the lifetime. */
    public static final long AUTOMATIC = -1;

    /** The grace that is kept if none is set, in milliseconds. */
    public static final long DEFAULT_GRACE = 120000;

    final UpdatePolicy policy;
    final long marginMillis;
    final long graceMillis;
    final long maxSilenceMillis;
    final boolean promotion;
    final boolean rideAlong;

    /**
     * Makes settings.
     *
     * @param policy what counts
     * @param marginMillis how long before the end of the lifetime an Update starts, in milliseconds, or
     *     {@link #AUTOMATIC}; never more than half the lifetime is used
     * @param graceMillis how long a server may keep a registration whose lifetime has run out, in milliseconds: what a
     *     trial of the server has to wait for. The policies that make no trial do not use it
     * @param maxSilenceMillis after how long without an Update one is sent in any case (the audit), in milliseconds; 0
     *     for never; {@link #AUTOMATIC} for the larger of 24 hours and four lifetimes. A value below four lifetimes is
     *     raised to that. {@link UpdatePolicy#standard()} has no audit
     * @param promotion whether a message that goes out anyway may be made Confirmable, to be the proof that an Update
     *     would be
     * @throws IllegalArgumentException if a time is negative and not {@link #AUTOMATIC}
     */
    public RefreshSettings(
            UpdatePolicy policy, long marginMillis, long graceMillis, long maxSilenceMillis, boolean promotion) {
        this(policy, marginMillis, graceMillis, maxSilenceMillis, promotion, false);
    }

    private RefreshSettings(
            UpdatePolicy policy,
            long marginMillis,
            long graceMillis,
            long maxSilenceMillis,
            boolean promotion,
            boolean rideAlong) {
        if (marginMillis < AUTOMATIC || maxSilenceMillis < AUTOMATIC || graceMillis < 0) {
            throw new IllegalArgumentException("margin, grace and maximum silence must not be negative");
        }
        this.policy = policy;
        this.marginMillis = marginMillis;
        this.graceMillis = graceMillis;
        this.maxSilenceMillis = maxSilenceMillis;
        this.promotion = promotion;
        this.rideAlong = rideAlong;
    }

    /**
     * Says whether an Update that falls due within a fifth of the window is sent right after a report, while the radio
     * is awake, rather than by itself: no message is saved, but a wake-up. Only for reports that the server does not
     * honour.
     *
     * @param rides whether Updates ride along; they do not unless this says so
     * @return settings that differ in this only
     */
    public RefreshSettings rideAlong(boolean rides) {
        return new RefreshSettings(policy, marginMillis, graceMillis, maxSilenceMillis, promotion, rides);
    }

    /** Returns the grace, in milliseconds. */
    public long graceMillis() {
        return graceMillis;
    }

    /** Returns what counts. */
    public UpdatePolicy policy() {
        return policy;
    }
}

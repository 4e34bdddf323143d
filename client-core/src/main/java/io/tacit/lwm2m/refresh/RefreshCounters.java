package io.tacit.lwm2m.refresh;

/** What a {@link RefreshScheduler} has done so far. One thread. */
public final class RefreshCounters {

    long updates;
    long standardUpdates;
    long livenessDatagrams;
    long promotedNotifications;
    long promotedResponses;
    long doubts;
    long absences;
    long controls;
    long trials;
    long trialsConfirmed;
    long trialsRefuted;
    long trialsInconclusive;
    long reportsAtRisk;

    /** Makes counters that are all zero. */
    public RefreshCounters() {}

    /**
     * Takes over the values of others.
     *
     * @param other the others
     */
    public void set(RefreshCounters other) {
        updates = other.updates;
        standardUpdates = other.standardUpdates;
        livenessDatagrams = other.livenessDatagrams;
        promotedNotifications = other.promotedNotifications;
        promotedResponses = other.promotedResponses;
        doubts = other.doubts;
        absences = other.absences;
        controls = other.controls;
        trials = other.trials;
        trialsConfirmed = other.trialsConfirmed;
        trialsRefuted = other.trialsRefuted;
        trialsInconclusive = other.trialsInconclusive;
        reportsAtRisk = other.reportsAtRisk;
    }

    /** Returns the Updates that were sent; a repeated one counts once. */
    public long updates() {
        return updates;
    }

    /**
     * Returns the Updates saved: those that the policy {@code standard} would have sent on the same trace, minus those
     * sent.
     */
    public long updatesSaved() {
        return standardUpdates - updates;
    }

    /**
     * Returns the datagrams that were exchanged only to stay registered: every transmission of an Update, its answers,
     * and of promoted messages the acknowledgements and the repetitions.
     */
    public long livenessDatagrams() {
        return livenessDatagrams;
    }

    /** Returns the notifications that were made Confirmable to be a proof. */
    public long promotedNotifications() {
        return promotedNotifications;
    }

    /** Returns the responses that were made Confirmable to be a proof. */
    public long promotedResponses() {
        return promotedResponses;
    }

    /** Returns how often something suggested that the server had forgotten the client. */
    public long doubts() {
        return doubts;
    }

    /** Returns how often an Update was answered 4.04: the server had forgotten the client. */
    public long absences() {
        return absences;
    }

    /** Returns the controls: Updates of a registration that does not exist, to see whether the answers say anything. */
    public long controls() {
        return controls;
    }

    /** Returns the trials in which an Update was held. */
    public long trials() {
        return trials;
    }

    /** Returns the trials that showed that the server honours other traffic. */
    public long trialsConfirmed() {
        return trialsConfirmed;
    }

    /** Returns the trials that showed that the server does not honour other traffic. */
    public long trialsRefuted() {
        return trialsRefuted;
    }

    /** Returns the trials that showed nothing. */
    public long trialsInconclusive() {
        return trialsInconclusive;
    }

    /** Returns how many messages were sent while a trial held an Update: the server may have thrown them away. */
    public long reportsAtRisk() {
        return reportsAtRisk;
    }
}

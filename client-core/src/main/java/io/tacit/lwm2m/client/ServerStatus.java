package io.tacit.lwm2m.client;

import io.tacit.lwm2m.refresh.RefreshCounters;
import io.tacit.lwm2m.refresh.Trust;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.session.SessionState;

/**
 * How things stand with one server, and what was done so far. A copy, made by {@link Lwm2mClient#status}; it does not
 * change.
 */
public final class ServerStatus {

    SessionState state = SessionState.IDLE;
    UpdatePolicy policy;
    boolean trustWithdrawn;
    Trust trust = Trust.none();
    final RefreshCounters refresh = new RefreshCounters();
    long registers;
    long notifications;
    long confirmable;
    long sends;
    int stored;
    long droppedByStore;
    int collected;
    long dropped;
    long marginMillis;

    ServerStatus() {}

    void set(ServerStatus other) {
        state = other.state;
        policy = other.policy;
        trustWithdrawn = other.trustWithdrawn;
        trust = other.trust;
        refresh.set(other.refresh);
        registers = other.registers;
        notifications = other.notifications;
        confirmable = other.confirmable;
        sends = other.sends;
        stored = other.stored;
        droppedByStore = other.droppedByStore;
        collected = other.collected;
        dropped = other.dropped;
        marginMillis = other.marginMillis;
    }

    /** Returns the state of the session. */
    public SessionState state() {
        return state;
    }

    /** Returns what counts at this server, as it was set. */
    public UpdatePolicy policy() {
        return policy;
    }

    /** Returns whether the policy's trust was withdrawn: Updates are sent as {@link UpdatePolicy#standard()} would. */
    public boolean isTrustWithdrawn() {
        return trustWithdrawn;
    }

    /** Returns what is trusted now: by the policy, or learned. */
    public Trust trust() {
        return trust;
    }

    /** Returns the counters of the scheduler: Updates sent and saved, promotions, absences. */
    public RefreshCounters refresh() {
        return refresh;
    }

    /** Returns how often the client was registered. */
    public long registers() {
        return registers;
    }

    /** Returns how many notifications were sent, Confirmable or not; repetitions do not count. */
    public long notifications() {
        return notifications;
    }

    /** Returns how many of the notifications and responses were sent Confirmable. */
    public long confirmable() {
        return confirmable;
    }

    /** Returns how many Sends were sent; repetitions do not count. */
    public long sends() {
        return sends;
    }

    /** Returns for how many moments there are values that were collected, and not delivered yet. */
    public int collected() {
        return collected;
    }

    /**
     * Returns how many notifications are stored now: those that fell due while the server could not be reached, those
     * that did not arrive, and those that wait for their acknowledgement.
     */
    public int stored() {
        return stored;
    }

    /**
     * Returns how many notifications should have been stored, and never will be sent: there was no room, the server
     * wanted no more of them (hqmax), or their observation ended.
     */
    public long droppedByStore() {
        return droppedByStore;
    }

    /**
     * Returns how much was not reported and never will be: changes that the server does not want stored, notifications
     * {@linkplain #droppedByStore dropped by the store}, Sends that were dropped or muted, and moments of which the
     * values were collected and dropped.
     */
    public long dropped() {
        return dropped;
    }

    /** Returns how long before the end of the lifetime an Update starts now, in milliseconds. */
    public long marginMillis() {
        return marginMillis;
    }
}

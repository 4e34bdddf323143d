package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.ServerAccount;
import java.util.ArrayList;

/**
 * What one server observes, and when it is owed a notification (LwM2M Core TS 1.2, sections 6.4 and 7.3.2; RFC 7641).
 * {@link Observe} begins and ends observations, {@link Notifications} sends what is due.
 *
 * <p>{@link Watch} decides for each path what is worth a notification; pmin holds one back, pmax sends one without a
 * change. Several paths of one observation each have their own; whichever is due first sends all of them.
 *
 * <p>Call {@link #changed} on every change; at {@link #nextAt} call {@link #look}, then ask {@link #due}; or, while the
 * server can't be reached, {@link Notifications#store}.
 *
 * <p>One thread. A change costs a comparison for each path observed, and allocates nothing.
 */
public final class Observations {

    private static final int SEQUENCE_MASK = 0xFFFFFF;

    private final ServerAccount account;
    private final EffectiveRules rules;
    private final Notify notify;
    private final NotificationStore store;
    private final int limit;

    private final ArrayList<Observation> observations = new ArrayList<Observation>();
    /** The Observe option of the last message, 24 bits. */
    int sequence;

    private int turn;
    private boolean offline;
    private long unwanted;

    /** How many notifications the store has of these, and has dropped of these. */
    int stored;

    long droppedByStore;

    /**
     * Makes a server's observations: none yet.
     *
     * @param attributes what that server has attached
     * @param account says whether notifications are stored (/1/x/6)
     * @param notify reads what is observed
     * @param store keeps what can't be delivered
     * @param maxObservations how many there may be, 0 or more; one of several paths counts as that many
     * @throws IllegalArgumentException if the limit is negative
     */
    public Observations(
            AttributeStore attributes,
            ServerAccount account,
            Notify notify,
            NotificationStore store,
            int maxObservations) {
        if (maxObservations < 0) {
            throw new IllegalArgumentException("there are 0 or more observations, not " + maxObservations);
        }
        this.account = account;
        this.rules = new EffectiveRules(attributes);
        this.notify = notify;
        this.store = store;
        this.limit = maxObservations;
    }

    // ---- Which there are ----

    /** Returns how many observations there are. */
    public int size() {
        return observations.size();
    }

    /**
     * Returns an observation by its place.
     *
     * @param index 0 to {@link #size()} − 1; the order means nothing
     * @return the observation
     */
    public Observation get(int index) {
        return observations.get(index);
    }

    /**
     * Finds an observation.
     *
     * @param token the token of the observation
     * @return the observation, or null if there is none
     */
    public Observation find(byte[] token) {
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).hasToken(token)) {
                return observations.get(i);
            }
        }
        return null;
    }

    /** Ends all observations: with the registration that they belong to. */
    public void cancelAll() {
        while (observations.size() > 0) {
            end(observations.get(observations.size() - 1));
        }
    }

    /** Returns how many more paths can be observed. */
    int room() {
        int room = limit;
        for (int i = 0; i < observations.size(); i++) {
            room -= observations.get(i).paths.length;
        }
        return room;
    }

    /** Begins an observation whose value the server is just told. */
    void begin(Observation observation, long now) {
        observations.add(observation);
        rules.set(observation);
        try {
            notify.read(observation, account.shortServerId(), now);
            notify.told(observation, now);
        } catch (RuntimeException e) {
            // It could be read a moment ago. As long as it is not known what the server was told, any change is told.
        }
    }

    /** Ends an observation; what is stored of it goes with it. */
    void end(Observation observation) {
        observation.end();
        observations.remove(observation);
        store.end(observation);
    }

    /**
     * Ascends over all observations of the server, so that a new one under an old token goes on where that ended (RFC
     * 7641 section 4.4).
     */
    int nextSequence() {
        sequence = sequence + 1 & SEQUENCE_MASK;
        return sequence;
    }

    // ---- What changes ----

    /**
     * Says that something changed. Cheap; allocates nothing.
     *
     * @param objectId the Object
     * @param instanceId the Object Instance, or {@link Path#NONE} for all, those that came and went too
     * @param resourceId the Resource, or {@link Path#NONE} for all
     */
    public void changed(int objectId, int instanceId, int resourceId) {
        boolean wanted = areWanted();
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            if (observation.changed(objectId, instanceId, resourceId) && !wanted) {
                drop(observation);
            }
        }
    }

    /**
     * Says that the server can't be reached, or can again.
     *
     * @param isOffline whether the client is offline
     */
    public void offline(boolean isOffline) {
        if (offline == isOffline) {
            return;
        }
        offline = isOffline;
        boolean wanted = areWanted();
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            observation.resume();
            if (!wanted) {
                drop(observation);
            }
        }
    }

    /** Whatever the server knows of an observation, it is to be told the newest value, if it wants any. */
    void owe(Observation observation) {
        observation.owe();
        if (!areWanted()) {
            drop(observation);
        }
    }

    private void drop(Observation observation) {
        if (observation.forget()) {
            unwanted++;
        }
    }

    // ---- What is due ----

    /**
     * Looks at the values whose time it is.
     *
     * @param now elapsed time, milliseconds
     */
    public void look(long now) {
        if (rules.areStale()) {
            renewRules();
        }
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            for (int j = 0; j < observation.watches.length; j++) {
                look(observation, observation.watches[j], now);
            }
        }
    }

    /**
     * Finds an observation whose notification should go out, after {@link #look}. Repeated calls go round all of them,
     * so none is passed over for long.
     *
     * @param now elapsed time, milliseconds
     * @return the observation, or null if nothing is due
     */
    public Observation due(long now) {
        int count = observations.size();
        for (int i = 0; i < count; i++) {
            int at = (turn + i) % count;
            if (now >= observations.get(at).dueAt()) {
                turn = at + 1;
                return observations.get(at);
            }
        }
        return null;
    }

    /**
     * Returns when there is more to do by time alone. What was due by now does not count.
     *
     * @param now when {@link #look} was called last, elapsed time, milliseconds
     * @return elapsed time, milliseconds; Long.MAX_VALUE for never
     */
    public long nextAt(long now) {
        if (!areWanted()) {
            return Rules.NEVER;
        }
        if (rules.areStale()) {
            return now;
        }
        long next = Rules.NEVER;
        for (int i = 0; i < observations.size(); i++) {
            long look = observations.get(i).lookAt();
            long due = observations.get(i).dueAt();
            next = look < next ? look : next;
            next = due < next && due > now ? due : next;
        }
        return next;
    }

    private void look(Observation observation, Watch watch, long now) {
        if (now < observation.lookAt(watch)) {
            return;
        }
        if (watch.needsReading()) {
            watch.lookedAt(notify.look(watch.path, account.shortServerId()), now);
        } else {
            watch.lookedAt(now);
        }
    }

    private void renewRules() {
        rules.renew();
        for (int i = 0; i < observations.size(); i++) {
            rules.set(observations.get(i));
        }
    }

    /** Returns whether notifications are of use: now, or when the server can be reached again. */
    boolean areWanted() {
        return !offline || account.notificationStoring();
    }

    boolean offline() {
        return offline;
    }

    // ---- What was stored and dropped ----

    /** Returns how many notifications are stored, or held until they are acknowledged. */
    public int stored() {
        return stored;
    }

    /**
     * Returns how many notifications were stored, or should have been, and never will be sent: there was no room, hqmax
     * wanted no more, or the observation ended.
     */
    public long droppedByStore() {
        return droppedByStore;
    }

    /** Returns how many changes were dropped because the server was out of reach and wants none stored. */
    public long dropped() {
        return unwanted;
    }
}

package io.tacit.lwm2m.report;

import java.util.ArrayList;

/**
 * Keeps the notifications that can't be delivered now, with the times of their values, until their server can be
 * reached again (Notification Storing, /1/x/6; LwM2M Core TS 1.2.1, section 7.3.2, hqmax). There is one for all servers
 * of a client, within one bound; large values are not kept. When it is full, the oldest of all goes, or what comes in,
 * as the application chose.
 *
 * <p>Each observation has its own in a {@link ValueLog}, for as long as there are any. One thread.
 */
public final class NotificationStore {

    /** A log notes the length of each snapshot. */
    private static final int HEAD = 3;

    private final int maxCount;
    private final int maxBytes;
    private final DropPolicy policy;

    /** The observation of each notification, the oldest first. */
    private final ArrayList<Observation> order = new ArrayList<Observation>();

    private int bytes;

    /**
     * Makes an empty store.
     *
     * @param maxCount how many notifications it keeps, 0 or more
     * @param maxBytes how many bytes their values may have, 0 to 2³⁰; a number with its path and time takes about 15
     * @param policy what goes when it is full
     * @throws IllegalArgumentException if a limit is out of range
     */
    public NotificationStore(int maxCount, int maxBytes, DropPolicy policy) {
        if (maxCount < 0 || maxBytes < 0 || maxBytes > ValueLog.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a store has room for 0 or more notifications of 0 to 2^30 bytes: " + maxCount + ", " + maxBytes);
        }
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
        this.policy = policy;
    }

    /** Returns how many notifications there are, of all servers. */
    public int size() {
        return order.size();
    }

    /** Returns how many bytes their values take. */
    public int bytes() {
        return bytes;
    }

    /**
     * Adds a notification after all others. What has to go for it is counted by its server.
     *
     * @param observation what it is of
     * @param values the values with their time
     * @return whether it is in the store
     */
    boolean add(Observation observation, Snapshot values) {
        if (fits(values) && policy == DropPolicy.OLDEST) {
            while (!hasRoom(values)) {
                dropOldest(order.get(0));
            }
        }
        if (!hasRoom(values)) {
            observation.owner.droppedByStore++;
            return false;
        }
        keep(observation, values);
        return true;
    }

    /**
     * Keeps a Confirmable notification while it is on its way, if there is room without dropping another: its value may
     * be needed again.
     */
    void hold(Observation observation, Snapshot values) {
        if (hasRoom(values)) {
            keep(observation, values);
            observation.stored.sent(1);
        }
    }

    /** Drops the oldest notification of an observation, and counts it unless it is on its way. */
    void dropOldest(Observation observation) {
        ValueLog log = observation.stored;
        int before = log.bytes();
        long droppedBefore = log.dropped();
        log.dropOldest();
        removed(observation, 1, before);
        lost(observation, log.dropped() - droppedBefore);
    }

    /** Those of an observation that are on their way have arrived, or need not. */
    void delivered(Observation observation) {
        ValueLog log = observation.stored;
        if (log == null) {
            return;
        }
        int before = log.bytes();
        int size = log.size();
        log.delivered();
        removed(observation, size - log.size(), before);
    }

    /** Those of an observation that are on their way have not arrived: they stay, as far as there was room. */
    void undelivered(Observation observation) {
        ValueLog log = observation.stored;
        if (log == null) {
            return;
        }
        long droppedBefore = log.dropped();
        log.undelivered();
        freeIfEmpty(observation);
        lost(observation, log.dropped() - droppedBefore);
    }

    /**
     * What was {@linkplain #hold held} of an observation has not arrived: it is stored, if there was room to hold it.
     */
    void release(Observation observation) {
        if (observation.stored != null) {
            undelivered(observation);
        } else {
            lost(observation, 1);
        }
    }

    /** The observation has ended: what is stored of it will never be told, and counts as dropped. */
    void end(Observation observation) {
        delivered(observation);
        while (observation.stored != null) {
            dropOldest(observation);
        }
    }

    private boolean fits(Snapshot values) {
        return maxCount > 0 && !values.partial() && values.length() + HEAD <= maxBytes;
    }

    private boolean hasRoom(Snapshot values) {
        return order.size() < maxCount && !values.partial() && values.length() + HEAD <= maxBytes - bytes;
    }

    private void keep(Observation observation, Snapshot values) {
        if (observation.stored == null) {
            observation.stored = new ValueLog(maxBytes, DropPolicy.OLDEST);
        }
        ValueLog log = observation.stored;
        int before = log.bytes();
        log.add(values);
        bytes += log.bytes() - before;
        order.add(observation);
        observation.owner.stored++;
    }

    private void removed(Observation observation, int count, int bytesBefore) {
        bytes += observation.stored.bytes() - bytesBefore;
        observation.owner.stored -= count;
        for (int i = 0; i < count; i++) {
            order.remove(observation);
        }
        freeIfEmpty(observation);
    }

    /** A log keeps its memory, so it goes with the last notification that it had. */
    private static void freeIfEmpty(Observation observation) {
        if (observation.stored.size() == 0 && !observation.outstanding()) {
            observation.stored = null;
        }
    }

    /** An observation of which nothing is left in the store owes its newest value. */
    private static void lost(Observation observation, long count) {
        observation.owner.droppedByStore += count;
        if (count > 0 && observation.stored == null) {
            observation.missed();
        }
    }
}

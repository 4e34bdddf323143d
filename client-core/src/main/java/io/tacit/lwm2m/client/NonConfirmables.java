package io.tacit.lwm2m.client;

import io.tacit.lwm2m.report.Observation;
import io.tacit.lwm2m.session.Session;

/**
 * The last Non-confirmable notifications, so that a Reset finds its observation. A Reset comes within a round trip; the
 * last 32 messages are enough for that, and bound the memory.
 */
final class NonConfirmables {

    private static final int ROOM = 32;

    private final Observation[] observations = new Observation[ROOM];
    private final int[] tags = new int[ROOM];
    private int next;

    /** Takes note of a notification; returns its tag. */
    int add(Observation observation) {
        int slot = next % ROOM;
        int tag = Session.FREE_TAGS + next;
        next = next + 1 & 0x3FFFFFFF;
        observations[slot] = observation;
        tags[slot] = tag;
        return tag;
    }

    /** Returns the observation of a notification, or null if that is too long ago. */
    Observation find(int tag) {
        int slot = (tag - Session.FREE_TAGS) % ROOM;
        return slot >= 0 && tags[slot] == tag ? observations[slot] : null;
    }
}

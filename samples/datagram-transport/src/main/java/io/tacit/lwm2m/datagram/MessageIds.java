package io.tacit.lwm2m.datagram;

import java.util.Arrays;

/**
 * Gives out message ids, none of them twice within EXCHANGE_LIFETIME (RFC 7252 section 4.4); NON_LIFETIME would do for
 * Non-confirmable ones, but a single rule is enough. They are counted up, and taken in sixteen groups of 4096: a group
 * is entered again only when the last use of it is old enough. So at least 61440 ids are free in any EXCHANGE_LIFETIME,
 * 248 a second, and 136 bytes are all it takes to know.
 */
final class MessageIds {

    /** What {@link #take} returns when every id that is left was used too recently. */
    static final int NONE = -1;

    private static final int GROUP = 4096;
    private static final int ALL = 65_536;

    private final long lifetime;
    private final long[] lastUse = new long[ALL / GROUP];
    private int next;

    /**
     * Makes a source of ids.
     *
     * @param first the first id: a random number, so that it is unlike those before a restart
     * @param lifetime EXCHANGE_LIFETIME, milliseconds
     */
    MessageIds(int first, long lifetime) {
        this.lifetime = lifetime;
        next = first & ALL - 1;
        Arrays.fill(lastUse, Long.MIN_VALUE);
    }

    /** Returns an id that nobody remembers, 0 to 65535, or {@link #NONE}. */
    int take(long now) {
        int group = next / GROUP;
        if (next % GROUP == 0 && lastUse[group] + lifetime > now) {
            return NONE;
        }
        lastUse[group] = now;
        int id = next;
        next = next + 1 & ALL - 1;
        return id;
    }
}

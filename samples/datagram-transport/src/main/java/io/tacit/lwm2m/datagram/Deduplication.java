package io.tacit.lwm2m.datagram;

/**
 * The message ids that a server has used within EXCHANGE_LIFETIME: what has one of them came before (RFC 7252 section
 * 4.5). Not one is forgotten too early, since then a repeated Execute would run twice; when there is no more room, a
 * new one is not taken in, and the message has to be ignored as if it were lost.
 *
 * <p>Servers count their ids up, as section 4.4 has it. So they are kept in windows of 64 consecutive ids that were
 * seen within 16 seconds, as a bit mask: 18 bytes a window, and at most {@link #MAX_WINDOWS} windows. That is room for
 * 256 messages in four minutes from a server that draws its ids at random, and for 60 a second for ever from one that
 * counts. An id may be remembered for those 16 seconds too long; who uses all the others in between is not heard until
 * they are over.
 */
final class Deduplication {

    static final int MAX_WINDOWS = 256;

    private static final int MIN_WINDOWS = 8;
    private static final int WIDTH = 64;
    private static final long OPEN_MILLIS = 16_000;

    private final long lifetime;
    private char[] base = new char[MIN_WINDOWS];
    private long[] seen = new long[MIN_WINDOWS];
    private long[] opened = new long[MIN_WINDOWS];
    private int first;
    private int count;

    /**
     * Makes an empty memory.
     *
     * @param lifetime EXCHANGE_LIFETIME, milliseconds
     */
    Deduplication(long lifetime) {
        this.lifetime = lifetime;
    }

    /** Tells whether an id is remembered. */
    boolean has(int id, long now) {
        forget(now);
        for (int i = count - 1; i >= 0; i--) {
            int at = at(i);
            if (isIn(id, at) && (seen[at] & bit(id, at)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Remembers an id, if there is room: false if there is none. */
    boolean add(int id, long now) {
        forget(now);
        for (int i = count - 1; i >= 0 && opened[at(i)] + OPEN_MILLIS > now; i--) {
            int at = at(i);
            if (isIn(id, at)) {
                seen[at] |= bit(id, at);
                return true;
            }
        }
        if (count == MAX_WINDOWS) {
            return false;
        }
        if (count == base.length) {
            grow();
        }
        int at = at(count++);
        base[at] = (char) id;
        seen[at] = 1;
        opened[at] = now;
        return true;
    }

    /** Returns whether nothing is remembered. */
    boolean isEmpty(long now) {
        forget(now);
        return count == 0;
    }

    private void forget(long now) {
        while (count > 0 && opened[first] + OPEN_MILLIS + lifetime <= now) {
            first = at(1);
            count--;
        }
    }

    private boolean isIn(int id, int at) {
        return (id - base[at] & 0xFFFF) < WIDTH;
    }

    private long bit(int id, int at) {
        return 1L << (id - base[at]);
    }

    private int at(int index) {
        return (first + index) % base.length;
    }

    private void grow() {
        char[] moreBase = new char[2 * count];
        long[] moreSeen = new long[2 * count];
        long[] moreOpened = new long[2 * count];
        for (int i = 0; i < count; i++) {
            moreBase[i] = base[at(i)];
            moreSeen[i] = seen[at(i)];
            moreOpened[i] = opened[at(i)];
        }
        base = moreBase;
        seen = moreSeen;
        opened = moreOpened;
        first = 0;
    }
}

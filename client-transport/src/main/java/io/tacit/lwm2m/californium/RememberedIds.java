package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Transport;

/**
 * The Non-confirmable messages sent to one server within NON_LIFETIME, by message id: a Reset may come for them. A ring
 * of 14 bytes a message, which grows up to {@link #MAX} messages and then forgets the oldest: a server that means to
 * reset will reset a later one.
 */
final class RememberedIds {

    static final int MAX = 1024;

    private static final int MIN = 16;

    private char[] ids = new char[MIN];
    private int[] tags = new int[MIN];
    private long[] sent = new long[MIN];
    private int first;
    private int count;

    /** Remembers a message, and forgets those that were sent before {@code forget}. */
    void add(int id, int tag, long now, long forget) {
        while (count > 0 && (sent[first] < forget || count == MAX)) {
            first = (first + 1) % ids.length;
            count--;
        }
        if (count == ids.length) {
            grow();
        }
        int at = (first + count++) % ids.length;
        ids[at] = (char) id;
        tags[at] = tag;
        sent[at] = now;
    }

    /**
     * Finds a message.
     *
     * @param forget messages sent before this are not found
     * @return its place for the other methods, valid until the next {@link #add}; or −1
     */
    int find(int id, long forget) {
        for (int i = count - 1; i >= 0; i--) {
            int at = (first + i) % ids.length;
            if (ids[at] == id) {
                return sent[at] < forget ? -1 : at;
            }
        }
        return -1;
    }

    long sentAt(int place) {
        return sent[place];
    }

    /** Returns the tag, once: a second Reset of the same message is none of the client's business. */
    int takeTag(int place) {
        int tag = tags[place];
        tags[place] = Transport.NONE;
        return tag;
    }

    /** Makes a tag unknown. */
    void cancel(int tag) {
        for (int i = 0; i < count; i++) {
            int at = (first + i) % ids.length;
            if (tags[at] == tag) {
                tags[at] = Transport.NONE;
            }
        }
    }

    int size() {
        return count;
    }

    private void grow() {
        char[] moreIds = new char[count * 2];
        int[] moreTags = new int[count * 2];
        long[] moreSent = new long[count * 2];
        for (int i = 0; i < count; i++) {
            int at = (first + i) % ids.length;
            moreIds[i] = ids[at];
            moreTags[i] = tags[at];
            moreSent[i] = sent[at];
        }
        ids = moreIds;
        tags = moreTags;
        sent = moreSent;
        first = 0;
    }
}

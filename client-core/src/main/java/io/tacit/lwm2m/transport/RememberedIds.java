package io.tacit.lwm2m.transport;

/**
 * The Non-confirmable messages that a transport sent to one server within NON_LIFETIME (RFC 7252 section 4.8.2), by
 * message id: a Reset may come for them. A ring of 14 bytes a message, which grows up to {@link #MAX} messages and then
 * forgets the oldest: a server that means to reset will reset a later one. One thread; times are elapsed milliseconds.
 */
public final class RememberedIds {

    /** How many messages are remembered at most. */
    public static final int MAX = 1024;

    private static final int MIN = 16;

    private char[] ids = new char[MIN];
    private int[] tags = new int[MIN];
    private long[] sent = new long[MIN];
    private int first;
    private int count;

    /** Makes an empty memory. */
    public RememberedIds() {}

    /**
     * Remembers a message.
     *
     * @param id its message id, 0 to 65535
     * @param tag its tag
     * @param now when it is sent
     * @param forget messages sent before this are forgotten
     */
    public void add(int id, int tag, long now, long forget) {
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
     * @param id its message id, 0 to 65535
     * @param forget messages sent before this are not found
     * @return its place for the other methods, valid until the next {@link #add}; or −1
     */
    public int find(int id, long forget) {
        for (int i = count - 1; i >= 0; i--) {
            int at = (first + i) % ids.length;
            if (ids[at] == id) {
                return sent[at] < forget ? -1 : at;
            }
        }
        return -1;
    }

    /**
     * Tells when a message was sent.
     *
     * @param place as returned by {@link #find}
     * @return elapsed milliseconds
     */
    public long sentAt(int place) {
        return sent[place];
    }

    /**
     * Returns the tag of a message, once: a second Reset of the same message is none of the client's business.
     *
     * @param place as returned by {@link #find}
     * @return the tag, or {@link Transport#NONE} if it was taken or cancelled
     */
    public int takeTag(int place) {
        int tag = tags[place];
        tags[place] = Transport.NONE;
        return tag;
    }

    /**
     * Makes a tag unknown.
     *
     * @param tag as given to {@link #add}
     */
    public void cancel(int tag) {
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

package io.tacit.lwm2m.datagram;

import java.util.ArrayList;

/**
 * The last acknowledgements, to be sent again when their messages are. Only so many, and so many bytes: the oldest goes
 * first, and then a repetition of its message gets no reply; that the message is not acted upon again is
 * {@link Deduplication}'s to see to.
 */
final class Replies {

    static final int MAX = 16;
    static final int MAX_BYTES = 4096;

    private final ArrayList<Incoming> answered = new ArrayList<Incoming>();
    private int bytes;

    void add(Incoming message) {
        answered.add(message);
        bytes += message.reply().length;
        while (answered.size() > MAX || bytes > MAX_BYTES) {
            bytes -= answered.remove(0).reply().length;
        }
    }

    /** Returns the message that had an id, or null. */
    Incoming find(Peer from, int id) {
        for (int i = answered.size() - 1; i >= 0; i--) {
            if (answered.get(i).is(from, id)) {
                return answered.get(i);
            }
        }
        return null;
    }

    void forget(Association association) {
        for (int i = answered.size() - 1; i >= 0; i--) {
            if (answered.get(i).association() == association) {
                bytes -= answered.remove(i).reply().length;
            }
        }
    }
}

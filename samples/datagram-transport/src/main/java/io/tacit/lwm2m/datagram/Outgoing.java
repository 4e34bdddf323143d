package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Message;
import java.util.Arrays;

/** A message of ours that has a message id of its own: a request, a notification, or a separate response. */
final class Outgoing {

    private final Association association;
    private final Message message;
    private final int tag;
    private final boolean request;
    private final Retransmission retransmission;
    private byte[] token;
    private int id;
    private byte[] datagram;

    private Outgoing(
            Association association, Message message, int tag, boolean request, Retransmission retransmission) {
        this.association = association;
        this.message = message;
        this.tag = tag;
        this.request = request;
        this.retransmission = retransmission;
    }

    /** Makes a request, which is Confirmable, and gets its token later. */
    static Outgoing request(Association to, Message message, int tag, Retransmission retransmission) {
        return new Outgoing(to, message, tag, true, retransmission);
    }

    /**
     * Makes a notification or a separate response.
     *
     * @param retransmission when to repeat it, or null for a Non-confirmable message
     */
    static Outgoing response(Association to, Message message, byte[] token, int tag, Retransmission retransmission) {
        return new Outgoing(to, message, tag, false, retransmission).token(token);
    }

    Outgoing token(byte[] newToken) {
        token = newToken;
        return this;
    }

    /** The message goes out, and these are the bytes to repeat. */
    void sentAs(int newId, byte[] newDatagram) {
        id = newId;
        datagram = newDatagram;
    }

    Association association() {
        return association;
    }

    Message message() {
        return message;
    }

    byte[] token() {
        return token;
    }

    int tag() {
        return tag;
    }

    boolean isRequest() {
        return request;
    }

    boolean isConfirmable() {
        return retransmission != null;
    }

    Retransmission retransmission() {
        return retransmission;
    }

    byte[] datagram() {
        return datagram;
    }

    boolean is(Peer to, int itsId) {
        return association.peer() == to && id == itsId;
    }

    /** Tells whether this is a request to which a message with such a token is the answer. */
    boolean isAnsweredBy(Peer from, byte[] withToken) {
        return request && association.peer() == from && Arrays.equals(token, withToken);
    }
}

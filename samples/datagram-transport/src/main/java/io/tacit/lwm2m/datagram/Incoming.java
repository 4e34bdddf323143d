package io.tacit.lwm2m.datagram;

/** A message of a server that may come again: a request, or a Confirmable answer to one of ours. */
final class Incoming {

    private final Association association;
    private final int id;
    private final byte[] token;
    private final boolean confirmable;
    private final int exchange;
    private byte[] reply;

    /**
     * Makes one.
     *
     * @param exchange the number of a request, or {@link DatagramTransport#NONE} for an answer
     */
    Incoming(Association association, int id, byte[] token, boolean confirmable, int exchange) {
        this.association = association;
        this.id = id;
        this.token = token;
        this.confirmable = confirmable;
        this.exchange = exchange;
    }

    Association association() {
        return association;
    }

    int id() {
        return id;
    }

    byte[] token() {
        return token;
    }

    boolean isConfirmable() {
        return confirmable;
    }

    int exchange() {
        return exchange;
    }

    boolean is(Peer from, int itsId) {
        return association.peer() == from && id == itsId;
    }

    /** Sets the datagram that answers the message, and each repetition of it. */
    void reply(byte[] datagram) {
        reply = datagram;
    }

    /** Returns the acknowledgement that was sent, or null. */
    byte[] reply() {
        return reply;
    }
}

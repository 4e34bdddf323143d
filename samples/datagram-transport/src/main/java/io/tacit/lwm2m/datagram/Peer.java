package io.tacit.lwm2m.datagram;

/**
 * The other end at an address, with what it has sent. It outlives the association: a message that comes late, and
 * again, must not be taken for a new one when the association was opened anew.
 */
final class Peer {

    private final Object address;
    private final Deduplication received;

    Peer(Object address, Deduplication received) {
        this.address = address;
        this.received = received;
    }

    Object address() {
        return address;
    }

    /** Returns the ids of its messages. */
    Deduplication received() {
        return received;
    }
}

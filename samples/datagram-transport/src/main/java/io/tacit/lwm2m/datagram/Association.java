package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.RememberedIds;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;

/** A server that the client has to do with. */
final class Association {

    /** How far it has come. */
    private enum State {
        /** The address is not known yet. */
        NEW,
        /** Messages can be sent. */
        OPEN,
        CLOSED
    }

    private final int number;
    private final ServerUri server;
    private final boolean secure;
    private final Transport.Events events;
    private final RememberedIds nonConfirmable = new RememberedIds();
    private State state = State.NEW;
    private Peer peer;

    Association(int number, ServerUri server, SecurityAccount security, Transport.Events events) {
        this.number = number;
        this.server = server;
        this.secure = !server.scheme().equals("coap") || security.mode() != SecurityAccount.NO_SEC;
        this.events = events;
    }

    void opened(Peer newPeer) {
        peer = newPeer;
        state = State.OPEN;
    }

    void close() {
        state = State.CLOSED;
    }

    boolean isNew() {
        return state == State.NEW;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    int number() {
        return number;
    }

    ServerUri server() {
        return server;
    }

    /** Returns whether it asks for security, by its scheme or its security mode. */
    boolean isSecure() {
        return secure;
    }

    Transport.Events events() {
        return events;
    }

    /** Returns the Non-confirmable messages that may still be reset. */
    RememberedIds nonConfirmable() {
        return nonConfirmable;
    }

    /** Returns the other end, if this is open. */
    Peer peer() {
        return peer;
    }
}

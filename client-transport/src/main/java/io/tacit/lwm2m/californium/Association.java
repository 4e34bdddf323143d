package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.RememberedIds;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import org.eclipse.californium.elements.EndpointContext;

/** A server that the client has to do with. */
final class Association {

    private final int number;
    private final ServerUri server;
    private final Transport.Events events;
    private final RememberedIds nonConfirmable = new RememberedIds();
    private MessageEndpoint endpoint;
    private EndpointContext peer;
    private byte[] uriHost;
    private boolean closed;

    Association(int number, ServerUri server, Transport.Events events) {
        this.number = number;
        this.server = server;
        this.events = events;
    }

    int number() {
        return number;
    }

    ServerUri server() {
        return server;
    }

    Transport.Events events() {
        return events;
    }

    /** Returns the Non-confirmable messages that may still be reset. */
    RememberedIds nonConfirmable() {
        return nonConfirmable;
    }

    /**
     * From now on messages can be sent.
     *
     * @param newUriHost the value of Uri-Host, or null for none
     */
    void opened(MessageEndpoint newEndpoint, EndpointContext newPeer, byte[] newUriHost) {
        endpoint = newEndpoint;
        peer = newPeer;
        uriHost = newUriHost;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isUsable() {
        return endpoint != null && !closed;
    }

    MessageEndpoint endpoint() {
        return endpoint;
    }

    EndpointContext peer() {
        return peer;
    }

    byte[] uriHost() {
        return uriHost;
    }
}

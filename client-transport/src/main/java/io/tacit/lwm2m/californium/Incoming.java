package io.tacit.lwm2m.californium;

import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.network.Exchange;

/**
 * A request of a server. It observes Californium's request for the sole purpose of staying with it: as long as
 * Californium remembers the request, a repetition finds its number.
 */
final class Incoming extends MessageObserverAdapter {

    private final MessageLayer layer;
    private final Association association;
    private final int number;
    private final boolean confirmable;
    private final String path;
    private Exchange exchange;
    private boolean accepted;

    Incoming(MessageLayer layer, Association association, int number, Exchange exchange) {
        super(true);
        this.layer = layer;
        this.association = association;
        this.number = number;
        this.exchange = exchange;
        confirmable = exchange.getRequest().isConfirmable();
        path = Messages.uriPath(exchange.getRequest().getOptions());
    }

    Association association() {
        return association;
    }

    int number() {
        return number;
    }

    boolean isConfirmable() {
        return confirmable;
    }

    String path() {
        return path;
    }

    boolean isAccepted() {
        return accepted;
    }

    void accept() {
        if (confirmable && !accepted) {
            accepted = true;
            exchange.sendAccept();
        }
    }

    /** Returns Californium's exchange, and lets go of it: the request is answered once. */
    Exchange takeExchange() {
        Exchange taken = exchange;
        exchange = null;
        return taken;
    }

    void repeated() {
        layer.repeated(this);
    }
}

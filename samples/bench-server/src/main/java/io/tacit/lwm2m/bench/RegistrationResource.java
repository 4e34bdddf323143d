package io.tacit.lwm2m.bench;

import java.net.InetSocketAddress;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;

/** {@code /rd}: Register, and below it Update and De-register (LwM2M Core TS 1.1, section 6.2). */
final class RegistrationResource extends CoapResource {

    static final String NAME = "rd";

    private final RegisteredClients clients;

    RegistrationResource(RegisteredClients clients) {
        super(NAME);
        this.clients = clients;
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        Request request = exchange.advanced().getRequest();
        try {
            Links links = links(exchange);
            if (links == null) {
                throw new Rejected(ResponseCode.BAD_REQUEST, "the payload lists no Object");
            }
            Registration registration = clients.register(
                    from(request), request.getOptions().getUriQuery(), links, request.getNanoTimestamp());
            exchange.setLocationPath(NAME + "/" + registration.location);
            exchange.respond(ResponseCode.CREATED);
            clients.greet(registration);
        } catch (Rejected e) {
            refuse(exchange, "Register", e);
        }
    }

    /** Every name may be a location: an unknown one is answered like one that was forgotten. */
    @Override
    public Resource getChild(String name) {
        return new Location(name);
    }

    private void refuse(CoapExchange exchange, String what, Rejected e) {
        Registration known = clients.from(from(exchange.advanced().getRequest()));
        clients.refused(known == null ? "" : known.endpoint, what, e);
        exchange.respond(e.code(), e.getMessage());
    }

    private static Links links(CoapExchange exchange) throws Rejected {
        if (exchange.getRequestPayload().length == 0) {
            return null;
        }
        if (exchange.getRequestOptions().getContentFormat() != Payloads.LINK_FORMAT) {
            throw new Rejected(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "a list of Objects is in Content-Format 40");
        }
        return Links.parse(exchange.getRequestText());
    }

    private static InetSocketAddress from(Request request) {
        return request.getSourceContext().getPeerAddress();
    }

    /** One registration. */
    private final class Location extends CoapResource {

        Location(String name) {
            super(name);
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            Request request = exchange.advanced().getRequest();
            try {
                clients.update(
                        getName(),
                        from(request),
                        request.getOptions().getUriQuery(),
                        links(exchange),
                        request.getNanoTimestamp());
                exchange.respond(ResponseCode.CHANGED);
            } catch (Rejected e) {
                refuse(exchange, "Update", e);
            }
        }

        @Override
        public void handleDELETE(CoapExchange exchange) {
            try {
                clients.deregister(getName());
                exchange.respond(ResponseCode.DELETED);
            } catch (Rejected e) {
                refuse(exchange, "De-register", e);
            }
        }
    }
}

package io.tacit.lwm2m.bench;

import java.util.Set;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.server.resources.CoapExchange;

/** {@code /dp}: Send (LwM2M Core TS 1.1, section 6.4.6). */
final class SendResource extends CoapResource {

    private static final Set<Integer> FORMATS = Set.of(Payloads.SENML_JSON, Payloads.SENML_CBOR, Payloads.LWM2M_CBOR);

    private final RegisteredClients clients;

    SendResource(RegisteredClients clients) {
        super("dp");
        this.clients = clients;
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        Request request = exchange.advanced().getRequest();
        Registration from = clients.from(request.getSourceContext().getPeerAddress());
        try {
            int format = request.getOptions().getContentFormat();
            if (from == null) {
                throw new Rejected(ResponseCode.NOT_FOUND, "not registered");
            }
            if (!FORMATS.contains(format)) {
                throw new Rejected(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "a Send is in SenML or LwM2M CBOR");
            }
            byte[] payload = request.getPayload();
            exchange.respond(ResponseCode.CHANGED);
            clients.heard(from, Activity.SEND, request.getNanoTimestamp(), Payloads.describe(format, payload));
        } catch (Rejected e) {
            clients.refused(from == null ? "" : from.endpoint, "Send", e);
            exchange.respond(e.code(), e.getMessage());
        }
    }
}

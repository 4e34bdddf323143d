package io.tacit.lwm2m.bench;

import java.util.List;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;

/**
 * Sees every message before anything else does: ends the registration of whoever sends too late, so that its
 * observations are gone when the message is matched, and a notification is reset rather than acknowledged.
 */
final class Gate extends MessageInterceptorAdapter {

    private final RegisteredClients clients;
    private final BenchServer server;
    private Response latest;

    Gate(RegisteredClients clients, BenchServer server) {
        this.clients = clients;
        this.server = server;
    }

    @Override
    public void receiveRequest(Request request) {
        clients.expire(clients.from(request.getSourceContext().getPeerAddress()), request.getNanoTimestamp());
        List<String> path = request.getOptions().getUriPath();
        if (path.size() == 2 && path.get(0).equals(RegistrationResource.NAME)) {
            clients.expireAt(path.get(1), request.getNanoTimestamp());
        }
    }

    @Override
    public void receiveResponse(Response response) {
        latest = response;
        clients.expire(clients.from(response.getSourceContext().getPeerAddress()), response.getNanoTimestamp());
    }

    @Override
    public void sendEmptyMessage(EmptyMessage message) {
        if (message.getType() == Type.RST && latest != null && latest.getMID() == message.getMID()) {
            Registration from = clients.from(latest.getSourceContext().getPeerAddress());
            String endpoint = from == null ? "" : from.endpoint;
            server.happened(BenchEvent.Kind.RESET, endpoint, latest.getType() + " notification that nobody observes");
        }
    }
}

package io.tacit.lwm2m.sample.leshanpeer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptor;

/**
 * Writes a line for each Update that Leshan refuses: of those its listeners hear nothing. One that comes again, and its
 * answer with it, counts once.
 */
final class RefusedUpdates implements MessageInterceptor {

    private static final String LOCATION = "rd/";
    private static final int REMEMBERED = 256;

    private final Lines lines;

    /** The registration that an Update named, by the Update's sender and token; empty once answered. */
    private final Map<String, String> updates = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    RefusedUpdates(Lines lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void receiveRequest(Request request) {
        String path = request.getOptions().getUriPathString();
        if (request.getCode() == Code.POST && path.startsWith(LOCATION)) {
            String key = request.getSourceContext().getPeerAddress() + " " + request.getTokenString();
            updates.putIfAbsent(key, path.substring(LOCATION.length()));
        }
    }

    @Override
    public synchronized void sendResponse(Response response) {
        String key = response.getDestinationContext().getPeerAddress() + " " + response.getTokenString();
        String registration = updates.replace(key, "");
        if (registration != null && !registration.isEmpty() && !response.isSuccess()) {
            lines.write(lines.event("updateRefused")
                    .put("registration", registration)
                    .put("code", response.getCode().toString()));
        }
    }
}

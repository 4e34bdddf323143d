package io.tacit.lwm2m.bench;

import java.util.List;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Endpoint;
import org.eclipse.californium.elements.AddressEndpointContext;

/**
 * What the server asks of its clients: Write-Attributes and Observe after they registered, Reads on a timer. One
 * request to a client at a time (NSTART, RFC 7252 section 4.7). Runs on the server's one thread.
 */
final class Management {

    private static final int LONGEST_QUEUE = 16;

    private final Endpoint endpoint;
    private final BenchServer server;
    private final Resets resets;
    private final List<String> observe;
    private final String attributes;
    private final String readPath;
    private RegisteredClients clients;

    Management(Endpoint endpoint, BenchServer server, BenchServer.Builder builder) {
        this.endpoint = endpoint;
        this.server = server;
        this.resets = builder.resets;
        this.observe = builder.observe;
        this.attributes = attributes(builder.minimumPeriod, builder.maximumPeriod);
        this.readPath = builder.readPath;
    }

    void serve(RegisteredClients newClients) {
        clients = newClients;
    }

    Resets resets() {
        return resets;
    }

    /** Begins the observations that the client does not have yet. */
    void registered(Registration registration) {
        Links links = registration.links();
        for (String path : observe.isEmpty() ? links.instancesWorthObserving() : observe) {
            if (links.offers(path) && !registration.observations.containsKey(path)) {
                if (!attributes.isEmpty()) {
                    Request write = request(Request.newPut(), registration, path);
                    write.getOptions().setUriQuery(attributes);
                    ask(registration, "Write-Attributes " + path + "?" + attributes, write);
                }
                Request get = request(Request.newGet(), registration, path).setObserve();
                registration.observations.put(path, get);
                ask(registration, "Observe " + path, get);
            }
        }
    }

    /** Ends all observations, and drops what was to be asked. */
    void removed(Registration registration) {
        for (Request observation : registration.observations.values()) {
            if (observation.getToken() != null) {
                endpoint.cancelObservation(observation.getToken());
            }
            observation.cancel();
        }
        registration.observations.clear();
        registration.waiting.clear();
        if (registration.current != null) {
            registration.current.request.cancel();
            registration.current = null;
        }
    }

    void readAll() {
        for (Registration registration : clients.all()) {
            if (registration.links().offers(readPath) && registration.waiting.size() < LONGEST_QUEUE) {
                ask(registration, "Read " + readPath, request(Request.newGet(), registration, readPath));
            }
        }
    }

    /** Takes a notification, except the first, which is the answer to the Observe. */
    void notified(Request observation, Response notification) {
        Registration registration = clients.from(notification.getSourceContext().getPeerAddress());
        if (registration != null) {
            String path = "/" + observation.getOptions().getUriPathString();
            String detail = path + " = " + value(notification) + " (" + notification.getType() + ")";
            clients.heard(registration, Activity.NOTIFICATION, notification.getNanoTimestamp(), detail);
        }
    }

    private void ask(Registration registration, String what, Request request) {
        registration.waiting.add(new Asked(registration, what, request));
        next(registration);
    }

    private void next(Registration registration) {
        if (registration.current == null && !registration.waiting.isEmpty()) {
            registration.current = registration.waiting.remove();
            registration.current.request.addMessageObserver(registration.current);
            endpoint.sendRequest(registration.current.request);
        }
    }

    private static Request request(Request request, Registration registration, String path) {
        request.setDestinationContext(new AddressEndpointContext(registration.address()));
        request.getOptions().setUriPath(registration.links().root() + path);
        return request;
    }

    private static String value(Response response) {
        return Payloads.describe(response.getOptions().getContentFormat(), response.getPayload());
    }

    private static String attributes(Integer minimum, Integer maximum) {
        String pmin = minimum == null ? "" : "pmin=" + minimum;
        String pmax = maximum == null ? "" : "pmax=" + maximum;
        return pmin.isEmpty() || pmax.isEmpty() ? pmin + pmax : pmin + "&" + pmax;
    }

    /** A request that waits for its turn, or for its answer. */
    final class Asked extends MessageObserverAdapter {

        private final Registration registration;
        private final String what;
        private final Request request;

        private Asked(Registration registration, String what, Request request) {
            this.registration = registration;
            this.what = what;
            this.request = request;
        }

        @Override
        public void onResponse(Response response) {
            if (registration.current != this) {
                return;
            }
            String detail = what + " answered " + response.getCode().text;
            if (response.getPayloadSize() > 0) {
                detail += ", " + value(response);
            }
            clients.heard(registration, Activity.RESPONSE, response.getNanoTimestamp(), detail);
            if (request.isObserve() && response.isNotification()) {
                server.happened(
                        BenchEvent.Kind.OBSERVED,
                        registration.endpoint,
                        "/" + request.getOptions().getUriPathString());
            }
            done();
        }

        @Override
        protected void failed() {
            if (registration.current == this) {
                server.happened(BenchEvent.Kind.NO_ANSWER, registration.endpoint, what);
                registration.observations.values().remove(request);
                done();
            }
        }

        private void done() {
            registration.current = null;
            next(registration);
        }
    }
}

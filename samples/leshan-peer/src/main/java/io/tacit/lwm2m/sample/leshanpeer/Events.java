package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.TimestampedLwM2mNodes;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.core.request.SendRequest;
import org.eclipse.leshan.core.response.AbstractLwM2mResponse;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.queue.PresenceListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;
import org.eclipse.leshan.server.send.SendListener;

/** Writes a line for everything that Leshan tells its listeners. */
final class Events implements RegistrationListener, ObservationListener, SendListener, PresenceListener {

    private final Lines lines;

    Events(Lines lines) {
        this.lines = lines;
    }

    // ---- registrations ----

    @Override
    public void registered(
            Registration registration, Registration previous, Collection<Observation> previousObservations) {
        ObjectNode line = lines.event("registered");
        describe(line, registration);
        lines.write(line.put("replaces", previous != null));
    }

    @Override
    public void updated(RegistrationUpdate update, Registration registration, Registration previous) {
        ObjectNode line = lines.event("updated");
        describe(line, registration);
        ArrayNode changed = line.putArray("sent");
        add(changed, "lt", update.getLifeTimeInSec());
        add(changed, "b", update.getBindingMode());
        add(changed, "sms", update.getSmsNumber());
        add(changed, "objects", update.getObjectLinks());
        lines.write(line);
    }

    private static void add(ArrayNode names, String name, Object value) {
        if (value != null) {
            names.add(name);
        }
    }

    @Override
    public void unregistered(
            Registration registration, Collection<Observation> observations, boolean expired, Registration next) {
        ObjectNode line = lines.event(expired ? "expired" : "deregistered");
        describe(line, registration);
        lines.write(line.put("replaced", next != null));
    }

    /** Adds what a client said of itself when it registered, as changed by its Updates. */
    static void describe(ObjectNode line, Registration registration) {
        line.put("endpoint", registration.getEndpoint())
                .put("registration", registration.getId())
                .put("address", registration.getSocketAddress().getHostString() + ":" + registration.getPort())
                .put("lifetime", registration.getLifeTimeInSec())
                .put("version", registration.getLwM2mVersion().toString())
                .put("binding", binding(registration.getBindingMode()))
                .put("queueMode", registration.usesQueueMode())
                .put("objects", Values.links(registration.getSortedObjectLinks()))
                .set("parameters", Lines.JSON.valueToTree(registration.getAdditionalRegistrationAttributes()));
    }

    private static String binding(EnumSet<BindingMode> modes) {
        return modes == null ? null : modes.stream().map(BindingMode::name).collect(Collectors.joining());
    }

    // ---- observations ----

    @Override
    public void newObservation(Observation observation, Registration registration) {
        // The answer to the command says it.
    }

    @Override
    public void cancelled(Observation observation) {
        // The answer to the command says it, or the end of the registration.
    }

    @Override
    public void onResponse(SingleObservation observation, Registration registration, ObserveResponse response) {
        ObjectNode line = notification(registration, response);
        LwM2mPath path = observation.getPath();
        line.put("path", path.toString());
        if (response.getTimestampedLwM2mNodes() != null) {
            line.set("values", Values.toJson(path, response.getTimestampedLwM2mNodes()));
        } else if (response.getContent() != null) {
            line.set("values", Values.toJson(path, response.getContent()));
        }
        lines.write(line);
    }

    @Override
    public void onResponse(
            CompositeObservation observation, Registration registration, ObserveCompositeResponse response) {
        ObjectNode line = notification(registration, response);
        addPaths(line, observation);
        if (response.getTimestampedLwM2mNodes() != null) {
            line.set("values", Values.toJson(response.getTimestampedLwM2mNodes()));
        } else if (response.getContent() != null) {
            line.set("values", Values.toJson(response.getContent()));
        }
        lines.write(line);
    }

    private ObjectNode notification(Registration registration, AbstractLwM2mResponse response) {
        ObjectNode line = lines.event("notification").put("endpoint", registration.getEndpoint());
        describe(line, response);
        return line;
    }

    @Override
    public void onError(Observation observation, Registration registration, Exception error) {
        ObjectNode line = lines.event("notificationError")
                .put("endpoint", registration == null ? null : registration.getEndpoint());
        if (observation instanceof SingleObservation single) {
            line.put("path", single.getPath().toString());
        } else {
            addPaths(line, (CompositeObservation) observation);
        }
        lines.write(line.put("error", withCauses(error)));
    }

    private static void addPaths(ObjectNode line, CompositeObservation observation) {
        ArrayNode paths = line.putArray("paths");
        observation.getPaths().forEach(path -> paths.add(path.toString()));
    }

    /** Adds what the CoAP message of an answer or a Notification was like. */
    static void describe(ObjectNode line, AbstractLwM2mResponse response) {
        line.put("code", response.getCode().toString()).put("success", response.isSuccess());
        if (response.getErrorMessage() != null) {
            line.put("error", response.getErrorMessage());
        }
        if (response.getCoapResponse() instanceof Response coap) {
            line.put("message", coap.getType().name()).put("confirmable", coap.getType() == Type.CON);
            if (coap.getOptions().hasContentFormat()) {
                line.put("format", coap.getOptions().getContentFormat());
            }
        }
    }

    // ---- Queue Mode ----

    @Override
    public void onAwake(Registration client) {
        lines.write(lines.event("awake").put("endpoint", client.getEndpoint()));
    }

    @Override
    public void onSleeping(Registration client) {
        lines.write(lines.event("asleep").put("endpoint", client.getEndpoint()));
    }

    // ---- Send ----

    @Override
    public void dataReceived(Registration registration, TimestampedLwM2mNodes data, SendRequest request) {
        ObjectNode line = lines.event("send")
                .put("endpoint", registration.getEndpoint())
                .put("format", request.getFormat().getCode());
        line.set("values", Values.toJson(data));
        lines.write(line);
    }

    @Override
    public void onError(Registration registration, String message, Exception error) {
        lines.write(lines.event("sendError")
                .put("endpoint", registration == null ? null : registration.getEndpoint())
                .put("error", error == null ? message : message + ": " + withCauses(error)));
    }

    /** What Leshan could not decode, and why, is often said by a cause. */
    private static String withCauses(Throwable error) {
        return error.getCause() == null ? error.toString() : error + ", caused by " + withCauses(error.getCause());
    }
}

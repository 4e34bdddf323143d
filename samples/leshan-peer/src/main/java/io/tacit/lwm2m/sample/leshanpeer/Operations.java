package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.CancelCompositeObservationRequest;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.response.AbstractLwM2mResponse;
import org.eclipse.leshan.core.response.CreateResponse;
import org.eclipse.leshan.core.response.DiscoverResponse;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ReadCompositeResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.registration.Registration;

/**
 * Carries out commands. One that asks the client something is answered when the client has answered, or has failed to.
 */
final class Operations {

    private final LeshanServer server;
    private final MessageCounter counter;
    private final Lines lines;
    private final QueuedCommands queue;

    Operations(LeshanServer server, MessageCounter counter, Lines lines) {
        this.server = server;
        this.queue = new QueuedCommands(server.getPresenceService());
        server.getPresenceService().addListener(queue);
        this.counter = counter;
        this.lines = lines;
    }

    /**
     * Carries out one command; {@code quit} is not among them.
     *
     * @throws RuntimeException if the command is wrong, with a message for the one who gave it
     */
    void run(Order command) {
        switch (command.name()) {
            case "counts" -> {
                ObjectNode reply = lines.reply(command).put("success", true);
                counter.addTo(reply);
                lines.write(reply);
            }
            case "registrations" -> registrations(command);
            case "forget" -> {
                server.getRegistrationStore().removeRegistration(client(command).getId());
                lines.write(lines.reply(command).put("success", true));
            }
            case "cancelObserve" -> cancelObserve(command);
            default -> {
                Registration client = client(command);
                DownlinkDeviceManagementRequest<?> request = Requests.of(command, model(client));
                if (command.member("queue").asBoolean()) {
                    queue.run(client, awake -> ask(command, awake, request));
                } else {
                    ask(command, client, request);
                }
            }
        }
    }

    // ---- what the server knows itself ----

    private void registrations(Order command) {
        ObjectNode reply = lines.reply(command).put("success", true);
        ArrayNode list = reply.putArray("registrations");
        for (Iterator<Registration> all = server.getRegistrationService().getAllRegistrations(); all.hasNext(); ) {
            Registration registration = all.next();
            ObjectNode entry = list.addObject();
            Events.describe(entry, registration);
            ArrayNode observations = entry.putArray("observations");
            for (Observation observation : server.getObservationService().getObservations(registration)) {
                observations.add(String.join(" ", paths(observation)));
            }
        }
        lines.write(reply);
    }

    private Registration client(Order command) {
        String endpoint = command.text("endpoint");
        if (endpoint != null) {
            Registration client = server.getRegistrationService().getByEndpoint(endpoint);
            if (client == null) {
                throw new IllegalArgumentException("'" + endpoint + "' is not registered");
            }
            return client;
        }
        Iterator<Registration> all = server.getRegistrationService().getAllRegistrations();
        if (!all.hasNext()) {
            throw new IllegalArgumentException("no client is registered");
        }
        Registration client = all.next();
        if (all.hasNext()) {
            throw new IllegalArgumentException("several clients are registered: name one with \"endpoint\"");
        }
        return client;
    }

    /** Forgets an observation, so that the next Notification is reset; or asks the client to end it (Observe = 1). */
    private void cancelObserve(Order command) {
        Registration client = client(command);
        Observation observation = observation(command, client);
        String how = command.member("how").asText("active");
        switch (how) {
            case "active" -> ask(command, client, cancel(observation));
            case "passive" -> {
                server.getObservationService().cancelObservation(observation);
                lines.write(lines.reply(command).put("success", true));
            }
            default -> throw new IllegalArgumentException("\"how\" is active or passive, not '" + how + "'");
        }
    }

    private static DownlinkDeviceManagementRequest<?> cancel(Observation observation) {
        return observation instanceof SingleObservation single
                ? new CancelObservationRequest(single)
                : new CancelCompositeObservationRequest((CompositeObservation) observation);
    }

    private Observation observation(Order command, Registration client) {
        boolean composite = !command.member("paths").isMissingNode();
        List<String> wanted =
                composite ? command.paths() : List.of(command.path().toString());
        for (Observation observation : server.getObservationService().getObservations(client)) {
            if (observation instanceof CompositeObservation == composite
                    && paths(observation).equals(wanted)) {
                return observation;
            }
        }
        throw new IllegalArgumentException(wanted + " of '" + client.getEndpoint() + "' is not observed");
    }

    private static List<String> paths(Observation observation) {
        List<LwM2mPath> paths = observation instanceof SingleObservation single
                ? List.of(single.getPath())
                : ((CompositeObservation) observation).getPaths();
        return paths.stream().map(LwM2mPath::toString).toList();
    }

    // ---- what the client is asked ----

    private LwM2mModel model(Registration client) {
        return server.getModelProvider().getObjectModel(client);
    }

    private <T extends LwM2mResponse> void ask(
            Order command, Registration client, DownlinkDeviceManagementRequest<T> request) {
        server.send(
                client,
                request,
                message -> command.query().forEach(((Request) message).getOptions()::addUriQuery),
                command.timeoutMillis(),
                response -> answered(command, client, response),
                error -> lines.write(failure(command, error)));
    }

    private void answered(Order command, Registration client, LwM2mResponse response) {
        ObjectNode reply = lines.reply(command).put("endpoint", client.getEndpoint());
        Events.describe(reply, (AbstractLwM2mResponse) response);
        if (response instanceof ReadResponse read && read.getContent() != null) {
            reply.set("values", Values.toJson(command.path(), read.getContent()));
        } else if (response instanceof ReadCompositeResponse read && read.getContent() != null) {
            reply.set("values", Values.toJson(read.getContent()));
        } else if (response instanceof DiscoverResponse discover && discover.getObjectLinks() != null) {
            reply.put("links", Values.links(discover.getObjectLinks()));
        } else if (response instanceof CreateResponse create && create.getLocation() != null) {
            reply.put("location", create.getLocation());
        }
        lines.write(reply);
    }

    /** Returns the answer to a command that could not be carried out. */
    ObjectNode failure(Order command, Exception error) {
        return lines.reply(command)
                .put("success", false)
                .put("failure", error.getClass().getSimpleName())
                .put("error", String.valueOf(error.getMessage()));
    }
}

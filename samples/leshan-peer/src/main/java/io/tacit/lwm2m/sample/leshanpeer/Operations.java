package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.core.link.attributes.InvalidAttributeException;
import org.eclipse.leshan.core.link.lwm2m.attributes.DefaultLwM2mAttributeParser;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributeSet;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.request.DiscoverRequest;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.ObserveCompositeRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadCompositeRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteAttributesRequest;
import org.eclipse.leshan.core.request.WriteCompositeRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.request.WriteRequest.Mode;
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

    Operations(LeshanServer server, MessageCounter counter, Lines lines) {
        this.server = server;
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
            case "cancelObserve" -> cancelObserve(command);
            default -> {
                Registration client = client(command);
                ask(command, client, request(command, client));
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
                if (observation instanceof SingleObservation single) {
                    observations.add(single.getPath().toString());
                }
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
        SingleObservation observation = observation(client, command.path());
        String how = command.member("how").asText("active");
        switch (how) {
            case "active" -> ask(command, client, new CancelObservationRequest(observation));
            case "passive" -> {
                server.getObservationService().cancelObservation(observation);
                lines.write(lines.reply(command).put("success", true));
            }
            default -> throw new IllegalArgumentException("\"how\" is active or passive, not '" + how + "'");
        }
    }

    private SingleObservation observation(Registration client, LwM2mPath path) {
        for (Observation observation : server.getObservationService().getObservations(client)) {
            if (observation instanceof SingleObservation single
                    && single.getPath().equals(path)) {
                return single;
            }
        }
        throw new IllegalArgumentException(path + " of '" + client.getEndpoint() + "' is not observed");
    }

    // ---- what the client is asked ----

    private DownlinkDeviceManagementRequest<?> request(Order command, Registration client) {
        return switch (command.name()) {
            case "read" -> new ReadRequest(command.format(), command.path(), null);
            case "observe" -> new ObserveRequest(command.format(), command.path(), null);
            case "write" -> write(command, client);
            case "execute" -> new ExecuteRequest(command.path().toString(), command.text("arguments"));
            case "discover" -> new DiscoverRequest(command.path().toString());
            case "writeAttributes" -> new WriteAttributesRequest(command.path(), attributes(command));
            case "create" -> create(command, client);
            case "delete" -> new DeleteRequest(command.path());
            case "readComposite" -> new ReadCompositeRequest(command.format(), command.format(), paths(command));
            case "observeComposite" -> new ObserveCompositeRequest(command.format(), command.format(), paths(command));
            case "writeComposite" -> writeComposite(command, client);
            default -> throw new IllegalArgumentException("unknown command '" + command.name() + "'");
        };
    }

    private WriteRequest write(Order command, Registration client) {
        LwM2mPath path = command.path();
        String mode = command.member("mode").asText("replace");
        LwM2mNode node = Values.toNode(path, command.member("value"), model(client));
        return switch (mode) {
            case "replace" -> new WriteRequest(Mode.REPLACE, command.format(), path, node);
            case "update" -> new WriteRequest(Mode.UPDATE, command.format(), path, node);
            default -> throw new IllegalArgumentException("\"mode\" is replace or update, not '" + mode + "'");
        };
    }

    /** Creates the Object Instance that the path names, or of the named Object one whose id the client chooses. */
    private CreateRequest create(Order command, Registration client) {
        LwM2mPath path = command.path();
        JsonNode values = command.member("value");
        if (path.isObject()) {
            return new CreateRequest(
                    command.format(),
                    path.toString(),
                    Values.toResources(new LwM2mPath(path.getObjectId(), 0), values, model(client)));
        }
        LwM2mObjectInstance instance =
                new LwM2mObjectInstance(path.getObjectInstanceId(), Values.toResources(path, values, model(client)));
        return new CreateRequest(command.format(), path.toObjectPath().toString(), instance);
    }

    private WriteCompositeRequest writeComposite(Order command, Registration client) {
        Map<LwM2mPath, LwM2mNode> nodes = new LinkedHashMap<>();
        command.member("values").fields().forEachRemaining(entry -> {
            LwM2mPath path = new LwM2mPath(entry.getKey());
            nodes.put(path, Values.toNode(path, entry.getValue(), model(client)));
        });
        return new WriteCompositeRequest(command.format(), nodes, null);
    }

    private LwM2mModel model(Registration client) {
        return server.getModelProvider().getObjectModel(client);
    }

    private static String[] paths(Order command) {
        List<String> paths = new ArrayList<>();
        command.member("paths").forEach(path -> paths.add(path.asText()));
        return paths.toArray(new String[0]);
    }

    private static LwM2mAttributeSet attributes(Order command) {
        String text = command.text("attributes");
        if (text == null) {
            throw new IllegalArgumentException("'writeAttributes' needs \"attributes\", such as \"pmin=1&pmax=10\"");
        }
        try {
            return new LwM2mAttributeSet(new DefaultLwM2mAttributeParser().parseUriQuery(text));
        } catch (InvalidAttributeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private <T extends LwM2mResponse> void ask(
            Order command, Registration client, DownlinkDeviceManagementRequest<T> request) {
        server.send(
                client,
                request,
                null,
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

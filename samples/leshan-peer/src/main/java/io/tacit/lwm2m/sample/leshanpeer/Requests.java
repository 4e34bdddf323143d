package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.leshan.core.link.attributes.InvalidAttributeException;
import org.eclipse.leshan.core.link.lwm2m.attributes.DefaultLwM2mAttributeParser;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributeSet;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
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

/** Makes Leshan's request of a command. */
final class Requests {

    private Requests() {}

    /**
     * Makes a request.
     *
     * @param command what the client is to be asked
     * @param model types the values
     * @throws RuntimeException if the command is wrong, with a message for the one who gave it
     */
    static DownlinkDeviceManagementRequest<?> of(Order command, LwM2mModel model) {
        return switch (command.name()) {
            case "read" -> new ReadRequest(command.format(), command.path(), null);
            case "observe" -> new ObserveRequest(command.format(), command.path(), null);
            case "write" -> write(command, model);
            case "execute" -> new ExecuteRequest(command.path().toString(), command.text("arguments"));
            case "discover" -> new DiscoverRequest(command.path().toString());
            case "writeAttributes" -> new WriteAttributesRequest(command.path(), attributes(command));
            case "create" -> create(command, model);
            case "delete" -> new DeleteRequest(command.path());
            case "readComposite" -> new ReadCompositeRequest(command.format(), command.format(), paths(command));
            case "observeComposite" -> new ObserveCompositeRequest(command.format(), command.format(), paths(command));
            case "writeComposite" -> writeComposite(command, model);
            default -> throw new IllegalArgumentException("unknown command '" + command.name() + "'");
        };
    }

    private static WriteRequest write(Order command, LwM2mModel model) {
        LwM2mPath path = command.path();
        String mode = command.member("mode").asText("replace");
        LwM2mNode node = Values.toNode(path, command.member("value"), command.text("type"), model);
        return switch (mode) {
            case "replace" -> new WriteRequest(Mode.REPLACE, command.format(), path, node);
            case "update" -> new WriteRequest(Mode.UPDATE, command.format(), path, node);
            default -> throw new IllegalArgumentException("\"mode\" is replace or update, not '" + mode + "'");
        };
    }

    /** Creates the Object Instance that the path names, or of the named Object one whose id the client chooses. */
    private static CreateRequest create(Order command, LwM2mModel model) {
        LwM2mPath path = command.path();
        JsonNode values = command.member("value");
        if (path.isObject()) {
            return new CreateRequest(
                    command.format(),
                    path.toString(),
                    Values.toResources(new LwM2mPath(path.getObjectId(), 0), values, model));
        }
        LwM2mObjectInstance instance =
                new LwM2mObjectInstance(path.getObjectInstanceId(), Values.toResources(path, values, model));
        return new CreateRequest(command.format(), path.toObjectPath().toString(), instance);
    }

    private static WriteCompositeRequest writeComposite(Order command, LwM2mModel model) {
        Map<LwM2mPath, LwM2mNode> nodes = new LinkedHashMap<>();
        command.member("values").fields().forEachRemaining(entry -> {
            LwM2mPath path = new LwM2mPath(entry.getKey());
            nodes.put(path, Values.toNode(path, entry.getValue(), null, model));
        });
        return new WriteCompositeRequest(command.format(), nodes, null);
    }

    private static String[] paths(Order command) {
        return command.paths().toArray(new String[0]);
    }

    private static LwM2mAttributeSet attributes(Order command) {
        String text = command.text("attributes");
        if (text == null && command.query().isEmpty()) {
            throw new IllegalArgumentException("'writeAttributes' needs \"attributes\", such as \"pmin=1&pmax=10\"");
        }
        if (text == null) {
            return new LwM2mAttributeSet();
        }
        try {
            return new LwM2mAttributeSet(new DefaultLwM2mAttributeParser().parseUriQuery(text));
        } catch (InvalidAttributeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

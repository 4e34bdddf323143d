package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObject;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mResourceInstance;
import org.eclipse.leshan.core.node.LwM2mRoot;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.node.ObjectLink;
import org.eclipse.leshan.core.node.TimestampedLwM2mNode;
import org.eclipse.leshan.core.node.TimestampedLwM2mNodes;
import org.eclipse.leshan.core.util.datatype.ULong;

/**
 * Values between Leshan's nodes and JSON. Out: a flat list of {@code {"path","type","value"}}, one for each Resource
 * (Instance). In: a value, or an object of values by Resource (Instance) id, typed by the object's model. Opaque values
 * are hexadecimal, times seconds since 1970, object links {@code "3303:0"}.
 */
final class Values {

    private Values() {}

    // ---- out ----

    static ArrayNode toJson(LwM2mPath path, LwM2mNode node) {
        ArrayNode out = Lines.JSON.createArrayNode();
        addNode(out, path, node, null);
        return out;
    }

    static ArrayNode toJson(Map<LwM2mPath, LwM2mNode> nodes) {
        ArrayNode out = Lines.JSON.createArrayNode();
        nodes.forEach((path, node) -> addNode(out, path, node, null));
        return out;
    }

    static ArrayNode toJson(LwM2mPath path, List<TimestampedLwM2mNode> nodes) {
        ArrayNode out = Lines.JSON.createArrayNode();
        nodes.forEach(node -> addNode(out, path, node.getNode(), node.getTimestamp()));
        return out;
    }

    static ArrayNode toJson(TimestampedLwM2mNodes nodes) {
        ArrayNode out = Lines.JSON.createArrayNode();
        for (Instant time : nodes.getTimestamps()) {
            nodes.getNodesAt(time).forEach((path, node) -> addNode(out, path, node, time));
        }
        return out;
    }

    private static void addNode(ArrayNode out, LwM2mPath path, LwM2mNode node, Instant time) {
        if (node instanceof LwM2mRoot root) {
            root.getObjects().values().forEach(object -> addNode(out, new LwM2mPath(object.getId()), object, time));
        } else if (node instanceof LwM2mObject object) {
            object.getInstances()
                    .values()
                    .forEach(instance -> addNode(out, new LwM2mPath(object.getId(), instance.getId()), instance, time));
        } else if (node instanceof LwM2mObjectInstance instance) {
            instance.getResources().values().forEach(resource -> addNode(out, below(path, resource), resource, time));
        } else if (node instanceof LwM2mResource resource && resource.isMultiInstances()) {
            resource.getInstances()
                    .forEach((id, value) -> addValue(out, path + "/" + id, resource.getType(), value.getValue(), time));
        } else if (node instanceof LwM2mResource resource) {
            addValue(out, path.toString(), resource.getType(), resource.getValue(), time);
        } else if (node instanceof LwM2mResourceInstance value) {
            addValue(out, path.toString(), value.getType(), value.getValue(), time);
        }
    }

    private static LwM2mPath below(LwM2mPath instance, LwM2mResource resource) {
        return new LwM2mPath(instance.getObjectId(), instance.getObjectInstanceId(), resource.getId());
    }

    private static void addValue(ArrayNode out, String path, Type type, Object value, Instant time) {
        ObjectNode entry = out.addObject().put("path", path).put("type", type.name());
        switch (type) {
            case INTEGER -> entry.put("value", (Long) value);
            case UNSIGNED_INTEGER -> entry.put("value", ((ULong) value).toBigInteger());
            case FLOAT -> entry.put("value", (Double) value);
            case BOOLEAN -> entry.put("value", (Boolean) value);
            case OPAQUE -> entry.put("value", HexFormat.of().formatHex((byte[]) value));
            case TIME -> entry.put("value", ((Date) value).getTime() / 1000);
            case OBJLNK -> {
                ObjectLink link = (ObjectLink) value;
                entry.put("value", link.getObjectId() + ":" + link.getObjectInstanceId());
            }
            case CORELINK -> entry.put("value", links((Link[]) value));
            default -> entry.put("value", Objects.toString(value));
        }
        if (time != null) {
            entry.put("time", time.toEpochMilli() / 1000.0);
        }
    }

    static String links(Link[] links) {
        StringBuilder text = new StringBuilder();
        for (Link link : links) {
            text.append(text.length() == 0 ? "" : ",").append(link.toCoreLinkFormat());
        }
        return text.toString();
    }

    // ---- in ----

    /**
     * Makes the node that a Write to a path carries.
     *
     * @param path an Object Instance, a Resource or a Resource Instance
     * @param value the value, or an object of values by id
     * @param typeName the type, if it is not for the model to say; or null
     * @throws IllegalArgumentException if the model does not know the path, or the value is of another type
     */
    static LwM2mNode toNode(LwM2mPath path, JsonNode value, String typeName, LwM2mModel model) {
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("\"value\" is missing");
        }
        if (path.isObjectInstance()) {
            return new LwM2mObjectInstance(path.getObjectInstanceId(), toResources(path, value, model));
        }
        Type type = typeName == null ? resource(path, model).type : Type.valueOf(typeName);
        if (path.isResourceInstance()) {
            return LwM2mResourceInstance.newInstance(path.getResourceInstanceId(), toValue(path, value, type), type);
        }
        if (path.isResource()) {
            return toResource(path, value, type);
        }
        throw new IllegalArgumentException(path + " can't be written: it names no instance");
    }

    /** Makes the Resources of an Object Instance from an object of values by Resource id. */
    static List<LwM2mResource> toResources(LwM2mPath instance, JsonNode values, LwM2mModel model) {
        if (!values.isObject()) {
            throw new IllegalArgumentException("\"value\" of " + instance + " has to be an object of values by id");
        }
        List<LwM2mResource> resources = new ArrayList<>();
        for (Iterator<Entry<String, JsonNode>> i = values.fields(); i.hasNext(); ) {
            Entry<String, JsonNode> entry = i.next();
            LwM2mPath path = new LwM2mPath(
                    instance.getObjectId(), instance.getObjectInstanceId(), Integer.parseInt(entry.getKey()));
            resources.add(toResource(path, entry.getValue(), resource(path, model).type));
        }
        return resources;
    }

    private static LwM2mResource toResource(LwM2mPath path, JsonNode value, Type type) {
        if (!value.isObject()) {
            return LwM2mSingleResource.newResource(path.getResourceId(), toValue(path, value, type), type);
        }
        Map<Integer, Object> instances = new LinkedHashMap<>();
        value.fields()
                .forEachRemaining(
                        entry -> instances.put(Integer.valueOf(entry.getKey()), toValue(path, entry.getValue(), type)));
        return LwM2mMultipleResource.newResource(path.getResourceId(), instances, type);
    }

    private static ResourceModel resource(LwM2mPath path, LwM2mModel model) {
        ResourceModel resource = model.getResourceModel(path.getObjectId(), path.getResourceId());
        if (resource == null) {
            throw new IllegalArgumentException("no model of " + path
                    + ": is the object registered, and known here? (--models names a folder of definitions)");
        }
        return resource;
    }

    private static Object toValue(LwM2mPath path, JsonNode value, Type type) {
        boolean fits = switch (type) {
            case INTEGER, TIME, UNSIGNED_INTEGER -> value.isIntegralNumber();
            case FLOAT -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case NONE, CORELINK -> false;
            default -> value.isTextual();
        };
        if (!fits) {
            throw new IllegalArgumentException(value + " is no value for " + path + " of type " + type);
        }
        return switch (type) {
            case INTEGER -> value.longValue();
            case UNSIGNED_INTEGER -> ULong.valueOf(value.bigIntegerValue());
            case TIME -> new Date(value.longValue() * 1000);
            case FLOAT -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            case OPAQUE -> HexFormat.of().parseHex(value.textValue());
            case OBJLNK -> ObjectLink.decodeFromString(value.textValue());
            default -> value.textValue();
        };
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Object 34, at first with instances 0 and 2, with a Resource of every kind. Keeps values by path below the Object,
 * such as 0/1/0.
 */
final class Everything extends Lwm2mObject {

    static final int ID = 34;
    static final int INTEGER = 0;
    static final int STRINGS = 1;
    static final int FLOAT = 2;
    static final int BOOLEAN = 3;
    static final int OPAQUE = 4;
    static final int TIME = 5;
    static final int LINK = 6;
    static final int UNSIGNED = 7;
    static final int WRITE_ONLY = 8;
    static final int READ_ONLY = 9;
    static final int ACTION = 10;
    static final int STRING = 11;
    static final int FRAGILE = 12;

    /** What {@link #validate} refuses. */
    static final long UNLUCKY = 13;

    /** The instance that {@link #create} refuses to make, and the Resource Instance that is not given up. */
    static final int PROTECTED = 13;

    final TreeSet<Integer> instances = new TreeSet<>(List.of(0, 2));
    final TreeMap<String, Object> values = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    RuntimeException toThrow;

    /** The instance that can't make use of what was written. */
    int useless = -1;

    boolean defer;
    Deferred deferred;

    Everything() {
        super(ObjectDefinition.builder(ID, "Everything")
                .version("1.1")
                .multiple()
                .resource(INTEGER, "Integer", ResourceType.INTEGER, READ | WRITE | MANDATORY)
                .resource(STRINGS, "Strings", ResourceType.STRING, READ | WRITE | MULTIPLE)
                .resource(FLOAT, "Float", ResourceType.FLOAT, READ | WRITE)
                .resource(BOOLEAN, "Boolean", ResourceType.BOOLEAN, READ | WRITE)
                .resource(OPAQUE, "Opaque", ResourceType.OPAQUE, READ | WRITE)
                .resource(TIME, "Time", ResourceType.TIME, READ | WRITE)
                .resource(LINK, "Link", ResourceType.OBJECT_LINK, READ | WRITE)
                .resource(UNSIGNED, "Unsigned", ResourceType.UNSIGNED_INTEGER, READ | WRITE)
                .resource(WRITE_ONLY, "Secret", ResourceType.STRING, WRITE)
                .resource(READ_ONLY, "State", ResourceType.INTEGER, READ)
                .resource(ACTION, "Action", ResourceType.NONE, EXECUTE)
                .resource(STRING, "String", ResourceType.STRING, READ | WRITE)
                .resource(FRAGILE, "Fragile", ResourceType.INTEGER, READ | WRITE | EXECUTE)
                .build());
        values.put("0/0", 1L);
        values.put("0/1/0", "Red");
        values.put("0/1/1", "Green");
        values.put("0/2", 21.5);
        values.put("0/8", "hidden");
        values.put("0/9", 7L);
        values.put("2/0", 5L);
    }

    @Override
    public int instanceCount() {
        return instances.size();
    }

    @Override
    public int instanceAt(int index) {
        return List.copyOf(instances).get(index);
    }

    @Override
    public void create(int instanceId, ServerRequest request) {
        calls.add("create " + instanceId);
        if (instanceId == PROTECTED) {
            throw Refusal.methodNotAllowed("unlucky");
        }
        if (!instances.add(instanceId)) {
            throw new IllegalStateException("instance " + instanceId + " is there already");
        }
        values.put(instanceId + "/9", 0L);
    }

    @Override
    public void delete(int instanceId, ServerRequest request) {
        calls.add("delete " + instanceId);
        if (!instances.remove(instanceId)) {
            throw new IllegalStateException("instance " + instanceId + " is not there");
        }
        values.keySet().removeIf(key -> key.startsWith(instanceId + "/"));
        if (defer) {
            deferred = request.defer();
        }
    }

    @Override
    public void validateRemoval(int instanceId, int resourceId, int resourceInstanceId) {
        if (resourceInstanceId == PROTECTED) {
            throw Refusal.methodNotAllowed("not that one");
        }
    }

    @Override
    public void remove(int instanceId, int resourceId, int resourceInstanceId) {
        String path = instanceId + "/" + resourceId + "/" + resourceInstanceId;
        calls.add("remove " + path);
        if (values.remove(path) == null) {
            throw new IllegalStateException(path + " is not there");
        }
    }

    @Override
    public void writeFailed(int instanceId) {
        calls.add("writeFailed " + instanceId);
    }

    @Override
    public boolean has(int instanceId, int resourceId) {
        String path = instanceId + "/" + resourceId;
        return resourceId == ACTION
                || values.containsKey(path)
                || values.keySet().stream().anyMatch(key -> key.startsWith(path + "/"));
    }

    @Override
    public void beforeRead(int instanceId, int resourceId, ServerRequest request) {
        calls.add("beforeRead " + instanceId + "/" + resourceId);
        if (defer) {
            deferred = request.defer();
        }
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        failIfTold();
        if (resourceId == STRINGS) {
            String path = instanceId + "/" + resourceId + "/";
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                if (entry.getKey().startsWith(path)) {
                    out.resourceInstance(Integer.parseInt(entry.getKey().substring(path.length())));
                    out.writeString((String) entry.getValue());
                }
            }
            return;
        }
        Object value = values.get(instanceId + "/" + resourceId);
        switch (definition().resource(resourceId).type()) {
            case INTEGER -> out.writeInteger((Long) value);
            case FLOAT -> out.writeFloat((Double) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case TIME -> out.writeTime((Long) value);
            case UNSIGNED_INTEGER -> out.writeUnsigned((Long) value);
            case OBJECT_LINK -> {
                ObjectLink link = (ObjectLink) value;
                out.writeObjectLink(link.objectId(), link.instanceId());
            }
            case OPAQUE -> {
                byte[] bytes = HexFormat.of().parseHex((String) value);
                out.writeOpaque(bytes, 0, bytes.length);
            }
            default -> out.writeString((String) value);
        }
    }

    @Override
    public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        if (resourceId == INTEGER && in.readInteger() == UNLUCKY) {
            throw Refusal.badRequest("unlucky");
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        if (resourceId == FRAGILE) {
            failIfTold();
        }
        String path = instanceId + "/" + resourceId + (resourceInstanceId < 0 ? "" : "/" + resourceInstanceId);
        Object value = switch (definition().resource(resourceId).type()) {
            case INTEGER -> in.readInteger();
            case FLOAT -> in.readFloat();
            case BOOLEAN -> in.readBoolean();
            case TIME -> in.readTime();
            case UNSIGNED_INTEGER -> in.readUnsigned();
            case OBJECT_LINK -> in.readObjectLink();
            case OPAQUE -> HexFormat.of().formatHex(in.readOpaque());
            default -> in.readString();
        };
        values.put(path, value);
        calls.add("write " + path);
    }

    @Override
    public void clear(int instanceId, int resourceId) {
        values.keySet().removeIf(key -> key.startsWith(instanceId + "/" + resourceId + "/"));
        calls.add("clear " + instanceId + "/" + resourceId);
    }

    @Override
    public void reset(int instanceId) {
        values.keySet().removeIf(key -> {
            String[] ids = key.split("/");
            var resource = definition().resource(Integer.parseInt(ids[1]));
            return ids[0].equals("" + instanceId) && resource.writable() && !resource.mandatory();
        });
        calls.add("reset " + instanceId);
    }

    @Override
    public void written(int instanceId, ServerRequest request) {
        calls.add("written " + instanceId);
        if (instanceId == useless) {
            throw new IllegalStateException("useless");
        }
        if (defer) {
            deferred = request.defer();
        }
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        calls.add("execute " + instanceId + "/" + resourceId + " " + arguments + " by " + request.shortServerId());
        if (defer) {
            deferred = request.defer();
        }
        failIfTold();
    }

    private void failIfTold() {
        if (toThrow != null) {
            throw toThrow;
        }
    }
}

package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import java.util.Map;
import java.util.TreeMap;

/** An object with one Resource of each data type; the server's definition of it is models/32769.xml. */
final class AllTypes extends Lwm2mObject {

    static final int ID = 32769;

    private static final int STRING = 0;
    private static final int INTEGER = 1;
    private static final int UNSIGNED = 2;
    private static final int FLOAT = 3;
    private static final int BOOLEAN = 4;
    private static final int OPAQUE = 5;
    private static final int TIME = 6;
    private static final int OBJECT_LINK = 7;
    private static final int INTEGERS = 8;
    private static final int STRINGS = 9;
    private static final int RUN = 10;

    private static final int RW = READ | WRITE | MANDATORY;

    private String string = "Grüße";
    private volatile long integer = -123_456_789_012L;
    private long unsigned = 4_294_967_295L;
    private double real = 20.25;
    private boolean bool = true;
    private byte[] opaque = {0, 1, (byte) 0xFF};
    private long time = 1_700_000_000L;
    private ObjectLink link = new ObjectLink(3303, 0);
    private final Map<Integer, Long> integers = new TreeMap<>(Map.of(0, 1L, 5, -70_000L));
    private final Map<Integer, String> strings = new TreeMap<>(Map.of(0, "a", 1, "b"));
    private volatile String executedWith;

    AllTypes() {
        super(ObjectDefinition.builder(ID, "All Types")
                .resource(STRING, "String", ResourceType.STRING, RW)
                .resource(INTEGER, "Integer", ResourceType.INTEGER, RW)
                .resource(UNSIGNED, "Unsigned", ResourceType.UNSIGNED_INTEGER, RW)
                .resource(FLOAT, "Float", ResourceType.FLOAT, RW)
                .resource(BOOLEAN, "Boolean", ResourceType.BOOLEAN, RW)
                .resource(OPAQUE, "Opaque", ResourceType.OPAQUE, RW)
                .resource(TIME, "Time", ResourceType.TIME, RW)
                .resource(OBJECT_LINK, "Object Link", ResourceType.OBJECT_LINK, RW)
                .resource(INTEGERS, "Integers", ResourceType.INTEGER, RW | MULTIPLE)
                .resource(STRINGS, "Strings", ResourceType.STRING, RW | MULTIPLE)
                .resource(RUN, "Execute", ResourceType.NONE, EXECUTE | MANDATORY)
                .build());
    }

    /** Sets the Resource that tests observe; any thread. */
    void setInteger(long value) {
        integer = value;
        changed(0, INTEGER);
    }

    /** Returns the arguments of the last Execute as they came, or null if there was none. */
    String executedWith() {
        return executedWith;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        switch (resourceId) {
            case STRING -> out.writeString(string);
            case INTEGER -> out.writeInteger(integer);
            case UNSIGNED -> out.writeUnsigned(unsigned);
            case FLOAT -> out.writeFloat(real);
            case BOOLEAN -> out.writeBoolean(bool);
            case OPAQUE -> out.writeOpaque(opaque, 0, opaque.length);
            case TIME -> out.writeTime(time);
            case OBJECT_LINK -> out.writeObjectLink(link.objectId(), link.instanceId());
            case INTEGERS ->
                integers.forEach((id, value) -> {
                    out.resourceInstance(id);
                    out.writeInteger(value);
                });
            case STRINGS ->
                strings.forEach((id, value) -> {
                    out.resourceInstance(id);
                    out.writeString(value);
                });
            default -> super.read(instanceId, resourceId, out);
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        switch (resourceId) {
            case STRING -> string = in.readString();
            case INTEGER -> integer = in.readInteger();
            case UNSIGNED -> unsigned = in.readUnsigned();
            case FLOAT -> real = in.readFloat();
            case BOOLEAN -> bool = in.readBoolean();
            case OPAQUE -> opaque = in.readOpaque();
            case TIME -> time = in.readTime();
            case OBJECT_LINK -> link = in.readObjectLink();
            case INTEGERS -> integers.put(resourceInstanceId, in.readInteger());
            case STRINGS -> strings.put(resourceInstanceId, in.readString());
            default -> super.write(instanceId, resourceId, resourceInstanceId, in);
        }
        changed(instanceId, resourceId);
    }

    @Override
    public void clear(int instanceId, int resourceId) {
        switch (resourceId) {
            case INTEGERS -> integers.clear();
            case STRINGS -> strings.clear();
            default -> super.clear(instanceId, resourceId);
        }
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        executedWith = arguments.toString();
    }
}

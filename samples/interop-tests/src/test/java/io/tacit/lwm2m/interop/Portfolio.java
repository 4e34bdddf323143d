package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Portfolio Object, 16, whose instances servers create and delete; with the one Resource that the interoperability
 * cases need. The server's definition of it is models/16.xml.
 */
final class Portfolio extends Lwm2mObject {

    static final int ID = 16;

    private static final int IDENTITY = 0;

    /** Identities by Object Instance. */
    private final TreeMap<Integer, Map<Integer, String>> instances = new TreeMap<>();

    /** Makes the object with one instance, as the cases want it at first. */
    Portfolio() {
        super(ObjectDefinition.builder(ID, "Portfolio")
                .multiple()
                .resource(IDENTITY, "Identity", ResourceType.STRING, READ | WRITE | MULTIPLE | MANDATORY)
                .build());
        instances.put(
                0,
                new TreeMap<>(Map.of(
                        0, "Host Device ID #1",
                        1, "Host Device Manufacturer #1",
                        2, "Host Device Model #1",
                        3, "Host Device Software Version #1")));
    }

    @Override
    public int instanceCount() {
        return instances.size();
    }

    @Override
    public int instanceAt(int index) {
        return new ArrayList<>(instances.keySet()).get(index);
    }

    @Override
    public void create(int instanceId, ServerRequest request) {
        instances.put(instanceId, new TreeMap<>());
    }

    @Override
    public void delete(int instanceId, ServerRequest request) {
        instances.remove(instanceId);
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        instances.get(instanceId).forEach((id, value) -> {
            out.resourceInstance(id);
            out.writeString(value);
        });
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        instances.get(instanceId).put(resourceInstanceId, in.readString());
    }

    @Override
    public void clear(int instanceId, int resourceId) {
        instances.get(instanceId).clear();
    }

    @Override
    public void remove(int instanceId, int resourceId, int resourceInstanceId) {
        instances.get(instanceId).remove(resourceInstanceId);
    }
}

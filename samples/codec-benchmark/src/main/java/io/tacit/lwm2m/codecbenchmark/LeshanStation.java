package io.tacit.lwm2m.codecbenchmark;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.ResourceModel.Operations;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.node.ObjectLink;
import org.eclipse.leshan.core.util.datatype.ULong;

/**
 * The same station for Leshan: its model, and its values as Leshan's nodes. Both are taken from {@link Station}, so
 * that the two sides can't come to encode different data.
 */
final class LeshanStation {

    private LeshanStation() {}

    /** Returns Leshan's model of the Object. */
    static LwM2mModel model(Station station) {
        ObjectDefinition definition = station.definition();
        List<ResourceModel> resources = new ArrayList<>();
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            resources.add(new ResourceModel(
                    resource.id(),
                    resource.name(),
                    Operations.RW,
                    resource.multiple(),
                    resource.mandatory(),
                    type(resource.type()),
                    "",
                    "",
                    ""));
        }
        return new StaticModel(
                new ObjectModel(definition.id(), definition.name(), "", definition.version(), false, false, resources));
    }

    /** Returns the values of all Resources. */
    static LwM2mObjectInstance instance(Station station) {
        ObjectDefinition definition = station.definition();
        List<LwM2mResource> resources = new ArrayList<>();
        for (int i = 0; i < definition.resourceCount(); i++) {
            resources.add(resource(station, definition.resourceAt(i)));
        }
        return new LwM2mObjectInstance(0, resources);
    }

    private static LwM2mResource resource(Station station, ResourceDefinition resource) {
        Values values = new Values();
        station.read(0, resource.id(), values);
        Type type = type(resource.type());
        return resource.multiple()
                ? LwM2mMultipleResource.newResource(resource.id(), values.byId, type)
                : LwM2mSingleResource.newResource(resource.id(), values.byId.get(0), type);
    }

    private static Type type(ResourceType type) {
        return switch (type) {
            case NONE -> Type.NONE;
            case STRING -> Type.STRING;
            case INTEGER -> Type.INTEGER;
            case UNSIGNED_INTEGER -> Type.UNSIGNED_INTEGER;
            case FLOAT -> Type.FLOAT;
            case BOOLEAN -> Type.BOOLEAN;
            case OPAQUE -> Type.OPAQUE;
            case TIME -> Type.TIME;
            case OBJECT_LINK -> Type.OBJLNK;
            case CORE_LINK -> Type.CORELINK;
        };
    }

    /** Takes the values of one Resource, as objects of the classes that Leshan wants; a single one is number 0. */
    private static final class Values implements ValueWriter {

        private final Map<Integer, Object> byId = new LinkedHashMap<>();
        private int id;

        @Override
        public void resourceInstance(int newId) {
            id = newId;
        }

        @Override
        public void writeString(String value) {
            byId.put(id, value);
        }

        @Override
        public void writeInteger(long value) {
            byId.put(id, value);
        }

        @Override
        public void writeUnsigned(long value) {
            byId.put(id, ULong.valueOf(value));
        }

        @Override
        public void writeFloat(double value) {
            byId.put(id, value);
        }

        @Override
        public void writeBoolean(boolean value) {
            byId.put(id, value);
        }

        @Override
        public void writeOpaque(byte[] value, int offset, int length) {
            byId.put(id, Arrays.copyOfRange(value, offset, offset + length));
        }

        @Override
        public void writeOpaque(OpaqueSource source) {
            byte[] value = new byte[source.length()];
            source.read(0, value, 0, value.length);
            source.release();
            byId.put(id, value);
        }

        @Override
        public void writeTime(long seconds) {
            byId.put(id, new Date(seconds * 1000));
        }

        @Override
        public void writeObjectLink(int objectId, int instanceId) {
            byId.put(id, new ObjectLink(objectId, instanceId));
        }
    }
}

package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Attributes;

/**
 * Lets through of stored values what Maximum Historical Queue allows (LwM2M Core TS 1.2, section 7.3.2, hqmax): where
 * that is in effect, of each Resource as many of the newest values as it says, and none of those without it. One
 * thread.
 */
final class HistoryFilter implements TreeWriter {

    private final Attributes inherited = new Attributes();
    private AttributeStore attributes;
    private TreeWriter out;
    private int rank;
    private int objectId;
    private int instanceId;
    private int resourceId;

    /** The Object Instance and the Resource that the values are of were passed on. */
    private boolean instanceOpen;

    private boolean resourceOpen;
    private ResourceDefinition resource;
    private boolean wanted;

    /**
     * Starts with the values of one moment.
     *
     * @param store what is attached
     * @param newRank 1 for the newest moment, 2 for the one before
     * @param to takes what is let through
     */
    void begin(AttributeStore store, int newRank, TreeWriter to) {
        attributes = store;
        rank = newRank;
        out = to;
    }

    @Override
    public void beginInstance(int newObjectId, int newInstanceId) {
        objectId = newObjectId;
        instanceId = newInstanceId;
        instanceOpen = false;
    }

    @Override
    public void endInstance() {
        if (instanceOpen) {
            out.endInstance();
        }
    }

    @Override
    public void beginResource(ResourceDefinition newResource) {
        resource = newResource;
        resourceId = newResource.id();
        resourceOpen = false;
        wanted = !newResource.multiple() && isWanted(Path.of(objectId, instanceId, resourceId));
        if (wanted) {
            open();
        }
    }

    @Override
    public void endResource() {
        if (resourceOpen) {
            out.endResource();
        }
    }

    @Override
    public void resourceInstance(int id) {
        wanted = isWanted(Path.of(objectId, instanceId, resourceId, id));
        if (wanted) {
            open();
            out.resourceInstance(id);
        }
    }

    @Override
    public void writeString(String value) {
        if (wanted) {
            out.writeString(value);
        }
    }

    @Override
    public void writeInteger(long value) {
        if (wanted) {
            out.writeInteger(value);
        }
    }

    @Override
    public void writeUnsigned(long value) {
        if (wanted) {
            out.writeUnsigned(value);
        }
    }

    @Override
    public void writeFloat(double value) {
        if (wanted) {
            out.writeFloat(value);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        if (wanted) {
            out.writeBoolean(value);
        }
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        if (wanted) {
            out.writeOpaque(value, offset, length);
        }
    }

    @Override
    public void writeTime(long seconds) {
        if (wanted) {
            out.writeTime(seconds);
        }
    }

    @Override
    public void writeObjectLink(int linkedObjectId, int linkedInstanceId) {
        if (wanted) {
            out.writeObjectLink(linkedObjectId, linkedInstanceId);
        }
    }

    private boolean isWanted(Path path) {
        attributes.inherited(path, inherited);
        return inherited.has(Attribute.HQMAX) && inherited.value(Attribute.HQMAX) >= rank;
    }

    private void open() {
        if (!instanceOpen) {
            instanceOpen = true;
            out.beginInstance(objectId, instanceId);
        }
        if (!resourceOpen) {
            resourceOpen = true;
            out.beginResource(resource);
        }
    }
}

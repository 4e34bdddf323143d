package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.object.ObjectTree;

/**
 * Lets through of stored values what may be sent: of Object Instances that the server may still read, and as many of
 * the newest of each Resource as Maximum Historical Queue says, where that is in effect; none of the Resources without
 * it then (LwM2M Core TS 1.2.1, section 7.3.2, hqmax). One thread.
 */
final class HistoryFilter implements TreeWriter {

    private final ObjectTree tree;
    private final Attributes inherited = new Attributes();
    private AttributeStore attributes;
    private int shortServerId;
    private TreeWriter out;
    private boolean any;
    private int rank;
    private int objectId;
    private int instanceId;
    private int resourceId;
    private ResourceDefinition resource;
    private boolean allowed;
    private boolean wanted;

    /** The Object Instance and the Resource that the values are of were passed on. */
    private boolean instanceOpen;

    private boolean resourceOpen;

    HistoryFilter(ObjectTree tree) {
        this.tree = tree;
    }

    /**
     * Starts with a message.
     *
     * @param attached what is attached if hqmax is in effect, else null
     * @param newShortServerId whom the values are for
     * @param to takes what is let through
     */
    void begin(AttributeStore attached, int newShortServerId, TreeWriter to) {
        attributes = attached;
        shortServerId = newShortServerId;
        out = to;
        any = false;
    }

    /** Goes on to the values of another moment: 1 for the newest, 2 for the one before. */
    void rank(int newRank) {
        rank = newRank;
    }

    /** Returns whether anything was let through since the beginning. */
    boolean any() {
        return any;
    }

    @Override
    public void beginInstance(int newObjectId, int newInstanceId) {
        objectId = newObjectId;
        instanceId = newInstanceId;
        instanceOpen = false;
        allowed = tree.allows(shortServerId, AccessControl.READ, objectId, instanceId);
        if (allowed && attributes == null) {
            openInstance();
        }
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
        wanted = allowed && (attributes == null || !newResource.multiple() && isKept(Path.NONE));
        if (wanted) {
            openResource();
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
        wanted = allowed && (attributes == null || isKept(id));
        if (wanted) {
            openResource();
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
    public void writeOpaque(OpaqueSource source) {
        if (wanted) {
            out.writeOpaque(source);
        } else {
            source.release();
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

    private boolean isKept(int resourceInstanceId) {
        Path path = resourceInstanceId == Path.NONE
                ? Path.of(objectId, instanceId, resourceId)
                : Path.of(objectId, instanceId, resourceId, resourceInstanceId);
        attributes.inherited(path, inherited);
        return inherited.has(Attribute.HQMAX) && inherited.value(Attribute.HQMAX) >= rank;
    }

    private void openInstance() {
        if (!instanceOpen) {
            instanceOpen = true;
            any = true;
            out.beginInstance(objectId, instanceId);
        }
    }

    private void openResource() {
        openInstance();
        if (!resourceOpen) {
            resourceOpen = true;
            out.beginResource(resource);
        }
    }
}

package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.model.ValueWriter;

/** Lets through the wanted instances of a multiple Resource. One thread. */
final class ResourceInstanceFilter implements ValueWriter {

    private TreeWriter out;
    private Path[] wanted;
    private int objectId;
    private int instanceId;
    private ResourceDefinition resource;
    private boolean instanceOpen;
    private boolean open;
    private boolean found;

    /**
     * Reads the Resource Instances that are among the paths.
     *
     * @param paths what is wanted; those of other Resources do not matter
     * @param isOpen whether the Object Instance is open already; if not, the first Resource Instance opens it
     * @return whether there was one: then the Object Instance is still open, but the Resource is not
     */
    boolean read(
            Lwm2mObject object,
            int newInstanceId,
            ResourceDefinition newResource,
            Path[] paths,
            boolean isOpen,
            TreeWriter to) {
        out = to;
        wanted = paths;
        objectId = object.definition().id();
        instanceId = newInstanceId;
        resource = newResource;
        instanceOpen = isOpen;
        open = false;
        found = false;
        try {
            object.read(instanceId, resource.id(), this);
        } finally {
            out = null;
            wanted = null;
        }
        if (found) {
            to.endResource();
        }
        return found;
    }

    @Override
    public void resourceInstance(int id) {
        open = isWanted(id);
        if (open) {
            if (!found) {
                begin();
            }
            out.resourceInstance(id);
        }
    }

    private void begin() {
        found = true;
        if (!instanceOpen) {
            out.beginInstance(objectId, instanceId);
        }
        out.beginResource(resource);
    }

    private boolean isWanted(int id) {
        for (Path path : wanted) {
            if (path.resourceInstanceId() == id
                    && path.resourceId() == resource.id()
                    && path.instanceId() == instanceId
                    && path.objectId() == objectId) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void writeString(String value) {
        if (open) {
            out.writeString(value);
        }
    }

    @Override
    public void writeInteger(long value) {
        if (open) {
            out.writeInteger(value);
        }
    }

    @Override
    public void writeUnsigned(long value) {
        if (open) {
            out.writeUnsigned(value);
        }
    }

    @Override
    public void writeFloat(double value) {
        if (open) {
            out.writeFloat(value);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        if (open) {
            out.writeBoolean(value);
        }
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        if (open) {
            out.writeOpaque(value, offset, length);
        }
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        if (open) {
            out.writeOpaque(source);
        } else {
            source.release();
        }
    }

    @Override
    public void writeTime(long seconds) {
        if (open) {
            out.writeTime(seconds);
        }
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        if (open) {
            out.writeObjectLink(objectId, instanceId);
        }
    }
}

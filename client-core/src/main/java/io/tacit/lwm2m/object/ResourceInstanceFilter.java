package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ValueWriter;

/** Lets through one instance of a multiple Resource. One thread. */
final class ResourceInstanceFilter implements ValueWriter {

    private ValueWriter out;
    private int wanted;
    private boolean open;
    private boolean found;

    /**
     * Reads a single Resource Instance.
     *
     * @throws Refusal 4.04 if it is not there
     */
    void read(Lwm2mObject object, Path path, ValueWriter to) {
        out = to;
        wanted = path.resourceInstanceId();
        open = false;
        found = false;
        try {
            object.read(path.instanceId(), path.resourceId(), this);
        } finally {
            out = null;
        }
        if (!found) {
            throw Refusal.notFound("no such Resource Instance");
        }
    }

    @Override
    public void resourceInstance(int id) {
        open = id == wanted;
        if (open) {
            found = true;
            out.resourceInstance(id);
        }
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

package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.model.ValueReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what a tree gives: a line such as {@code /3/0/9 80} for each value. */
final class Recorder implements TreeWriter {

    final List<String> lines = new ArrayList<>();
    private String instance;
    private String resource;
    private String resourceInstance = "";

    /** What a server writes: the same value for whatever type is asked for. */
    static ValueReader value(Object value) {
        return new ValueReader() {
            @Override
            public String readString() {
                return (String) value;
            }

            @Override
            public long readInteger() {
                return ((Number) value).longValue();
            }

            @Override
            public long readUnsigned() {
                return ((Number) value).longValue();
            }

            @Override
            public double readFloat() {
                return ((Number) value).doubleValue();
            }

            @Override
            public boolean readBoolean() {
                return (Boolean) value;
            }

            @Override
            public byte[] readOpaque() {
                return (byte[]) value;
            }

            @Override
            public long readTime() {
                return ((Number) value).longValue();
            }

            @Override
            public ObjectLink readObjectLink() {
                return (ObjectLink) value;
            }
        };
    }

    /** Whether all that was opened is closed. */
    boolean closed() {
        return instance == null && resource == null;
    }

    @Override
    public void beginInstance(int objectId, int instanceId) {
        if (instance != null || resource != null) {
            throw new IllegalStateException("something is open");
        }
        instance = "/" + objectId + "/" + instanceId;
    }

    @Override
    public void endInstance() {
        instance = null;
    }

    @Override
    public void beginResource(ResourceDefinition definition) {
        if (instance == null || resource != null) {
            throw new IllegalStateException("out of order");
        }
        resource = "/" + definition.id();
    }

    @Override
    public void endResource() {
        resource = null;
        resourceInstance = "";
    }

    @Override
    public void resourceInstance(int id) {
        resourceInstance = "/" + id;
    }

    @Override
    public void writeString(String value) {
        lines.add(instance + resource + resourceInstance + " " + value);
    }

    @Override
    public void writeInteger(long value) {
        writeString("" + value);
    }

    @Override
    public void writeUnsigned(long value) {
        writeString(Long.toUnsignedString(value));
    }

    @Override
    public void writeFloat(double value) {
        writeString("" + value);
    }

    @Override
    public void writeBoolean(boolean value) {
        writeString("" + value);
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        writeString(HexFormat.of().formatHex(value, offset, offset + length));
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        byte[] value = new byte[source.length()];
        source.read(0, value, 0, value.length);
        source.release();
        writeOpaque(value, 0, value.length);
    }

    @Override
    public void writeTime(long seconds) {
        writeString("" + seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        writeString(objectId + ":" + instanceId);
    }
}

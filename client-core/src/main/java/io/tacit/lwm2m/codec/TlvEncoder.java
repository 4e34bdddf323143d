package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;

/**
 * Writes the OMA LwM2M TLV format (LwM2M Core TS 1.1, section 7.4.3). The levels above the requested path are left out.
 * The header of an Object Instance or a multiple Resource is put before its content when that is complete.
 */
final class TlvEncoder implements Encoder {

    static final int OBJECT_INSTANCE = 0x00;
    static final int RESOURCE_INSTANCE = 0x40;
    static final int MULTIPLE_RESOURCE = 0x80;
    static final int RESOURCE = 0xC0;
    static final int TYPE_MASK = 0xC0;

    private static final int MAX_LENGTH = 0xFFFFFF;

    private final int contentFormat;

    private Output out;
    private int depth;
    private int instance;
    private int instanceStart;
    private int instanceReferred;
    private ResourceDefinition resource;
    private int resourceStart;
    private int resourceReferred;
    private int resourceInstance;

    /** Makes an encoder under one of the two numbers of the format. */
    TlvEncoder(int contentFormat) {
        this.contentFormat = contentFormat;
    }

    @Override
    public int contentFormat() {
        return contentFormat;
    }

    @Override
    public void begin(Path requested, Output target) {
        depth = requested.depth();
        if (depth == 0) {
            throw new Refusal(Refusal.NOT_ACCEPTABLE, "TLV can't name Objects: use SenML");
        }
        out = target;
    }

    @Override
    public void time(long millis) {
        if (millis != NO_TIME) {
            throw withoutTimes();
        }
    }

    @Override
    public void ago(long millis) {
        throw withoutTimes();
    }

    private static Refusal withoutTimes() {
        return new Refusal(Refusal.NOT_ACCEPTABLE, "TLV has no times: use SenML");
    }

    @Override
    public void end() {
        // Every element is complete when it is closed.
    }

    @Override
    public void beginInstance(int objectId, int instanceId) {
        instance = instanceId;
        instanceStart = out.length();
        instanceReferred = out.referred();
    }

    @Override
    public void endInstance() {
        if (depth == 1) {
            enclose(OBJECT_INSTANCE, instance, instanceStart, instanceReferred);
        }
    }

    @Override
    public void beginResource(ResourceDefinition definition) {
        resource = definition;
        resourceStart = out.length();
        resourceReferred = out.referred();
    }

    @Override
    public void endResource() {
        if (resource.multiple() && depth < 4) {
            enclose(MULTIPLE_RESOURCE, resource.id(), resourceStart, resourceReferred);
        }
    }

    @Override
    public void resourceInstance(int id) {
        resourceInstance = id;
    }

    @Override
    public void writeString(String value) {
        beginValue(Utf8.length(value));
        Utf8.write(value, out);
    }

    @Override
    public void writeInteger(long value) {
        int length = value == (byte) value ? 1 : value == (short) value ? 2 : value == (int) value ? 4 : 8;
        beginValue(length);
        out.writeNumber(value, length);
    }

    @Override
    public void writeUnsigned(long value) {
        // Leshan takes the first bit for a sign, so it stays clear where there is room. The specification leaves the
        // length free.
        int length = value >>> 7 == 0 ? 1 : value >>> 15 == 0 ? 2 : value >>> 31 == 0 ? 4 : 8;
        beginValue(length);
        out.writeNumber(value, length);
    }

    @Override
    public void writeFloat(double value) {
        float single = (float) value;
        if (single == value || value != value) {
            beginValue(4);
            out.writeNumber(Float.floatToIntBits(single), 4);
        } else {
            beginValue(8);
            out.writeNumber(Double.doubleToLongBits(value), 8);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        beginValue(1);
        out.write(value ? 1 : 0);
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue(length);
        out.write(value, offset, length);
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        out.own(source);
        beginValue(source.length());
        out.write(source);
    }

    @Override
    public void writeTime(long seconds) {
        writeInteger(seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        beginValue(4);
        out.writeNumber(objectId, 2);
        out.writeNumber(instanceId, 2);
    }

    private void beginValue(int length) {
        int at = out.length();
        if (resource.multiple()) {
            header(RESOURCE_INSTANCE, resourceInstance, length, at);
        } else {
            header(RESOURCE, resource.id(), length, at);
        }
    }

    private void enclose(int type, int id, int start, int referredBefore) {
        header(type, id, out.length() - start + out.referred() - referredBefore, start);
    }

    /** Puts a header at a place: type, 1 or 2 bytes of identifier, 0 to 3 bytes of length. */
    private void header(int type, int id, int length, int at) {
        if (length > MAX_LENGTH) {
            throw new Refusal(Refusal.NOT_ACCEPTABLE, "the value is too long for TLV: use another format");
        }
        int idLength = id > 0xFF ? 2 : 1;
        int lengthLength = length < 8 ? 0 : length <= 0xFF ? 1 : length <= 0xFFFF ? 2 : 3;
        out.insert(at, 1 + idLength + lengthLength);
        byte[] bytes = out.buffer();
        int place = at;
        bytes[place++] = (byte) (type | (idLength - 1) << 5 | lengthLength << 3 | (lengthLength == 0 ? length : 0));
        for (int shift = 8 * (idLength - 1); shift >= 0; shift -= 8) {
            bytes[place++] = (byte) (id >>> shift);
        }
        for (int shift = 8 * (lengthLength - 1); shift >= 0; shift -= 8) {
            bytes[place++] = (byte) (length >>> shift);
        }
    }
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * Reads the OMA LwM2M TLV format (LwM2M Core TS 1.1, section 7.4.3), an element at a time. The levels of the target may
 * be there or be left out: a Write to {@code /3/0} may hold Resources, or the Object Instance with the Resources in it.
 */
final class TlvDecoder implements Decoder {

    private byte[] bytes;
    private int at;
    private int end;
    private Path target;
    private int depth;

    /** The Object Instance element that is being read; without one, the Object Instance is the target's. */
    private boolean insideInstance;

    private int instance;
    private int instanceEnd;

    /** The multiple Resource element that is being read. */
    private boolean insideResource;

    private int resource;
    private int resourceEnd;

    /** The last header. */
    private int type;

    private int id;
    private int length;

    /** The current record. */
    private Path path;

    private boolean hasValue;
    private int value;
    private int valueLength;

    @Override
    public void begin(byte[] payload, int offset, int count, Path newTarget, ObjectDefinition definition) {
        depth = newTarget.depth();
        if (depth == 0) {
            throw Refusal.badRequest("TLV can't name Objects");
        }
        bytes = payload;
        at = offset;
        end = offset + count;
        target = newTarget;
        instance = newTarget.instanceId();
        resource = newTarget.resourceId();
        insideInstance = false;
        insideResource = false;
        hasValue = false;
    }

    @Override
    public boolean next() {
        hasValue = false;
        while (true) {
            if (insideResource && at == resourceEnd) {
                insideResource = false;
            }
            if (insideInstance && at == instanceEnd) {
                insideInstance = false;
            }
            if (at == end) {
                return false;
            }
            readHeader(insideResource ? resourceEnd : insideInstance ? instanceEnd : end);
            if (readElement()) {
                return true;
            }
        }
    }

    /** Enters an element that holds others, or makes one that does not a record. */
    private boolean readElement() {
        switch (type) {
            case TlvEncoder.OBJECT_INSTANCE:
                return enterInstance();
            case TlvEncoder.MULTIPLE_RESOURCE:
                return enterResource();
            case TlvEncoder.RESOURCE:
                expect(!insideResource && depth < 4);
                path = resourcePath();
                break;
            default:
                expect(insideResource || depth >= 3);
                expect(depth < 4 || id == target.resourceInstanceId());
                path = Path.of(target.objectId(), instance, resource, id);
                break;
        }
        hasValue = true;
        value = at;
        valueLength = length;
        at += length;
        return true;
    }

    private boolean enterInstance() {
        expect(!insideInstance && !insideResource);
        expect(depth < 2 || id == target.instanceId());
        instance = id;
        if (length == 0) {
            expect(depth < 3);
            path = Path.of(target.objectId(), instance);
            return true;
        }
        insideInstance = true;
        instanceEnd = at + length;
        return false;
    }

    private boolean enterResource() {
        expect(!insideResource);
        Path found = resourcePath();
        resource = id;
        if (length == 0) {
            expect(depth < 4);
            path = found;
            return true;
        }
        insideResource = true;
        resourceEnd = at + length;
        return false;
    }

    private Path resourcePath() {
        expect(insideInstance || depth >= 2);
        expect(depth < 3 || id == target.resourceId());
        return Path.of(target.objectId(), instance, id);
    }

    private static void expect(boolean placed) {
        if (!placed) {
            throw Refusal.badRequest("a TLV element is where it does not belong, or outside the path of the request");
        }
    }

    /**
     * Reads the header of a payload of which only the beginning is there.
     *
     * @return where the value begins, {@link #valueLength} bytes of it
     * @throws Refusal if the payload does not begin with the value that is the target
     */
    int find(byte[] beginning, Path oneValue) {
        begin(beginning, 0, beginning.length, oneValue, null);
        expect(at < end);
        readTypeIdLength(end);
        expect(
                depth == 4
                        ? type == TlvEncoder.RESOURCE_INSTANCE && id == oneValue.resourceInstanceId()
                        : type == TlvEncoder.RESOURCE && id == oneValue.resourceId());
        valueLength = length;
        return at;
    }

    int valueLength() {
        return valueLength;
    }

    private void readHeader(int limit) {
        readTypeIdLength(limit);
        if (length > limit - at) {
            throw Refusal.badRequest("a TLV element is longer than what holds it");
        }
        if (id > Path.MAX_ID) {
            throw Refusal.badRequest("a TLV element has the reserved id 65535");
        }
    }

    private void readTypeIdLength(int limit) {
        int first = bytes[at++] & 0xFF;
        type = first & TlvEncoder.TYPE_MASK;
        id = readNumber((first & 0x20) == 0 ? 1 : 2, limit);
        int lengthLength = first >> 3 & 3;
        length = lengthLength == 0 ? first & 7 : readNumber(lengthLength, limit);
    }

    private int readNumber(int count, int limit) {
        if (count > limit - at) {
            throw Refusal.badRequest("a TLV element ends in its header");
        }
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | bytes[at++] & 0xFF;
        }
        return number;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean hasValue() {
        return hasValue;
    }

    @Override
    public boolean isNull() {
        return false;
    }

    @Override
    public String readString() {
        requireValue();
        return Utf8.read(bytes, value, valueLength);
    }

    @Override
    public long readInteger() {
        long bits = readUnsigned();
        int unused = 64 - 8 * valueLength;
        return bits << unused >> unused;
    }

    @Override
    public long readUnsigned() {
        requireValue();
        requireLength(valueLength == 1 || valueLength == 2 || valueLength == 4 || valueLength == 8);
        return bits();
    }

    @Override
    public double readFloat() {
        requireValue();
        requireLength(valueLength == 4 || valueLength == 8);
        return valueLength == 4 ? Float.intBitsToFloat((int) bits()) : Double.longBitsToDouble(bits());
    }

    @Override
    public boolean readBoolean() {
        requireValue();
        requireLength(valueLength == 1);
        if (bits() > 1) {
            throw Refusal.badRequest("a boolean is 0 or 1");
        }
        return bits() == 1;
    }

    @Override
    public byte[] readOpaque() {
        requireValue();
        byte[] copy = new byte[valueLength];
        System.arraycopy(bytes, value, copy, 0, valueLength);
        return copy;
    }

    @Override
    public long readTime() {
        return readInteger();
    }

    @Override
    public ObjectLink readObjectLink() {
        requireValue();
        requireLength(valueLength == 4);
        int ids = (int) bits();
        return new ObjectLink(ids >>> 16, ids & 0xFFFF);
    }

    private long bits() {
        long bits = 0;
        for (int i = 0; i < valueLength; i++) {
            bits = bits << 8 | bytes[value + i] & 0xFF;
        }
        return bits;
    }

    private void requireValue() {
        if (!hasValue) {
            throw Refusal.badRequest("a value is missing");
        }
    }

    private static void requireLength(boolean fits) {
        if (!fits) {
            throw Refusal.badRequest("the length of a TLV value does not fit its type");
        }
    }
}

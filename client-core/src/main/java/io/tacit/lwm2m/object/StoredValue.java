package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * A value of any type: numbers and truth as bits, all else as an object that nobody changes. About 24 bytes, and what
 * the object takes.
 */
final class StoredValue {

    private static final ObjectLink NOWHERE = new ObjectLink(ObjectLink.NULL_ID, ObjectLink.NULL_ID);

    long bits;
    Object object;

    /** Makes the value that something has of which nobody has said anything: 0, false, or as little as can be. */
    static StoredValue of(ResourceType type) {
        StoredValue value = new StoredValue();
        value.object = type == ResourceType.STRING || type == ResourceType.CORE_LINK
                ? ""
                : type == ResourceType.OPAQUE ? new byte[0] : type == ResourceType.OBJECT_LINK ? NOWHERE : null;
        return value;
    }

    /** Takes another value, and tells whether it is another one. */
    boolean set(long newBits, Object newObject) {
        if (bits == newBits && same(object, newObject)) {
            return false;
        }
        bits = newBits;
        object = newObject;
        return true;
    }

    void write(ResourceType type, ValueWriter out) {
        switch (type) {
            case STRING:
            case CORE_LINK:
                out.writeString((String) object);
                return;
            case INTEGER:
                out.writeInteger(bits);
                return;
            case UNSIGNED_INTEGER:
                out.writeUnsigned(bits);
                return;
            case FLOAT:
                out.writeFloat(Double.longBitsToDouble(bits));
                return;
            case BOOLEAN:
                out.writeBoolean(bits != 0);
                return;
            case OPAQUE:
                byte[] bytes = (byte[]) object;
                out.writeOpaque(bytes, 0, bytes.length);
                return;
            case TIME:
                out.writeTime(bits);
                return;
            case OBJECT_LINK:
                ObjectLink link = (ObjectLink) object;
                out.writeObjectLink(link.objectId(), link.instanceId());
                return;
            default:
                throw new IllegalStateException("no value is of type " + type);
        }
    }

    void read(ResourceType type, ValueReader in) {
        switch (type) {
            case STRING:
            case CORE_LINK:
                object = in.readString();
                return;
            case INTEGER:
                bits = in.readInteger();
                return;
            case UNSIGNED_INTEGER:
                bits = in.readUnsigned();
                return;
            case FLOAT:
                bits = Double.doubleToLongBits(in.readFloat());
                return;
            case BOOLEAN:
                bits = in.readBoolean() ? 1 : 0;
                return;
            case OPAQUE:
                object = in.readOpaque();
                return;
            case TIME:
                bits = in.readTime();
                return;
            case OBJECT_LINK:
                object = in.readObjectLink();
                return;
            default:
                throw new IllegalStateException("no value is of type " + type);
        }
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof byte[] && other instanceof byte[]) {
            return sameBytes((byte[]) one, (byte[]) other);
        }
        return one == null ? other == null : one.equals(other);
    }

    private static boolean sameBytes(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }
}

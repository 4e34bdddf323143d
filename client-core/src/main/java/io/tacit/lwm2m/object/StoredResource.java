package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;

/**
 * The value of a Resource, or of a Resource Instance, in a {@link StoredObject}: a name for it, which stays good while
 * the value or its Object Instance comes and goes. Any thread. 24 bytes.
 *
 * <p>To set a value tells those who observe it, unless it is the same as before. If the Object Instance is not there,
 * that is an {@link IllegalArgumentException}; but where servers may delete it, nothing happens. A method for another
 * type than the Resource's is an {@link IllegalArgumentException} too.
 */
public final class StoredResource {

    private final StoredObject object;
    private final int instanceId;
    private final int index;
    private final int resourceInstanceId;

    StoredResource(StoredObject object, int instanceId, int index, int resourceInstanceId) {
        this.object = object;
        this.instanceId = instanceId;
        this.index = index;
        this.resourceInstanceId = resourceInstanceId;
    }

    /** Returns whether there is a value. */
    public boolean isSet() {
        return object.isSet(instanceId, index, resourceInstanceId);
    }

    /**
     * Takes the value away: an optional Resource, or a Resource Instance, is not there any more.
     *
     * @return false if there was none
     * @throws IllegalArgumentException if the Resource is single and mandatory
     */
    public boolean unset() {
        ResourceDefinition resource = resource();
        if (resource.mandatory() && !resource.multiple()) {
            throw new IllegalArgumentException(resource.name() + " is mandatory: it always has a value");
        }
        return object.unset(instanceId, index, resourceInstanceId);
    }

    /**
     * Sets a value of type String or Corelnk.
     *
     * @param value the text
     */
    public void setString(String value) {
        require(ResourceType.STRING, ResourceType.CORE_LINK);
        set(0, notNull(value));
    }

    /** Returns a value of type String or Corelnk; null if there is none. */
    public String getString() {
        require(ResourceType.STRING, ResourceType.CORE_LINK);
        return (String) value();
    }

    /**
     * Sets a value of type Integer, Unsigned Integer or Time.
     *
     * @param value the number; of an Unsigned Integer its 64 bits, of a Time the seconds since 1970
     */
    public void setInteger(long value) {
        requireInteger();
        set(value, null);
    }

    /**
     * Returns a value of type Integer, Unsigned Integer (its 64 bits) or Time (seconds since 1970).
     *
     * @param otherwise what to return if there is none
     * @return the value
     */
    public long getInteger(long otherwise) {
        requireInteger();
        return bits(otherwise);
    }

    /**
     * Sets a value of type Float.
     *
     * @param value any number
     */
    public void setFloat(double value) {
        require(ResourceType.FLOAT, null);
        set(Double.doubleToLongBits(value), null);
    }

    /**
     * Returns a value of type Float.
     *
     * @param otherwise what to return if there is none
     * @return the value
     */
    public double getFloat(double otherwise) {
        require(ResourceType.FLOAT, null);
        return Double.longBitsToDouble(bits(Double.doubleToLongBits(otherwise)));
    }

    /**
     * Sets a value of type Boolean.
     *
     * @param value true or false
     */
    public void setBoolean(boolean value) {
        require(ResourceType.BOOLEAN, null);
        set(value ? 1 : 0, null);
    }

    /**
     * Returns a value of type Boolean.
     *
     * @param otherwise what to return if there is none
     * @return the value
     */
    public boolean getBoolean(boolean otherwise) {
        require(ResourceType.BOOLEAN, null);
        return bits(otherwise ? 1 : 0) != 0;
    }

    /**
     * Sets a value of type Opaque.
     *
     * @param value the bytes; copied
     */
    public void setOpaque(byte[] value) {
        require(ResourceType.OPAQUE, null);
        set(0, copy(value));
    }

    /** Returns a copy of a value of type Opaque; null if there is none. */
    public byte[] getOpaque() {
        require(ResourceType.OPAQUE, null);
        Object bytes = value();
        return bytes == null ? null : copy((byte[]) bytes);
    }

    /**
     * Sets a value of type Objlnk.
     *
     * @param value the link
     */
    public void setObjectLink(ObjectLink value) {
        require(ResourceType.OBJECT_LINK, null);
        set(0, notNull(value));
    }

    /** Returns a value of type Objlnk; null if there is none. */
    public ObjectLink getObjectLink() {
        require(ResourceType.OBJECT_LINK, null);
        return (ObjectLink) value();
    }

    /** Returns the path as it is written, such as {@code /3/0/9}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("/");
        text.append(object.definition().id()).append('/').append(instanceId);
        text.append('/').append(resource().id());
        return resourceInstanceId == Path.NONE
                ? text.toString()
                : text.append('/').append(resourceInstanceId).toString();
    }

    private void set(long bits, Object value) {
        object.set(instanceId, index, resourceInstanceId, bits, value);
    }

    private long bits(long otherwise) {
        return object.bits(instanceId, index, resourceInstanceId, otherwise);
    }

    private Object value() {
        return object.object(instanceId, index, resourceInstanceId);
    }

    private ResourceDefinition resource() {
        return object.definition().resourceAt(index);
    }

    private void requireInteger() {
        ResourceType type = resource().type();
        if (type != ResourceType.TIME) {
            require(ResourceType.INTEGER, ResourceType.UNSIGNED_INTEGER);
        }
    }

    private void require(ResourceType one, ResourceType other) {
        ResourceType type = resource().type();
        if (type != one && type != other) {
            throw new IllegalArgumentException(
                    this + ", " + resource().name() + ", is of type " + type + ", not " + one);
        }
    }

    private static Object notNull(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a value is not null: unset takes it away");
        }
        return value;
    }

    private static byte[] copy(byte[] bytes) {
        byte[] copy = new byte[((byte[]) notNull(bytes)).length];
        System.arraycopy(bytes, 0, copy, 0, copy.length);
        return copy;
    }
}

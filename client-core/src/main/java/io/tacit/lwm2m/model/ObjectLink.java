package io.tacit.lwm2m.model;

/**
 * The value of a Resource of type Objlnk: a reference to an Object Instance (LwM2M Core TS 1.1, Appendix C). Both ids
 * are 65535 ({@link #NULL_ID}) in a link to nothing. Immutable.
 */
public final class ObjectLink {

    /** The id used twice by a link to nothing. */
    public static final int NULL_ID = 65535;

    private final int objectId;
    private final int instanceId;

    /**
     * Makes a link.
     *
     * @param objectId 0 to 65535
     * @param instanceId 0 to 65535
     * @throws IllegalArgumentException if an id is out of range
     */
    public ObjectLink(int objectId, int instanceId) {
        if (objectId < 0 || objectId > NULL_ID || instanceId < 0 || instanceId > NULL_ID) {
            throw new IllegalArgumentException(
                    "an object link has two ids of 0 to 65535: " + objectId + ":" + instanceId);
        }
        this.objectId = objectId;
        this.instanceId = instanceId;
    }

    /** Returns the id of the Object referred to. */
    public int objectId() {
        return objectId;
    }

    /** Returns the id of the Object Instance referred to. */
    public int instanceId() {
        return instanceId;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ObjectLink
                && ((ObjectLink) object).objectId == objectId
                && ((ObjectLink) object).instanceId == instanceId;
    }

    @Override
    public int hashCode() {
        return objectId * 31 + instanceId;
    }

    /** Returns the link as the text format writes it, such as {@code 3:0}. */
    @Override
    public String toString() {
        return objectId + ":" + instanceId;
    }
}

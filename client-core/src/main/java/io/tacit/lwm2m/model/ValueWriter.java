package io.tacit.lwm2m.model;

/**
 * Takes the value of a Resource from whoever has it. The reader of a single Resource calls exactly one method; of a
 * multiple Resource, {@link #resourceInstance} before each value, ids ascending. The type must be the one of the
 * Resource's definition. Valid only during the call that it was passed to.
 */
public interface ValueWriter {

    /**
     * Says which Resource Instance the next value belongs to. Only for multiple Resources.
     *
     * @param id the Resource Instance id, 0 to {@link Path#MAX_ID}, ascending
     */
    void resourceInstance(int id);

    /**
     * Writes a value of type String or Corelnk.
     *
     * @param value the text, not null
     */
    void writeString(String value);

    /**
     * Writes a value of type Integer.
     *
     * @param value any number
     */
    void writeInteger(long value);

    /**
     * Writes a value of type Unsigned Integer.
     *
     * @param value the 64 bits of the number: a negative {@code long} stands for 2⁶³ and more
     */
    void writeUnsigned(long value);

    /**
     * Writes a value of type Float.
     *
     * @param value any number
     */
    void writeFloat(double value);

    /**
     * Writes a value of type Boolean.
     *
     * @param value true or false
     */
    void writeBoolean(boolean value);

    /**
     * Writes a value of type Opaque. The bytes are copied before the call returns.
     *
     * @param value holds the bytes
     * @param offset where they start
     * @param length how many there are
     */
    void writeOpaque(byte[] value, int offset, int length);

    /**
     * Writes a value of type Opaque that is too large for memory. It is the writer's from here on, even if this throws:
     * read as long as the answer is under way, and {@linkplain OpaqueSource#release() released} exactly once. Values
     * are also read to find out what is there, and then released at once: to make a source should be cheap.
     *
     * @param source the value
     */
    void writeOpaque(OpaqueSource source);

    /**
     * Writes a value of type Time.
     *
     * @param seconds since 1970-01-01T00:00:00Z
     */
    void writeTime(long seconds);

    /**
     * Writes a value of type Objlnk.
     *
     * @param objectId 0 to 65535
     * @param instanceId 0 to 65535
     */
    void writeObjectLink(int objectId, int instanceId);
}

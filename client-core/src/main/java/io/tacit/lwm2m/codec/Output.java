package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/**
 * Bytes that grow up to a limit: where encoders write. Reused for message after message, it allocates only when a
 * message is larger than all before it. One thread.
 */
public final class Output {

    private static final int START = 64;

    private final int limit;
    private byte[] bytes;
    private int length;

    /**
     * Makes an empty output.
     *
     * @param limit how many bytes it takes at most, 1 or more
     */
    public Output(int limit) {
        this.limit = limit;
        this.bytes = new byte[limit < START ? limit : START];
    }

    /** Forgets what was written. */
    public void clear() {
        length = 0;
    }

    /** Returns how many bytes were written. */
    public int length() {
        return length;
    }

    /** Returns the buffer; the first {@link #length()} bytes count. Valid until the next write. */
    public byte[] buffer() {
        return bytes;
    }

    /** Returns a copy of what was written. */
    public byte[] toByteArray() {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, 0, copy, 0, length);
        return copy;
    }

    /**
     * Writes one byte.
     *
     * @param value its lower 8 bits count
     * @throws Refusal 5.00 if the limit is reached
     */
    public void write(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    /**
     * Writes bytes.
     *
     * @param source holds them
     * @param offset where they start
     * @param count how many there are
     * @throws Refusal 5.00 if the limit is reached
     */
    public void write(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /**
     * Writes a number, the highest byte first.
     *
     * @param value the number
     * @param count how many of its lower bytes, 0 to 8
     * @throws Refusal 5.00 if the limit is reached
     */
    public void writeNumber(long value, int count) {
        ensure(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    /**
     * Makes room in the middle: what was written from a place on moves up. For headers whose length is known last.
     *
     * @param at the place, 0 to {@link #length()}
     * @param count how many bytes of room
     * @throws Refusal 5.00 if the limit is reached
     */
    public void insert(int at, int count) {
        ensure(count);
        System.arraycopy(bytes, at, bytes, at + count, length - at);
        length += count;
    }

    /**
     * Takes back what was written from a place on.
     *
     * @param newLength 0 to {@link #length()}
     */
    public void truncate(int newLength) {
        length = newLength;
    }

    private void ensure(int more) {
        if (more > limit - length) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the answer is larger than " + limit + " bytes");
        }
        if (length + more > bytes.length) {
            int size = bytes.length;
            while (size < length + more) {
                size = size > limit / 2 ? limit : size * 2;
            }
            byte[] larger = new byte[size];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
        }
    }
}

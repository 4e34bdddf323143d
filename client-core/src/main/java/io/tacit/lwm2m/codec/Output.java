package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;

/**
 * Bytes that grow up to a limit: where encoders write. Reused for message after message, it allocates only when a
 * message is larger than all before it. One thread.
 *
 * <p><b>Large values.</b> An {@link OpaqueSource} of more than {@value #SMALL} bytes is not copied: only a reference to
 * it is kept, at the place where it was written. The limit counts what is in memory; the whole may have 2³⁰ bytes. An
 * encoder does this:
 *
 * <pre>{@code
 * public void writeOpaque(OpaqueSource source) {
 *     out.own(source);                // first: now it is released, whatever is thrown from here on
 *     beginValue(source.length());    // what comes before the value, as for bytes
 *     out.write(source);              // or out.writeBase64(source, url)
 * }
 * }</pre>
 *
 * <p>{@link #length()} and the places counted by it leave the sources out. Where the length of what was written is
 * itself written, add {@link #referred()}. Who uses an output makes the message of {@link #toByteArray()} and
 * {@link #toBody()}, and calls {@link #clear()} when that went wrong too: it releases the sources.
 */
public final class Output {

    private static final int START = 64;

    /** No larger than the smallest body that needs blocks anyway. */
    private static final int SMALL = 1024;

    /** What blocks can number: 2²⁰ of 1024 bytes (RFC 7959 section 2.2). */
    private static final int LARGEST = 1 << 30;

    private final int limit;
    private final ArrayList<Reference> references = new ArrayList<Reference>();
    private byte[] bytes;
    private int length;
    private int referred;

    /**
     * Makes an empty output.
     *
     * @param limit how many bytes in memory it takes at most, 1 or more
     */
    public Output(int limit) {
        this.limit = limit;
        this.bytes = new byte[limit < START ? limit : START];
    }

    /** Forgets what was written, and releases the sources that are not part of a {@link #toBody() body}. */
    public void clear() {
        length = 0;
        dropFrom(0);
    }

    /** Returns how many bytes were written to memory. */
    public int length() {
        return length;
    }

    /** Returns how many bytes more there are in sources that are referred to. */
    public int referred() {
        return referred;
    }

    /** Returns the buffer; the first {@link #length()} bytes count. Valid until the next write. */
    public byte[] buffer() {
        return bytes;
    }

    /** Returns a copy of what was written to memory: all there is, unless there is a {@link #toBody() body}. */
    public byte[] toByteArray() {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, 0, copy, 0, length);
        return copy;
    }

    /**
     * Hands over what was written, if it refers to sources. They are the body's from now on.
     *
     * @return everything that was written, to be released when it is not needed any more; null if all is in memory
     */
    public OpaqueSource toBody() {
        if (referred == 0) {
            return null;
        }
        Reference[] all = new Reference[references.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = references.get(i);
        }
        references.clear();
        referred = 0;
        return new EncodedBody(toByteArray(), all);
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
     * Takes a source, so that it is released whatever becomes of the message.
     *
     * @param source a source, not yet written
     */
    public void own(OpaqueSource source) {
        references.add(new Reference(source));
    }

    /**
     * Writes the bytes of a source: a reference if there are many of them, else a copy.
     *
     * @param source the one that is {@linkplain #own owned} since the last write
     * @throws Refusal 5.00 if the limit is reached
     */
    public void write(OpaqueSource source) {
        place(source, source);
    }

    /**
     * Writes the bytes of a source in base64 (RFC 4648).
     *
     * @param source the one that is {@linkplain #own owned} since the last write
     * @param url whether to use the alphabet that is safe in URLs, without padding (section 5)
     * @throws Refusal 5.00 if the limit is reached
     */
    public void writeBase64(OpaqueSource source, boolean url) {
        place(source, new Base64Source(source, url));
    }

    /**
     * Tells whether a source would be copied by {@link #write(OpaqueSource)}, rather than referred to.
     *
     * @param source a source
     * @return whether it is small
     */
    public static boolean isSmall(OpaqueSource source) {
        return source.length() <= SMALL;
    }

    /**
     * Makes room in the middle: what was written from a place on moves up. For headers whose length is known last. A
     * source at that very place stays before the room.
     *
     * @param at the place, 0 to {@link #length()}
     * @param count how many bytes of room
     * @throws Refusal 5.00 if the limit is reached
     */
    public void insert(int at, int count) {
        ensure(count);
        System.arraycopy(bytes, at, bytes, at + count, length - at);
        length += count;
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).at > at) {
                references.get(i).at += count;
            }
        }
    }

    /**
     * Takes back what was written from a place on. A source at that very place stays.
     *
     * @param newLength 0 to {@link #length()}
     */
    public void truncate(int newLength) {
        length = newLength;
        int kept = references.size();
        while (kept > 0 && references.get(kept - 1).at > newLength) {
            kept--;
        }
        dropFrom(kept);
    }

    private void place(OpaqueSource source, OpaqueSource text) {
        Reference reference = references.get(references.size() - 1);
        if (reference.owned != source) {
            throw new IllegalStateException("own the source before you write it");
        }
        int count = text.length();
        if (source.length() < 0 || count < 0) {
            throw new IllegalArgumentException("a source has 0 to " + LARGEST + " bytes, not " + source.length());
        }
        if (count <= SMALL) {
            ensure(count);
            text.read(0, bytes, length, count);
            length += count;
            dropFrom(references.size() - 1);
        } else if (count > LARGEST - referred) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the answer is larger than " + LARGEST + " bytes");
        } else {
            reference.text = text;
            reference.at = length;
            reference.length = count;
            referred += count;
        }
    }

    private void dropFrom(int kept) {
        while (references.size() > kept) {
            Reference last = references.remove(references.size() - 1);
            referred -= last.length;
            last.owned.release();
        }
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

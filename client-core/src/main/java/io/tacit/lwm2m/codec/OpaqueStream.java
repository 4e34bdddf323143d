package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * Reads a payload that is one value of type Opaque and arrives piece by piece: takes the payload, passes the value on.
 * What is malformed is refused with 4.00, some of it only at the end. The first piece must hold all that comes before
 * the value. One thread.
 */
public abstract class OpaqueStream implements OpaqueSink {

    /** Stands for a size that is not known. */
    public static final long UNKNOWN = -1;

    private static final byte[] EMPTY_BYTES = {CborWriter.BYTES << 5};
    private static final byte[] NOTHING = {};

    private final Frame frame;
    private OpaqueSink value;
    private int toSkip;

    /** Takes where the value begins, and what is around it; null if nothing may come after it. */
    OpaqueStream(int start, Frame frame) {
        this.toSkip = start;
        this.frame = frame;
    }

    /**
     * Finds out whether a payload can be read as it comes.
     *
     * @param contentFormat a {@link ContentFormat}
     * @param beginning the first piece of the payload
     * @param target the path of the request: of a single Resource or a Resource Instance
     * @return reads the payload from its beginning; null if it has to be put together first, to be read or refused
     */
    public static OpaqueStream find(int contentFormat, byte[] beginning, Path target) {
        try {
            switch (contentFormat) {
                case ContentFormat.TEXT:
                    return new Base64Stream(0, false, null);
                case ContentFormat.OPAQUE:
                    return new PlainStream(0, UNKNOWN, null);
                case ContentFormat.CBOR:
                    return byteString(reader(beginning));
                case ContentFormat.SENML_JSON:
                    return senmlJson(beginning, target);
                case ContentFormat.SENML_CBOR:
                    return senmlCbor(beginning, target);
                case ContentFormat.TLV:
                case ContentFormat.OLD_TLV:
                    TlvDecoder tlv = new TlvDecoder();
                    return new PlainStream(tlv.find(beginning, target), tlv.valueLength(), null);
                case ContentFormat.LWM2M_CBOR:
                    return lwm2mCbor(reader(beginning), target);
                default:
                    return null;
            }
        } catch (Refusal refusal) {
            // Of another form, or malformed: that is for the decoder to say.
            return null;
        }
    }

    private static OpaqueStream senmlJson(byte[] beginning, Path target) {
        SenmlJsonDecoder decoder = new SenmlJsonDecoder(false);
        decoder.find(beginning, target);
        int start = decoder.enterData();
        return new Base64Stream(start, true, new Frame(decoder, target, beginning, start, NOTHING));
    }

    private static OpaqueStream senmlCbor(byte[] beginning, Path target) {
        SenmlCborDecoder decoder = new SenmlCborDecoder(false);
        decoder.find(beginning, target);
        int head = decoder.position();
        long length = decoder.dataLength();
        Frame frame = new Frame(decoder, target, beginning, head, EMPTY_BYTES);
        return new PlainStream(decoder.position(), length, frame);
    }

    /** LwM2M CBOR: maps of one entry in each other, whose keys are ids or lists of ids. */
    private static OpaqueStream lwm2mCbor(CborReader reader, Path target) {
        StringBuilder path = new StringBuilder();
        while (reader.peekMajor() == CborWriter.MAP && reader.map() == 1) {
            int ids = reader.peekMajor() == CborWriter.ARRAY ? reader.array() : 1;
            for (int i = 0; i < ids; i++) {
                path.append('/').append(reader.integer(true));
            }
        }
        return target.toString().equals(path.toString()) ? byteString(reader) : null;
    }

    private static OpaqueStream byteString(CborReader reader) {
        long length = reader.bytesHead();
        return new PlainStream(reader.position(), length, null);
    }

    private static CborReader reader(byte[] beginning) {
        CborReader reader = new CborReader();
        reader.begin(beginning, 0, beginning.length);
        return reader;
    }

    /**
     * Tells how large the value will be.
     *
     * @param payloadSize how large the payload will be, bytes; {@link #UNKNOWN} if nobody has said so
     * @return how large the payload says that its value is, or what follows from the payload's size, bytes; or
     *     {@link #UNKNOWN}
     */
    public abstract long valueSize(long payloadSize);

    /**
     * Says where the value goes.
     *
     * @param sink takes the value
     * @return this
     */
    public final OpaqueStream into(OpaqueSink sink) {
        value = sink;
        return this;
    }

    @Override
    public final void write(byte[] bytes, int offset, int length) {
        int skipped = toSkip < length ? toSkip : length;
        toSkip -= skipped;
        if (length > skipped) {
            read(bytes, offset + skipped, length - skipped);
        }
    }

    @Override
    public final void end() {
        requireComplete();
        if (frame != null) {
            frame.check();
        }
        value.end();
    }

    @Override
    public final void abort() {
        value.abort();
    }

    /** Passes on a piece of the value. */
    final void pass(byte[] bytes, int offset, int length) {
        if (length > 0) {
            value.write(bytes, offset, length);
        }
    }

    /** Takes what comes after the value. */
    final void after(byte[] bytes, int offset, int length) {
        if (length > 0 && frame == null) {
            throw Refusal.badRequest("something follows the value");
        }
        if (length > 0) {
            frame.add(bytes, offset, length);
        }
    }

    /** Reads what comes after the header. */
    abstract void read(byte[] bytes, int offset, int length);

    /** Sees that the value itself is all there. */
    abstract void requireComplete();
}

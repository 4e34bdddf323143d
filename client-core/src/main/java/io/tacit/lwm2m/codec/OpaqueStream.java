package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * Reads a payload that is one value of type Opaque and arrives piece by piece: takes the payload, passes the value on.
 * What is malformed is refused with 4.00. The first piece must hold all that comes before the value, and nothing may
 * come after it but what closes the containers that it is in. One thread.
 */
public abstract class OpaqueStream implements OpaqueSink {

    /** Stands for a size that is not known. */
    public static final long UNKNOWN = -1;

    private OpaqueSink value;
    private int toSkip;

    OpaqueStream(int start) {
        toSkip = start;
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
                    return new Base64Stream(0, false, "");
                case ContentFormat.OPAQUE:
                    return new PlainStream(0, UNKNOWN);
                case ContentFormat.CBOR:
                    return cbor(beginning);
                case ContentFormat.SENML_JSON:
                    SenmlJsonDecoder json = new SenmlJsonDecoder();
                    json.find(beginning, target);
                    return new Base64Stream(json.position(), true, "\"}]");
                case ContentFormat.SENML_CBOR:
                    SenmlCborDecoder senml = new SenmlCborDecoder();
                    long length = senml.find(beginning, target);
                    return new PlainStream(senml.position(), length);
                case ContentFormat.TLV:
                case ContentFormat.OLD_TLV:
                    TlvDecoder tlv = new TlvDecoder();
                    return new PlainStream(tlv.find(beginning, target), tlv.valueLength());
                case ContentFormat.LWM2M_CBOR:
                    return lwm2mCbor(beginning, target);
                default:
                    return null;
            }
        } catch (Refusal refusal) {
            // Of another form, or malformed: that is for the decoder to say.
            return null;
        }
    }

    private static OpaqueStream cbor(byte[] beginning) {
        CborReader reader = new CborReader();
        reader.begin(beginning, 0, beginning.length);
        long length = reader.bytesHead();
        return new PlainStream(reader.position(), length);
    }

    /** LwM2M CBOR: maps in each other, whose keys are ids or lists of ids. */
    private static OpaqueStream lwm2mCbor(byte[] beginning, Path target) {
        CborReader reader = new CborReader();
        reader.begin(beginning, 0, beginning.length);
        StringBuilder path = new StringBuilder();
        while (reader.peekMajor() == CborWriter.MAP) {
            require(reader.map() == 1);
            int ids = reader.peekMajor() == CborWriter.ARRAY ? reader.array() : 1;
            for (int i = 0; i < ids; i++) {
                path.append('/').append(reader.integer(true));
            }
        }
        require(target.toString().equals(path.toString()));
        long length = reader.bytesHead();
        return new PlainStream(reader.position(), length);
    }

    /** While the beginning is looked at: goes on only if the payload can still be one that is read as it comes. */
    static void require(boolean possible) {
        if (!possible) {
            throw Refusal.badRequest("the payload is not one value that comes last");
        }
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
        value.end();
    }

    @Override
    public final void abort() {
        value.abort();
    }

    /** Passes on a piece of the value. */
    final void pass(byte[] bytes, int offset, int length) {
        value.write(bytes, offset, length);
    }

    /** Reads what comes after the header. */
    abstract void read(byte[] bytes, int offset, int length);

    abstract void requireComplete();
}

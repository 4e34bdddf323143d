package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes one value as a CBOR data item (LwM2M Core TS 1.1.1, section 7.4.3 and Appendix C). */
final class CborEncoder extends SingleValueEncoder {

    private static final int EPOCH_TIME = 1;

    private final CborWriter cbor = new CborWriter();

    CborEncoder() {
        super(ContentFormat.CBOR, "CBOR is for one value");
    }

    private CborWriter value() {
        beginValue();
        cbor.begin(out);
        return cbor;
    }

    @Override
    public void writeString(String value) {
        value().text(value);
    }

    @Override
    public void writeInteger(long value) {
        value().integer(value);
    }

    @Override
    public void writeUnsigned(long value) {
        value().unsigned(value);
    }

    @Override
    public void writeFloat(double value) {
        value().floating(value);
    }

    @Override
    public void writeBoolean(boolean value) {
        value().bool(value);
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        value().bytes(value, offset, length);
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        out.own(source);
        value().bytes(source);
    }

    /** With the tag of a time (RFC 8949 section 3.4.2), without which Leshan does not read it. */
    @Override
    public void writeTime(long seconds) {
        value().head(CborWriter.TAG, EPOCH_TIME);
        cbor.integer(seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        value().link(objectId, instanceId);
    }
}

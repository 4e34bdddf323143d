package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes one value of type Opaque as it is (LwM2M Core TS 1.1, section 7.4.2). */
final class OpaqueEncoder extends SingleValueEncoder {

    OpaqueEncoder() {
        super(ContentFormat.OPAQUE, "this format is for one value of type Opaque");
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue();
        out.write(value, offset, length);
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        out.own(source);
        beginValue();
        out.write(source);
    }

    @Override
    public void writeString(String value) {
        throw unfit();
    }

    @Override
    public void writeInteger(long value) {
        throw unfit();
    }

    @Override
    public void writeUnsigned(long value) {
        throw unfit();
    }

    @Override
    public void writeFloat(double value) {
        throw unfit();
    }

    @Override
    public void writeBoolean(boolean value) {
        throw unfit();
    }

    @Override
    public void writeTime(long seconds) {
        throw unfit();
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        throw unfit();
    }
}

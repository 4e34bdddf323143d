package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes one value as plain text (LwM2M Core TS 1.1, section 7.4.1 and Appendix C). */
final class TextEncoder extends SingleValueEncoder {

    TextEncoder() {
        super(ContentFormat.TEXT, "text is for one value");
    }

    @Override
    public void writeString(String value) {
        beginValue();
        Utf8.write(value, out);
    }

    @Override
    public void writeInteger(long value) {
        beginValue();
        Decimal.writeSigned(value, out);
    }

    @Override
    public void writeUnsigned(long value) {
        beginValue();
        Decimal.writeUnsigned(value, out);
    }

    @Override
    public void writeFloat(double value) {
        beginValue();
        Decimal.writePlainFloat(value, out);
    }

    @Override
    public void writeBoolean(boolean value) {
        beginValue();
        out.write(value ? '1' : '0');
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue();
        Base64.write(value, offset, length, false, out);
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        out.own(source);
        beginValue();
        out.writeBase64(source, false);
    }

    @Override
    public void writeTime(long seconds) {
        writeInteger(seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        beginValue();
        Links.write(objectId, instanceId, out);
    }
}

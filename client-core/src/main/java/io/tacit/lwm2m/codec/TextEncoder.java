package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;

/** Writes one value as plain text (LwM2M Core TS 1.1, section 7.4.1 and Appendix C). */
final class TextEncoder implements Encoder {

    private Output out;
    private int depth;
    private int values;

    @Override
    public int contentFormat() {
        return ContentFormat.TEXT;
    }

    @Override
    public void begin(Path requested, Output target) {
        depth = requested.depth();
        if (depth < 3) {
            throw notSingle();
        }
        out = target;
        values = 0;
    }

    @Override
    public void end() {
        if (values != 1) {
            throw notSingle();
        }
    }

    @Override
    public void beginInstance(int objectId, int instanceId) {
        // A value in text does not say where it belongs.
    }

    @Override
    public void endInstance() {
        // A value in text does not say where it belongs.
    }

    @Override
    public void beginResource(ResourceDefinition resource) {
        if (resource.multiple() && depth == 3) {
            throw notSingle();
        }
    }

    @Override
    public void endResource() {
        // A value in text does not say where it belongs.
    }

    @Override
    public void resourceInstance(int id) {
        // A value in text does not say where it belongs.
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
    public void writeTime(long seconds) {
        writeInteger(seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        beginValue();
        Decimal.writeUnsigned(objectId, out);
        out.write(':');
        Decimal.writeUnsigned(instanceId, out);
    }

    private void beginValue() {
        if (++values > 1) {
            throw notSingle();
        }
    }

    private static Refusal notSingle() {
        return new Refusal(Refusal.NOT_ACCEPTABLE, "text is for one value");
    }
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;

/** Writes one value of type Opaque as it is (LwM2M Core TS 1.1, section 7.4.2). */
final class OpaqueEncoder implements Encoder {

    private Output out;
    private int depth;
    private int values;

    @Override
    public int contentFormat() {
        return ContentFormat.OPAQUE;
    }

    @Override
    public void begin(Path requested, Output target) {
        depth = requested.depth();
        if (depth < 3) {
            throw notOpaque();
        }
        out = target;
        values = 0;
    }

    @Override
    public void end() {
        if (values != 1) {
            throw notOpaque();
        }
    }

    @Override
    public void beginInstance(int objectId, int instanceId) {
        // Bare bytes do not say where they belong.
    }

    @Override
    public void endInstance() {
        // Bare bytes do not say where they belong.
    }

    @Override
    public void beginResource(ResourceDefinition resource) {
        if (resource.multiple() && depth == 3) {
            throw notOpaque();
        }
    }

    @Override
    public void endResource() {
        // Bare bytes do not say where they belong.
    }

    @Override
    public void resourceInstance(int id) {
        // Bare bytes do not say where they belong.
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        if (++values > 1) {
            throw notOpaque();
        }
        out.write(value, offset, length);
    }

    @Override
    public void writeString(String value) {
        throw notOpaque();
    }

    @Override
    public void writeInteger(long value) {
        throw notOpaque();
    }

    @Override
    public void writeUnsigned(long value) {
        throw notOpaque();
    }

    @Override
    public void writeFloat(double value) {
        throw notOpaque();
    }

    @Override
    public void writeBoolean(boolean value) {
        throw notOpaque();
    }

    @Override
    public void writeTime(long seconds) {
        throw notOpaque();
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        throw notOpaque();
    }

    private static Refusal notOpaque() {
        return new Refusal(Refusal.NOT_ACCEPTABLE, "this format is for one value of type Opaque");
    }
}

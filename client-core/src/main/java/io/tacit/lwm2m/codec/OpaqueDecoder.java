package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/** Reads one value of type Opaque: the payload is the value (LwM2M Core TS 1.1, section 7.4.2). */
final class OpaqueDecoder implements Decoder {

    private final SingleValue value = new SingleValue();

    @Override
    public void begin(byte[] payload, int offset, int length, Path target, ObjectDefinition definition) {
        value.begin(payload, offset, length, target, definition);
    }

    @Override
    public boolean next() {
        return value.next();
    }

    @Override
    public Path path() {
        return value.path();
    }

    @Override
    public boolean hasValue() {
        return true;
    }

    @Override
    public boolean isNull() {
        return false;
    }

    @Override
    public byte[] readOpaque() {
        byte[] copy = new byte[value.end - value.from];
        System.arraycopy(value.bytes, value.from, copy, 0, copy.length);
        return copy;
    }

    @Override
    public String readString() {
        throw notOpaque();
    }

    @Override
    public long readInteger() {
        throw notOpaque();
    }

    @Override
    public long readUnsigned() {
        throw notOpaque();
    }

    @Override
    public double readFloat() {
        throw notOpaque();
    }

    @Override
    public boolean readBoolean() {
        throw notOpaque();
    }

    @Override
    public long readTime() {
        throw notOpaque();
    }

    @Override
    public ObjectLink readObjectLink() {
        throw notOpaque();
    }

    private static Refusal notOpaque() {
        return Refusal.badRequest("the value is not of type Opaque: use another format");
    }
}

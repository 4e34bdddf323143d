package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/** Reads one value in plain text (LwM2M Core TS 1.1, section 7.4.1 and Appendix C). */
final class TextDecoder implements Decoder {

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
    public String readString() {
        return Utf8.read(value.bytes, value.from, value.end - value.from);
    }

    @Override
    public long readInteger() {
        return Decimal.readSigned(value.bytes, value.from, value.end);
    }

    @Override
    public long readUnsigned() {
        return Decimal.readUnsigned(value.bytes, value.from, value.end);
    }

    @Override
    public double readFloat() {
        return Decimal.readFloat(value.bytes, value.from, value.end);
    }

    @Override
    public boolean readBoolean() {
        if (value.end - value.from == 1) {
            int digit = value.bytes[value.from];
            if (digit == '0' || digit == '1') {
                return digit == '1';
            }
        }
        throw Refusal.badRequest("a boolean is 0 or 1");
    }

    @Override
    public byte[] readOpaque() {
        return Base64.read(readString(), false);
    }

    @Override
    public long readTime() {
        return readInteger();
    }

    @Override
    public ObjectLink readObjectLink() {
        return Links.read(value.bytes, value.from, value.end);
    }
}

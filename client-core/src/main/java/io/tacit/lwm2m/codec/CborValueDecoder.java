package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Refusal;

/**
 * Reads formats whose values are bare CBOR data items (LwM2M Core TS 1.2.2, Appendix C): numbers in any form that has
 * their value, times as numbers or texts, any of them with or without tags.
 */
abstract class CborValueDecoder implements Decoder {

    private static final int NONE = -1;

    final CborReader cbor = new CborReader();

    private int valueAt = NONE;

    /** The next item is the value of the current record: passes it, seeing that it is well-formed. */
    final void passValue() {
        valueAt = cbor.position();
        cbor.skip();
    }

    final void forgetValue() {
        valueAt = NONE;
    }

    @Override
    public final boolean hasValue() {
        return valueAt != NONE;
    }

    @Override
    public final String readString() {
        return value().text();
    }

    @Override
    public final long readInteger() {
        return value().integer(false);
    }

    @Override
    public final long readUnsigned() {
        return value().integer(true);
    }

    @Override
    public final double readFloat() {
        return value().number();
    }

    @Override
    public final boolean readBoolean() {
        return value().bool();
    }

    @Override
    public final byte[] readOpaque() {
        return value().bytes();
    }

    @Override
    public final long readTime() {
        return value().time();
    }

    @Override
    public final ObjectLink readObjectLink() {
        return Links.read(value().text());
    }

    private CborReader value() {
        if (valueAt == NONE) {
            throw Refusal.badRequest("a value is missing");
        }
        cbor.position(valueAt);
        cbor.passTags();
        return cbor;
    }

    static void require(boolean met, String diagnostic) {
        if (!met) {
            throw Refusal.badRequest(diagnostic);
        }
    }
}

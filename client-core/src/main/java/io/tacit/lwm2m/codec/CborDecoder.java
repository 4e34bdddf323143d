package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;

/** Reads one value as a CBOR data item (LwM2M Core TS 1.1.1, section 7.4.3 and Appendix C). */
final class CborDecoder extends CborValueDecoder {

    private final SingleValue single = new SingleValue();

    @Override
    public void begin(byte[] payload, int offset, int length, Path target, ObjectDefinition definition) {
        single.begin(payload, offset, length, target, definition);
        cbor.begin(payload, offset, length);
        passValue();
        require(cbor.atEnd(), "something follows the value");
    }

    @Override
    public boolean next() {
        return single.next();
    }

    @Override
    public Path path() {
        return single.path();
    }

    @Override
    public boolean isNull() {
        return false;
    }
}

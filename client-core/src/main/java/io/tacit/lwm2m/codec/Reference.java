package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** A place in the bytes of an {@link Output} where the value of a source belongs. */
final class Reference {

    /** The source as it was handed over, and has to be released. */
    final OpaqueSource owned;

    /** The source as it is written; null before that. */
    OpaqueSource text;

    /** Before which of the bytes it belongs. */
    int at;

    int length;

    Reference(OpaqueSource owned) {
        this.owned = owned;
    }
}

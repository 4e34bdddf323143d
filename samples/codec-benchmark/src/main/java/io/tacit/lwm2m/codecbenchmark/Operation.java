package io.tacit.lwm2m.codecbenchmark;

import java.util.Locale;

/**
 * What is measured; the names in small letters are those of the methods of {@link TacitCodec} and {@link LeshanCodec}.
 */
enum Operation {
    ENCODE,
    DECODE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

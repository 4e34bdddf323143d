package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import java.util.HexFormat;
import org.junit.jupiter.api.function.Executable;

/** Reads payloads in tests. */
final class Reading {

    private Reading() {}

    /**
     * Reads everything, and returns a line for each record: {@code /3/0/9=100}, or only the path where there is no
     * value. Values are read as what the definition says.
     */
    static String lines(Decoder decoder, byte[] payload, Path target, ObjectDefinition definition) {
        StringBuilder lines = new StringBuilder();
        decoder.begin(payload, 0, payload.length, target, definition);
        while (decoder.next()) {
            lines.append(decoder.path());
            if (decoder.hasValue()) {
                ResourceDefinition resource = definition.resource(decoder.path().resourceId());
                String first = value(decoder, resource.type());
                assertEquals(first, value(decoder, resource.type()), "a value can be read again");
                lines.append('=').append(first);
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Reads one value as text that tells all values of its type apart. */
    static String value(Decoder decoder, ResourceType type) {
        return switch (type) {
            case STRING, CORE_LINK -> decoder.readString();
            case INTEGER -> Long.toString(decoder.readInteger());
            case UNSIGNED_INTEGER -> Long.toUnsignedString(decoder.readUnsigned());
            case FLOAT -> Double.toString(decoder.readFloat());
            case BOOLEAN -> Boolean.toString(decoder.readBoolean());
            case OPAQUE -> HexFormat.of().formatHex(decoder.readOpaque());
            case TIME -> Long.toString(decoder.readTime());
            case OBJECT_LINK -> decoder.readObjectLink().toString();
            case NONE -> throw new IllegalArgumentException("no value to read");
        };
    }

    /** Reads the one value of a payload. */
    static Decoder one(Decoder decoder, byte[] payload, Path target) {
        decoder.begin(payload, 0, payload.length, target, null);
        assertEquals(true, decoder.next(), "there is a record");
        return decoder;
    }

    static void refused(int code, Executable action) {
        assertEquals(code, assertThrows(Refusal.class, action).code());
    }
}

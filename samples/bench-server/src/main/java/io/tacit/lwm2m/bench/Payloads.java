package io.tacit.lwm2m.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Turns payloads into text for a log line, as far as that is easy; the rest is given by its size. */
final class Payloads {

    /** No Content-Format: of an error a diagnostic payload, which is text (RFC 7252 section 5.5.2). */
    static final int NONE = -1;

    static final int TEXT = 0;
    static final int LINK_FORMAT = 40;
    static final int SENML_JSON = 110;
    static final int SENML_CBOR = 112;
    static final int TLV = 11542;
    static final int LWM2M_CBOR = 11544;

    private static final int LONGEST = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new CBORMapper();

    private Payloads() {}

    static String describe(int format, byte[] payload) {
        String text;
        try {
            text = switch (format) {
                case NONE, TEXT, LINK_FORMAT -> new String(payload, StandardCharsets.UTF_8);
                case SENML_JSON -> senml(JSON.readTree(payload), "n", "v", "vs", "vb");
                case SENML_CBOR -> senml(CBOR.readTree(payload), "0", "2", "3", "4");
                case TLV -> tlv(payload);
                default -> null;
            };
        } catch (IOException e) {
            return payload.length + " bytes that are no format " + format;
        }
        if (text == null) {
            return payload.length + " bytes of format " + format;
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static String senml(JsonNode pack, String name, String... values) {
        StringBuilder text = new StringBuilder();
        for (JsonNode entry : pack) {
            text.append(text.length() == 0 ? "" : ", ");
            // The base name says little in a line that names the path already; labels of CBOR maps arrive as text.
            if (entry.has(name) && pack.size() > 1) {
                text.append(entry.get(name).asText()).append('=');
            }
            for (String value : values) {
                if (entry.has(value)) {
                    text.append(entry.get(value).asText());
                }
            }
        }
        return text.toString();
    }

    /** A single Resource that may be a number; anything larger is not worth a decoder here. */
    private static String tlv(byte[] payload) {
        if (payload.length < 3 || (payload[0] & 0xC0) != 0xC0) {
            return null;
        }
        int idLength = (payload[0] & 0x20) == 0 ? 1 : 2;
        int lengthBytes = payload[0] >> 3 & 3;
        int length = lengthBytes == 0 ? payload[0] & 7 : payload[1 + idLength] & 0xFF;
        int start = 1 + idLength + lengthBytes;
        if (lengthBytes > 1 || start + length != payload.length) {
            return null;
        }
        ByteBuffer value = ByteBuffer.wrap(payload, start, length);
        return switch (length) {
            case 1 -> String.valueOf(value.get());
            case 2 -> String.valueOf(value.getShort());
            case 4 -> String.valueOf(value.getFloat());
            case 8 -> String.valueOf(value.getDouble());
            default -> null;
        };
    }
}

package io.tacit.lwm2m.interop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A CoAP message (RFC 7252 section 3), put together and taken apart by hand: it may have any code, and any option any
 * number of times and of any length.
 */
final class CoapMessage {

    static final int CON = 0;
    static final int NON = 1;
    static final int ACK = 2;
    static final int RST = 3;

    static final int IF_MATCH = 1;
    static final int IF_NONE_MATCH = 5;
    static final int OBSERVE = 6;
    static final int LOCATION_PATH = 8;
    static final int URI_PATH = 11;
    static final int CONTENT_FORMAT = 12;
    static final int URI_QUERY = 15;
    static final int ACCEPT = 17;

    private static final byte MARKER = (byte) 0xFF;

    private record Option(int number, byte[] value) {}

    final int type;
    final int code;
    final int id;
    final byte[] token;
    private final List<Option> options = new ArrayList<>();
    private byte[] payload = {};

    CoapMessage(int type, int code, int id, byte[] token) {
        this.type = type;
        this.code = code;
        this.id = id;
        this.token = token;
    }

    // ---- Put together ----

    CoapMessage option(int number, byte[] value) {
        options.add(new Option(number, value));
        return this;
    }

    CoapMessage option(int number, String value) {
        return option(number, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number in as few bytes as it takes (RFC 7252 section 3.2). */
    CoapMessage option(int number, int value) {
        int length = (39 - Integer.numberOfLeadingZeros(value)) / 8;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> 8 * (length - 1 - i));
        }
        return option(number, bytes);
    }

    /** Adds a Uri-Path for each segment; none for {@code /}. */
    CoapMessage path(String path) {
        for (String segment : path.substring(1).split("/")) {
            if (!segment.isEmpty()) {
                option(URI_PATH, segment);
            }
        }
        return this;
    }

    CoapMessage payload(byte[] bytes) {
        payload = bytes;
        return this;
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x40 | type << 4 | token.length);
        out.write(code);
        out.write(id >> 8);
        out.write(id);
        out.writeBytes(token);
        int last = 0;
        for (Option option : sorted()) {
            encode(option, option.number - last, out);
            last = option.number;
        }
        if (payload.length > 0) {
            out.write(MARKER);
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    /** Options of one number keep their order. */
    private List<Option> sorted() {
        return options.stream().sorted(Comparator.comparingInt(Option::number)).toList();
    }

    private static void encode(Option option, int delta, ByteArrayOutputStream out) {
        int length = option.value.length;
        out.write(nibble(delta) << 4 | nibble(length));
        extended(delta, out);
        extended(length, out);
        out.writeBytes(option.value);
    }

    private static int nibble(int value) {
        return value < 13 ? value : value < 269 ? 13 : 14;
    }

    private static void extended(int value, ByteArrayOutputStream out) {
        if (value >= 269) {
            out.write(value - 269 >> 8);
            out.write(value - 269);
        } else if (value >= 13) {
            out.write(value - 13);
        }
    }

    // ---- Take apart ----

    /** Takes a well-formed message apart. */
    static CoapMessage decode(byte[] bytes) {
        int end = 4 + (bytes[0] & 15);
        CoapMessage message = new CoapMessage(
                bytes[0] >> 4 & 3,
                bytes[1] & 0xFF,
                (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF,
                Arrays.copyOfRange(bytes, 4, end));
        int[] at = {end};
        int number = 0;
        while (at[0] < bytes.length && bytes[at[0]] != MARKER) {
            int head = bytes[at[0]++] & 0xFF;
            number += extended(head >> 4, bytes, at);
            int length = extended(head & 15, bytes, at);
            message.option(number, Arrays.copyOfRange(bytes, at[0], at[0] + length));
            at[0] += length;
        }
        if (at[0] < bytes.length) {
            message.payload(Arrays.copyOfRange(bytes, at[0] + 1, bytes.length));
        }
        return message;
    }

    private static int extended(int nibble, byte[] bytes, int[] at) {
        return switch (nibble) {
            case 13 -> 13 + (bytes[at[0]++] & 0xFF);
            case 14 -> 269 + ((bytes[at[0]++] & 0xFF) << 8 | bytes[at[0]++] & 0xFF);
            default -> nibble;
        };
    }

    /** Returns the code as it is written, such as {@code 2.05}. */
    String codeText() {
        return (code >> 5) + "." + (code % 32 < 10 ? "0" : "") + code % 32;
    }

    /** Returns the values of an option as text, in their order. */
    List<String> texts(int number) {
        return options.stream()
                .filter(option -> option.number == number)
                .map(option -> new String(option.value, StandardCharsets.UTF_8))
                .toList();
    }

    /** Returns the value of an option as a number; -1 if it is not there. */
    int number(int option) {
        for (Option one : options) {
            if (one.number == option) {
                int value = 0;
                for (byte b : one.value) {
                    value = value << 8 | b & 0xFF;
                }
                return value;
            }
        }
        return -1;
    }

    /** Returns where a request goes, such as {@code /rd/1}. */
    String path() {
        return "/" + String.join("/", texts(URI_PATH));
    }

    byte[] payload() {
        return payload;
    }

    /** Returns the payload as text: a diagnostic, or a value. */
    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return codeText() + " "
                + options.stream()
                        .map(option -> option.number + "=" + HexFormat.of().formatHex(option.value))
                        .collect(Collectors.joining(" "))
                + " " + text();
    }
}

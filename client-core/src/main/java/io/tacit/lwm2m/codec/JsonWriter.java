package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes JSON tokens (RFC 8259). The commas and brackets are the caller's. */
final class JsonWriter {

    private Output out;

    void begin(Output target) {
        out = target;
    }

    /** Writes one character of ASCII as it is. */
    void raw(char c) {
        out.write(c);
    }

    /** Writes the name of a member, which needs no escapes, and the colon. */
    void name(String name) {
        out.write('"');
        Utf8.write(name, out);
        out.write('"');
        out.write(':');
    }

    /** Writes characters of ASCII that need no escapes as a string. */
    void string(byte[] ascii, int length) {
        out.write('"');
        out.write(ascii, 0, length);
        out.write('"');
    }

    void string(String value) {
        out.write('"');
        for (int i = 0; i < value.length(); ) {
            int codePoint = Utf8.codePointAt(value, i);
            if (codePoint < 0x20 || codePoint == '"' || codePoint == '\\') {
                escape(codePoint);
            } else {
                Utf8.write(codePoint, out);
            }
            i += codePoint < 0x10000 ? 1 : 2;
        }
        out.write('"');
    }

    void bool(boolean value) {
        Utf8.write(value ? "true" : "false", out);
    }

    void integer(long value) {
        Decimal.writeSigned(value, out);
    }

    void unsigned(long value) {
        Decimal.writeUnsigned(value, out);
    }

    void floating(double value) {
        Decimal.writeFloat(value, out);
    }

    /** Writes a number without an exponent. */
    void plain(double value) {
        Decimal.writePlainFloat(value, out);
    }

    /** Writes an object link as a string. */
    void link(int objectId, int instanceId) {
        out.write('"');
        Links.write(objectId, instanceId, out);
        out.write('"');
    }

    /** Writes bytes as a string in base64: in the alphabet for URLs and without padding, or in the other with it. */
    void base64(byte[] value, int offset, int length, boolean url) {
        out.write('"');
        Base64.write(value, offset, length, url, out);
        out.write('"');
    }

    void base64(OpaqueSource source, boolean url) {
        out.write('"');
        out.writeBase64(source, url);
        out.write('"');
    }

    private void escape(int c) {
        out.write('\\');
        switch (c) {
            case '"':
            case '\\':
                out.write(c);
                break;
            case '\b':
                out.write('b');
                break;
            case '\f':
                out.write('f');
                break;
            case '\n':
                out.write('n');
                break;
            case '\r':
                out.write('r');
                break;
            case '\t':
                out.write('t');
                break;
            default:
                Utf8.write("u00", out);
                out.write(hexDigit(c >> 4));
                out.write(hexDigit(c & 0xF));
                break;
        }
    }

    private static int hexDigit(int value) {
        return value < 10 ? '0' + value : 'A' + value - 10;
    }
}

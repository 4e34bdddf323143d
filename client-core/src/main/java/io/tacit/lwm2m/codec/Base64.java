package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/**
 * Base64 (RFC 4648): the standard alphabet with padding for the text format (section 4), the one safe in URLs and
 * without padding for SenML JSON (section 5).
 */
final class Base64 {

    private Base64() {}

    static void write(byte[] bytes, int offset, int length, boolean url, Output out) {
        int end = offset + length;
        for (int at = offset; at < end; at += 3) {
            int present = end - at < 3 ? end - at : 3;
            int group = (bytes[at] & 0xFF) << 16;
            if (present > 1) {
                group |= (bytes[at + 1] & 0xFF) << 8;
            }
            if (present > 2) {
                group |= bytes[at + 2] & 0xFF;
            }
            for (int i = 0; i <= present; i++) {
                out.write(digit(group >> 18 - 6 * i & 0x3F, url));
            }
            for (int i = present; i < 3 && !url; i++) {
                out.write('=');
            }
        }
    }

    /** Reads base64, with or without padding; unused bits must be zero, so that bytes have one spelling. */
    static byte[] read(String text, boolean url) {
        int digits = text.length();
        while (digits > 0 && text.charAt(digits - 1) == '=') {
            digits--;
        }
        int padding = text.length() - digits;
        int partial = digits % 4;
        if (partial == 1 || padding != 0 && padding != (4 - partial) % 4) {
            throw malformed();
        }
        byte[] bytes = new byte[digits / 4 * 3 + (partial == 0 ? 0 : partial - 1)];
        int bits = 0;
        int held = 0;
        int count = 0;
        for (int i = 0; i < digits; i++) {
            bits = bits << 6 | value(text.charAt(i), url);
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes[count++] = (byte) (bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        if (bits != 0) {
            throw malformed();
        }
        return bytes;
    }

    private static int digit(int value, boolean url) {
        if (value < 26) {
            return 'A' + value;
        }
        if (value < 52) {
            return 'a' + value - 26;
        }
        if (value < 62) {
            return '0' + value - 52;
        }
        if (value == 62) {
            return url ? '-' : '+';
        }
        return url ? '_' : '/';
    }

    private static int value(char c, boolean url) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        if (c == (url ? '-' : '+')) {
            return 62;
        }
        if (c == (url ? '_' : '/')) {
            return 63;
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return Refusal.badRequest("malformed base64");
    }
}

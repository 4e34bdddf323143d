package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;
import java.io.UnsupportedEncodingException;

/** UTF-8 (RFC 3629), strictly: what is malformed is refused when read, and never written. */
final class Utf8 {

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /** Returns how many bytes {@link #write} makes of a text. */
    static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = codePointAt(text, i);
            length += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            i += codePoint < 0x10000 ? 1 : 2;
        }
        return length;
    }

    static void write(String text, Output out) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = codePointAt(text, i);
            write(codePoint, out);
            i += codePoint < 0x10000 ? 1 : 2;
        }
    }

    static void write(int codePoint, Output out) {
        if (codePoint < 0x80) {
            out.write(codePoint);
            return;
        }
        if (codePoint < 0x800) {
            out.write(0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                out.write(0xE0 | codePoint >> 12);
            } else {
                out.write(0xF0 | codePoint >> 18);
                out.write(0x80 | codePoint >> 12 & 0x3F);
            }
            out.write(0x80 | codePoint >> 6 & 0x3F);
        }
        out.write(0x80 | codePoint & 0x3F);
    }

    /** Returns the character at a place; half a surrogate pair, which UTF-8 can't carry, becomes U+FFFD. */
    static int codePointAt(String text, int index) {
        char c = text.charAt(index);
        if (c < 0xD800 || c > 0xDFFF) {
            return c;
        }
        if (c < 0xDC00 && index + 1 < text.length()) {
            char next = text.charAt(index + 1);
            if (next >= 0xDC00 && next <= 0xDFFF) {
                return 0x10000 + (c - 0xD800 << 10) + (next - 0xDC00);
            }
        }
        return REPLACEMENT;
    }

    static String read(byte[] bytes, int offset, int length) {
        if (!wellFormed(bytes, offset, offset + length)) {
            throw Refusal.badRequest("a text is not UTF-8");
        }
        try {
            return new String(bytes, offset, length, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8");
        }
    }

    /** Follows the table of RFC 3629 section 4: no overlong forms, no surrogates, nothing above U+10FFFF. */
    private static boolean wellFormed(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int lead = bytes[at++] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            if (lead < 0xC2 || lead > 0xF4) {
                return false;
            }
            int trailing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
            if (trailing > end - at) {
                return false;
            }
            int second = bytes[at] & 0xFF;
            int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (second < lowest || second > highest) {
                return false;
            }
            for (int i = 1; i < trailing; i++) {
                if ((bytes[at + i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            at += trailing;
        }
        return true;
    }
}

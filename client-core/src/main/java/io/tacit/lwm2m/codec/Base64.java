package io.tacit.lwm2m.codec;

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

    static byte[] read(String text, boolean url) {
        Base64Reader reader = new Base64Reader(url);
        byte[] bytes = new byte[text.length() / 4 * 3 + 2];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int whole = reader.take(text.charAt(i));
            if (whole != Base64Reader.NOTHING) {
                bytes[count++] = (byte) whole;
            }
        }
        reader.end();
        byte[] exact = new byte[count];
        System.arraycopy(bytes, 0, exact, 0, count);
        return exact;
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
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/**
 * Reads base64 (RFC 4648) character by character, with or without padding. Unused bits must be zero, so that bytes have
 * one spelling.
 */
final class Base64Reader {

    /** No byte is complete. */
    static final int NOTHING = -1;

    private final boolean url;
    private int digits;
    private int padding;
    private int bits;
    private int held;

    Base64Reader(boolean url) {
        this.url = url;
    }

    /** Takes a character, and returns the byte that it completes, or {@link #NOTHING}. */
    int take(int c) {
        if (c == '=') {
            padding++;
            require(padding <= 2);
            return NOTHING;
        }
        require(padding == 0);
        digits++;
        bits = bits << 6 | value(c);
        held += 6;
        if (held < 8) {
            return NOTHING;
        }
        held -= 8;
        int whole = bits >> held;
        bits &= (1 << held) - 1;
        return whole;
    }

    /** Sees that what was taken can end here. */
    void end() {
        int partial = digits % 4;
        require(partial != 1 && bits == 0 && (padding == 0 || padding == (4 - partial) % 4));
    }

    private int value(int c) {
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
        require(c == (url ? '_' : '/'));
        return 63;
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw Refusal.badRequest("malformed base64");
        }
    }
}

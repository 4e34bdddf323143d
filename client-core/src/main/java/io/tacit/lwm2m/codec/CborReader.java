package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/**
 * Walks over CBOR data items (RFC 8949) in a payload, which may come from anybody: what is not well-formed is refused,
 * lengths are believed only if the payload is as long, and nesting is bounded.
 */
final class CborReader {

    /** The size of a container that ends with a break. */
    static final int INDEFINITE = -1;

    private static final int MAX_NESTING = 16;
    private static final int BREAK = 0xFF;
    private static final int NULL = 0xF6;
    private static final int DECIMAL_FRACTION = 4;

    /**
     * In {@link #pending}: containers of indefinite length, which end with a break; a map's only after a whole pair.
     */
    private static final int OPEN_ARRAY = -1;

    private static final int OPEN_MAP = -2;
    private static final int OPEN_MAP_PAIR = -3;

    private final int[] pending = new int[MAX_NESTING + 1];

    private byte[] bytes;
    private int at;
    private int end;

    /** The last head. */
    private int major;

    private int info;
    private long argument;

    void begin(byte[] payload, int offset, int length) {
        bytes = payload;
        at = offset;
        end = offset + length;
    }

    int position() {
        return at;
    }

    void position(int newPosition) {
        at = newPosition;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Returns the major type of the next item. */
    int peekMajor() {
        return peek() >> 5;
    }

    /** Enters an array and returns how many items it has, or {@link #INDEFINITE}. */
    int array() {
        head();
        require(major == CborWriter.ARRAY, "an array is expected");
        return size(1);
    }

    /** Enters a map and returns how many pairs it has, or {@link #INDEFINITE}. */
    int map() {
        head();
        require(major == CborWriter.MAP, "a map is expected");
        return size(2);
    }

    /** Passes the break that ends a container of indefinite length, if it is next. */
    boolean passBreak() {
        if (peek() != BREAK) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes a null if it is next. */
    boolean passNull() {
        if (peek() != NULL) {
            return false;
        }
        at++;
        return true;
    }

    /**
     * Passes tags, which only repeat what the reader of a value knows: what it is (RFC 8949 section 3.4). But not that
     * of a decimal fraction, without which it would be an array.
     */
    void passTags() {
        while (peekMajor() == CborWriter.TAG) {
            int start = at;
            head();
            if (argument == DECIMAL_FRACTION) {
                at = start;
                return;
            }
        }
    }

    /**
     * Reads a time in any of its forms, in seconds since 1970: a number, with or without its tag, or a text (RFC 8949
     * sections 3.4.1 and 3.4.2).
     */
    long time() {
        passTags();
        return peekMajor() == CborWriter.TEXT ? DateTime.read(text()) : integer(false);
    }

    /** Reads a whole number in any form that has its value. */
    long integer(boolean unsigned) {
        head();
        switch (major) {
            case CborWriter.UNSIGNED:
                if (argument < 0 && !unsigned) {
                    throw Decimal.outOfRange();
                }
                return argument;
            case CborWriter.NEGATIVE:
                if (argument < 0 || unsigned) {
                    throw Decimal.outOfRange();
                }
                return -1 - argument;
            default:
                return Decimal.toLong(fraction(), unsigned);
        }
    }

    /** Reads a number in any form. */
    double number() {
        head();
        switch (major) {
            case CborWriter.UNSIGNED:
                return Decimal.toFloat(argument);
            case CborWriter.NEGATIVE:
                return argument == -1 ? -Decimal.toFloat(-1) : -Decimal.toFloat(argument + 1);
            default:
                return fraction();
        }
    }

    boolean bool() {
        head();
        require(
                major == CborWriter.SIMPLE && (info == CborWriter.FALSE || info == CborWriter.TRUE),
                "a boolean is expected");
        return info == CborWriter.TRUE;
    }

    String text() {
        head();
        require(major == CborWriter.TEXT, "a text is expected");
        if (info != 31) {
            int length = length();
            at += length;
            return Utf8.read(bytes, at - length, length);
        }
        StringBuilder text = new StringBuilder();
        while (!passBreak()) {
            int length = chunk(CborWriter.TEXT);
            text.append(Utf8.read(bytes, at - length, length));
        }
        return text.toString();
    }

    byte[] bytes() {
        head();
        require(major == CborWriter.BYTES, "bytes are expected");
        if (info != 31) {
            byte[] whole = new byte[length()];
            System.arraycopy(bytes, at, whole, 0, whole.length);
            at += whole.length;
            return whole;
        }
        int start = at;
        int total = 0;
        while (!passBreak()) {
            total += chunk(CborWriter.BYTES);
        }
        byte[] whole = new byte[total];
        at = start;
        total = 0;
        while (!passBreak()) {
            int length = chunk(CborWriter.BYTES);
            System.arraycopy(bytes, at - length, whole, total, length);
            total += length;
        }
        return whole;
    }

    /** Enters a byte string, and returns its length: it may go on beyond the payload. */
    long bytesHead() {
        head();
        require(major == CborWriter.BYTES && info != 31 && argument >= 0, "bytes of a known length are expected");
        return argument;
    }

    /** Passes one item, whatever it is, with all that is in it. */
    void skip() {
        int depth = 0;
        pending[0] = 1;
        while (depth >= 0) {
            int left = pending[depth];
            if (left == 0) {
                depth--;
            } else if ((left == OPEN_ARRAY || left == OPEN_MAP) && passBreak()) {
                depth--;
            } else {
                pending[depth] = left > 0
                        ? left - 1
                        : left == OPEN_MAP ? OPEN_MAP_PAIR : left == OPEN_MAP_PAIR ? OPEN_MAP : left;
                int inside = skipHead();
                if (inside != 0) {
                    require(depth < MAX_NESTING, "nested too deep");
                    pending[++depth] = inside;
                }
            }
        }
    }

    /** Passes an item, but only the head of one that has others in it; returns how many, as {@link #pending} has it. */
    private int skipHead() {
        head();
        switch (major) {
            case CborWriter.BYTES:
            case CborWriter.TEXT:
                skipString();
                return 0;
            case CborWriter.ARRAY:
                return info == 31 ? OPEN_ARRAY : size(1);
            case CborWriter.MAP:
                return info == 31 ? OPEN_MAP : 2 * size(2);
            case CborWriter.TAG:
                return 1;
            default:
                return 0;
        }
    }

    private void skipString() {
        if (info != 31) {
            at += length();
            return;
        }
        int kind = major;
        while (!passBreak()) {
            chunk(kind);
        }
    }

    /**
     * Reads a number that is no integer: of 16, 32 or 64 bits, or a decimal fraction, which RFC 8428 section 6 allows.
     */
    private double fraction() {
        if (major == CborWriter.TAG && argument == DECIMAL_FRACTION) {
            require(array() == 2, "a decimal fraction has an exponent and a mantissa");
            long exponent = wholeNumber();
            long mantissa = wholeNumber();
            double value = Double.parseDouble(mantissa + "E" + exponent);
            if (value - value != 0) {
                throw Decimal.outOfRange();
            }
            return value;
        }
        require(major == CborWriter.SIMPLE && info >= 25 && info <= 27, "a number is expected");
        if (info == 25) {
            return half((int) argument);
        }
        return info == 26 ? Float.intBitsToFloat((int) argument) : Double.longBitsToDouble(argument);
    }

    private long wholeNumber() {
        require(peekMajor() <= CborWriter.NEGATIVE, "a decimal fraction is made of integers");
        return integer(false);
    }

    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double magnitude;
        if (exponent == 0) {
            magnitude = fraction / 16777216.0;
        } else {
            int wide = exponent == 31 ? 0xFF : exponent + 112;
            magnitude = Float.intBitsToFloat(wide << 23 | fraction << 13);
        }
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }

    private int chunk(int kind) {
        head();
        require(major == kind && info != 31, "a string has a part of another type");
        int length = length();
        at += length;
        return length;
    }

    /** Returns the size of the container that was just entered; each item of it takes a byte at least. */
    private int size(int bytesEach) {
        if (info == 31) {
            return INDEFINITE;
        }
        require(argument >= 0 && argument <= (end - at) / bytesEach, "a container is larger than the payload");
        return (int) argument;
    }

    private int length() {
        require(argument >= 0 && argument <= end - at, "a string is longer than the payload");
        return (int) argument;
    }

    /** Reads the start of an item (RFC 8949 section 3). */
    private void head() {
        int first = peek();
        at++;
        major = first >> 5;
        info = first & 0x1F;
        if (info < 24) {
            argument = info;
        } else if (info < 28) {
            int length = 1 << info - 24;
            require(length <= end - at, "the payload ends too early");
            argument = 0;
            for (int i = 0; i < length; i++) {
                argument = argument << 8 | bytes[at++] & 0xFF;
            }
            require(major != CborWriter.SIMPLE || info != 24 || argument >= 32, "malformed CBOR");
        } else {
            require(info == 31 && major >= CborWriter.BYTES && major <= CborWriter.MAP, "malformed CBOR");
            argument = 0;
        }
    }

    private int peek() {
        require(at < end, "the payload ends too early");
        return bytes[at] & 0xFF;
    }

    private static void require(boolean met, String diagnostic) {
        if (!met) {
            throw Refusal.badRequest(diagnostic);
        }
    }
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/**
 * Writes CBOR data items (RFC 8949), each in its shortest form (section 4.1, preferred serialization). Allocates
 * nothing.
 */
final class CborWriter {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;

    static final int FALSE = 20;
    static final int TRUE = 21;

    private Output out;

    void begin(Output target) {
        out = target;
    }

    /** Writes the start of an item; the argument is taken without sign. */
    void head(int major, long argument) {
        int length = argumentLength(argument);
        if (length == 0) {
            out.write(major << 5 | (int) argument);
        } else {
            // 24, 25, 26 and 27 announce 1, 2, 4 and 8 bytes.
            out.write(major << 5 | (length == 1 ? 24 : length == 2 ? 25 : length == 4 ? 26 : 27));
            out.writeNumber(argument, length);
        }
    }

    /** Puts the start of an item before what was written since: for containers whose size is known last. */
    void headAt(int at, int major, int argument) {
        int end = out.length();
        head(major, argument);
        int length = out.length() - end;
        out.insert(at, length);
        byte[] bytes = out.buffer();
        System.arraycopy(bytes, end + length, bytes, at, length);
        out.truncate(end + length);
    }

    void integer(long value) {
        if (value < 0) {
            head(NEGATIVE, -1 - value);
        } else {
            head(UNSIGNED, value);
        }
    }

    void unsigned(long value) {
        head(UNSIGNED, value);
    }

    void bool(boolean value) {
        head(SIMPLE, value ? TRUE : FALSE);
    }

    void floating(double value) {
        float single = (float) value;
        if (single != value && value == value) {
            out.write(SIMPLE << 5 | 27);
            out.writeNumber(Double.doubleToLongBits(value), 8);
            return;
        }
        int bits = Float.floatToIntBits(single);
        int half = half(bits);
        if (half >= 0) {
            out.write(SIMPLE << 5 | 25);
            out.writeNumber(half, 2);
        } else {
            out.write(SIMPLE << 5 | 26);
            out.writeNumber(bits, 4);
        }
    }

    void text(String value) {
        head(TEXT, Utf8.length(value));
        Utf8.write(value, out);
    }

    /** Writes characters of ASCII as a text. */
    void text(byte[] ascii, int length) {
        head(TEXT, length);
        out.write(ascii, 0, length);
    }

    /** Writes an object link as a text. */
    void link(int objectId, int instanceId) {
        head(TEXT, Links.length(objectId, instanceId));
        Links.write(objectId, instanceId, out);
    }

    void bytes(byte[] value, int offset, int length) {
        head(BYTES, length);
        out.write(value, offset, length);
    }

    void bytes(OpaqueSource source) {
        head(BYTES, source.length());
        out.write(source);
    }

    private static int argumentLength(long argument) {
        if (argument >= 0 && argument < 24) {
            return 0;
        }
        return argument >>> 8 == 0 ? 1 : argument >>> 16 == 0 ? 2 : argument >>> 32 == 0 ? 4 : 8;
    }

    /** Returns the 16 bits of a number of 32 bits, or −1 if it does not fit exactly. */
    private static int half(int bits) {
        int sign = bits >>> 16 & 0x8000;
        int exponent = (bits >>> 23 & 0xFF) - 127;
        int fraction = bits & 0x7FFFFF;
        if (exponent == 128) {
            return sign | (fraction == 0 ? 0x7C00 : 0x7E00);
        }
        if (exponent == -127 && fraction == 0) {
            return sign;
        }
        if (exponent >= -14 && exponent <= 15) {
            return (fraction & 0x1FFF) == 0 ? sign | exponent + 15 << 10 | fraction >> 13 : -1;
        }
        if (exponent < -24 || exponent > 15) {
            return -1;
        }
        int dropped = -1 - exponent;
        int significand = fraction | 0x800000;
        return (significand & (1 << dropped) - 1) == 0 ? sign | significand >> dropped : -1;
    }
}

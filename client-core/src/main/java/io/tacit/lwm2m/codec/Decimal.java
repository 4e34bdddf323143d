package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/**
 * Numbers in decimal digits, as the text format, JSON and link attributes have them. What is written is valid JSON;
 * whole numbers are written without allocating.
 */
final class Decimal {

    private static final double TWO_TO_53 = 9007199254740992.0;
    private static final double TWO_TO_63 = 9223372036854775808.0;
    private static final double TWO_TO_64 = 18446744073709551616.0;

    private Decimal() {}

    /** Returns how many digits an id has. */
    static int length(int id) {
        int length = 1;
        for (int rest = id / 10; rest != 0; rest /= 10) {
            length++;
        }
        return length;
    }

    static void writeSigned(long value, Output out) {
        if (value < 0) {
            out.write('-');
        }
        writeUnsigned(value < 0 ? -value : value, out);
    }

    /** Writes a number of 0 to 2⁶⁴ − 1: a negative {@code long} stands for 2⁶³ and more. */
    static void writeUnsigned(long value, Output out) {
        int start = out.length();
        long rest = value;
        do {
            out.write('0');
            rest = tenth(rest);
        } while (rest != 0);
        byte[] digits = out.buffer();
        rest = value;
        for (int at = out.length() - 1; at >= start; at--) {
            long tenth = tenth(rest);
            digits[at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
    }

    /**
     * Writes a text that reads as the same number again, with an exponent where that is shorter; whole numbers without
     * a point.
     *
     * @throws Refusal 4.06 for NaN and infinities, which have no decimal form: another format can carry them
     */
    static void writeFloat(double value, Output out) {
        requireFinite(value);
        if (!writeWhole(value, out)) {
            Utf8.write(Double.toString(value), out);
        }
    }

    /**
     * Writes the same without an exponent, as the text format has it (LwM2M Core TS 1.1, Appendix C) and link
     * attributes.
     */
    static void writePlainFloat(double value, Output out) {
        requireFinite(value);
        if (writeWhole(value, out)) {
            return;
        }
        String text = Double.toString(value);
        int exponentAt = text.indexOf('E');
        if (exponentAt < 0) {
            Utf8.write(text, out);
        } else {
            writeShifted(text, exponentAt, Integer.parseInt(text.substring(exponentAt + 1)), out);
        }
    }

    /**
     * Writes a text such as {@code -6.667E-11}, which has one digit before the point, with the point where it belongs.
     */
    private static void writeShifted(String text, int exponentAt, int exponent, Output out) {
        int first = 0;
        if (text.charAt(0) == '-') {
            out.write('-');
            first = 1;
        }
        String fraction = text.substring(first + 2, exponentAt);
        if (exponent < 0) {
            out.write('0');
            out.write('.');
            for (int i = exponent + 1; i < 0; i++) {
                out.write('0');
            }
            out.write(text.charAt(first));
            if (!fraction.equals("0")) {
                Utf8.write(fraction, out);
            }
            return;
        }
        out.write(text.charAt(first));
        int length = fraction.length();
        for (int i = 0; i < length || i < exponent; i++) {
            if (i == exponent) {
                out.write('.');
            }
            out.write(i < length ? fraction.charAt(i) : '0');
        }
    }

    /** Writes a number without a point if it is whole and not too large; without allocating. */
    private static boolean writeWhole(double value, Output out) {
        boolean whole = value > -TWO_TO_53 && value < TWO_TO_53 && value == (long) value;
        boolean negativeZero = value == 0 && 1 / value < 0;
        if (!whole || negativeZero) {
            return false;
        }
        writeSigned((long) value, out);
        return true;
    }

    private static void requireFinite(double value) {
        if (value != value || value - value != 0) {
            throw new Refusal(Refusal.NOT_ACCEPTABLE, "the value is not a finite number: use a binary format");
        }
    }

    /** Reads an optional minus sign and digits. */
    static long readSigned(byte[] bytes, int from, int end) {
        boolean negative = from < end && bytes[from] == '-';
        long magnitude = readUnsigned(bytes, negative ? from + 1 : from, end);
        if (magnitude < 0 && !(negative && magnitude == Long.MIN_VALUE)) {
            throw outOfRange();
        }
        return negative ? -magnitude : magnitude;
    }

    /** Reads digits: 0 to 2⁶⁴ − 1. */
    static long readUnsigned(byte[] bytes, int from, int end) {
        if (from >= end) {
            throw notANumber();
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw notANumber();
            }
            long limit = tenth(-1 - digit);
            if (value < 0 || value > limit) {
                throw outOfRange();
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Reads a number with or without fraction and exponent, in the grammar of JSON but for leading zeros. */
    static double readFloat(byte[] bytes, int from, int end) {
        if (from == end || floatEnd(bytes, from, end) != end) {
            throw notANumber();
        }
        StringBuilder text = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            text.append((char) bytes[i]);
        }
        double value = Double.parseDouble(text.toString());
        if (value - value != 0) {
            throw outOfRange();
        }
        return value;
    }

    /** Returns where a number that starts at a place ends; the place itself if there is no number. */
    static int floatEnd(byte[] bytes, int from, int end) {
        int at = from < end && bytes[from] == '-' ? from + 1 : from;
        int whole = digitsEnd(bytes, at, end);
        if (whole == at) {
            return from;
        }
        at = whole;
        if (at < end && bytes[at] == '.') {
            int fraction = digitsEnd(bytes, at + 1, end);
            if (fraction == at + 1) {
                return from;
            }
            at = fraction;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            int digits = at + 1;
            if (digits < end && (bytes[digits] == '+' || bytes[digits] == '-')) {
                digits++;
            }
            int exponent = digitsEnd(bytes, digits, end);
            return exponent == digits ? from : exponent;
        }
        return at;
    }

    /** Returns whether a number is written as an integer: without fraction and exponent. */
    static boolean integral(byte[] bytes, int from, int end) {
        int at = bytes[from] == '-' ? from + 1 : from;
        return digitsEnd(bytes, at, end) == end;
    }

    /** Makes a whole number, signed or unsigned, of a floating point number that is one. */
    static long toLong(double value, boolean unsigned) {
        if (unsigned && value >= TWO_TO_63 && value < TWO_TO_64) {
            return (long) (value - TWO_TO_63) + Long.MIN_VALUE;
        }
        double lowest = unsigned ? 0 : -TWO_TO_63;
        if (!(value >= lowest && value < TWO_TO_63)) {
            throw outOfRange();
        }
        if (value != (long) value) {
            throw Refusal.badRequest("a whole number is expected");
        }
        return (long) value;
    }

    /** Makes a floating point number of 64 bits without sign. */
    static double toFloat(long unsigned) {
        if (unsigned >= 0) {
            return unsigned;
        }
        // The lowest bit is kept in the half, so that rounding to 53 bits sees it.
        return (unsigned >>> 1 | unsigned & 1) * 2.0;
    }

    static Refusal outOfRange() {
        return Refusal.badRequest("a number is out of range");
    }

    private static Refusal notANumber() {
        return Refusal.badRequest("a number is expected");
    }

    /** Divides 64 bits without sign by ten. */
    private static long tenth(long unsigned) {
        return unsigned >= 0 ? unsigned / 10 : (unsigned >>> 1) / 5;
    }

    private static int digitsEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}

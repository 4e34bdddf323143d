package io.tacit.lwm2m.transport;

/**
 * The value of a Block1 or Block2 option (RFC 7959 section 2.2), kept in an int as it is on the wire: number × 16 +
 * more × 8 + size exponent. Nothing is allocated.
 */
final class Block {

    /** The option is not there. */
    static final int ABSENT = -1;

    /** The option is longer than three bytes, or its size exponent is the reserved 7. */
    static final int MALFORMED = -2;

    /** The largest size exponent: blocks of 1024 bytes. */
    static final int MAX_SZX = 6;

    /** The largest number of a block: 20 bits. */
    private static final int MAX_NUMBER = (1 << 20) - 1;

    private static final int MORE = 8;

    private Block() {}

    /** Returns the value of a block option of a message, {@link #ABSENT} or {@link #MALFORMED}. */
    static int read(Message message, int option) {
        int at = message.find(option);
        if (at < 0) {
            return ABSENT;
        }
        if (message.optionValue(at).length > 3) {
            return MALFORMED;
        }
        int value = (int) message.uint(option);
        return szx(value) > MAX_SZX ? MALFORMED : value;
    }

    static int value(int number, boolean more, int szx) {
        return number << 4 | (more ? MORE : 0) | szx;
    }

    static int number(int value) {
        return value >>> 4;
    }

    static boolean more(int value) {
        return (value & MORE) != 0;
    }

    static int szx(int value) {
        return value & 7;
    }

    /** Returns how many bytes a block of a size exponent has. */
    static int size(int szx) {
        return 16 << szx;
    }

    /** Returns where in the body the block starts, up to 2³⁰. */
    static int offset(int value) {
        return number(value) << (szx(value) + 4);
    }

    /** Returns the exponent of the largest block that fits in a payload. */
    static int largestSzx(int maxPayload) {
        int szx = MAX_SZX;
        while (szx > 0 && size(szx) > maxPayload) {
            szx--;
        }
        return szx;
    }

    /** Tells whether blocks of a size exponent can be numbered up to the end of a body. */
    static boolean reaches(int length, int szx) {
        return length - 1 >> szx + 4 <= MAX_NUMBER;
    }

    /** Makes a copy of a message without its block options, with another payload. */
    static Message copy(Message message, byte[] payload) {
        Message copy = new Message(message.code());
        for (int i = 0; i < message.optionCount(); i++) {
            int number = message.optionNumber(i);
            if (number != Option.BLOCK1
                    && number != Option.BLOCK2
                    && number != Option.SIZE1
                    && number != Option.SIZE2) {
                copy.add(number, message.optionValue(i));
            }
        }
        return copy.token(message.token()).payload(payload).subject(message.subject());
    }

    static byte[] slice(byte[] bytes, int offset, int size) {
        int length = bytes.length - offset < size ? bytes.length - offset : size;
        byte[] slice = new byte[length];
        System.arraycopy(bytes, offset, slice, 0, length);
        return slice;
    }

    /** Cuts a block out of the body or payload of a message, wherever that is. */
    static byte[] slice(Message message, int offset, int size) {
        if (message.body() == null) {
            return slice(message.payload(), offset, size);
        }
        byte[] slice = new byte[message.length() - offset < size ? message.length() - offset : size];
        message.body().read(offset, slice, 0, slice.length);
        return slice;
    }

    /** Tells whether two messages have the same values of an option, in the same order. */
    static boolean sameOptions(Message one, Message other, int option) {
        int i = one.find(option);
        int j = other.find(option);
        while (has(one, i, option) && has(other, j, option)) {
            if (!same(one.optionValue(i++), other.optionValue(j++))) {
                return false;
            }
        }
        return !has(one, i, option) && !has(other, j, option);
    }

    private static boolean has(Message message, int at, int option) {
        return at >= 0 && at < message.optionCount() && message.optionNumber(at) == option;
    }

    private static boolean same(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }
}

package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/**
 * A CoAP message as it travels in a datagram: a type, a message id and, unless it is Empty, a {@link Message} (RFC 7252
 * section 3). Immutable as far as its Message is.
 */
public final class CoapMessage {

    /** Confirmable. */
    public static final int CON = 0;
    /** Non-confirmable. */
    public static final int NON = 1;
    /** Acknowledgement. */
    public static final int ACK = 2;
    /** Reset. */
    public static final int RST = 3;

    /** What {@link #encode} returns if there is no room for the message. */
    public static final int TOO_LONG = -1;

    private static final int VERSION = 1;
    private static final int HEADER = 4;
    private static final int LONGEST_TOKEN = 8;
    private static final int PAYLOAD_MARKER = 0xFF;
    private static final int LARGEST_OPTION_NUMBER = 0xFFFF;

    private final int type;
    private final int code;
    private final int id;
    private Message message;
    private boolean wellFormed;

    private CoapMessage(int type, int code, int id) {
        this.type = type;
        this.code = code;
        this.id = id;
    }

    /**
     * Reads a datagram.
     *
     * @param bytes holds the datagram from its beginning
     * @param length how many bytes the datagram has
     * @return the message; null if the datagram has no header of CoAP version 1, and has to be ignored without a word
     */
    public static CoapMessage parse(byte[] bytes, int length) {
        if (length < HEADER || (bytes[0] & 0xFF) >>> 6 != VERSION) {
            return null;
        }
        CoapMessage parsed =
                new CoapMessage(bytes[0] >>> 4 & 3, bytes[1] & 0xFF, (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF);
        parsed.wellFormed = parsed.read(bytes, length) && parsed.mayBe();
        return parsed;
    }

    /**
     * Writes a message.
     *
     * @param type {@link #CON}, {@link #NON} or {@link #ACK}
     * @param id the message id, 0 to 65535
     * @param token the token, up to 8 bytes; that of the message itself is not looked at
     * @param message code, options and payload
     * @param into takes the bytes, from its beginning
     * @return how many bytes were written, or {@link #TOO_LONG}
     */
    public static int encode(int type, int id, byte[] token, Message message, byte[] into) {
        Writer out = new Writer(into);
        out.header(type, token.length, message.code(), id);
        out.bytes(token);
        int last = 0;
        for (int i = 0; i < message.optionCount(); i++) {
            out.option(message.optionNumber(i) - last, message.optionValue(i));
            last = message.optionNumber(i);
        }
        if (message.payload().length > 0) {
            out.one(PAYLOAD_MARKER);
            out.bytes(message.payload());
        }
        return token.length > LONGEST_TOKEN || out.full ? TOO_LONG : out.at;
    }

    /**
     * Writes an Empty message.
     *
     * @param type {@link #CON} for a ping, {@link #ACK} or {@link #RST}
     * @param id the message id, 0 to 65535
     * @return its four bytes
     */
    public static byte[] empty(int type, int id) {
        byte[] bytes = new byte[HEADER];
        new Writer(bytes).header(type, 0, Code.EMPTY, id);
        return bytes;
    }

    /** Returns the type: {@link #CON}, {@link #NON}, {@link #ACK} or {@link #RST}. */
    public int type() {
        return type;
    }

    /** Returns the {@link Code}. */
    public int code() {
        return code;
    }

    /** Returns the message id, 0 to 65535. */
    public int id() {
        return id;
    }

    /** Returns the request or response with its token; null of an Empty message, and of one that is not well formed. */
    public Message message() {
        return wellFormed ? message : null;
    }

    /**
     * Returns whether the message is one that RFC 7252 allows. If not, a Confirmable one has to be rejected with a
     * Reset, and any other ignored (sections 4.2 and 4.3).
     */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /** Reads what follows the header; false for a message format error (section 3). */
    private boolean read(byte[] bytes, int length) {
        int tokenLength = bytes[0] & 15;
        if (code == Code.EMPTY) {
            return tokenLength == 0 && length == HEADER;
        }
        // Lengths of 9 to 14, which RFC 8974 gives a meaning, are for peers that have agreed on it.
        if (tokenLength > LONGEST_TOKEN || HEADER + tokenLength > length) {
            return false;
        }
        message = new Message(code).token(slice(bytes, HEADER, HEADER + tokenLength));
        return new OptionReader(bytes, HEADER + tokenLength, length).readInto(message);
    }

    /** Tells whether such a code may stand in a message of such a type (sections 4.1 to 4.3). */
    private boolean mayBe() {
        int codeClass = code >>> 5;
        switch (type) {
            case CON:
                return codeClass != 1 && codeClass < 6;
            case NON:
                return code != Code.EMPTY && codeClass != 1 && codeClass < 6;
            case ACK:
                return code == Code.EMPTY || codeClass >= 2 && codeClass < 6;
            default:
                return code == Code.EMPTY;
        }
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        byte[] slice = new byte[to - from];
        System.arraycopy(bytes, from, slice, 0, to - from);
        return slice;
    }

    /** Reads options and payload (section 3.1). */
    private static final class OptionReader {

        private static final int BROKEN = -1;

        private final byte[] bytes;
        private final int end;
        private int at;

        OptionReader(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean readInto(Message message) {
            int number = 0;
            while (at < end) {
                int first = bytes[at++] & 0xFF;
                if (first == PAYLOAD_MARKER) {
                    message.payload(slice(bytes, at, end));
                    return at < end;
                }
                int delta = extended(first >>> 4);
                int length = extended(first & 15);
                if (delta == BROKEN
                        || length == BROKEN
                        || length > end - at
                        || number + delta > LARGEST_OPTION_NUMBER) {
                    return false;
                }
                number += delta;
                message.add(number, slice(bytes, at, at + length));
                at += length;
            }
            return true;
        }

        /** Reads the bytes that follow for a delta or a length of 13 and 14; 15 is reserved. */
        private int extended(int nibble) {
            if (nibble < 13) {
                return nibble;
            }
            if (nibble == 13 && end - at >= 1) {
                return 13 + (bytes[at++] & 0xFF);
            }
            if (nibble == 14 && end - at >= 2) {
                at += 2;
                return 269 + ((bytes[at - 2] & 0xFF) << 8 | bytes[at - 1] & 0xFF);
            }
            return BROKEN;
        }
    }

    /** Fills a buffer, and notices when there is no room. */
    private static final class Writer {

        private final byte[] into;
        private int at;
        private boolean full;

        Writer(byte[] into) {
            this.into = into;
        }

        void header(int type, int tokenLength, int code, int id) {
            one(VERSION << 6 | type << 4 | tokenLength);
            one(code);
            one(id >>> 8);
            one(id);
        }

        void option(int delta, byte[] value) {
            one(nibble(delta) << 4 | nibble(value.length));
            extended(delta);
            extended(value.length);
            bytes(value);
        }

        void one(int value) {
            if (at == into.length) {
                full = true;
            } else {
                into[at++] = (byte) value;
            }
        }

        void bytes(byte[] value) {
            if (value.length > into.length - at) {
                full = true;
            } else {
                System.arraycopy(value, 0, into, at, value.length);
                at += value.length;
            }
        }

        private void extended(int value) {
            if (value >= 269) {
                one(value - 269 >>> 8);
                one(value - 269);
            } else if (value >= 13) {
                one(value - 13);
            }
        }

        private static int nibble(int value) {
            return value < 13 ? value : value < 269 ? 13 : 14;
        }
    }
}

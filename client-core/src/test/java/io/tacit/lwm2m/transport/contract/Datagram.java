package io.tacit.lwm2m.transport.contract;

import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.util.Arrays;

/** A CoAP message as bytes, taken apart by RFC 7252 section 3. */
public record Datagram(byte[] bytes, SocketAddress source) {

    public static final int CON = 0;
    public static final int NON = 1;
    public static final int ACK = 2;
    public static final int RST = 3;

    /** Composes a message with at most one option of up to 12 bytes. */
    public static byte[] compose(int type, int code, int id, byte[] token, int option, byte[] value, String payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x40 | type << 4 | token.length);
        out.write(code);
        out.write(id >> 8);
        out.write(id);
        out.writeBytes(token);
        if (option >= 13) {
            out.write(13 << 4 | value.length);
            out.write(option - 13);
            out.writeBytes(value);
        } else if (option > 0) {
            out.write(option << 4 | value.length);
            out.writeBytes(value);
        }
        if (!payload.isEmpty()) {
            out.write(0xFF);
            out.writeBytes(payload.getBytes());
        }
        return out.toByteArray();
    }

    public static byte[] compose(int type, int code, int id, byte[] token, String payload) {
        return compose(type, code, id, token, 0, new byte[0], payload);
    }

    public static byte[] empty(int type, int id) {
        return compose(type, 0, id, new byte[0], "");
    }

    public int type() {
        return bytes[0] >> 4 & 3;
    }

    public int code() {
        return bytes[1] & 0xFF;
    }

    public int id() {
        return (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    }

    public byte[] token() {
        return Arrays.copyOfRange(bytes, 4, 4 + (bytes[0] & 15));
    }

    /** Returns the value of the first option of a number, or null. */
    public byte[] option(int number) {
        int at = 4 + (bytes[0] & 15);
        int current = 0;
        while (at < bytes.length && bytes[at] != (byte) 0xFF) {
            int delta = bytes[at] >> 4 & 15;
            int length = bytes[at++] & 15;
            if (delta == 13) {
                delta += bytes[at++] & 0xFF;
            }
            if (length == 13) {
                length += bytes[at++] & 0xFF;
            }
            current += delta;
            if (current == number) {
                return Arrays.copyOfRange(bytes, at, at + length);
            }
            at += length;
        }
        return null;
    }

    public String payload() {
        for (int at = 4 + (bytes[0] & 15); at < bytes.length; ) {
            if (bytes[at] == (byte) 0xFF) {
                return new String(bytes, at + 1, bytes.length - at - 1);
            }
            int delta = bytes[at] >> 4 & 15;
            int length = bytes[at++] & 15;
            at += delta == 13 ? 1 : 0;
            at += length == 13 ? 1 + 13 + (bytes[at] & 0xFF) : length;
        }
        return "";
    }

    @Override
    public String toString() {
        return "type " + type() + " code " + (code() >> 5) + "." + (code() & 31) + " id " + id() + " of " + bytes.length
                + " bytes";
    }
}

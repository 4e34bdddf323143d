package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Code;

/** What a {@link WireListener} is told of a datagram. Immutable. */
public final class WireMessage {

    /** The type of a CoAP message (RFC 7252 section 3). */
    public enum Type {
        /** Confirmable. */
        CON,
        /** Non-confirmable. */
        NON,
        /** Acknowledgement. */
        ACK,
        /** Reset. */
        RST
    }

    /** What a message is for. */
    public enum Kind {
        /** Register. */
        REGISTER,
        /** Update. */
        UPDATE,
        /** De-register. */
        DEREGISTER,
        /** Send. */
        SEND,
        /** A notification of ours. */
        NOTIFICATION,
        /** Any other request, from either side. */
        REQUEST,
        /** A response, from either side. */
        RESPONSE,
        /** An acknowledgement, a reset or a ping, with nothing in it. */
        EMPTY,
        /** Bytes that are no CoAP message; code and message id are what stands in their place. */
        MALFORMED
    }

    private final Type type;
    private final int code;
    private final int messageId;
    private final int size;
    private final Kind kind;
    private final String path;

    WireMessage(Type type, int code, int messageId, int size, Kind kind, String path) {
        this.type = type;
        this.code = code;
        this.messageId = messageId;
        this.size = size;
        this.kind = kind;
        this.path = path;
    }

    /** Returns the CoAP type. */
    public Type type() {
        return type;
    }

    /** Returns the {@link Code}. */
    public int code() {
        return code;
    }

    /** Returns the message id, 0 to 65535. */
    public int messageId() {
        return messageId;
    }

    /** Returns the size in bytes of the UDP payload: of the CoAP message, without security, UDP and IP. */
    public int size() {
        return size;
    }

    /** Returns what the message is for. */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the path that the message is about, such as {@code /3303/0/5700} or {@code /rd}; null if it is not known.
     */
    public String path() {
        return path;
    }

    /** Returns it as one reads it in a log, such as {@code CON 0.02 UPDATE /rd/5a3f (24 bytes)}. */
    @Override
    public String toString() {
        return type + " " + Code.text(code) + " " + kind + (path == null ? "" : " " + path) + " (" + size + " bytes)";
    }
}

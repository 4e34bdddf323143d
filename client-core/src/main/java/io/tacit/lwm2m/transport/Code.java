package io.tacit.lwm2m.transport;

/** CoAP codes as one byte, class × 32 + detail (RFC 7252 section 12.1, RFC 7959, RFC 8132). */
public final class Code {

    /** 0.00, an empty message. */
    public static final int EMPTY = 0x00;
    /** 0.01. */
    public static final int GET = 0x01;
    /** 0.02. */
    public static final int POST = 0x02;
    /** 0.03. */
    public static final int PUT = 0x03;
    /** 0.04. */
    public static final int DELETE = 0x04;
    /** 0.05, RFC 8132. */
    public static final int FETCH = 0x05;
    /** 0.06, RFC 8132. */
    public static final int PATCH = 0x06;
    /** 0.07, RFC 8132. */
    public static final int IPATCH = 0x07;

    /** 2.01. */
    public static final int CREATED = 0x41;
    /** 2.02. */
    public static final int DELETED = 0x42;
    /** 2.03. */
    public static final int VALID = 0x43;
    /** 2.04. */
    public static final int CHANGED = 0x44;
    /** 2.05. */
    public static final int CONTENT = 0x45;
    /** 2.31, RFC 7959. */
    public static final int CONTINUE = 0x5F;

    /** 4.00. */
    public static final int BAD_REQUEST = 0x80;
    /** 4.02. */
    public static final int BAD_OPTION = 0x82;
    /** 4.03. */
    public static final int FORBIDDEN = 0x83;
    /** 4.04. */
    public static final int NOT_FOUND = 0x84;
    /** 4.05. */
    public static final int METHOD_NOT_ALLOWED = 0x85;
    /** 4.08, RFC 7959. */
    public static final int REQUEST_ENTITY_INCOMPLETE = 0x88;
    /** 4.12. */
    public static final int PRECONDITION_FAILED = 0x8C;
    /** 4.13. */
    public static final int REQUEST_ENTITY_TOO_LARGE = 0x8D;
    /** 5.00. */
    public static final int INTERNAL_SERVER_ERROR = 0xA0;

    /** 5.03. */
    public static final int SERVICE_UNAVAILABLE = 0xA3;

    /** 5.05. */
    public static final int PROXYING_NOT_SUPPORTED = 0xA5;

    private Code() {}

    /**
     * Tells whether a code is a request's.
     *
     * @param code a code
     * @return whether its class is 0 and it is not {@link #EMPTY}
     */
    public static boolean isRequest(int code) {
        return code > 0 && code < 32;
    }

    /**
     * Tells whether a code is a success.
     *
     * @param code a code
     * @return whether its class is 2
     */
    public static boolean isSuccess(int code) {
        return code >>> 5 == 2;
    }

    /**
     * Writes a code as people do.
     *
     * @param code a code
     * @return for instance {@code 2.05}
     */
    public static String text(int code) {
        int detail = code & 31;
        return (code >>> 5) + (detail < 10 ? ".0" : ".") + detail;
    }
}

package io.tacit.lwm2m.model;

/**
 * Refuses what a server asked: the CoAP code of the answer, and a short diagnostic that says what was wrong. Thrown by
 * the application's objects and by everything that reads what a server sent; the engine makes it the answer. Nothing of
 * the request has then had an effect.
 *
 * <pre>{@code
 * if (seconds < 0) {
 *     throw Refusal.badRequest("the period must not be negative");
 * }
 * }</pre>
 */
public final class Refusal extends RuntimeException {

    /** 4.00 Bad Request. */
    public static final int BAD_REQUEST = 0x80;

    /** 4.01 Unauthorized. */
    public static final int UNAUTHORIZED = 0x81;

    /** 4.02 Bad Option. */
    public static final int BAD_OPTION = 0x82;

    /** 4.04 Not Found. */
    public static final int NOT_FOUND = 0x84;

    /** 4.05 Method Not Allowed. */
    public static final int METHOD_NOT_ALLOWED = 0x85;

    /** 4.06 Not Acceptable. */
    public static final int NOT_ACCEPTABLE = 0x86;

    /** 4.08 Request Entity Incomplete. */
    public static final int REQUEST_ENTITY_INCOMPLETE = 0x88;

    /** 4.13 Request Entity Too Large. */
    public static final int REQUEST_ENTITY_TOO_LARGE = 0x8D;

    /** 4.15 Unsupported Content-Format. */
    public static final int UNSUPPORTED_CONTENT_FORMAT = 0x8F;

    /** 5.00 Internal Server Error. */
    public static final int INTERNAL_SERVER_ERROR = 0xA0;

    /** 5.01 Not Implemented. */
    public static final int NOT_IMPLEMENTED = 0xA1;

    /** 5.03 Service Unavailable. */
    public static final int SERVICE_UNAVAILABLE = 0xA3;

    private static final long serialVersionUID = 1L;

    private static final int NO_LIMIT = -1;

    private final int code;
    private final int limit;

    /**
     * Refuses with a code of the caller's choice.
     *
     * @param code a CoAP response code of class 4 or 5 as one byte, such as {@link #NOT_FOUND}
     * @param diagnostic one short sentence for the diagnostic payload (RFC 7252 section 5.5.2)
     */
    public Refusal(int code, String diagnostic) {
        this(code, diagnostic, NO_LIMIT);
    }

    private Refusal(int code, String diagnostic, int limit) {
        super(diagnostic);
        this.code = code;
        this.limit = limit;
    }

    /**
     * Refuses with 4.00: what was sent is malformed, or the value is out of range.
     *
     * @param diagnostic one short sentence
     * @return what to throw
     */
    public static Refusal badRequest(String diagnostic) {
        return new Refusal(BAD_REQUEST, diagnostic);
    }

    /**
     * Refuses with 4.04: there is no such Object, Object Instance or Resource.
     *
     * @param diagnostic one short sentence
     * @return what to throw
     */
    public static Refusal notFound(String diagnostic) {
        return new Refusal(NOT_FOUND, diagnostic);
    }

    /**
     * Refuses with 4.05: the target does not allow the operation.
     *
     * @param diagnostic one short sentence
     * @return what to throw
     */
    public static Refusal methodNotAllowed(String diagnostic) {
        return new Refusal(METHOD_NOT_ALLOWED, diagnostic);
    }

    /**
     * Refuses with 4.13: the value is too large.
     *
     * @param limit how many bytes it may have at most, 0 or more; the server is told
     * @return what to throw
     */
    public static Refusal tooLarge(int limit) {
        return new Refusal(REQUEST_ENTITY_TOO_LARGE, "at most " + limit + " bytes", limit);
    }

    /** Returns how many bytes are allowed, for the Size1 option of a 4.13 (RFC 7959 section 4); −1 if nobody said. */
    public int limit() {
        return limit;
    }

    /** Returns the CoAP code of the answer as one byte: class × 32 + detail. */
    public int code() {
        return code;
    }
}

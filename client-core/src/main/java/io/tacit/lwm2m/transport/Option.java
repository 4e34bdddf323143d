package io.tacit.lwm2m.transport;

/** Numbers of the CoAP options that the client uses (RFC 7252 section 12.2, RFC 7641, RFC 7959). */
public final class Option {

    /** If-Match. */
    public static final int IF_MATCH = 1;
    /** Uri-Host. */
    public static final int URI_HOST = 3;
    /** ETag. */
    public static final int ETAG = 4;
    /** If-None-Match. */
    public static final int IF_NONE_MATCH = 5;
    /** Observe, RFC 7641. */
    public static final int OBSERVE = 6;
    /** Uri-Port. */
    public static final int URI_PORT = 7;
    /** Location-Path. */
    public static final int LOCATION_PATH = 8;
    /** Uri-Path. */
    public static final int URI_PATH = 11;
    /** Content-Format. */
    public static final int CONTENT_FORMAT = 12;
    /** Max-Age. */
    public static final int MAX_AGE = 14;
    /** Uri-Query. */
    public static final int URI_QUERY = 15;
    /** Accept. */
    public static final int ACCEPT = 17;
    /** Block2, RFC 7959. */
    public static final int BLOCK2 = 23;
    /** Block1, RFC 7959. */
    public static final int BLOCK1 = 27;
    /** Size2, RFC 7959. */
    public static final int SIZE2 = 28;
    /** Size1, RFC 7959. */
    public static final int SIZE1 = 60;

    private Option() {}

    /**
     * Tells whether an option must be understood (RFC 7252 section 5.4.1).
     *
     * @param number an option number
     * @return whether the option is critical
     */
    public static boolean isCritical(int number) {
        return (number & 1) != 0;
    }
}

package io.tacit.lwm2m.codec;

/** Numbers of the data formats (LwM2M Core TS 1.1, section 7.5; the IANA registry of CoAP Content-Formats). */
public final class ContentFormat {

    /** text/plain;charset=utf-8. */
    public static final int TEXT = 0;
    /** application/link-format, RFC 6690. */
    public static final int LINK_FORMAT = 40;
    /** application/octet-stream. */
    public static final int OPAQUE = 42;
    /** application/senml+json, RFC 8428. */
    public static final int SENML_JSON = 110;
    /** application/senml+cbor, RFC 8428. */
    public static final int SENML_CBOR = 112;
    /** application/vnd.oma.lwm2m+tlv. */
    public static final int TLV = 11542;
    /** What TLV was called before its registration; still in use. */
    public static final int OLD_TLV = 1542;

    private ContentFormat() {}
}

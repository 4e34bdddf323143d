package io.tacit.lwm2m.codec;

/** Numbers of the data formats (LwM2M Core TS 1.1, section 7.5; the IANA registry of CoAP Content-Formats). */
public final class ContentFormat {

    /** text/plain;charset=utf-8. */
    public static final int TEXT = 0;
    /** application/link-format, RFC 6690. */
    public static final int LINK_FORMAT = 40;
    /** application/octet-stream. */
    public static final int OPAQUE = 42;
    /** application/cbor, RFC 8949: one value. LwM2M 1.1. */
    public static final int CBOR = 60;
    /** application/senml+json, RFC 8428. */
    public static final int SENML_JSON = 110;
    /** application/senml+cbor, RFC 8428. */
    public static final int SENML_CBOR = 112;
    /** application/senml-etch+json, RFC 8790. */
    public static final int SENML_ETCH_JSON = 320;
    /** application/senml-etch+cbor, RFC 8790. */
    public static final int SENML_ETCH_CBOR = 322;
    /** application/vnd.oma.lwm2m+tlv. */
    public static final int TLV = 11542;
    /** application/vnd.oma.lwm2m+json, of LwM2M 1.0. */
    public static final int LWM2M_JSON = 11543;
    /** application/vnd.oma.lwm2m+cbor. LwM2M 1.2. */
    public static final int LWM2M_CBOR = 11544;
    /** What TLV was called before its registration; still in use. */
    public static final int OLD_TLV = 1542;
    /** What LwM2M JSON was called before its registration; still in use. */
    public static final int OLD_LWM2M_JSON = 1543;

    private ContentFormat() {}
}

package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Refusal;

/** The data formats of composite operations: those that name each value's whole path (LwM2M Core TS 1.2, 6.3.8). */
final class CompositeFormat {

    private CompositeFormat() {}

    /**
     * Finds what reads the payload of a composite operation.
     *
     * @param format the Content-Format
     * @throws Refusal 4.15 if composite operations do not have it
     */
    static Decoder decoder(Formats formats, int format) {
        boolean composite = format == ContentFormat.SENML_JSON
                || format == ContentFormat.SENML_CBOR
                || format == ContentFormat.LWM2M_CBOR
                || isEtch(format);
        Decoder decoder = composite ? formats.decoder(format) : null;
        if (decoder == null) {
            throw new Refusal(Refusal.UNSUPPORTED_CONTENT_FORMAT, "a composite operation is in SenML or LwM2M CBOR");
        }
        return decoder;
    }

    /** Tells whether a format is for FETCH and iPATCH only (RFC 8790). */
    static boolean isEtch(int format) {
        return format == ContentFormat.SENML_ETCH_JSON || format == ContentFormat.SENML_ETCH_CBOR;
    }

    /** Returns the format to answer in if the server does not say: the one that it used, or what that stands for. */
    static int answering(int format) {
        switch (format) {
            case ContentFormat.SENML_ETCH_JSON:
                return ContentFormat.SENML_JSON;
            case ContentFormat.SENML_ETCH_CBOR:
                return ContentFormat.SENML_CBOR;
            default:
                return format;
        }
    }
}

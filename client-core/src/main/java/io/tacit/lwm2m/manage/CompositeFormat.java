package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Refusal;

/** The data formats of composite operations: those that name each value's whole path (LwM2M Core TS 1.2, 6.3.8). */
final class CompositeFormat {

    private CompositeFormat() {}

    /**
     * Checks the Content-Format of a request.
     *
     * @throws Refusal 4.15 if composite operations do not have it
     */
    static void require(int format) {
        switch (format) {
            case ContentFormat.SENML_JSON:
            case ContentFormat.SENML_CBOR:
            case ContentFormat.SENML_ETCH_JSON:
            case ContentFormat.SENML_ETCH_CBOR:
            case ContentFormat.LWM2M_CBOR:
                return;
            default:
                throw new Refusal(
                        Refusal.UNSUPPORTED_CONTENT_FORMAT, "a composite operation is in SenML or LwM2M CBOR");
        }
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

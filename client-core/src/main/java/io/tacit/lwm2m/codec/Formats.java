package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;

/**
 * The data formats that a client speaks, by number. Holds one encoder and one decoder of each, made when first needed.
 * One thread.
 */
public final class Formats {

    private Encoder text;
    private Encoder opaque;
    private Encoder senmlJson;
    private Encoder senmlCbor;
    private Encoder tlv;
    private Encoder oldTlv;

    private Decoder fromText;
    private Decoder fromOpaque;
    private Decoder fromSenmlJson;
    private Decoder fromSenmlCbor;
    private Decoder fromSenmlEtchJson;
    private Decoder fromSenmlEtchCbor;
    private Decoder fromTlv;

    /** Makes the set; encoders and decoders are made when first needed. */
    public Formats() {
        // Nothing is needed yet.
    }

    /**
     * Returns the numbers of all formats that are both read and written, for the attribute {@code ct} of Register. The
     * old number of TLV is understood too, and not among them.
     *
     * @return {@link ContentFormat}s, ascending; a new array
     */
    public int[] supported() {
        return new int[] {
            ContentFormat.TEXT,
            ContentFormat.OPAQUE,
            ContentFormat.SENML_JSON,
            ContentFormat.SENML_CBOR,
            ContentFormat.TLV
        };
    }

    /**
     * Chooses a format where the server leaves the choice to the client (LwM2M Core TS 1.1, section 7.4): for one value
     * the shortest, which is opaque for Opaque and text for all else; for several TLV in LwM2M 1.0, where it is
     * mandatory, and SenML CBOR in later versions.
     *
     * @param version10 whether the server speaks LwM2M 1.0
     * @param path what is read; the root if several paths are
     * @param resource the Resource at that path; null if the path ends above Resources, or if the Resource is not known
     * @return a {@link ContentFormat}
     */
    public int preferred(boolean version10, Path path, ResourceDefinition resource) {
        boolean single = path.depth() == 4 || path.depth() == 3 && resource != null && !resource.multiple();
        if (single) {
            return resource != null && resource.type() == ResourceType.OPAQUE
                    ? ContentFormat.OPAQUE
                    : ContentFormat.TEXT;
        }
        return version10 ? ContentFormat.TLV : ContentFormat.SENML_CBOR;
    }

    /**
     * Finds an encoder.
     *
     * @param contentFormat a {@link ContentFormat}
     * @return the encoder, always the same one, or null if the format can't be written
     */
    public Encoder encoder(int contentFormat) {
        switch (contentFormat) {
            case ContentFormat.TEXT:
                return text = text == null ? new TextEncoder() : text;
            case ContentFormat.OPAQUE:
                return opaque = opaque == null ? new OpaqueEncoder() : opaque;
            case ContentFormat.SENML_JSON:
                return senmlJson = senmlJson == null ? new SenmlJsonEncoder() : senmlJson;
            case ContentFormat.SENML_CBOR:
                return senmlCbor = senmlCbor == null ? new SenmlCborEncoder() : senmlCbor;
            case ContentFormat.TLV:
                return tlv = tlv == null ? new TlvEncoder(contentFormat) : tlv;
            case ContentFormat.OLD_TLV:
                return oldTlv = oldTlv == null ? new TlvEncoder(contentFormat) : oldTlv;
            default:
                return null;
        }
    }

    /**
     * Finds a decoder.
     *
     * @param contentFormat a {@link ContentFormat}
     * @return the decoder, always the same one, or null if the format can't be read
     */
    public Decoder decoder(int contentFormat) {
        switch (contentFormat) {
            case ContentFormat.TEXT:
                return fromText = fromText == null ? new TextDecoder() : fromText;
            case ContentFormat.OPAQUE:
                return fromOpaque = fromOpaque == null ? new OpaqueDecoder() : fromOpaque;
            case ContentFormat.SENML_JSON:
                return fromSenmlJson = fromSenmlJson == null ? new SenmlJsonDecoder(false) : fromSenmlJson;
            case ContentFormat.SENML_CBOR:
                return fromSenmlCbor = fromSenmlCbor == null ? new SenmlCborDecoder(false) : fromSenmlCbor;
            case ContentFormat.SENML_ETCH_JSON:
                return fromSenmlEtchJson = fromSenmlEtchJson == null ? new SenmlJsonDecoder(true) : fromSenmlEtchJson;
            case ContentFormat.SENML_ETCH_CBOR:
                return fromSenmlEtchCbor = fromSenmlEtchCbor == null ? new SenmlCborDecoder(true) : fromSenmlEtchCbor;
            case ContentFormat.TLV:
            case ContentFormat.OLD_TLV:
                return fromTlv = fromTlv == null ? new TlvDecoder() : fromTlv;
            default:
                return null;
        }
    }
}

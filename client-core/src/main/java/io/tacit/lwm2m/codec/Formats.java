package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;

/**
 * The data formats that a client speaks, by number. Holds one encoder and one decoder of each, made when first needed.
 * All of them are there for servers of every version: one that asks for a format knows it. One thread.
 */
public final class Formats {

    private static final int[] NUMBERS = {
        ContentFormat.TEXT,
        ContentFormat.OPAQUE,
        ContentFormat.CBOR,
        ContentFormat.SENML_JSON,
        ContentFormat.SENML_CBOR,
        ContentFormat.SENML_ETCH_JSON,
        ContentFormat.SENML_ETCH_CBOR,
        ContentFormat.OLD_TLV,
        ContentFormat.OLD_LWM2M_JSON,
        ContentFormat.TLV,
        ContentFormat.LWM2M_JSON,
        ContentFormat.LWM2M_CBOR
    };

    private final Encoder[] encoders = new Encoder[NUMBERS.length];
    private final Decoder[] decoders = new Decoder[NUMBERS.length];

    /** Makes the set; encoders and decoders are made when first needed. */
    public Formats() {
        // Nothing is needed yet.
    }

    /**
     * Returns the numbers of the formats of a version of LwM2M, for the attribute {@code ct} of Register (LwM2M Core TS
     * 1.1, section 7.4): LwM2M JSON is of 1.0 only, SenML-ETCH and LwM2M CBOR are new in 1.2. The old numbers are
     * understood too, and not among them.
     *
     * @param version the version that the server speaks
     * @return {@link ContentFormat}s, ascending; a new array
     */
    public int[] supported(Lwm2mVersion version) {
        switch (version) {
            case V1_0:
                return new int[] {ContentFormat.TEXT, ContentFormat.OPAQUE, ContentFormat.TLV, ContentFormat.LWM2M_JSON
                };
            case V1_1:
                return new int[] {
                    ContentFormat.TEXT,
                    ContentFormat.OPAQUE,
                    ContentFormat.CBOR,
                    ContentFormat.SENML_JSON,
                    ContentFormat.SENML_CBOR,
                    ContentFormat.TLV
                };
            default:
                return new int[] {
                    ContentFormat.TEXT,
                    ContentFormat.OPAQUE,
                    ContentFormat.CBOR,
                    ContentFormat.SENML_JSON,
                    ContentFormat.SENML_CBOR,
                    ContentFormat.SENML_ETCH_JSON,
                    ContentFormat.SENML_ETCH_CBOR,
                    ContentFormat.TLV,
                    ContentFormat.LWM2M_CBOR
                };
        }
    }

    /**
     * Chooses a format where the server leaves the choice to the client (LwM2M Core TS 1.1, section 7.4). For one value
     * the shortest, which is opaque for Opaque and text for all else. For several the shortest that every server of the
     * version must know: TLV in LwM2M 1.0, SenML CBOR in 1.1, LwM2M CBOR in 1.2.
     *
     * @param version the version that the server speaks
     * @param path what is read; the root if several paths are
     * @param resource the Resource at that path; null if the path ends above Resources, or if the Resource is not known
     * @return a {@link ContentFormat}
     */
    public int preferred(Lwm2mVersion version, Path path, ResourceDefinition resource) {
        boolean single = path.depth() == 4 || path.depth() == 3 && resource != null && !resource.multiple();
        if (single) {
            return resource != null && resource.type() == ResourceType.OPAQUE
                    ? ContentFormat.OPAQUE
                    : ContentFormat.TEXT;
        }
        switch (version) {
            case V1_0:
                return ContentFormat.TLV;
            case V1_1:
                return ContentFormat.SENML_CBOR;
            default:
                return ContentFormat.LWM2M_CBOR;
        }
    }

    /**
     * Finds an encoder.
     *
     * @param contentFormat a {@link ContentFormat}
     * @return the encoder, always the same one, or null if the format can't be written
     */
    public Encoder encoder(int contentFormat) {
        int place = place(contentFormat);
        if (place < 0) {
            return null;
        }
        if (encoders[place] == null) {
            encoders[place] = newEncoder(contentFormat);
        }
        return encoders[place];
    }

    /**
     * Finds a decoder.
     *
     * @param contentFormat a {@link ContentFormat}
     * @return the decoder, always the same one, or null if the format can't be read
     */
    public Decoder decoder(int contentFormat) {
        int place = place(contentFormat);
        if (place < 0) {
            return null;
        }
        if (decoders[place] == null) {
            decoders[place] = newDecoder(contentFormat);
        }
        return decoders[place];
    }

    private static int place(int contentFormat) {
        for (int i = 0; i < NUMBERS.length; i++) {
            if (NUMBERS[i] == contentFormat) {
                return i;
            }
        }
        return -1;
    }

    private static Encoder newEncoder(int contentFormat) {
        switch (contentFormat) {
            case ContentFormat.TEXT:
                return new TextEncoder();
            case ContentFormat.OPAQUE:
                return new OpaqueEncoder();
            case ContentFormat.CBOR:
                return new CborEncoder();
            case ContentFormat.SENML_JSON:
                return new SenmlJsonEncoder();
            case ContentFormat.SENML_CBOR:
                return new SenmlCborEncoder();
            case ContentFormat.TLV:
            case ContentFormat.OLD_TLV:
                return new TlvEncoder(contentFormat);
            case ContentFormat.LWM2M_JSON:
            case ContentFormat.OLD_LWM2M_JSON:
                return new Lwm2mJsonEncoder(contentFormat);
            case ContentFormat.LWM2M_CBOR:
                return new Lwm2mCborEncoder();
            default:
                // Nothing is answered in SenML-ETCH.
                return null;
        }
    }

    private static Decoder newDecoder(int contentFormat) {
        switch (contentFormat) {
            case ContentFormat.TEXT:
                return new TextDecoder();
            case ContentFormat.OPAQUE:
                return new OpaqueDecoder();
            case ContentFormat.CBOR:
                return new CborDecoder();
            case ContentFormat.SENML_JSON:
            case ContentFormat.SENML_ETCH_JSON:
                return new SenmlJsonDecoder(contentFormat == ContentFormat.SENML_ETCH_JSON);
            case ContentFormat.SENML_CBOR:
            case ContentFormat.SENML_ETCH_CBOR:
                return new SenmlCborDecoder(contentFormat == ContentFormat.SENML_ETCH_CBOR);
            case ContentFormat.TLV:
            case ContentFormat.OLD_TLV:
                return new TlvDecoder();
            case ContentFormat.LWM2M_JSON:
            case ContentFormat.OLD_LWM2M_JSON:
                return new Lwm2mJsonDecoder();
            default:
                return new Lwm2mCborDecoder();
        }
    }
}

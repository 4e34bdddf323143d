package io.tacit.lwm2m.codec;

/**
 * The data formats that a client speaks, by number. Holds one encoder and one decoder of each, made when first needed.
 * One thread.
 */
public final class Formats {

    /**
     * Finds an encoder.
     *
     * @param contentFormat a {@link ContentFormat}
     * @return the encoder, always the same one, or null if the format can't be written
     */
    public Encoder encoder(int contentFormat) {
        return null;
    }

    /**
     * Finds a decoder.
     *
     * @param contentFormat a {@link ContentFormat}
     * @return the decoder, always the same one, or null if the format can't be read
     */
    public Decoder decoder(int contentFormat) {
        return null;
    }
}

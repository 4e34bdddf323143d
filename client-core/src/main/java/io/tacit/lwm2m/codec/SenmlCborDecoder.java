package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/** Reads SenML CBOR (RFC 8428 section 6), and SenML-ETCH CBOR, with containers of definite or indefinite length. */
final class SenmlCborDecoder extends SenmlDecoder {

    private final CborReader cbor = new CborReader();

    /** How many are still to come, or {@link CborReader#INDEFINITE}. */
    private int records;

    private int fields;

    /** Makes a decoder of SenML, or of SenML-ETCH. */
    SenmlCborDecoder(boolean etch) {
        super(etch);
    }

    @Override
    void beginPack(byte[] payload, int offset, int length) {
        cbor.begin(payload, offset, length);
        records = cbor.array();
    }

    @Override
    boolean nextRecord() {
        if (records == 0 || records == CborReader.INDEFINITE && cbor.passBreak()) {
            records = 0;
            require(cbor.atEnd(), "something follows the SenML pack");
            return false;
        }
        if (records > 0) {
            records--;
        }
        fields = cbor.map();
        return true;
    }

    @Override
    SenmlLabel nextLabel() {
        if (fields == 0 || fields == CborReader.INDEFINITE && cbor.passBreak()) {
            return null;
        }
        if (fields > 0) {
            fields--;
        }
        switch (cbor.peekMajor()) {
            case CborWriter.UNSIGNED:
            case CborWriter.NEGATIVE:
                return SenmlLabel.of(cbor.integer(false));
            case CborWriter.TEXT:
                return SenmlLabel.of(cbor.text());
            default:
                throw Refusal.badRequest("a label is neither a number nor a text");
        }
    }

    @Override
    int position() {
        return cbor.position();
    }

    @Override
    void position(int newPosition) {
        cbor.position(newPosition);
    }

    @Override
    void skip() {
        cbor.skip();
    }

    @Override
    boolean passNull() {
        return cbor.passNull();
    }

    @Override
    long time() {
        return cbor.time();
    }

    @Override
    String text() {
        return cbor.text();
    }

    @Override
    long integer(boolean unsigned) {
        return cbor.integer(unsigned);
    }

    @Override
    double floating() {
        return cbor.number();
    }

    @Override
    boolean bool() {
        return cbor.bool();
    }

    @Override
    byte[] data() {
        return cbor.bytes();
    }

    /** Enters a value that may go on beyond the payload, and returns how many bytes it has. */
    long dataLength() {
        return cbor.bytesHead();
    }
}

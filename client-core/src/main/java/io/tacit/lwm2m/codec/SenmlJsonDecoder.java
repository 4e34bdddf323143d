package io.tacit.lwm2m.codec;

/** Reads SenML JSON (RFC 8428 section 5), and SenML-ETCH JSON. */
class SenmlJsonDecoder extends SenmlDecoder {

    final JsonReader json = new JsonReader();

    private boolean first;
    private boolean ended;
    private boolean firstField;

    /** Makes a decoder of SenML, or of SenML-ETCH. */
    SenmlJsonDecoder(boolean etch) {
        super(etch);
    }

    @Override
    void beginPack(byte[] payload, int offset, int length) {
        json.begin(payload, offset, length);
        beginRecords();
    }

    final void beginRecords() {
        json.expect('[');
        first = true;
        ended = false;
    }

    @Override
    final boolean nextRecord() {
        if (ended) {
            return false;
        }
        if (json.pass(']')) {
            ended = true;
            endPack();
            return false;
        }
        if (!first) {
            json.expect(',');
        }
        first = false;
        json.expect('{');
        firstField = true;
        return true;
    }

    void endPack() {
        require(json.atEnd(), "something follows the SenML pack");
    }

    @Override
    final SenmlLabel nextLabel() {
        if (json.pass('}')) {
            return null;
        }
        if (!firstField) {
            json.expect(',');
        }
        firstField = false;
        SenmlLabel label = label(json.string());
        json.expect(':');
        return label;
    }

    SenmlLabel label(String text) {
        return SenmlLabel.of(text);
    }

    @Override
    final int position() {
        return json.position();
    }

    @Override
    final void position(int newPosition) {
        json.position(newPosition);
    }

    @Override
    final void skip() {
        json.skip();
    }

    @Override
    final boolean passNull() {
        return json.passNull();
    }

    @Override
    final String text() {
        return json.string();
    }

    @Override
    final long integer(boolean unsigned) {
        return json.integer(unsigned);
    }

    @Override
    final double floating() {
        return json.floating();
    }

    @Override
    final boolean bool() {
        return json.bool();
    }

    @Override
    byte[] data() {
        return Base64.read(json.string(), true);
    }

    /** Enters a value that may go on beyond the payload, and returns where it begins. */
    int enterData() {
        json.expect('"');
        return json.position();
    }
}

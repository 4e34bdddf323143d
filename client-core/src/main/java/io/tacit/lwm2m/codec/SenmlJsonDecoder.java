package io.tacit.lwm2m.codec;

/** Reads SenML JSON (RFC 8428 section 5). */
final class SenmlJsonDecoder extends SenmlDecoder {

    private final JsonReader json = new JsonReader();
    private boolean first;
    private boolean ended;
    private boolean firstField;

    @Override
    void beginPack(byte[] payload, int offset, int length) {
        json.begin(payload, offset, length);
        json.expect('[');
        first = true;
        ended = false;
    }

    @Override
    boolean nextRecord() {
        if (ended) {
            return false;
        }
        if (json.pass(']')) {
            ended = true;
            require(json.atEnd(), "something follows the SenML pack");
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

    @Override
    SenmlLabel nextLabel() {
        if (json.pass('}')) {
            return null;
        }
        if (!firstField) {
            json.expect(',');
        }
        firstField = false;
        SenmlLabel label = SenmlLabel.of(json.string());
        json.expect(':');
        return label;
    }

    @Override
    int position() {
        return json.position();
    }

    @Override
    void position(int newPosition) {
        json.position(newPosition);
    }

    @Override
    void skip() {
        json.skip();
    }

    @Override
    String text() {
        return json.string();
    }

    @Override
    long integer(boolean unsigned) {
        return json.integer(unsigned);
    }

    @Override
    double floating() {
        return json.floating();
    }

    @Override
    boolean bool() {
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

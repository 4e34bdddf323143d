package io.tacit.lwm2m.codec;

/**
 * Reads LwM2M JSON, of LwM2M 1.0 (LwM2M TS 1.0.2, section 6.4.4): the records are much like SenML's, and lie in an
 * object with their base name, which may come after them. So the object is passed over once before the records are
 * read.
 */
final class Lwm2mJsonDecoder extends SenmlJsonDecoder {

    private static final int NONE = -1;

    Lwm2mJsonDecoder() {
        super(false);
    }

    @Override
    void beginPack(byte[] payload, int offset, int length) {
        json.begin(payload, offset, length);
        json.expect('{');
        String base = null;
        int records = NONE;
        boolean first = true;
        while (!json.pass('}')) {
            if (!first) {
                json.expect(',');
            }
            first = false;
            String label = json.string();
            json.expect(':');
            if (label.equals("bn")) {
                require(base == null, "there are two base names");
                base = json.string();
            } else if (label.equals("e")) {
                require(records == NONE, "there are two arrays of values");
                records = json.position();
                json.skip();
            } else if (label.equals("bt")) {
                json.floating();
            } else {
                json.skip();
            }
        }
        require(json.atEnd(), "something follows the object");
        require(records != NONE, "the array of values is missing");
        baseName(base);
        json.position(records);
        beginRecords();
    }

    @Override
    void endPack() {
        // What follows the records was read before them.
    }

    /** Without a base name, names are relative to the path of the request, but for those that start with a slash. */
    @Override
    String fullName(String base, String rest) {
        if (base == null) {
            return rest.startsWith("/") ? rest : rest.length() == 0 ? target().toString() : target() + "/" + rest;
        }
        // Leshan also takes a base name without the slash at its start.
        return base.startsWith("/") ? base + rest : "/" + base + rest;
    }

    @Override
    SenmlLabel label(String text) {
        return SenmlLabel.ofLwm2mJson(text);
    }

    @Override
    boolean namesPaths() {
        return false;
    }

    /** Opaque values are texts, in the alphabet for texts. */
    @Override
    SenmlLabel dataLabel() {
        return SenmlLabel.STRING;
    }

    @Override
    byte[] data() {
        return Base64.read(json.string(), false);
    }
}

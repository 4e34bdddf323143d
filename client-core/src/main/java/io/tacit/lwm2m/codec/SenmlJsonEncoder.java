package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes SenML JSON (RFC 8428 section 5). */
final class SenmlJsonEncoder extends SenmlEncoder {

    private final JsonWriter json = new JsonWriter();
    private boolean firstField;

    @Override
    public int contentFormat() {
        return ContentFormat.SENML_JSON;
    }

    @Override
    void beginPack(Output out) {
        json.begin(out);
        json.raw('[');
    }

    @Override
    void endPack(int count) {
        json.raw(']');
    }

    @Override
    void beginRecord(int index, int fields) {
        if (index > 0) {
            json.raw(',');
        }
        json.raw('{');
        firstField = true;
    }

    @Override
    void endRecord() {
        json.raw('}');
    }

    @Override
    void label(SenmlLabel label) {
        if (!firstField) {
            json.raw(',');
        }
        firstField = false;
        json.name(label.text);
    }

    @Override
    void seconds(long millis) {
        json.plain(millis / 1000.0);
    }

    @Override
    void ascii(byte[] text, int length) {
        json.string(text, length);
    }

    @Override
    public void writeString(String value) {
        beginValue(SenmlLabel.STRING);
        json.string(value);
        endRecord();
    }

    @Override
    public void writeInteger(long value) {
        beginValue(SenmlLabel.NUMBER);
        json.integer(value);
        endRecord();
    }

    @Override
    public void writeUnsigned(long value) {
        beginValue(SenmlLabel.NUMBER);
        json.unsigned(value);
        endRecord();
    }

    @Override
    public void writeFloat(double value) {
        beginValue(SenmlLabel.NUMBER);
        json.floating(value);
        endRecord();
    }

    @Override
    public void writeBoolean(boolean value) {
        beginValue(SenmlLabel.BOOLEAN);
        json.bool(value);
        endRecord();
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue(SenmlLabel.DATA);
        json.base64(value, offset, length);
        endRecord();
    }

    @Override
    void data(OpaqueSource source) {
        json.base64(source);
    }
}

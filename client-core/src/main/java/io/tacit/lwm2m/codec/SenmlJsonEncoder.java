package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes SenML JSON (RFC 8428 section 5). */
class SenmlJsonEncoder extends SenmlEncoder {

    final JsonWriter json = new JsonWriter();

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
    final void beginRecord(int index, int fields) {
        if (index > 0) {
            json.raw(',');
        }
        json.raw('{');
        firstField = true;
    }

    @Override
    final void endRecord() {
        json.raw('}');
    }

    @Override
    final void label(SenmlLabel label) {
        if (!firstField) {
            json.raw(',');
        }
        firstField = false;
        json.name(text(label));
    }

    String text(SenmlLabel label) {
        return label.text;
    }

    @Override
    final void seconds(long millis) {
        json.plain(millis / 1000.0);
    }

    @Override
    final void ascii(byte[] text, int length) {
        json.string(text, length);
    }

    @Override
    final void link(int objectId, int instanceId) {
        json.link(objectId, instanceId);
    }

    @Override
    public final void writeString(String value) {
        beginValue(SenmlLabel.STRING);
        json.string(value);
        endRecord();
    }

    @Override
    public final void writeInteger(long value) {
        beginValue(SenmlLabel.NUMBER);
        json.integer(value);
        endRecord();
    }

    @Override
    public final void writeUnsigned(long value) {
        beginValue(SenmlLabel.NUMBER);
        json.unsigned(value);
        endRecord();
    }

    @Override
    public final void writeFloat(double value) {
        beginValue(SenmlLabel.NUMBER);
        json.floating(value);
        endRecord();
    }

    @Override
    public final void writeBoolean(boolean value) {
        beginValue(SenmlLabel.BOOLEAN);
        json.bool(value);
        endRecord();
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue(SenmlLabel.DATA);
        json.base64(value, offset, length, true);
        endRecord();
    }

    @Override
    void data(OpaqueSource source) {
        json.base64(source, true);
    }
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** Writes SenML CBOR (RFC 8428 section 6). Allocates nothing. */
final class SenmlCborEncoder extends SenmlEncoder {

    private final CborWriter cbor = new CborWriter();
    private int start;

    @Override
    public int contentFormat() {
        return ContentFormat.SENML_CBOR;
    }

    @Override
    void beginPack(Output target) {
        start = target.length();
        cbor.begin(target);
    }

    @Override
    void endPack(int count) {
        cbor.headAt(start, CborWriter.ARRAY, count);
    }

    @Override
    void beginRecord(int index, int fields) {
        cbor.head(CborWriter.MAP, fields);
    }

    @Override
    void endRecord() {
        // The head of a map tells its size.
    }

    @Override
    void label(SenmlLabel label) {
        if (label.number == SenmlLabel.NO_NUMBER) {
            cbor.text(label.text);
        } else {
            cbor.integer(label.number);
        }
    }

    @Override
    void seconds(long millis) {
        if (millis % 1000 == 0) {
            cbor.integer(millis / 1000);
        } else {
            cbor.floating(millis / 1000.0);
        }
    }

    @Override
    void ascii(byte[] text, int length) {
        cbor.text(text, length);
    }

    @Override
    void link(int objectId, int instanceId) {
        cbor.link(objectId, instanceId);
    }

    @Override
    public void writeString(String value) {
        beginValue(SenmlLabel.STRING);
        cbor.text(value);
    }

    @Override
    public void writeInteger(long value) {
        beginValue(SenmlLabel.NUMBER);
        cbor.integer(value);
    }

    @Override
    public void writeUnsigned(long value) {
        beginValue(SenmlLabel.NUMBER);
        cbor.unsigned(value);
    }

    @Override
    public void writeFloat(double value) {
        beginValue(SenmlLabel.NUMBER);
        cbor.floating(value);
    }

    @Override
    public void writeBoolean(boolean value) {
        beginValue(SenmlLabel.BOOLEAN);
        cbor.bool(value);
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue(SenmlLabel.DATA);
        cbor.bytes(value, offset, length);
    }

    @Override
    void data(OpaqueSource source) {
        cbor.bytes(source);
    }
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/**
 * Writes LwM2M JSON, of LwM2M 1.0 (LwM2M TS 1.0.2, section 6.4.4): the values as records much like SenML's, in an
 * object with their base name. Times are as in SenML, without a base time.
 */
final class Lwm2mJsonEncoder extends SenmlJsonEncoder {

    private final int contentFormat;

    /** Makes an encoder under one of the two numbers of the format. */
    Lwm2mJsonEncoder(int contentFormat) {
        this.contentFormat = contentFormat;
    }

    @Override
    public int contentFormat() {
        return contentFormat;
    }

    @Override
    void beginPack(Output out) {
        json.begin(out);
        json.raw('{');
        json.name("bn");
        writeBaseNameFirst();
        json.raw(',');
        json.name("e");
        json.raw('[');
    }

    @Override
    void endPack(int count) {
        json.raw(']');
        json.raw('}');
    }

    @Override
    boolean hasBaseTimes() {
        return false;
    }

    @Override
    String text(SenmlLabel label) {
        return label.inLwm2mJson;
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        beginValue(SenmlLabel.STRING);
        json.base64(value, offset, length, false);
        endRecord();
    }

    @Override
    SenmlLabel opaqueLabel() {
        return SenmlLabel.STRING;
    }

    @Override
    void data(OpaqueSource source) {
        json.base64(source, false);
    }
}

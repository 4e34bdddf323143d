package io.tacit.lwm2m.codecbenchmark;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Path;

/** What is encoded and decoded: a part of the {@link Station}, in one data format. */
public enum Payload {
    /** The whole Object Instance in TLV. */
    TLV("20 Resources, TLV", ContentFormat.TLV, Path.of(Station.ID, 0)),
    /** The whole Object Instance in SenML CBOR. */
    SENML_CBOR("20 Resources, SenML CBOR", ContentFormat.SENML_CBOR, Path.of(Station.ID, 0)),
    /** The whole Object Instance in SenML JSON. */
    SENML_JSON("20 Resources, SenML JSON", ContentFormat.SENML_JSON, Path.of(Station.ID, 0)),
    /** One number as text. */
    TEXT("one Float, text", ContentFormat.TEXT, Path.of(Station.ID, 0, Station.TEMPERATURE)),
    /** One number in CBOR. */
    CBOR("one Float, CBOR", ContentFormat.CBOR, Path.of(Station.ID, 0, Station.TEMPERATURE));

    private final String title;
    private final int contentFormat;
    private final Path path;

    Payload(String title, int contentFormat, Path path) {
        this.title = title;
        this.contentFormat = contentFormat;
        this.path = path;
    }

    /** Returns what it is, for people. */
    String title() {
        return title;
    }

    /** Returns the data format, a {@link ContentFormat}. */
    int contentFormat() {
        return contentFormat;
    }

    /** Returns which part of the Object it is. */
    Path path() {
        return path;
    }
}

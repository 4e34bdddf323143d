package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** One value as a CBOR data item: LwM2M Core TS 1.1.1, section 7.4.3 and Appendix C. */
class CborValueTest {

    private static final Path TARGET = Path.of(3442, 0, 5);

    private final CborEncoder encoder = new CborEncoder();
    private final CborDecoder decoder = new CborDecoder();
    private final Output out = new Output(1000);

    /** RFC 8949, Appendix A; object links are texts and times have tag 1, as Leshan's LwM2mNodeCborEncoder has them. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "STRING, ``, 60",
                "STRING, IETF, 6449455446",
                "STRING, ü, 62c3bc",
                "STRING, 𐅑, 64f0908591",
                "INTEGER, 0, 00",
                "INTEGER, 1000000000000, 1b000000e8d4a51000",
                "INTEGER, -1000, 3903e7",
                "INTEGER, -9223372036854775808, 3b7fffffffffffffff",
                "UNSIGNED_INTEGER, 18446744073709551615, 1bffffffffffffffff",
                "FLOAT, 1.0, f93c00",
                "FLOAT, 1.1, fb3ff199999999999a",
                "FLOAT, 100000.0, fa47c35000",
                "FLOAT, -4.1, fbc010666666666666",
                "FLOAT, Infinity, f97c00",
                "FLOAT, NaN, f97e00",
                "BOOLEAN, false, f4",
                "BOOLEAN, true, f5",
                "OPAQUE, ``, 40",
                "OPAQUE, 01020304, 4401020304",
                "TIME, 1363896240, c11a514b67b0",
                "TIME, -1, c120",
                "OBJECT_LINK, 0:0, 63303a30",
                "OBJECT_LINK, 3:65535, 67333a3635353335",
                "CORE_LINK, </3/0>, 663c2f332f303e",
            })
    void valuesOfEveryType(ResourceType type, String value, String bytes) {
        encoder.begin(TARGET, out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(type));
        Values.write(encoder, type, value);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals(bytes, hex(out.toByteArray()));
        assertEquals(value, Reading.value(read(bytes), type));
        assertTrue(decoder.hasValue());
        assertFalse(decoder.isNull());
        assertEquals(TARGET, decoder.path());
        assertFalse(decoder.next());
    }

    /**
     * Times as peers write them: Anjay without a tag; Zephyr as a text with an offset that is not known; RFC 8949,
     * Appendix A; Anjay Lite's tests; RFC 3339 section 5.8.
     */
    @ParameterizedTest
    @CsvSource({
        "1363896240, 1a514b67b0",
        "1363896240, c11a514b67b0",
        "1363896240, c1fb41d452d9ec000000",
        "1363896240, c074323031332d30332d32315432303a30343a30305a",
        "1363896240, 74323031332d30332d32315432303a30343a30305a",
        "1, c07819313937302d30312d30315430303a30303a30312d30303a3030",
        "1071340202, c074323030332d31322d31335431383a33303a30325a",
        "482196050, c077313938352d30342d31325432333a32303a35302e35325a",
        "851042397, c07819313939362d31322d31395431363a33393a35372d30383a3030",
    })
    void timesInAllForms(long seconds, String bytes) {
        assertEquals(seconds, read(bytes).readTime());
    }

    /** Other forms of the same number, decimal fractions among them, and tags (LwM2M Core TS 1.2.2, section 7.5.3). */
    @ParameterizedTest
    @CsvSource({
        "4.5, c48220182d", // Anjay's raw_cbor_in.c
        "273.15, c48221196ab3", // RFC 8949 section 3.4.4
        "273.15, d9d9f7c48221196ab3",
        "1, 01",
        "1, fa3f800000",
        "1, fb3ff0000000000000",
        "18446744073709551615, 1bffffffffffffffff",
    })
    void numbersInOtherForms(double value, String bytes) {
        assertEquals(value, read(bytes).readFloat());
    }

    /**
     * RFC 8949, Appendix A, and the tests of Anjay: strings in parts, some of them empty, and tags that tell nothing.
     */
    @Test
    void stringsInOtherForms() {
        assertEquals("streaming", read("7f657374726561646d696e67ff").readString());
        assertEquals("teststring", read("7f6064746573746066737472696e6760ff").readString());
        assertEquals("", read("7fff").readString());
        assertEquals("0102030405", hex(read("5f42010243030405ff").readOpaque()));
        assertEquals(
                "http://www.example.com",
                read("d82076687474703a2f2f7777772e6578616d706c652e636f6d").readString());
        assertEquals("01020304", hex(read("d74401020304").readOpaque()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18",
                "6449",
                "5f4101",
                "0000",
                "01ff",
                "1c",
                "ff",
                "81",
                "a1",
                "c1",
                "f818",
                "5bffffffffffffffff"
            })
    void refusesWhatIsNotOneItem(String payload) {
        Reading.refused(Refusal.BAD_REQUEST, () -> read(payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "6431323334", "c06431323334", "c040"})
    void refusesWhatIsNoTime(String payload) {
        Decoder one = read(payload);
        Reading.refused(Refusal.BAD_REQUEST, one::readTime);
    }

    @ParameterizedTest
    @EnumSource(value = ResourceType.class, mode = Mode.EXCLUDE, names = "NONE")
    void refusesNull(ResourceType type) {
        Decoder one = read("f6");
        Reading.refused(Refusal.BAD_REQUEST, () -> Reading.value(one, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8101", "a10102", "f7", "c249010000000000000000"})
    void refusesOtherItems(String payload) {
        Decoder one = read(payload);
        Reading.refused(Refusal.BAD_REQUEST, one::readString);
        Reading.refused(Refusal.BAD_REQUEST, one::readInteger);
        Reading.refused(Refusal.BAD_REQUEST, one::readFloat);
        Reading.refused(Refusal.BAD_REQUEST, one::readBoolean);
        Reading.refused(Refusal.BAD_REQUEST, one::readTime);
        Reading.refused(Refusal.BAD_REQUEST, one::readObjectLink);
    }

    @Test
    void refusesValuesOfAnotherType() {
        Reading.refused(Refusal.BAD_REQUEST, () -> read("20").readUnsigned());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("f93e00").readInteger());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("1bffffffffffffffff").readTime());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("01").readBoolean());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("6131").readInteger());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("6131").readOpaque());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("4131").readString());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("6131").readObjectLink());
        Reading.refused(Refusal.BAD_REQUEST, () -> read("62c328").readString());
    }

    @Test
    void isForOneValueOnly() {
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.of(5, 0), out));
        encoder.begin(TARGET, out);
        encoder.writeInteger(1);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.writeInteger(2));
        encoder.begin(TARGET, out);
        Reading.refused(Refusal.NOT_ACCEPTABLE, encoder::end);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.ago(0));
        Reading.refused(Refusal.BAD_REQUEST, () -> decoder.begin(hex("01"), 0, 1, Path.of(3442, 0), null));
        Reading.refused(
                Refusal.BAD_REQUEST, () -> decoder.begin(hex("01"), 0, 1, Path.of(3442, 0, 101), Samples.EVERYTHING));
    }

    private Decoder read(String bytes) {
        return Reading.one(decoder, hex(bytes), TARGET);
    }
}

package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenmlCborTest {

    /** The Device of the specification's examples, as Leshan's tests have it. */
    private static final String DEVICE = "90a321652f332f302f00613003744f70656e204d6f62696c6520416c6c69616e6365"
            + "a200613103764c69676874776569676874204d324d20436c69656e74a20061320369333435303030313233a20061330363312e30"
            + "a20063362f300201a20063362f310205a20063372f3002190ed8a20063372f3102191388a20063382f3002187d"
            + "a20063382f3102190384a2006139021864a200623130020fa2006431312f300200a200623133021a5182428f"
            + "a20062313403662b30323a3030a200623136036155";

    /** What comes before the value in the only record of a pack for {@code /3442/0/5}. */
    private static final String AT_5 = "81a221692f333434322f302f35";

    private final SenmlCborEncoder encoder = new SenmlCborEncoder();
    private final SenmlCborDecoder decoder = new SenmlCborDecoder(false);
    private final Output out = new Output(100_000);

    @Test
    void writesTheDeviceAsLeshanDoes() {
        encoder.begin(Path.of(3, 0), out);
        Samples.writeDevice(encoder);
        encoder.end();
        assertEquals(DEVICE, hex(out.toByteArray()));
    }

    @Test
    void readsTheDeviceAsLeshanWritesIt() {
        assertEquals(Samples.DEVICE_LINES, Reading.lines(decoder, hex(DEVICE), Path.of(3, 0), Samples.DEVICE));
    }

    /** As Leshan's tests have it: [{-2: "/0/0/3", 8: h'ABCDEF'}]. */
    @Test
    void readsAnOpaqueValueAsLeshanWritesIt() {
        Reading.one(decoder, hex("81a221662f302f302f330843abcdef"), Path.of(0, 0, 3));
        assertEquals(Path.of(0, 0, 3), decoder.path());
        assertArrayEquals(hex("abcdef"), decoder.readOpaque());
    }

    /** As Leshan's tests have it: [{2: 300.0, -2: "/3442/0/130"}], the value before the name, in 16 bits. */
    @Test
    void readsAFloatOf16BitsAsLeshanWritesIt() {
        Reading.one(decoder, hex("81a202f95cb0216b2f333434322f302f313330"), Path.of(3442, 0, 130));
        assertEquals(300.0, decoder.readFloat());
        assertEquals(Path.of(3442, 0, 130), decoder.path());
    }

    /**
     * RFC 8428 section 6, the second example of section 5.1.2 in CBOR, but that the names are paths: times and units
     * are passed.
     */
    @Test
    void readsTheExampleOfTheRfcAtAPath() {
        String base = "87a721" + "662f333434322f" + "22fb41d303a15b001062" + "23614120" + "05";
        byte[] payload = hex(base + "0063302f34" + "01615602" + "fb405e066666666666"
                + "a30063312f34062402fb3ff3333333333333"
                + "a30063322f34062302fb3ff4cccccccccccd"
                + "a30063332f34062202fb3ff6666666666666"
                + "a30063342f34062102f93e00"
                + "a30063352f34062002fb3ff999999999999a"
                + "a30063362f34060002fb3ffb333333333333");
        assertEquals(
                "/3442/0/4=120.1\n/3442/1/4=1.2\n/3442/2/4=1.3\n/3442/3/4=1.4\n/3442/4/4=1.5\n/3442/5/4=1.6\n/3442/6/4=1.7\n",
                Reading.lines(decoder, payload, Path.of(3442), Samples.EVERYTHING));
    }

    /** Values of RFC 8949 Appendix A, as they are written. */
    @ParameterizedTest
    @CsvSource({
        "INTEGER, 0, 0200",
        "INTEGER, 23, 0217",
        "INTEGER, 24, 021818",
        "INTEGER, 1000, 021903e8",
        "INTEGER, 1000000, 021a000f4240",
        "INTEGER, 1000000000000, 021b000000e8d4a51000",
        "INTEGER, -1, 0220",
        "INTEGER, -100, 023863",
        "INTEGER, -1000, 023903e7",
        "INTEGER, -9223372036854775808, 023b7fffffffffffffff",
        "UNSIGNED_INTEGER, 18446744073709551615, 021bffffffffffffffff",
        "FLOAT, 0.0, 02f90000",
        "FLOAT, -0.0, 02f98000",
        "FLOAT, 1.0, 02f93c00",
        "FLOAT, 1.1, 02fb3ff199999999999a",
        "FLOAT, 65504.0, 02f97bff",
        "FLOAT, 100000.0, 02fa47c35000",
        "FLOAT, 3.4028234663852886e+38, 02fa7f7fffff",
        "FLOAT, 1.0e+300, 02fb7e37e43c8800759c",
        "FLOAT, 5.960464477539063e-8, 02f90001",
        "FLOAT, 0.00006103515625, 02f90400",
        "FLOAT, -4.1, 02fbc010666666666666",
        "FLOAT, Infinity, 02f97c00",
        "FLOAT, NaN, 02f97e00",
        "BOOLEAN, false, 04f4",
        "BOOLEAN, true, 04f5",
        "STRING, IETF, 036449455446",
        "STRING, ü, 0362c3bc",
        "STRING, 水, 0363e6b0b4",
        "STRING, 𐅑, 0364f0908591",
        "OPAQUE, 01020304, 084401020304",
        "OBJECT_LINK, 3:65535, 63766c6f67333a3635353335",
        "TIME, 1363896240, 021a514b67b0",
        "CORE_LINK, </3>, 03643c2f333e",
    })
    void valuesAsTheRfcHasThem(ResourceType type, String value, String bytes) {
        assertEquals(AT_5 + bytes, written(type, writer -> Values.write(writer, type, value)));
        Reading.one(decoder, hex(AT_5 + bytes), Path.of(3442, 0, 5));
        String expected = type == ResourceType.FLOAT ? Double.toString(Double.parseDouble(value)) : value;
        assertEquals(expected, Reading.value(decoder, type));
    }

    /** Other forms of the same number; the last two are decimal fractions, 2731 × 10 and 27315 × 1. */
    @ParameterizedTest
    @CsvSource({
        "1, f93c00",
        "1, fa3f800000",
        "1, fb3ff0000000000000",
        "1, 1b0000000000000001",
        "100000, fa47c35000",
        "-4, f9c400",
        "27310, c48201190aab",
        "27315, c48200196ab3",
    })
    void integersInOtherForms(long value, String bytes) {
        assertEquals(
                value,
                Reading.one(decoder, hex(AT_5 + "02" + bytes), Path.of(3442, 0, 5))
                        .readInteger());
    }

    @ParameterizedTest
    @CsvSource({
        "273.15, c48221196ab3",
        "18446744073709551615, 1bffffffffffffffff",
        "-18446744073709551616, 3bffffffffffffffff",
        "42, 182a"
    })
    void floatsInOtherForms(double value, String bytes) {
        assertEquals(
                value,
                Reading.one(decoder, hex(AT_5 + "02" + bytes), Path.of(3442, 0, 5))
                        .readFloat());
    }

    /** RFC 8949 Appendix A: strings and containers of indefinite length. */
    @Test
    void readsIndefiniteLengths() {
        byte[] payload = hex("9f bf 21 7f 65 2f33343432 62 2f30 61 2f ff 00 61 35 03 7f657374726561646d696e67ff ff"
                + " bf 00 61 36 08 5f42010243030405ff ff ff");
        decoder.begin(payload, 0, payload.length, Path.of(3442, 0), null);
        assertTrue(decoder.next());
        assertEquals(Path.of(3442, 0, 5), decoder.path());
        assertEquals("streaming", decoder.readString());
        assertTrue(decoder.next());
        assertArrayEquals(hex("0102030405"), decoder.readOpaque());
        assertFalse(decoder.next());
    }

    @Test
    void unknownFieldsArePassedWhateverTheyHold() {
        // {"x": {1: [2, [_ 3], h'04', tag 1 (5), null]}, 99: 1.5, 2: 7}
        String extra = "6178 a1 01 85 02 9f03ff 4104 c105 f6" + "1863 f93e00";
        byte[] payload = hex("81 a4 21 692f333434322f302f35" + extra + "02 07");
        assertEquals(7, Reading.one(decoder, payload, Path.of(3442, 0, 5)).readInteger());
        assertFalse(decoder.next());
    }

    @Test
    void namesAreWholePathsIfSeveralAreRead() {
        encoder.begin(Path.ROOT, out);
        encoder.beginInstance(3, 0);
        encoder.beginResource(Samples.DEVICE.resource(9));
        encoder.writeInteger(95);
        encoder.endResource();
        encoder.beginResource(Samples.DEVICE.resource(6));
        encoder.resourceInstance(1);
        encoder.writeInteger(5);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        // [{0: "/3/0/9", 2: 95}, {0: "/3/0/6/1", 2: 5}]
        assertEquals("82a200662f332f302f3902185fa200682f332f302f362f310205", hex(out.toByteArray()));
    }

    @Test
    void namesOfAMultipleResourceAreItsInstances() {
        encoder.begin(Path.of(3, 0, 6), out);
        encoder.beginInstance(3, 0);
        encoder.beginResource(Samples.DEVICE.resource(6));
        encoder.resourceInstance(0);
        encoder.writeInteger(1);
        encoder.resourceInstance(65534);
        encoder.writeInteger(5);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        // [{-2: "/3/0/6/", 0: "0", 2: 1}, {0: "65534", 2: 5}]
        assertEquals("82a321672f332f302f362f0061300201a2006536353533340205", hex(out.toByteArray()));
    }

    @Test
    void nothingIsAnEmptyPack() {
        encoder.begin(Path.of(3442, 0), out);
        encoder.beginInstance(3442, 0);
        encoder.endInstance();
        encoder.end();
        assertEquals("80", hex(out.toByteArray()));
        decoder.begin(hex("80"), 0, 1, Path.of(3442, 0), null);
        assertFalse(decoder.next());
    }

    @Test
    void aPackOfManyRecordsTellsItsSize() {
        encoder.begin(Path.of(3442, 0, 102), out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.multiple(ResourceType.INTEGER));
        for (int i = 0; i < 300; i++) {
            encoder.resourceInstance(i);
            encoder.writeInteger(i);
        }
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("99012ca3", hex(out.toByteArray()).substring(0, 8));
        assertEquals(
                300,
                Reading.lines(decoder, out.toByteArray(), Path.of(3442, 0, 102), Samples.EVERYTHING)
                        .lines()
                        .count());
    }

    @Test
    void aRecordWithoutAValueNamesAPath() {
        // [{-2: "/3442/", 0: "7"}, {0: "8/1"}]
        byte[] payload = hex("82a221662f333434322f006137a10063382f31");
        assertEquals("/3442/7\n/3442/8/1\n", Reading.lines(decoder, payload, Path.of(3442), Samples.EVERYTHING));
        assertFalse(decoder.hasValue());
        Reading.refused(Refusal.BAD_REQUEST, decoder::readInteger);
    }

    @Test
    void readsObjectLinks() {
        Reading.one(decoder, hex(AT_5 + "63766c6f67333a3635353335"), Path.of(3442, 0, 5));
        assertEquals(new ObjectLink(3, 65535), decoder.readObjectLink());
    }

    /** As Leshan 2.0.0-M18 writes them. */
    @Test
    void readsObjectLinksInStrings() {
        Reading.one(decoder, hex(AT_5 + "0367333a3635353335"), Path.of(3442, 0, 5));
        assertEquals(new ObjectLink(3, 65535), decoder.readObjectLink());
    }

    /** As OMA's editors answered to OMA_LwM2M_for_Developers issue 484: [{"n":"/65/0/0/0","vlo":"66:0"}]. */
    @Test
    void readsTheObjectLinkOfTheEditors() {
        Reading.one(decoder, hex("81a200692f36352f302f302f3063766c6f6436363a30"), Path.of(65, 0, 0));
        assertEquals(new ObjectLink(66, 0), decoder.readObjectLink());
        assertEquals(Path.of(65, 0, 0, 0), decoder.path());
    }

    /** As numbers or texts, with or without tags (LwM2M Core TS 1.2.2, Appendix C). */
    @ParameterizedTest
    @ValueSource(strings = {"1a5182428f", "c11a5182428f", "c074323031332d30352d30325431303a34303a31355a"})
    void readsTimesInAllForms(String value) {
        assertEquals(
                1367491215,
                Reading.one(decoder, hex(AT_5 + "02" + value), Path.of(3442, 0, 5))
                        .readTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "a0", // no array
                "01",
                "81", // a record is missing
                "8100", // a record is no map
                "8180", // a record is no map
                "9bffffffffffffffff", // sizes that lie
                "9a7fffffff",
                "81bb7fffffffffffffff",
                "81a221", // no base name
                "81a121 7affffffff 2f33", // a text that lies
                "81a1217bffffffffffffffff2f33",
                "81a221 692f333434322f302f35 02", // no value
                "8000", // something after
                "81a3 21 692f333434322f302f35 02 01 02 02", // two values
                "81a3 21 692f333434322f302f35 02 01 03 6131", // two values of different types
                "81a3 21 612f 21 612f 02 01", // two base names
                "81a3 21 692f333434322f302f35 615f 00 02 01", // a label "_"
                "81a3 21 692f333434322f302f35 63 66 6f 5f 00 02 01", // a label "fo_"
                "81a3 21 692f333434322f302f35 24 01 02 01", // a base value
                "81a3 21 692f333434322f302f35 20 0b 02 01", // version 11
                "81a3 21 692f333434322f302f35 06 6131 02 01", // a time that is a text
                "81a3 21 692f333434322f302f35 f4 00 02 01", // a label that is a boolean
                "81a2 21 692f333434322f312f35 02 01", // outside the target
                "81a2 21 682f333434322f302f 02 01", // a path that ends in a slash
                "81a2 21 673434322f302f35 02 01", // no slash at the start
                "81a2 21 662f333434322f 02 01", // a value at an Object
                "81a1 02 01", // no name
                "81a2 21 692f333434322f302f35 03 62 c328", // malformed UTF-8
                "81a2 21 692f333434322f302f35 03 63 eda080", // half a surrogate pair
                "81a2 21 692f333434322f302f35 03 62 c080", // overlong
                "81a2 21 692f333434322f302f35 03 7f 41 61 ff", // bytes in a text
                "81a2 21 692f333434322f302f35 03 7f 7f 61 61 ff ff", // indefinite in indefinite
                "81a2 21 692f333434322f302f35 02 ff", // a break out of place
                "81bf 21 692f333434322f302f35 02 ff", // a map with half a pair
                "81a2 21 692f333434322f302f35 02 1c", // reserved
                "81a2 21 692f333434322f302f35 02 f818", // a simple value in a longer form
            })
    void refusesWhatIsMalformed(String payload) {
        Reading.refused(
                Refusal.BAD_REQUEST, () -> Reading.lines(decoder, hex(payload), Path.of(3442, 0), Samples.STRING_AT_5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"81", "9f", "a100", "bf00", "c1", "8101"})
    void refusesDeepNesting(String level) {
        byte[] payload = hex("81a3 21 692f333434322f302f35 6178" + level.repeat(10_000));
        Reading.refused(
                Refusal.BAD_REQUEST, () -> Reading.lines(decoder, payload, Path.of(3442, 0), Samples.EVERYTHING));
    }

    @ParameterizedTest
    @CsvSource({
        "1bffffffffffffffff",
        "3b8000000000000000",
        "f93e00",
        "fb43e0000000000000",
        "f97e00",
        "c48218ff01",
        "6131",
        "f5"
    })
    void refusesNumbersThatAreNoIntegers(String bytes) {
        Reading.one(decoder, hex(AT_5 + "02" + bytes), Path.of(3442, 0, 5));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readInteger);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readTime);
    }

    @Test
    void refusesNegativeNumbersWithoutSign() {
        Reading.one(decoder, hex(AT_5 + "0220"), Path.of(3442, 0, 5));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readUnsigned);
    }

    @Test
    void refusesValuesOfAnotherType() {
        Reading.one(decoder, hex(AT_5 + "0201"), Path.of(3442, 0, 5));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readString);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readBoolean);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readOpaque);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readObjectLink);
        Reading.one(decoder, hex(AT_5 + "0401"), Path.of(3442, 0, 5));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readBoolean);
        Reading.one(decoder, hex(AT_5 + "63766c6f6131"), Path.of(3442, 0, 5));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readObjectLink);
    }

    private String written(ResourceType type, Consumer<SenmlCborEncoder> value) {
        out.clear();
        encoder.begin(Path.of(3442, 0, 5), out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(type));
        value.accept(encoder);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        return hex(out.toByteArray());
    }
}

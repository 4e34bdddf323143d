package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final Path TARGET = Path.of(3442, 0, 1);

    private final TextEncoder encoder = new TextEncoder();
    private final TextDecoder decoder = new TextDecoder();
    private final Output out = new Output(1000);

    /**
     * The smallest float is the example of LwM2M Core TS 1.1, Appendix C. The opaque values are the test vectors of RFC
     * 4648 section 10, and one of Leshan's tests.
     */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "STRING, Mein Gerät, Mein Gerät",
                "STRING, ``, ``",
                "INTEGER, -42, -42",
                "INTEGER, -9223372036854775808, -9223372036854775808",
                "UNSIGNED_INTEGER, 18446744073709551615, 18446744073709551615",
                "FLOAT, 22.5, 22.5",
                "FLOAT, -40.0, -40",
                "FLOAT, 1.0E10, 10000000000",
                "FLOAT, 6.667E-11, 0.00000000006667",
                "FLOAT, -1.0E-7, -0.0000001",
                "FLOAT, 0.5, 0.5",
                "FLOAT, -0.0, -0.0",
                "FLOAT, 1.23456789125E7, 12345678.9125",
                "FLOAT, 1.00000005E7, 10000000.5",
                "FLOAT, 1.5E20, 150000000000000000000",
                "FLOAT, -1.2345678901234567E19, -12345678901234567000",
                "BOOLEAN, true, 1",
                "BOOLEAN, false, 0",
                "OPAQUE, ``, ``",
                "OPAQUE, 66, Zg==",
                "OPAQUE, 666f, Zm8=",
                "OPAQUE, 666f6f, Zm9v",
                "OPAQUE, 666f6f62, Zm9vYg==",
                "OPAQUE, 666f6f6261, Zm9vYmE=",
                "OPAQUE, 666f6f626172, Zm9vYmFy",
                "OPAQUE, 0102030405, AQIDBAU=",
                "OPAQUE, fbff, +/8=",
                "TIME, 1476186613, 1476186613",
                "OBJECT_LINK, 65535:65535, 65535:65535",
                "CORE_LINK, </3/0>;ver=1.1, </3/0>;ver=1.1",
            })
    void valuesOfEveryType(ResourceType type, String value, String text) {
        assertEquals(text, written(type, value));
        Reading.one(decoder, text.getBytes(UTF_8), TARGET);
        assertEquals(TARGET, decoder.path());
        assertEquals(value, Reading.value(decoder, type));
        assertFalse(decoder.next());
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, ''",
        "INTEGER, -",
        "INTEGER, +1",
        "INTEGER, 1.0",
        "INTEGER, ' 1'",
        "INTEGER, 1x",
        "INTEGER, 9223372036854775808",
        "INTEGER, -9223372036854775809",
        "INTEGER, 99999999999999999999999999999",
        "INTEGER, ١",
        "UNSIGNED_INTEGER, -1",
        "UNSIGNED_INTEGER, 18446744073709551616",
        "FLOAT, ''",
        "FLOAT, NaN",
        "FLOAT, 1e999",
        "FLOAT, 1.5f",
        "FLOAT, '1,5'",
        "FLOAT, 0x1p3",
        "BOOLEAN, true",
        "BOOLEAN, 2",
        "BOOLEAN, 00",
        "BOOLEAN, ''",
        "OPAQUE, '!,-INVALID$_'",
        "OPAQUE, Zg=",
        "OPAQUE, -_8=",
        "TIME, 2024-01-01",
        "OBJECT_LINK, 3",
        "OBJECT_LINK, 3:",
        "OBJECT_LINK, :3",
        "OBJECT_LINK, 3:65536",
        "OBJECT_LINK, 3:0:1",
        "OBJECT_LINK, -1:0",
    })
    void refusesWhatIsNoValueOfItsType(ResourceType type, String text) {
        Reading.one(decoder, text.getBytes(UTF_8), TARGET);
        Reading.refused(Refusal.BAD_REQUEST, () -> Reading.value(decoder, type));
    }

    @Test
    void refusesMalformedUtf8() {
        Reading.refused(Refusal.BAD_REQUEST, Reading.one(decoder, hex("61ff"), TARGET)::readString);
        Reading.refused(Refusal.BAD_REQUEST, Reading.one(decoder, hex("c3"), TARGET)::readString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/3", "/3/0", "/3/0/6"})
    void isReadForOneValueOnly(String target) {
        Reading.refused(
                Refusal.BAD_REQUEST, () -> decoder.begin(new byte[1], 0, 1, Path.parse(target), Samples.DEVICE));
    }

    @Test
    void isReadForAResourceInstance() {
        decoder.begin("5".getBytes(UTF_8), 0, 1, Path.of(3, 0, 6, 1), Samples.DEVICE);
        assertEquals(true, decoder.next());
        assertEquals(Path.of(3, 0, 6, 1), decoder.path());
        assertEquals(5, decoder.readInteger());
    }

    @Test
    void isWrittenForOneValueOnly() {
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.ROOT, out));
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.of(3), out));
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.of(3, 0), out));
        encoder.begin(Path.of(3, 0, 6), out);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.beginResource(Samples.DEVICE.resource(6)));
        encoder.begin(Path.of(3, 0, 9), out);
        Reading.refused(Refusal.NOT_ACCEPTABLE, encoder::end);
        encoder.begin(Path.of(3, 0, 9), out);
        encoder.writeInteger(1);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.writeInteger(2));
    }

    @Test
    void isWrittenForAResourceInstance() {
        encoder.begin(Path.of(3, 0, 6, 1), out);
        encoder.beginInstance(3, 0);
        encoder.beginResource(Samples.DEVICE.resource(6));
        encoder.resourceInstance(1);
        encoder.writeInteger(5);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("5", new String(out.toByteArray(), UTF_8));
    }

    @Test
    void cannotCarryWhatIsNoNumber() {
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> written(ResourceType.FLOAT, "NaN"));
    }

    private String written(ResourceType type, String value) {
        out.clear();
        encoder.begin(TARGET, out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(type));
        Values.write(encoder, type, value);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        return new String(out.toByteArray(), UTF_8);
    }
}

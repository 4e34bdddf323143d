package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8949: Appendix A (examples) and Appendix F (encodings that are not well-formed). */
class CborTest {

    private final CborReader reader = new CborReader();
    private final CborWriter writer = new CborWriter();
    private final Output out = new Output(1000);

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "10, 0a",
        "23, 17",
        "24, 1818",
        "25, 1819",
        "100, 1864",
        "1000, 1903e8",
        "1000000, 1a000f4240",
        "1000000000000, 1b000000e8d4a51000",
        "-1, 20",
        "-10, 29",
        "-100, 3863",
        "-1000, 3903e7"
    })
    void integers(long value, String bytes) {
        writer.begin(out);
        writer.integer(value);
        assertEquals(bytes, hex(out.toByteArray()));
        assertEquals(value, read(bytes).integer(false));
        assertEquals(value, read(bytes).number());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, f90000",
        "-0.0, f98000",
        "1.0, f93c00",
        "1.1, fb3ff199999999999a",
        "1.5, f93e00",
        "65504.0, f97bff",
        "100000.0, fa47c35000",
        "3.4028234663852886e+38, fa7f7fffff",
        "1.0e+300, fb7e37e43c8800759c",
        "5.960464477539063e-8, f90001",
        "0.00006103515625, f90400",
        "-4.0, f9c400",
        "-4.1, fbc010666666666666",
        "Infinity, f97c00",
        "NaN, f97e00",
        "-Infinity, f9fc00"
    })
    void floats(double value, String bytes) {
        writer.begin(out);
        writer.floating(value);
        assertEquals(bytes, hex(out.toByteArray()));
        assertEquals(value, read(bytes).number());
    }

    @ParameterizedTest
    @CsvSource({
        "Infinity, fa7f800000",
        "NaN, fa7fc00000",
        "-Infinity, faff800000",
        "Infinity, fb7ff0000000000000",
        "NaN, fb7ff8000000000000",
        "-Infinity, fbfff0000000000000"
    })
    void floatsInLongerForms(double value, String bytes) {
        assertEquals(value, read(bytes).number());
    }

    /** Every number of 16 bits is written in 16 bits again. */
    @Test
    void allFloatsOf16Bits() {
        for (int bits = 0; bits < 0x10000; bits++) {
            boolean notANumber = (bits & 0x7C00) == 0x7C00 && (bits & 0x3FF) != 0;
            String bytes = String.format("f9%04x", bits);
            double value = read(bytes).number();
            assertEquals(half(bits), value);
            out.clear();
            writer.begin(out);
            writer.floating(value);
            assertEquals(notANumber ? "f97e00" : bytes, hex(out.toByteArray()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, 60",
                "a, 6161",
                "IETF, 6449455446",
                "\"\\, 62225c",
                "ü, 62c3bc",
                "水, 63e6b0b4",
                "𐅑, 64f0908591"
            })
    void texts(String value, String bytes) {
        writer.begin(out);
        writer.text(value);
        assertEquals(bytes, hex(out.toByteArray()));
        assertEquals(value, read(bytes).text());
    }

    @Test
    void byteStrings() {
        assertEquals(0, read("40").bytes().length);
        assertArrayEquals(hex("01020304"), read("4401020304").bytes());
        assertArrayEquals(hex("0102030405"), read("5f42010243030405ff").bytes());
        assertEquals("streaming", read("7f657374726561646d696e67ff").text());
    }

    @Test
    void booleans() {
        assertEquals(false, read("f4").bool());
        assertEquals(true, read("f5").bool());
    }

    /** The rest of Appendix A: containers, tags, simple values, indefinite lengths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c249010000000000000000",
                "1bffffffffffffffff",
                "3bffffffffffffffff",
                "f6",
                "f7",
                "f0",
                "f8ff",
                "c074323031332d30332d32315432303a30343a30305a",
                "c11a514b67b0",
                "c1fb41d452d9ec200000",
                "d74401020304",
                "d818456449455446",
                "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
                "80",
                "83010203",
                "8301820203820405",
                "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
                "a0",
                "a201020304",
                "a26161016162820203",
                "826161a161626163",
                "a56161614161626142616361436164614461656145",
                "9fff",
                "9f018202039f0405ffff",
                "9f01820203820405ff",
                "83018202039f0405ff",
                "83019f0203ff820405",
                "bf61610161629f0203ffff",
                "826161bf61626163ff",
                "bf6346756ef563416d7421ff"
            })
    void everyItemCanBePassed(String bytes) {
        read(bytes).skip();
        assertTrue(reader.atEnd());
    }

    /** Appendix F: too short, reserved, not ended, wrong parts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "18",
                "19",
                "1a",
                "1b",
                "1901",
                "1a0102",
                "1b01020304050607",
                "38",
                "58",
                "78",
                "98",
                "9a01ff00",
                "b8",
                "d8",
                "f8",
                "f900",
                "fa0000",
                "fb000000",
                "41",
                "61",
                "5affffffff00",
                "5bffffffffffffffff010203",
                "7affffffff00",
                "7b7fffffffffffffff010203",
                "81",
                "818181818181818181",
                "8200",
                "a1",
                "a20102",
                "a100",
                "a2000000",
                "c0",
                "5f4100",
                "7f6100",
                "9f",
                "9f0102",
                "bf",
                "bf01020102",
                "819f",
                "9f8000",
                "9f9f9f9f9fffffffff",
                "9f819f819f9fffffff",
                "1c",
                "1d",
                "1e",
                "3c",
                "5c",
                "7c",
                "9d",
                "be",
                "de",
                "fc",
                "fd",
                "fe",
                "f800",
                "f801",
                "f818",
                "f81f",
                "5f00ff",
                "5f21ff",
                "5f6100ff",
                "5f80ff",
                "5fa0ff",
                "5fc000ff",
                "5fe0ff",
                "7f4100ff",
                "5f5f4100ffff",
                "7f7f6100ffff",
                "ff",
                "81ff",
                "8200ff",
                "a1ff",
                "a1ff00",
                "a100ff",
                "a20000ff",
                "9f81ff",
                "9f829f819f9fffffffff",
                "bf00ff",
                "bf000000ff",
                "1f",
                "3f",
                "df"
            })
    void refusesWhatIsNotWellFormed(String bytes) {
        Reading.refused(Refusal.BAD_REQUEST, () -> read(bytes).skip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "f6", "f4ff", "40", "80", "c100"})
    void refusesOtherTypes(String bytes) {
        Reading.refused(Refusal.BAD_REQUEST, () -> read(bytes).text());
        Reading.refused(Refusal.BAD_REQUEST, () -> read(bytes).map());
        if (!bytes.startsWith("f4")) {
            Reading.refused(Refusal.BAD_REQUEST, () -> read(bytes).bool());
        }
        if (!bytes.equals("01")) {
            Reading.refused(Refusal.BAD_REQUEST, () -> read(bytes).number());
        }
    }

    /** RFC 8428 section 6: the CBOR of the second example of section 5.1.2, as it is printed there; token by token. */
    @Test
    void readsTheSenmlOfTheRfc() {
        read("87a721781b75726e3a6465763a6f773a3130653230373361303130383030363a"
                + "22fb41d303a15b00106223614120050067766f6c7461676501615602fb405e066666666666"
                + "a3006763757272656e74062402fb3ff3333333333333a3006763757272656e74062302fb3ff4cccccccccccd"
                + "a3006763757272656e74062202fb3ff6666666666666a3006763757272656e74062102f93e00"
                + "a3006763757272656e74062002fb3ff999999999999aa3006763757272656e74060002fb3ffb333333333333");
        assertEquals(7, reader.array());
        assertEquals(7, reader.map());
        assertEquals(-2, reader.integer(false));
        assertEquals("urn:dev:ow:10e2073a0108006:", reader.text());
        assertEquals(-3, reader.integer(false));
        assertEquals(1.276020076001e+09, reader.number());
        assertEquals(-4, reader.integer(false));
        assertEquals("A", reader.text());
        assertEquals(-1, reader.integer(false));
        assertEquals(5, reader.integer(false));
        assertEquals(0, reader.integer(false));
        assertEquals("voltage", reader.text());
        assertEquals(1, reader.integer(false));
        assertEquals("V", reader.text());
        assertEquals(2, reader.integer(false));
        assertEquals(120.1, reader.number());
        for (int i = 0; i < 6; i++) {
            assertEquals(3, reader.map());
            assertEquals(0, reader.integer(false));
            assertEquals("current", reader.text());
            assertEquals(6, reader.integer(false));
            assertEquals(i - 5, reader.integer(false));
            assertEquals(2, reader.integer(false));
            assertEquals((12 + i) / 10.0, reader.number());
        }
        assertTrue(reader.atEnd());
    }

    /** RFC 8949 Appendix A: null is not what else has no value. */
    @Test
    void passesANull() {
        assertTrue(read("f6").passNull());
        assertTrue(reader.atEnd());
        for (String other : new String[] {"f7", "f4", "00", "40", "f86e"}) {
            assertFalse(read(other).passNull());
            assertFalse(reader.atEnd());
        }
        Reading.refused(Refusal.BAD_REQUEST, () -> read("").passNull());
    }

    /** The decoder of RFC 8949 Appendix D. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int mantissa = bits & 0x3ff;
        double value = exponent == 0
                ? Math.scalb((double) mantissa, -24)
                : exponent != 31
                        ? Math.scalb((double) mantissa + 1024, exponent - 25)
                        : mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        return (bits & 0x8000) != 0 ? -value : value;
    }

    private CborReader read(String bytes) {
        byte[] payload = hex(bytes);
        reader.begin(payload, 0, payload.length);
        return reader;
    }
}

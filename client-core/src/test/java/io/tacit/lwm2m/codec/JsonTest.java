package io.tacit.lwm2m.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8259, with its examples and those of RFC 8428. */
class JsonTest {

    private final JsonReader reader = new JsonReader();

    /** RFC 8259 section 13, and RFC 8428 sections 5.1.1, 5.1.3 and 5.1.5 with names of the RFC's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Image\": {\"Width\": 800, \"Height\": 600, \"Title\": \"View from 15th Floor\","
                        + " \"Thumbnail\": {\"Url\": \"http://www.example.com/image/481989943\", \"Height\": 125, \"Width\": 100},"
                        + " \"Animated\" : false, \"IDs\": [116, 943, 234, 38793]}}",
                "[{\"precision\": \"zip\", \"Latitude\": 37.7668, \"Longitude\": -122.3959, \"Country\": \"US\"}, {}]",
                "\"Hello world!\"",
                "42",
                "true",
                "[{\"n\":\"urn:dev:ow:10e2073a01080063\",\"u\":\"Cel\",\"v\":23.1}]",
                "[{\"bn\":\"urn:dev:ow:10e2073a01080063\",\"bt\":1.320067464e+09,\"bu\":\"%RH\",\"v\":20},"
                        + "{\"u\":\"lon\",\"v\":24.30621},{\"u\":\"lat\",\"v\":60.07965},{\"t\":60,\"v\":20.3}]",
                "[{\"bn\":\"urn:dev:ow:10e2073a01080063:\",\"n\":\"temp\",\"u\":\"Cel\",\"v\":27.2},"
                        + "{\"n\":\"open\",\"vb\":false},{\"n\":\"nfc-reader\",\"vd\":\"aGkgCg\"}]",
                "[0, -0, 0.5, 1E400, -1.5e-3, 1e+5, \"\\u00e4\\\\\", null, [[]], [{}]]",
            })
    void everyValueCanBePassed(String text) {
        read(" " + text + "\n").skip();
        assertTrue(reader.atEnd());
    }

    /** A record as in RFC 8428 section 5.1.1, token by token. */
    @Test
    void readsTheSenmlOfTheRfc() {
        read("""
                [
                  {"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1},
                  {"vb":false, "v":-5}
                ]
                """);
        reader.expect('[');
        reader.expect('{');
        assertEquals("n", reader.string());
        reader.expect(':');
        assertEquals("urn:dev:ow:10e2073a01080063", reader.string());
        assertFalse(reader.pass('}'));
        reader.expect(',');
        assertEquals("u", reader.string());
        reader.expect(':');
        reader.skip();
        reader.expect(',');
        assertEquals("v", reader.string());
        reader.expect(':');
        assertEquals(23.1, reader.floating());
        assertTrue(reader.pass('}'));
        reader.expect(',');
        reader.expect('{');
        assertEquals("vb", reader.string());
        reader.expect(':');
        assertFalse(reader.bool());
        reader.expect(',');
        reader.skip();
        reader.expect(':');
        assertEquals(-5, reader.integer(false));
        reader.expect('}');
        reader.expect(']');
        assertTrue(reader.atEnd());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "]",
                "}",
                ",",
                ":",
                "[,]",
                "[1,]",
                "[1 2]",
                "[1,,2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "[}",
                "{]",
                "[1}",
                "{\"a\":1]",
                "nul",
                "True",
                "+1",
                ".5",
                "-",
                "--1",
                "-a",
                "1.",
                "01.5",
                "-01",
                "1e",
                "1e+",
                "\"",
                "\"\\",
                "\"\n\"",
                "'a'",
                "\u00a01",
                "\ufeff1",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]"
            })
    void refusesWhatIsNoJson(String text) {
        Reading.refused(Refusal.BAD_REQUEST, () -> read(text).skip());
    }

    private JsonReader read(String text) {
        byte[] payload = text.getBytes(UTF_8);
        reader.begin(payload, 0, payload.length);
        return reader;
    }
}

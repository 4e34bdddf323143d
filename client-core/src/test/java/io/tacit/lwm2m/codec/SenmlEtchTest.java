package io.tacit.lwm2m.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8790, but that names are paths without the host, and payloads of Anjay's integration tests. */
class SenmlEtchTest {

    private final SenmlJsonDecoder json = new SenmlJsonDecoder(true);
    private final SenmlCborDecoder cbor = new SenmlCborDecoder(true);

    /** Section 3.1: a Fetch Pack. */
    @Test
    void readsPaths() {
        assertEquals("/3311/0/5850\n/3311/0/5851\n", lines("[{'bn':'/3311/0/', 'n':'5850'},{'n':'5851'}]"));
        assertEquals("/3311/0/5850\n", lines("[{'bn':'/3311/0/', 'n':'5850', 't':1.276020091e+09}]"));
    }

    /** Section 3.2: a Patch Pack. */
    @Test
    void readsValues() {
        assertEquals(
                "/3311/0/5850=value\n/3311/0/5851=10\n",
                lines("[{'bn':'/3311/0/', 'n':'5850', 'vb':false},{'n':'5851', 'v':10}]"));
    }

    /** Section 3.2: a Patch Pack that removes. */
    @Test
    void readsNulls() {
        assertEquals(
                "/3311/0/5850=null\n/3311/0/5851=null\n",
                lines("[{'bn':'/3311/0/', 'n':'5850', 'v':null},{'n':'5851', 'v':null}]"));
        assertFalse(json.isNull());
    }

    /** As Anjay's tests have it, in tests/integration/suites/default/write_composite.py; the Object there is 33605. */
    @Test
    void readsWhatAnjaysTestsWrite() {
        String expected = "/33605/1/12=42\n/33605/1/3/1=null\n/33605/1/3/2=null\n/33605/1/13=value\n";
        assertEquals(
                expected,
                lines("[{'n': '/33605/1/12', 'v': 42}, {'n': '/33605/1/3/1', 'v': null},"
                        + " {'n': '/33605/1/3/2', 'v': null}, {'n': '/33605/1/13', 'vs': 'test'}]"));
        assertEquals(
                expected,
                lines(
                        cbor,
                        Samples.hex("84" + "a2006b2f33333630352f312f313202182a"
                                + "a2006c2f33333630352f312f332f3102f6" + "a2006c2f33333630352f312f332f3202f6"
                                + "a2006b2f33333630352f312f3133036474657374")));
    }

    /** Section 5: here no label has to be understood. */
    @Test
    void passesLabelsThatMustBeUnderstoodElsewhere() {
        assertEquals("/3/0/9=7\n", lines("[{'n':'/3/0/9','v':7,'new_':null}]"));
    }

    @Test
    void aNullHasNoValue() {
        Reading.one(json, json("[{'v':null,'n':'/3/0/9'}]"), Path.ROOT);
        assertEquals(true, json.isNull());
        assertFalse(json.hasValue());
        Reading.refused(Refusal.BAD_REQUEST, json::readInteger);
        Reading.refused(Refusal.BAD_REQUEST, json::readFloat);
        Reading.refused(Refusal.BAD_REQUEST, json::readString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'n':'/3/0/9','v':nul}]",
                "[{'n':'/3/0/9','v':nullx}]",
                "[{'n':'/3/0/9','v':null,'v':null}]",
                "[{'n':'/3/0/9','v':null,'v':1}]",
                "[{'n':'/3/0/9','v':1,'v':null}]",
                "[{'n':'/3/0/9','v':null,'vs':''}]",
                "[{'n':null,'v':null}]",
                "[{'n':'3/0/9','v':null}]",
                "[{'v':null}]",
                "[null]",
                "null",
            })
    void refusesWhatIsMalformed(String payload) {
        Reading.refused(Refusal.BAD_REQUEST, () -> lines(payload));
    }

    /** Only numbers can be null (section 3.2), and only here. */
    @Test
    void nothingElseIsNull() {
        Reading.one(json, json("[{'n':'/3/0/9','vs':null}]"), Path.ROOT);
        assertFalse(json.isNull());
        Reading.refused(Refusal.BAD_REQUEST, json::readString);
        SenmlJsonDecoder senml = new SenmlJsonDecoder(false);
        Reading.one(senml, json("[{'n':'/3/0/9','v':null}]"), Path.ROOT);
        assertFalse(senml.isNull());
        Reading.refused(Refusal.BAD_REQUEST, senml::readInteger);
    }

    private String lines(String payload) {
        return lines(json, json(payload));
    }

    /** Numbers are read as integers, of other values is said that they are there. */
    private static String lines(Decoder decoder, byte[] payload) {
        decoder.begin(payload, 0, payload.length, Path.ROOT, null);
        StringBuilder lines = new StringBuilder();
        while (decoder.next()) {
            lines.append(decoder.path());
            if (decoder.isNull()) {
                lines.append("=null");
            } else if (decoder.hasValue()) {
                lines.append('=').append(value(decoder));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String value(Decoder decoder) {
        try {
            return Long.toString(decoder.readInteger());
        } catch (Refusal refusal) {
            return "value";
        }
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}

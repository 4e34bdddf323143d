package io.tacit.lwm2m.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lwm2mJsonTest {

    /** LwM2M Core TS 1.2.2, section 7.5.6.1, which still has it: Read of /3/0; also in Leshan's tests. */
    private static final String DEVICE = "{'bn':'/3/0/','e':[{'n':'0','sv':'Open Mobile Alliance'},"
            + "{'n':'1','sv':'Lightweight M2M Client'},{'n':'2','sv':'345000123'},{'n':'3','sv':'1.0'},"
            + "{'n':'6/0','v':1},{'n':'6/1','v':5},{'n':'7/0','v':3800},{'n':'7/1','v':5000},"
            + "{'n':'8/0','v':125},{'n':'8/1','v':900},{'n':'9','v':100},{'n':'10','v':15},{'n':'11/0','v':0},"
            + "{'n':'13','v':1367491215},{'n':'14','sv':'+02:00'},{'n':'16','sv':'U'}]}";

    private static final int READ_WRITE = ResourceDefinition.READ | ResourceDefinition.WRITE;

    /** The Object of Leshan's tests. */
    private static final ObjectDefinition CUSTOM = ObjectDefinition.builder(1024, "Custom")
            .multiple()
            .resource(0, "text", ResourceType.STRING, READ_WRITE)
            .resource(1, "number", ResourceType.FLOAT, READ_WRITE)
            .resource(2, "switch", ResourceType.BOOLEAN, READ_WRITE)
            .build();

    private final Lwm2mJsonEncoder encoder = new Lwm2mJsonEncoder(ContentFormat.LWM2M_JSON);
    private final Lwm2mJsonDecoder decoder = new Lwm2mJsonDecoder();
    private final Output out = new Output(100_000);

    @Test
    void writesTheDeviceOfTheSpecification() {
        encoder.begin(Path.of(3, 0), out);
        Samples.writeDevice(encoder);
        encoder.end();
        assertEquals(DEVICE, text());
    }

    /** Leshan's tests: with base name, with the root as base name, and without one. */
    @Test
    void readsTheDeviceAsLeshanWritesIt() {
        assertEquals(Samples.DEVICE_LINES, lines(DEVICE, Path.of(3, 0), Samples.DEVICE));
        String rooted = DEVICE.replace("'bn':'/3/0/'", "'bn':'/'").replace("'n':'", "'n':'3/0/");
        assertEquals(Samples.DEVICE_LINES, lines(rooted, Path.of(3, 0), Samples.DEVICE));
        String bare = DEVICE.replace("'bn':'/3/0/',", "").replace("'n':'", "'n':'/3/0/");
        assertEquals(Samples.DEVICE_LINES, lines(bare, Path.of(3, 0), Samples.DEVICE));
    }

    /** The draft of SenML that LwM2M 1.0 took, draft-jennings-senml-10 section 4: then it is the URI of the request. */
    @Test
    void withoutABaseNameNamesAreRelativeToTheRequest() {
        String bare = DEVICE.replace("'bn':'/3/0/',", "");
        assertEquals(Samples.DEVICE_LINES, lines(bare, Path.of(3, 0), Samples.DEVICE));
        assertEquals("/3/0/9=95\n", lines("{'e':[{'v':95}]}", Path.of(3, 0, 9), Samples.DEVICE));
        assertEquals("/3/0/6/1=5\n", lines("{'e':[{'n':'1','v':5}]}", Path.of(3, 0, 6), Samples.DEVICE));
    }

    /** Leshan's tests: a base name without the slash at its start, and one that ends in the middle of an id. */
    @Test
    void readsBaseNamesAsLeshanDoes() {
        assertEquals(
                "/1024/0/0=a string\n/1024/0/1=10.5\n/1024/0/2=true\n",
                lines(
                        "{'bn':'1024/0/', 'e':[{'n':'0','sv':'a string'},{'n':'1','v':10.5},{'n':'2','bv':true}]}",
                        Path.of(1024, 0),
                        CUSTOM));
        assertEquals(
                "/3/0/11/0=0\n/3/0/11/1=0\n",
                lines("{'bn':'3/0/1','e':[{'n':'1/0','v':0},{'n':'1/1','v':0}]}", Path.of(3, 0, 11), Samples.DEVICE));
    }

    /** Leshan's tests: the base time comes after the values; times are passed. */
    @Test
    void readsTimesAsLeshanWritesThem() {
        assertEquals(
                "/1024/0/1=22.9\n/1024/0/1=22.4\n/1024/0/1=24.1\n",
                lines(
                        "{'bn':'/1024/0/1','e':[{'v':22.9,'t':-30},{'v':22.4,'t':-5},{'v':24.1,'t':-50}],'bt':25462634}",
                        Path.of(1024, 0, 1),
                        CUSTOM));
    }

    /** The members may come in any order, with others among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'bn':'/3442/0/','e':[{'n':'2','v':7}]}",
                "{'e':[{'v':7,'n':'2'}],'bn':'/3442/0/'}",
                "{'bt':1,'e':[{'n':'2','v':7,'t':-1}],'ver':1,'bn':'/3442/0/','x':{'e':[{}]}}",
                " { 'bn' : '/3442' ,\r\n'e' :\t[ { 'n' : '/0/2' , 'v' : 0.7E+1, 'u': 'A', 'vs':null } ] } ",
                "{'e':[{'n':'/3442/0/2','v':7}]}",
                "{'e':[{'n':'2','v':7}]}",
            })
    void sameRecordInOtherWords(String payload) {
        assertEquals("/3442/0/2=7\n", lines(payload, Path.of(3442, 0), Samples.EVERYTHING));
    }

    /** Opaque is base64 in a text; object links have a label, as Zephyr's tests for this format have it. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "STRING, test_string, 'sv':'test_string'",
                "STRING, ü水😀, 'sv':'ü水😀'",
                "INTEGER, -9223372036854775808, 'v':-9223372036854775808",
                "UNSIGNED_INTEGER, 18446744073709551615, 'v':18446744073709551615",
                "FLOAT, -123.125, 'v':-123.125",
                "FLOAT, 3.0, 'v':3",
                "BOOLEAN, true, 'bv':true",
                "BOOLEAN, false, 'bv':false",
                "OPAQUE, fffefd, 'sv':'//79'",
                "OPAQUE, fffe, 'sv':'//4='",
                "OPAQUE, ``, 'sv':''",
                "TIME, 1367491215, 'v':1367491215",
                "OBJECT_LINK, 0:0, 'ov':'0:0'",
                "OBJECT_LINK, 65535:65535, 'ov':'65535:65535'",
                "CORE_LINK, </3/0>, 'sv':'</3/0>'",
            })
    void valuesOfEveryType(ResourceType type, String value, String field) {
        String id = Integer.toString(type.ordinal());
        String expected = "{'bn':'/3442/0/','e':[{'n':'" + id + "'," + field + "}]}";
        Path path = Path.of(3442, 0, type.ordinal());
        encoder.begin(path, out);
        write(type, value);
        encoder.end();
        assertEquals(expected, text());
        assertEquals(value, Reading.value(Reading.one(decoder, json(expected), path), type));
    }

    /** Leshan's encoder writes object links as texts. */
    @Test
    void readsObjectLinksInTexts() {
        Reading.one(decoder, json("{'bn':'/3442/0/8','e':[{'sv':'3:0'}]}"), Path.of(3442, 0, 8));
        assertEquals("3:0", decoder.readObjectLink().toString());
    }

    @Test
    void baseNamesEndAboveResources() {
        assertEquals("{'bn':'/','e':[{'n':'3/0/6/1','v':5}]}", written(Path.ROOT));
        assertEquals("{'bn':'/3/','e':[{'n':'0/6/1','v':5}]}", written(Path.of(3)));
        assertEquals("{'bn':'/3/0/','e':[{'n':'6/1','v':5}]}", written(Path.of(3, 0)));
        assertEquals("{'bn':'/3/0/','e':[{'n':'6/1','v':5}]}", written(Path.of(3, 0, 6)));
        assertEquals("{'bn':'/3/0/','e':[{'n':'6/1','v':5}]}", written(Path.of(3, 0, 6, 1)));
    }

    /** Leshan's tests have all these for an Object, an Object Instance, a multiple Resource without values. */
    @Test
    void nothingIsAnEmptyArray() {
        encoder.begin(Path.of(2, 0), out);
        encoder.end();
        assertEquals("{'bn':'/2/0/','e':[]}", text());
        for (String payload : new String[] {"{'e':[]}", "{'bn':'2', 'e':[]}", "{'bn':'2/0', 'e':[]}", text()}) {
            decoder.begin(json(payload), 0, payload.length(), Path.of(2), null);
            assertFalse(decoder.next());
            assertFalse(decoder.next());
            assertFalse(decoder.hasValue());
        }
    }

    /** Since 1970 if positive, from now if negative (draft-jennings-senml-10 section 4); Leshan writes them so too. */
    @Test
    void eachValueHasItsTime() {
        encoder.begin(Path.of(3, 0), out);
        encoder.time(1_700_000_000_250L);
        writeInstance();
        encoder.ago(2_000);
        writeInstance();
        encoder.time(Encoder.NO_TIME);
        writeInstance();
        encoder.end();
        assertEquals(
                "{'bn':'/3/0/','e':[{'n':'6/1','t':1700000000.25,'v':5},{'n':'6/1','t':-2,'v':5},{'n':'6/1','v':5}]}",
                text());
    }

    @Test
    void knowsItsOldNumber() {
        assertEquals(1543, new Lwm2mJsonEncoder(ContentFormat.OLD_LWM2M_JSON).contentFormat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}", // no array of values, as Leshan's tests have it
                "{'bn':'/3442/0/'}",
                "{'e':{}}",
                "{'e':7}",
                "{'e':null}",
                "{'e':[}",
                "{'e':[]",
                "{'e':[],}",
                "{,'e':[]}",
                "{'e':[]}x",
                "{'e':[]}}",
                "{'e':[],'e':[]}",
                "{'bn':'/','bn':'/','e':[]}",
                "{'bn':3,'e':[]}",
                "{'bn':null,'e':[]}",
                "{'bt':'now','e':[]}",
                "{'e':[7]}",
                "{'e':[[]]}",
                "{'e':[{'n':'2'}]}", // no value, as Leshan's tests have it
                "{'e':[{}]}",
                "{'e':[{'n':'2','v':null}]}",
                "{'e':[{'n':'2','v':1,'v':2}]}",
                "{'e':[{'n':'2','v':1,'sv':'1'}]}",
                "{'e':[{'n':'2','n':'2','v':1}]}",
                "{'e':[{'n':'2','vs':'1'}]}", // SenML's labels
                "{'e':[{'n':'2','vd':'AA'}]}",
                "{'e':[{'n':2,'v':1}]}",
                "{'e':[{'n':'2','v':1,'t':'now'}]}",
                "{'e':[{'n':'2','v':1},]}",
                "{'e':[{'n':'2','v':1} {'n':'3','v':1}]}",
                "{'e':[{'n':'2','v':'1'}]}",
                "{'e':[{'n':'2','v':1.5}]}",
                "{'e':[{'n':'2/','v':1}]}",
                "{'e':[{'n':'02','v':1}]}",
                "{'e':[{'n':'/3442/1/2','v':1}]}",
                "{'bn':'/3442/1/','e':[{'n':'2','v':1}]}",
                "{'bn':'/3442/0','e':[{'n':'2','v':1}]}",
                "{'bn':'/3442/0/','e':[{'v':1}]}",
            })
    void refusesWhatIsMalformed(String payload) {
        Reading.refused(Refusal.BAD_REQUEST, () -> lines(payload, Path.of(3442, 0), Samples.EVERYTHING));
    }

    /** With padding it is one alphabet, without it the other. */
    @ParameterizedTest
    @ValueSource(strings = {"__4=", "//4=A", "//5=", "A"})
    void refusesMalformedBase64(String text) {
        Reading.one(decoder, json("{'e':[{'n':'6','sv':'" + text + "'}]}"), Path.of(3442, 0));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readOpaque);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{'a':", "[1,", "{'a':1,'b':", "{'e':["})
    void refusesDeepNesting(String level) {
        String deep = level.repeat(10_000);
        Reading.refused(Refusal.BAD_REQUEST, () -> lines("{'x':" + deep, Path.of(3442, 0), Samples.EVERYTHING));
        Reading.refused(Refusal.BAD_REQUEST, () -> lines("{'e':[{'x':" + deep, Path.of(3442, 0), Samples.EVERYTHING));
    }

    private String lines(String payload, Path target, ObjectDefinition definition) {
        return Reading.lines(decoder, json(payload), target, definition);
    }

    private void write(ResourceType type, String value) {
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(type));
        Values.write(encoder, type, value);
        encoder.endResource();
        encoder.endInstance();
    }

    private String written(Path requested) {
        out.clear();
        encoder.begin(requested, out);
        writeInstance();
        encoder.end();
        return text();
    }

    private void writeInstance() {
        encoder.beginInstance(3, 0);
        encoder.beginResource(Samples.DEVICE.resource(6));
        encoder.resourceInstance(1);
        encoder.writeInteger(5);
        encoder.endResource();
        encoder.endInstance();
    }

    private String text() {
        return new String(out.toByteArray(), UTF_8).replace('"', '\'');
    }

    /** JSON with single quotes, which are easier to read in Java. */
    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}

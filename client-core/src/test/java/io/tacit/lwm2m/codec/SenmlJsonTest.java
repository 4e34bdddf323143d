package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
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

class SenmlJsonTest {

    /** LwM2M Core TS 1.1, section 7.4.4: Read of /3/0, also in Leshan's tests. */
    private static final String DEVICE = "[{'bn':'/3/0/','n':'0','vs':'Open Mobile Alliance'},"
            + "{'n':'1','vs':'Lightweight M2M Client'},{'n':'2','vs':'345000123'},{'n':'3','vs':'1.0'},"
            + "{'n':'6/0','v':1},{'n':'6/1','v':5},{'n':'7/0','v':3800},{'n':'7/1','v':5000},"
            + "{'n':'8/0','v':125},{'n':'8/1','v':900},{'n':'9','v':100},{'n':'10','v':15},{'n':'11/0','v':0},"
            + "{'n':'13','v':1367491215},{'n':'14','vs':'+02:00'},{'n':'16','vs':'U'}]";

    private final SenmlJsonEncoder encoder = new SenmlJsonEncoder();
    private final SenmlJsonDecoder decoder = new SenmlJsonDecoder(false);
    private final Output out = new Output(100_000);

    @Test
    void writesTheDeviceOfTheSpecification() {
        encoder.begin(Path.of(3, 0), out);
        Samples.writeDevice(encoder);
        encoder.end();
        assertEquals(DEVICE, text());
    }

    @Test
    void readsTheDeviceOfTheSpecification() {
        assertEquals(Samples.DEVICE_LINES, Reading.lines(decoder, json(DEVICE), Path.of(3, 0), Samples.DEVICE));
    }

    /**
     * RFC 8428 section 5.1.2, second example, but that the names are paths: base fields hold until changed; times are
     * passed.
     */
    @Test
    void readsTheExampleOfTheRfcAtAPath() {
        byte[] payload = json("""
                [
                  {'bn':'/3442/','bt':1.276020076001e+09,
                   'bu':'A','bver':5,
                   'n':'0/4','u':'V','v':120.1},
                  {'n':'1/4','t':-5,'v':1.2},
                  {'n':'2/4','t':-4,'v':1.3},
                  {'n':'3/4','t':-3,'v':1.4},
                  {'n':'4/4','t':-2,'v':1.5},
                  {'n':'5/4','t':-1,'v':1.6},
                  {'n':'6/4','v':1.7}
                ]
                """);
        assertEquals(
                "/3442/0/4=120.1\n/3442/1/4=1.2\n/3442/2/4=1.3\n/3442/3/4=1.4\n/3442/4/4=1.5\n/3442/5/4=1.6\n/3442/6/4=1.7\n",
                Reading.lines(decoder, payload, Path.of(3442), Samples.EVERYTHING));
    }

    /** RFC 8428 section 5.1.5, but that the names are paths. */
    @Test
    void readsAllTypesOfTheRfcAtAPath() {
        byte[] payload = json("""
                [
                  {'bn':'/3442/0/','n':'4','u':'Cel','v':23.1},
                  {'n':'1','vs':'Machine Room'},
                  {'n':'5','vb':false},
                  {'n':'6','vd':'aGkgCg'}
                ]
                """);
        assertEquals(
                "/3442/0/4=23.1\n/3442/0/1=Machine Room\n/3442/0/5=false\n/3442/0/6=6869200a\n",
                Reading.lines(decoder, payload, Path.of(3442, 0), Samples.EVERYTHING));
    }

    /** As in RFC 8428 section 5.1.6 the base name changes on the way; and it stands behind the value. */
    @Test
    void baseNamesMayChange() {
        byte[] payload = json("[{'bn':'/3442/0/','n':'2','v':1},{'v':2,'n':'3','bn':'/3442/1/'},{'n':'2','v':3}]");
        assertEquals(
                "/3442/0/2=1\n/3442/1/3=2\n/3442/1/2=3\n",
                Reading.lines(decoder, payload, Path.of(3442), Samples.EVERYTHING));
    }

    /** LwM2M Core TS 1.2.2, tables 7.5.6-6, -8, -10, -11 and -12: requests of Read-Composite. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[{'n':'/3/0/0'},{'n':'/3/0/9'},{'n':'/1/0/1'}] | /3/0/0 /3/0/9 /1/0/1",
                "[{'bn':'/4/0/', 'n':'0'},{'n':'1'},{'n':'2'},{'bn':'/6/', 'n':'0'}] | /4/0/0 /4/0/1 /4/0/2 /6/0",
                "[{'n':'/'}] | /",
                "[{'n':'/1'}] | /1",
                "[{'n':'/1/0'},{'n':'/1/2'}] | /1/0 /1/2",
            })
    void readsTheCompositeRequestsOfTheSpecification(String payload, String paths) {
        assertEquals(paths.replace(" ", "\n") + "\n", Reading.lines(decoder, json(payload), Path.ROOT, null));
    }

    /** LwM2M Core TS 1.2.2, table 7.5.6-4: the values of several Objects, from the root on. */
    @Test
    void readsObjectLinksOfTheSpecification() {
        byte[] payload = json("[{'bn':'/','n':'65/0/0/0','vlo':'66:0'},{'n':'65/0/0/1','vlo':'66:1'}]");
        Reading.one(decoder, payload, Path.of(65, 0));
        assertEquals(new ObjectLink(66, 0), decoder.readObjectLink());
        assertTrue(decoder.next());
        assertEquals(new ObjectLink(66, 1), decoder.readObjectLink());
        assertEquals(Path.of(65, 0, 0, 1), decoder.path());
    }

    /** A server's value that can't be read as it should does not keep the next from being read. */
    @Test
    void goesOnAfterAValueOfAnotherType() {
        byte[] payload = json("[{'n':'/3442/0/1','vs':'\\uD83D'},{'n':'/3442/0/2','v':7}]");
        Reading.one(decoder, payload, Path.of(3442, 0));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readString);
        assertTrue(decoder.next());
        assertEquals(7, decoder.readInteger());
        assertFalse(decoder.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'bn':'/3442/0/','n':'2','v':7}]",
                "[{'bn':'/3442/0/2','v':7}]",
                "[{'n':'/3442/0/2','v':7}]",
                "[{'bn':'/3442','n':'/0/2','v':7}]",
                "[{'bn':'/'},{'n':'3442/0/2','v':7}]",
                "[{},{'n':'/3442/0/2','v':7.0}]",
                " [ { 'n' :\t'/3442\\/0\\u002f2' ,\r\n'v' : 0.7E+1 } ] ",
                "[{'n':'/3442/0/2','x':{'a':[1,{'b':[]},'}',{},true,false,null,-1.5e-3]},'v':70e-1,'y':[[],[]]}]",
            })
    void sameRecordInOtherWords(String text) {
        assertEquals("/3442/0/2=7\n", Reading.lines(decoder, json(text), Path.of(3442, 0), Samples.EVERYTHING));
    }

    @Test
    void takesAnObjectLinkThatLeshanWroteAsAString() {
        String json = "[{\"bn\":\"/3442/0/5\",\"vs\":\"3:0\"}]";
        assertEquals(
                new ObjectLink(3, 0),
                Reading.one(decoder, json(json), Path.of(3442, 0, 5)).readObjectLink());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "INTEGER, -9223372036854775808, 'v':-9223372036854775808",
                "INTEGER, 9223372036854775807, 'v':9223372036854775807",
                "UNSIGNED_INTEGER, 18446744073709551615, 'v':18446744073709551615",
                "FLOAT, 22.5, 'v':22.5",
                "FLOAT, 100.0, 'v':100",
                "FLOAT, -0.0, 'v':-0.0",
                "FLOAT, 1.0E-7, 'v':1.0E-7",
                "FLOAT, 1.0E300, 'v':1.0E300",
                "BOOLEAN, true, 'vb':true",
                "BOOLEAN, false, 'vb':false",
                "STRING, a/b, 'vs':'a/b'",
                "STRING, ü水😀, 'vs':'ü水😀'",
                "CORE_LINK, </3/0>, 'vs':'</3/0>'",
                "TIME, -1, 'v':-1",
                "OBJECT_LINK, 3:65535, 'vlo':'3:65535'",
                "OPAQUE, fffefd, 'vd':'__79'",
                "OPAQUE, fffe, 'vd':'__4'",
                "OPAQUE, 00, 'vd':'AA'",
                "OPAQUE, ``, 'vd':''",
            })
    void valuesOfEveryType(ResourceType type, String value, String field) {
        String expected = "[{'bn':'/3442/0/5'," + field + "}]";
        assertEquals(expected, written(type, writer -> Values.write(writer, type, value)));
        assertEquals(value, Reading.value(Reading.one(decoder, json(expected), Path.of(3442, 0, 5)), type));
    }

    @Test
    void textIsEscaped() {
        String value = "\"\\\b\f\n\r\t\0\u001f/\u007f";
        out.clear();
        written(ResourceType.STRING, writer -> writer.writeString(value));
        assertEquals(
                "[{\"bn\":\"/3442/0/5\",\"vs\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F/\u007f\"}]",
                new String(out.toByteArray(), UTF_8));
        assertEquals(
                value,
                Reading.one(decoder, out.toByteArray(), Path.of(3442, 0, 5)).readString());
    }

    @Test
    void escapesOfSurrogatePairsAreJoined() {
        assertEquals("😀x", readText("\\uD83D\\ude00x"));
        assertEquals("\"\\/\b\f\n\r\t", readText("\\\"\\\\\\/\\b\\f\\n\\r\\t"));
    }

    @Test
    void halfASurrogatePairIsWrittenAsReplacement() {
        written(ResourceType.STRING, writer -> writer.writeString("a\uD83Db\uDE00"));
        assertEquals(
                "a\uFFFDb\uFFFD",
                Reading.one(decoder, out.toByteArray(), Path.of(3442, 0, 5)).readString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\uD83D",
                "\\uDE00",
                "\\uD83Dx",
                "\\uD83D\\n",
                "\\uD83D\\u0041",
                "\\x",
                "\\u12G4",
                "\\u12",
                "\n",
                "\t",
                "\\"
            })
    void refusesMalformedStrings(String text) {
        Reading.refused(Refusal.BAD_REQUEST, () -> readText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c328", "eda080", "c080", "f4908080", "e28228", "ff", "c3", "80"})
    void refusesMalformedUtf8(String bytes) {
        Output payload = new Output(100);
        byte[] before = json("[{'n':'/3442/0/5','vs':'");
        payload.write(before, 0, before.length);
        payload.write(hex(bytes), 0, bytes.length() / 2);
        payload.write(json("'}]"), 0, 3);
        Reading.one(decoder, payload.toByteArray(), Path.of(3442, 0, 5));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[{",
                "[{'n'",
                "[{'n':",
                "[{'n':'/3442/0/2','v':1}",
                "[{'n':'/3442/0/2','v':1}]]",
                "[{'n':'/3442/0/2','v':1}]x",
                "[{'n':'/3442/0/2','v':1},]",
                "[,{'n':'/3442/0/2','v':1}]",
                "[{'n':'/3442/0/2','v':1,}]",
                "[{,'n':'/3442/0/2','v':1}]",
                "[{'n':'/3442/0/2' 'v':1}]",
                "[{'n':'/3442/0/2','v':1}{}]",
                "[{'n':'/3442/0/2','v':01}]",
                "[{'n':'/3442/0/2','v':+1}]",
                "[{'n':'/3442/0/2','v':.5}]",
                "[{'n':'/3442/0/2','v':5.}]",
                "[{'n':'/3442/0/2','v':1e}]",
                "[{'n':'/3442/0/2','v':-}]",
                "[{'n':'/3442/0/2','v':NaN}]",
                "[{'n':'/3442/0/2','v':Infinity}]",
                "[{'n':'/3442/0/2','v':0x10}]",
                "[{'n':'/3442/0/2','v':1.5}]",
                "[{'n':'/3442/0/2','v':1e19}]",
                "[{'n':'/3442/0/2','v':9223372036854775808}]",
                "[{'n':'/3442/0/2','v':'1'}]",
                "[{'n':'/3442/0/2','v':tru}]",
                "[{'n':'/3442/0/2','v':null}]",
                "[{'n':'/3442/0/2','v':[}]}]",
                "[{'n':'/3442/0/2','v':1,'v':2}]",
                "[{'n':'/3442/0/2','n':'/3442/0/2','v':1}]",
                "[{'n':'/3442/0/2','v':1,'must_':0}]",
                "[{'n':'/3442/0/2','v':1,'bv':1}]",
                "[{'n':'/3442/0/2','v':1,'bver':11}]",
                "[{'n':'/3442/0/2','v':1,'t':'now'}]",
                "[{'n':'/3442/1/2','v':1}]",
                "[{'n':'/3442/0/2/','v':1}]",
                "[{'n':'3442/0/2','v':1}]",
                "[{'n':'/3442/0/02','v':1}]",
                "[{'n':'/3442/0/65535','v':1}]",
                "[{'n':'/3442/0/2/0/0','v':1}]",
                "[{'n':'/3442/0','v':1}]",
                "[{'n':'urn:dev:ow:10e2073a01080063','v':23.1}]",
                "[{'v':1}]",
                "[{'n':3,'v':1}]",
                "[{3:'n','v':1}]",
            })
    void refusesWhatIsMalformed(String payload) {
        Reading.refused(
                Refusal.BAD_REQUEST, () -> Reading.lines(decoder, json(payload), Path.of(3442, 0), Samples.EVERYTHING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{'a':", "[1,", "{'a':1,'b':"})
    void refusesDeepNesting(String level) {
        byte[] payload = json("[{'x':" + level.repeat(10_000));
        Reading.refused(
                Refusal.BAD_REQUEST, () -> Reading.lines(decoder, payload, Path.of(3442, 0), Samples.EVERYTHING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA=", "AAAAA", "A A=", "AA==AA==", "+/+/", "AB", "====", "AAAA===="})
    void refusesMalformedBase64(String text) {
        Reading.one(decoder, json("[{'n':'/3442/0/6','vd':'" + text + "'}]"), Path.of(3442, 0));
        Reading.refused(Refusal.BAD_REQUEST, decoder::readOpaque);
    }

    @Test
    void readsBase64WithPadding() {
        Reading.one(decoder, json("[{'n':'/3442/0/6','vd':'__4='}]"), Path.of(3442, 0));
        assertArrayEquals(hex("fffe"), decoder.readOpaque());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void cannotCarryWhatIsNoNumber(double value) {
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> written(ResourceType.FLOAT, writer -> writer.writeFloat(value)));
    }

    @Test
    void startsAnewAfterARefusal() {
        cannotCarryWhatIsNoNumber(Double.NaN);
        assertEquals("[{'bn':'/3442/0/5','v':1.5}]", written(ResourceType.FLOAT, writer -> writer.writeFloat(1.5)));
    }

    @Test
    void nothingIsAnEmptyPack() {
        encoder.begin(Path.of(3442), out);
        encoder.end();
        assertEquals("[]", text());
        decoder.begin(json(" [ ] "), 0, 5, Path.of(3442), null);
        assertFalse(decoder.next());
        assertFalse(decoder.next());
    }

    /** As the composite operations have it (LwM2M Core TS 1.1, section 6.3.8). */
    @Test
    void readsPathsWithoutValues() {
        byte[] payload = json("[{'n':'/3/0/1'},{'n':'/3442'},{'bn':'/1/0/1'}]");
        assertEquals("/3/0/1\n/3442\n/1/0/1\n", Reading.lines(decoder, payload, Path.ROOT, null));
    }

    private String readText(String escaped) {
        String payload = "[{\"n\":\"/3442/0/5\",\"vs\":\"" + escaped + "\"}]";
        return Reading.one(decoder, payload.getBytes(UTF_8), Path.of(3442, 0)).readString();
    }

    private String written(ResourceType type, Consumer<SenmlJsonEncoder> value) {
        out.clear();
        encoder.begin(Path.of(3442, 0, 5), out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(type));
        value.accept(encoder);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        return text();
    }

    private String text() {
        return new String(out.toByteArray(), UTF_8).replace('"', '\'');
    }

    /** JSON with single quotes, which are easier to read in Java. */
    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.hex;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, section 6.3.9, with the conformance cases LightweightM2M-1.1-int-230 and 257. */
class WriteCompositeTest {

    private static final int JSON = ContentFormat.SENML_JSON;

    private final Management client = new Management();

    @Test
    void writesToSeveralObjects() {
        assertEquals(
                "2.04",
                client.code(patch("[{'n':'/1/0/1','v':61},{'n':'/34/2/0','v':7},{'n':'/34/0/1/5','vs':'Blue'},"
                        + "{'n':'/34/0/3','vb':true},{'n':'/1/0/6','vb':false}]")));

        assertEquals(61, client.account.lifetime());
        assertEquals(7L, client.everything.values.get("2/0"));
        assertEquals("Blue", client.everything.values.get("0/1/5"));
        assertEquals("Red", client.everything.values.get("0/1/0"), "what is not named stays");
        assertEquals(true, client.everything.values.get("0/3"));
        assertEquals(List.of("lifetime 61"), client.happened);
        assertEquals(List.of("/1/0/1", "/34/2/0", "/34/0/1", "/34/0/3", "/1/0/6"), client.changed);
    }

    @Test
    void tellsEachInstanceOnceWhenAllIsWritten() {
        client.handle(patch("[{'n':'/34/2/0','v':7},{'n':'/34/0/0','v':8},{'n':'/34/2/2','v':9}]"));

        assertEquals(List.of("write 2/0", "write 0/0", "write 2/2", "written 2", "written 0"), client.everything.calls);
    }

    /** The payload of case 257, which sets the clock besides; this device has none that could be set. */
    @Test
    void speaksSenmlCbor() {
        byte[] payload = hex("82 A3 21 61 2F 00 65 31 2F 30 2F 32 02 18 65  A2 00 65 31 2F 30 2F 36 04 F5");

        assertEquals("2.04", client.code(patch(ContentFormat.SENML_CBOR, payload)));

        assertEquals(101, client.account.defaultMinimumPeriod());
        assertEquals(true, client.account.notificationStoring());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'n':'/34/0/0','v':2}                     | 2.04",
                "{'n':'/34/0/1/9','vs':'new'}              | 2.04",
                "{'n':'/34/0/0','v':13}                    | 4.00", // refused by the Object
                "{'n':'/34/0/0','vs':'x'}                  | 4.00", // of another type
                "{'n':'/34/0/0/0','v':2}                   | 4.04", // a single Resource has no instances
                "{'n':'/34/0/1','vs':'x'}                  | 4.00", // a multiple one is written by its instances
                "{'n':'/34/0/0'}                           | 4.00", // no value
                "{'n':'/34/0'}                             | 4.00",
                "{'n':'/34/0/6','vlo':'77:0'}              | 4.00", // a link that leads nowhere
                "{'n':'/34/0/x','v':2}                     | 4.00",
                "{'n':'/34/0/0','v':null}                  | 4.00", // not in plain SenML
                "{'n':'/34/0/0','v':2                      | 4.00", // cut off
                "{'n':'/34/0/99','v':2}                    | 4.04",
                "{'n':'/34/1/0','v':2}                     | 4.04",
                "{'n':'/35/0/0','v':2}                     | 4.04",
                "{'n':'/34/0/9','v':2}                     | 4.05", // can only be read
                "{'n':'/34/0/10','v':2}                    | 4.05", // can only be executed
                "{'n':'/1/0/0','v':2}                      | 4.05",
                "{'n':'/0/0/0','vs':'x'}                   | 4.01",
            })
    void writesAllOrNothing(String record, String code) {
        for (String json : List.of(
                "[" + record + "]",
                "[{'n':'/34/2/0','v':99}," + record + "]",
                "[" + record + ",{'n':'/34/2/0','v':99}]",
                "[{'n':'/1/0/1','v':60}," + record + ",{'n':'/34/0/2','v':1.5}]")) {
            Management fresh = new Management();
            Map<String, Object> before = new TreeMap<>(fresh.everything.values);

            assertEquals(code, fresh.code(patch(json)), json);

            if (!code.equals("2.04")) {
                assertEquals(before, fresh.everything.values);
                assertEquals(300, fresh.account.lifetime());
                assertEquals(List.of(), fresh.everything.calls);
                assertEquals(List.of(), fresh.changed);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0, 4.15", "42, 4.15", "60, 4.15", "11542, 4.15", "11543, 4.15", "40, 4.15", "50, 4.15", "110, 2.04"})
    void readsTheFormatsOfTheSpecification(int format, String code) {
        assertEquals(code, client.code(patch(format, Message.utf8("[{\"n\":\"/34/0/0\",\"v\":2}]"))));
    }

    @Test
    void asksForTheFormatOfThePayload() {
        assertEquals("4.15", client.code(request(Code.IPATCH, "/").payload(Message.utf8("[]"))));
    }

    @Test
    void refusesAnEmptyPack() {
        assertEquals("4.00", client.code(patch("[]")));
    }

    @Test
    void isNotOfLwm2m10() {
        client.version = Lwm2mVersion.V1_0;

        assertEquals("4.05", client.code(patch("[{'n':'/34/0/0','v':2}]")));
    }

    @Test
    void isOnTheRootOnly() {
        Message request = request(Code.IPATCH, "/34/0")
                .add(Option.CONTENT_FORMAT, JSON)
                .payload(Message.utf8("[{\"n\":\"/34/0/0\",\"v\":2}]"));

        assertEquals("4.05", client.code(request));
    }

    @Test
    void removesResourceInstancesFrom12On() {
        client.version = Lwm2mVersion.V1_2;

        assertEquals("2.04", client.code(etch("[{'n':'/34/0/1/0','v':null},{'n':'/34/0/1/7','vs':'Blue'}]")));

        assertEquals("Blue", client.everything.values.get("0/1/7"));
        assertNull(client.everything.values.get("0/1/0"));
        assertEquals(List.of("remove 0/1/0", "write 0/1/7", "written 0"), client.everything.calls);
        assertEquals(List.of("/34/0/1", "/34/0/1"), client.changed);
        assertEquals(List.of("/34/0/1/0"), client.removed);
    }

    @Test
    void removesResourceInstancesInSenmlCbor() {
        client.version = Lwm2mVersion.V1_2;

        // [{0: "/34/0/1/0", 2: null}]
        byte[] payload = hex("81 A2 00 69 2F 33 34 2F 30 2F 31 2F 30 02 F6");

        assertEquals("2.04", client.code(patch(ContentFormat.SENML_ETCH_CBOR, payload)));
        assertEquals(List.of("remove 0/1/0", "written 0"), client.everything.calls);
    }

    @Test
    void speaksLwm2mCbor() {
        client.version = Lwm2mVersion.V1_2;

        // {34: {2: {0: 7}, [0, 1]: {0: null, 5: "a"}}, [1, 0, 1]: 61}
        byte[] payload = hex("A2 18 22 A2 02 A1 00 07  82 00 01 A2 00 F6 05 61 61  83 01 00 01 18 3D");

        assertEquals("2.04", client.code(patch(ContentFormat.LWM2M_CBOR, payload)));
        assertEquals(7L, client.everything.values.get("2/0"));
        assertEquals("a", client.everything.values.get("0/1/5"));
        assertNull(client.everything.values.get("0/1/0"));
        assertEquals(61, client.account.lifetime());
    }

    @Test
    void mayBeRepeated() {
        client.version = Lwm2mVersion.V1_2;
        Message request = etch("[{'n':'/34/0/1/0','v':null},{'n':'/34/0/1/0','v':null}]");

        assertEquals("2.04", client.code(request));
        assertEquals("2.04", client.code(request));
        assertEquals(List.of("remove 0/1/0", "written 0", "written 0"), client.everything.calls);
        assertEquals(List.of("/34/0/1/0"), client.removed);
    }

    @ParameterizedTest(name = "LwM2M {0}, {1}: {2}")
    @CsvSource({
        "V1_1, /34/0/1/0,  4.00", // not before LwM2M 1.2
        "V1_2, /34/0/1/0,  2.04",
        "V1_2, /34/0/1/7,  2.04", // is not there: never mind
        "V1_2, /34/2/1/0,  2.04",
        "V1_2, /34/0/1/13, 4.05", // the Object keeps it
        "V1_2, /34/0/0,    4.00", // a Resource
        "V1_2, /34/0/1,    4.00",
        "V1_2, /34/0,      4.00",
        "V1_2, /34/0/0/0,  4.04", // an instance of a single Resource
        "V1_2, /34/0/99/0, 4.04",
        "V1_2, /34/1/1/0,  4.04",
        "V1_2, /3/0/11/0,  4.05", // can only be read
        "V1_2, /0/0/0/0,   4.01",
    })
    void removesAllOrNothing(Lwm2mVersion version, String path, String code) {
        client.version = version;
        client.everything.values.put("0/1/13", "kept");
        Map<String, Object> before = new TreeMap<>(client.everything.values);

        assertEquals(code, client.code(etch("[{'n':'/34/2/0','v':8},{'n':'" + path + "','v':null}]")));

        if (!code.equals("2.04")) {
            assertEquals(before, client.everything.values);
            assertEquals(List.of(), client.everything.calls);
        }
    }

    @Test
    void tellsEveryObjectIfOneFails() {
        client.everything.toThrow = new IllegalStateException("flash is worn out");

        // Resource 12 is the one that fails.
        assertEquals(
                "5.00", client.code(patch("[{'n':'/34/0/0','v':2},{'n':'/34/2/12','v':3},{'n':'/34/2/0','v':4}]")));

        assertEquals(List.of("write 0/0", "writeFailed 0", "writeFailed 2"), client.everything.calls);
        assertEquals(List.of("/34/0/0"), client.changed, "who observes it is told what was written");
        assertEquals(List.of("failed / flash is worn out"), client.happened);
    }

    @Test
    void tellsThoseThatWereNotToldYetIfOneCanNotMakeUseOfItsValues() {
        client.everything.useless = 0;

        assertEquals("5.00", client.code(patch("[{'n':'/34/2/0','v':2},{'n':'/34/0/0','v':3},{'n':'/1/0/1','v':60}]")));

        assertEquals(List.of("write 2/0", "write 0/0", "written 2", "written 0"), client.everything.calls);
        client.everything.useless = 2;
        client.everything.calls.clear();

        client.handle(patch("[{'n':'/34/2/0','v':2},{'n':'/34/0/0','v':3}]"));

        assertEquals(List.of("write 2/0", "write 0/0", "written 2", "writeFailed 0"), client.everything.calls);
    }

    @Test
    void waitsForAllThatPutTheAnswerOff() {
        client.everything.defer = true;
        Message request = patch("[{'n':'/34/0/0','v':2},{'n':'/34/2/0','v':3}]");

        assertNull(client.handle(request));
        assertEquals(List.of("deferred"), client.deferral);
        client.everything.deferred.succeed();
        assertEquals(List.of("deferred"), client.deferral, "the other instance has put it off too");

        assertEquals("2.04", Code.text(client.resume(request).code()));
    }

    private static Message etch(String json) {
        return patch(ContentFormat.SENML_ETCH_JSON, Message.utf8(json.replace('\'', '"')));
    }

    private static Message patch(String json) {
        return patch(JSON, Message.utf8(json.replace('\'', '"')));
    }

    private static Message patch(int format, byte[] payload) {
        return request(Code.IPATCH, "/").add(Option.CONTENT_FORMAT, format).payload(payload);
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.hex;
import static io.tacit.lwm2m.manage.Management.post;
import static io.tacit.lwm2m.manage.Management.put;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LwM2M Core TS 1.1, section 6.3.3. */
class WriteTest {

    private static final int TEXT = ContentFormat.TEXT;
    private static final int JSON = ContentFormat.SENML_JSON;

    private final Management client = new Management();

    @ParameterizedTest(name = "PUT {0} {1}: {2}")
    @CsvSource({
        "/34/0/0,    42,    2.04",
        "/34/0/0,    -42,   2.04",
        "/34/0/3,    1,     2.04", // was not there: writing creates it
        "/34/0/8,    new,   2.04", // can't be read, but written
        "/34/0/1/1,  Blue,  2.04", // a Resource Instance
        "/34/0/6,    65535:65535, 2.04", // a link to nothing
        "/34/0/6,    3:0,   2.04",
        "/34/0/6,    3:65535, 2.04", // a link to an Object
        "/34/0/6,    3:1,   4.00", // a link to an instance that is not there
        "/34/0/6,    77:0,  4.00",
        "/34/0/0,    x,     4.00", // not of the Resource's type
        "/34/0/0,    '',    4.00",
        "/34/0/3,    2,     4.00",
        "/34/0/2,    1.2.3, 4.00",
        "/34/0/0,    13,    4.00", // refused by the Object
        "/34/0/1,    Blue,  4.00", // text has no Resource Instances
        "/34/0,      1,     4.00",
        "/34/0/1/7,  Blue,  4.04", // a Resource Instance that is not there
        "/34/0/0/0,  1,     4.04", // an instance of a single Resource
        "/34/0/99,   1,     4.04",
        "/34/1/0,    1,     4.04",
        "/35/0/0,    1,     4.04",
        "/34/0/9,    1,     4.05", // can only be read
        "/34/0/10,   1,     4.05", // can only be executed
        "/1/0/0,     123,   4.05", // Short Server ID
        "/34,        1,     4.05", // an Object as a whole
        "/,          1,     4.05",
        "/0/0/0,     x,     4.01",
    })
    void answersWithTheCodeOfTheSpecification(String path, String value, String code) {
        Map<String, Object> before = new TreeMap<>(client.everything.values);

        assertEquals(code, client.code(put(path, TEXT, value)));

        if (!code.equals("2.04")) {
            assertEquals(before, client.everything.values);
        }
    }

    @Test
    void takesTheValue() {
        client.handle(put("/34/0/6", TEXT, "3:0"));
        client.handle(put("/34/0/0", TEXT, "-42"));
        client.handle(put("/34/0/7", TEXT, "18446744073709551615"));

        assertEquals(new ObjectLink(3, 0), client.everything.values.get("0/6"));
        assertEquals(-42L, client.everything.values.get("0/0"));
        assertEquals(-1L, client.everything.values.get("0/7"));
    }

    @Test
    void takesAValueWithoutContentFormatAsText() {
        Message request = request(Code.PUT, "/34/0/0").payload(Message.utf8("9"));

        assertEquals("2.04", client.code(request));
        assertEquals(9L, client.everything.values.get("0/0"));
    }

    @Test
    void asksForAContentFormatOfAnObjectInstance() {
        assertEquals("4.15", client.code(request(Code.POST, "/34/0").payload(hex("C1 00 05"))));
    }

    @Test
    void refusesAFormatThatItDoesNotRead() {
        assertEquals("4.15", client.code(put("/34/0/0", 50, "{}")));
        assertEquals("4.15", client.code(put("/34/0/0", ContentFormat.LINK_FORMAT, "</1>")));
    }

    /** The example of section 6.3.3: Red and Green are there, Yellow and Blue are written. */
    private static final String YELLOW_AND_BLUE =
            "[{\"bn\":\"/34/0/1/\",\"n\":\"1\",\"vs\":\"Yellow\"},{\"n\":\"3\",\"vs\":\"Blue\"}]";

    @Test
    void replacesAMultipleResource() {
        assertEquals("2.04", client.code(put("/34/0/1", JSON, YELLOW_AND_BLUE)));

        assertEquals(Map.of("0/1/1", "Yellow", "0/1/3", "Blue"), strings());
    }

    @Test
    void updatesAMultipleResource() {
        assertEquals("2.04", client.code(post("/34/0", JSON, YELLOW_AND_BLUE)));

        assertEquals(Map.of("0/1/0", "Red", "0/1/1", "Yellow", "0/1/3", "Blue"), strings());
    }

    @Test
    void updatesAMultipleResourceThatIsNamedItself() {
        assertEquals("2.04", client.code(post("/34/0/1", JSON, YELLOW_AND_BLUE)));

        assertEquals(Map.of("0/1/0", "Red", "0/1/1", "Yellow", "0/1/3", "Blue"), strings());
    }

    @Test
    void emptiesAMultipleResource() {
        Message empty = request(Code.PUT, "/34/0/1")
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.TLV)
                .payload(hex("80 01"));

        assertEquals("2.04", client.code(empty));
        assertEquals(Map.of(), strings());
    }

    @Test
    void updatesAnObjectInstanceAndLeavesTheRest() {
        // Resource 0 = 101 (one byte), Resource 2 = 1.5 (a float of four bytes).
        Message update = request(Code.POST, "/34/0")
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.TLV)
                .payload(hex("C1 00 65  C4 02 3F C0 00 00"));
        Map<String, Object> expected = new TreeMap<>(client.everything.values);
        expected.put("0/0", 101L);
        expected.put("0/2", 1.5);

        assertEquals("2.04", client.code(update));
        assertEquals(expected, client.everything.values);
        assertEquals(List.of("/34/0/0", "/34/0/2"), client.changed);
    }

    @Test
    void replacesAnObjectInstance() {
        Message replace =
                put("/34/0", JSON, "[{\"bn\":\"/34/0/\",\"n\":\"2\",\"v\":1.5},{\"n\":\"1/5\",\"vs\":\"Blue\"}]");

        assertEquals("2.04", client.code(replace));

        // What is mandatory or can't be written stays; optional values that the payload lacks are gone.
        assertEquals(Map.of("0/0", 1L, "0/1/5", "Blue", "0/2", 1.5, "0/9", 7L, "2/0", 5L), client.everything.values);
        assertEquals(List.of("clear 0/1", "reset 0", "write 0/2", "write 0/1/5", "written 0"), client.everything.calls);
    }

    @Test
    void clearsBeforeItWritesWhateverTheOrder() {
        String scattered =
                "[{\"bn\":\"/34/0/\",\"n\":\"1/0\",\"vs\":\"a\"},{\"n\":\"0\",\"v\":2},{\"n\":\"1/4\",\"vs\":\"b\"}]";

        client.handle(put("/34/0", JSON, scattered));

        assertEquals(Map.of("0/1/0", "a", "0/1/4", "b"), strings());
    }

    @Test
    void ignoresAResourceOfAnInstanceThatItDoesNotKnow() {
        assertEquals(
                "2.04",
                client.code(post("/34/0", JSON, "[{\"bn\":\"/34/0/\",\"n\":\"99\",\"v\":1},{\"n\":\"0\",\"v\":2}]")));
        assertEquals(2L, client.everything.values.get("0/0"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/34/0   | [{'bn':'/34/2/0','v':1}]                                | 4.00", // another instance
                "/34/0/0 | [{'bn':'/34/0/2','v':1}]                                | 4.00", // another Resource
                "/34/0   | [{'bn':'/34/0/','n':'0','v':2},{'n':'9','v':1}]         | 4.05", // one can only be read
                "/34/0   | [{'bn':'/34/0/','n':'0','v':2},{'n':'10','v':1}]        | 4.05", // one can only be executed
                "/34/0   | [{'bn':'/34/0/','n':'0','v':2},{'n':'3','vs':'x'}]      | 4.00", // one is of a wrong type
                "/34/0   | [{'bn':'/34/0/','n':'2','v':2},{'n':'0','v':13}]        | 4.00", // one is refused by the
                // Object
                "/34/0   | [{'bn':'/34/0/','n':'2','v':2},{'n':'0/0','v':3}]       | 4.00", // a single Resource has no
                // instances
                "/34/0   | [{'bn':'/34/0/','n':'2','v':2},{'n':'1','vs':'x'}]      | 4.00", // a multiple one has
                "/34/0   | [{'bn':'/34/0/','n':'2','v':2},{'n':'0','v':            | 4.00", // cut off
                "/34/0/0 | []                                                      | 4.00", // no value
            })
    void refusesAllIfOnePartIsWrong(String path, String json, String code) {
        Map<String, Object> before = new TreeMap<>(client.everything.values);

        assertEquals(code, client.code(put(path, JSON, json.replace('\'', '"'))));

        assertEquals(before, client.everything.values);
        assertEquals(List.of(), client.everything.calls);
        assertEquals(List.of(), client.changed);
    }

    /** Payloads damaged at random: each is either refused, and changes nothing, or carried out. */
    @Test
    void refusedWritesLeaveEverythingAsItWas() {
        byte[] tlv = hex(
                "C1 00 65  86 01 41 00 61 41 01 62  C4 02 3F C0 00 00  C1 03 01  C4 06 00 03 00 00  C8 04 02 AA BB");
        int refused = 0;
        int done = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            Management fresh = new Management();
            Map<String, Object> before = new TreeMap<>(fresh.everything.values);
            byte[] payload = tlv.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            }
            Message write = request(random.nextBoolean() ? Code.PUT : Code.POST, "/34/0")
                    .add(Option.CONTENT_FORMAT, (long) ContentFormat.TLV)
                    .payload(payload);

            int code = fresh.handle(write).code();

            assertEquals(List.of(), fresh.happened, "seed " + seed);
            if (code == Code.CHANGED) {
                done++;
            } else {
                assertTrue(code >>> 5 == 4, "seed " + seed + ": " + Code.text(code));
                assertEquals(before, fresh.everything.values, "seed " + seed);
                assertEquals(List.of(), fresh.everything.calls, "seed " + seed);
                refused++;
            }
        }
        assertTrue(refused > 200 && done > 200, refused + " refused, " + done + " done");
    }

    /** Case LightweightM2M-1.1-int-228; the procedure has POST for what is a PUT in the table of operations. */
    @ParameterizedTest
    @ValueSource(ints = {Code.PUT, Code.POST})
    void writesOneResourceInstance(int method) {
        Message request = request(method, "/34/0/1/1")
                .add(Option.CONTENT_FORMAT, (long) TEXT)
                .payload(Message.utf8("test"));

        assertEquals("2.04", client.code(request));
        assertEquals(Map.of("0/1/0", "Red", "0/1/1", "test"), strings());
        assertEquals(List.of("/34/0/1"), client.changed);
    }

    @Test
    void addsNoResourceInstanceByItsPath() {
        assertEquals("4.04", client.code(post("/34/0/1/7", TEXT, "test")));
        assertEquals("4.05", client.code(request(Code.POST, "/34/0/1/1")), "without a value it is an Execute");
    }

    @Test
    void readsNoFormatThatIsForCompositeOperations() {
        assertEquals("4.15", client.code(put("/34/0", ContentFormat.SENML_ETCH_JSON, "[{\"n\":\"/34/0/0\",\"v\":1}]")));
        assertEquals("4.15", client.code(put("/34/0/0", ContentFormat.SENML_ETCH_CBOR, "")));
    }

    /** Nothing can be deleted by a Write (LwM2M Core TS 1.2, section 6.3.3). */
    @ParameterizedTest
    @ValueSource(ints = {Code.PUT, Code.POST})
    void refusesNull(int method) {
        // {34: {0: {0: 5, 1: {0: null}}}}
        Message request = request(method, "/34/0")
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.LWM2M_CBOR)
                .payload(hex("A1 18 22 A1 00 A2 00 05 01 A1 00 F6"));

        assertEquals("4.00", client.code(request));
        assertEquals(List.of(), client.everything.calls);
    }

    @Test
    void tellsAnObjectThatFailed() {
        client.everything.toThrow = new IllegalStateException("flash is worn out");

        // Resource 12 is the one that fails.
        assertEquals(
                "5.00",
                client.code(post("/34/0", JSON, "[{\"bn\":\"/34/0/\",\"n\":\"0\",\"v\":2},{\"n\":\"12\",\"v\":3}]")));

        assertEquals(List.of("write 0/0", "writeFailed 0"), client.everything.calls);
        assertEquals(List.of("/34/0/0"), client.changed, "who observes it is told what was written");
    }

    @Test
    void saysWhatChanged() {
        client.handle(put("/34/0/0", TEXT, "3"));
        client.handle(put("/34/0/1", JSON, YELLOW_AND_BLUE));

        assertEquals(List.of("/34/0/0", "/34/0/1", "/34/0/1", "/34/0/1"), client.changed);
    }

    @Test
    void tellsTheObjectWhenAllIsWritten() {
        client.handle(put("/34/0/0", TEXT, "3"));

        assertEquals(List.of("write 0/0", "written 0"), client.everything.calls);
    }

    @Test
    void waitsIfTheObjectPutsTheAnswerOff() {
        client.everything.defer = true;
        Message request = put("/34/0/0", TEXT, "3");

        assertNull(client.handle(request));
        client.everything.deferred.refuse(Code.INTERNAL_SERVER_ERROR, "flash is worn out");
        client.everything.deferred.succeed();

        assertEquals(List.of("deferred", "refused 5.00 flash is worn out"), client.deferral);
        assertEquals(Code.CHANGED, client.resume(request).code());
    }

    @Test
    void keepsTheMessageOfAnExceptionToItself() {
        client.everything.toThrow = new IllegalStateException("secret");

        Message answer = client.handle(put("/34/0/12", TEXT, "3"));

        assertEquals("5.00", Code.text(answer.code()));
        assertEquals(0, answer.payload().length);
        assertEquals(List.of("failed /34/0/12 secret"), client.happened);
    }

    private Map<String, Object> strings() {
        Map<String, Object> strings = new TreeMap<>(client.everything.values);
        strings.keySet().removeIf(key -> !key.startsWith("0/1/"));
        return strings;
    }
}

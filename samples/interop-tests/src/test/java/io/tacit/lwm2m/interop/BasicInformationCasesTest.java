package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of OMA's Enabler Test Specification about Read, Write and Execute of one path, and those about the Objects
 * Server and Device that are made of the same steps.
 */
@Timeout(180)
class BasicInformationCasesTest extends ManagementCases {

    // ---- Read, format by format ----

    @Test
    @Ets("1.1-int-201")
    void queryingBasicInformationInPlainText() throws Exception {
        for (String path : Set.of("/3/0/0", "/3/0/1", "/3/0/2")) {
            Answer answer = talk.read(path, TEXT).expect("2.05");
            assertEquals(ContentFormat.TEXT, answer.format());
            assertEquals(Map.of(path, DEVICE.get(path)), answer.values());
        }
    }

    @Test
    @Ets("1.1-int-203")
    void queryingBasicInformationInTlv() throws Exception {
        queriesTheDevice(TLV, ContentFormat.TLV);
    }

    @ParameterizedTest
    @CsvSource({"V1_0", "V1_1"})
    @Ets("1.1-int-204")
    void queryingBasicInformationInJson(Lwm2mVersion version) throws Exception {
        registerAnew(server().version(version));
        queriesTheDevice(JSON, ContentFormat.LWM2M_JSON);
    }

    private void queriesTheDevice(String format, int number) throws Exception {
        Answer answer = talk.read("/3/0", format).expect("2.05");
        assertEquals(number, answer.format());
        assertEquals(DEVICE, answer.valuesOf(DEVICE.keySet()));
    }

    @Test
    @Ets("1.1-int-211")
    void queryingBasicInformationInCbor() throws Exception {
        for (String path : Set.of("/1/0/0", "/1/0/6", "/1/0/7")) {
            Answer answer = talk.read(path, CBOR).expect("2.05");
            assertEquals(ContentFormat.CBOR, answer.format());
            assertEquals(Map.of(path, SERVER.get(path)), answer.values());
        }
    }

    @Test
    @Ets("1.1-int-231")
    void queryingBasicInformationInSenmlJson() throws Exception {
        queriesAtEachLevel(SENML_JSON, ContentFormat.SENML_JSON);
    }

    @Test
    @Ets("1.1-int-232")
    void queryingBasicInformationInSenmlCbor() throws Exception {
        queriesAtEachLevel(SENML_CBOR, ContentFormat.SENML_CBOR);
    }

    private void queriesAtEachLevel(String format, int number) throws Exception {
        // Steps 1 to 4: an Object, an Object Instance, a Resource, a Resource Instance.
        Answer object = talk.read("/1", format).expect("2.05");
        assertEquals(SERVER, object.valuesOf(SERVER.keySet()));
        Answer instance = talk.read("/3/0", format).expect("2.05");
        assertEquals(DEVICE, instance.valuesOf(DEVICE.keySet()));
        Answer resource = talk.read("/3/0/16", format).expect("2.05");
        assertEquals(Map.of("/3/0/16", "U"), resource.values());
        Answer resourceInstance = talk.read("/3/0/11/0", format).expect("2.05");
        assertEquals(Map.of("/3/0/11/0", "0"), resourceInstance.values());
        for (Answer answer : new Answer[] {object, instance, resource, resourceInstance}) {
            assertEquals(number, answer.format());
        }
    }

    // ---- Write, format by format ----

    @Test
    @Ets("1.1-int-205")
    void settingBasicInformationInPlainText() throws Exception {
        // Steps 1 and 2: new values, read back in another format; step 3: the same with the first values.
        setsOneByOne(TEXT, Map.of("/1/0/2", 101, "/1/0/3", 1010, "/1/0/5", 2000));
        setsOneByOne(TEXT, Map.of("/1/0/2", 1, "/1/0/3", 10, "/1/0/5", 86400));
    }

    @Test
    @Ets("1.1-int-212")
    void settingBasicInformationInCbor() throws Exception {
        setsOneByOne(CBOR, Map.of("/1/0/2", 101, "/1/0/3", 1010, "/1/0/6", true));
        setsOneByOne(CBOR, Map.of("/1/0/2", 1, "/1/0/3", 10, "/1/0/6", false));
    }

    private void setsOneByOne(String format, Map<String, ?> values) throws Exception {
        for (Map.Entry<String, ?> value : values.entrySet()) {
            talk.write(value.getKey(), format, value.getValue()).expect("2.04");
        }
        Answer answer = talk.read("/1/0", TLV).expect("2.05");
        assertEquals(text(values), answer.valuesOf(values.keySet()));
    }

    /** LwM2M 1.0 says queue mode in the binding, and the specification's set of values turns it on. */
    @ParameterizedTest
    @CsvSource({"V1_0, UQ", "V1_1, U"})
    @Ets({"1.1-int-215", "1.1-int-551"})
    void settingBasicInformationInTlv(Lwm2mVersion version, String binding) throws Exception {
        setsTheServerAndRestoresIt(TLV, version, binding);
    }

    @ParameterizedTest
    @CsvSource({"V1_0, UQ", "V1_1, U"})
    @Ets("1.1-int-220")
    void settingBasicInformationInJson(Lwm2mVersion version, String binding) throws Exception {
        setsTheServerAndRestoresIt(JSON, version, binding);
    }

    private void setsTheServerAndRestoresIt(String format, Lwm2mVersion version, String binding) throws Exception {
        registerAnew(server().version(version));
        Answer first = talk.read("/1/0", format).expect("2.05");
        Map<String, String> before = first.values();
        // Steps 1 and 2: a partial update.
        Map<String, ?> set = Map.of("2", 101, "3", 1010, "5", 2000, "6", true, "7", binding);
        talk.update("/1/0", format, set).expect("2.04");
        Map<String, String> expected = new TreeMap<>(before);
        set.forEach((id, value) -> expected.put("/1/0/" + id, String.valueOf(value)));
        assertEquals(expected, talk.read("/1/0", format).expect("2.05").values());
        // Steps 3 and 4: what was there before replaces it.
        talk.write("/1/0", format, writable(first)).expect("2.04");
        assertEquals(before, talk.read("/1/0", format).expect("2.05").values());
    }

    /** Returns what was read, by Resource id, without the Short Server ID, which can't be written. */
    private static Map<String, ?> writable(Answer read) {
        Map<String, JsonNode> values = new TreeMap<>();
        read.line()
                .path("values")
                .forEach(value -> values.put(value.path("path").asText().replace("/1/0/", ""), value.path("value")));
        values.remove("0");
        return values;
    }

    @Test
    @Ets("1.1-int-233")
    void settingBasicInformationInSenmlCbor() throws Exception {
        setsAtEachLevel(SENML_CBOR);
    }

    @Test
    @Ets("1.1-int-234")
    void settingBasicInformationInSenmlJson() throws Exception {
        setsAtEachLevel(SENML_JSON);
    }

    private void setsAtEachLevel(String format) throws Exception {
        // Step 1: an Object Instance; an Update tells the new lifetime.
        talk.update("/1/0", format, Map.of("1", 60, "6", true)).expect("2.04");
        assertEquals(60, lifetimeOfUpdate(1));
        assertEquals(
                Map.of("/1/0/1", "60", "/1/0/6", "true"),
                talk.read("/1/0", format).expect("2.05").valuesOf(Set.of("/1/0/1", "/1/0/6")));
        // Step 2: a Resource Instance.
        talk.write("/16/0/0/0", format, "changed").expect("2.04");
        assertEquals(
                with(PORTFOLIO, "/16/0/0/0", "changed"),
                talk.read("/16", format).expect("2.05").values());
        // Step 3: a Resource; another Update.
        talk.write("/1/0/1", format, 86400).expect("2.04");
        assertEquals(86400, lifetimeOfUpdate(2));
        assertEquals(Map.of("/1/0/1", "86400"), talk.read("/1/0/1", format).values());
    }

    // ---- What is not for servers ----

    @Test
    @Ets("1.1-int-221")
    void attemptToPerformOperationsOnSecurity() throws Exception {
        talk.read("/0").expect("4.01");
        // Clients don't list Object 0, so the server has no model of it.
        Map<String, ?> uri = Map.of("format", TEXT, "type", "STRING", "value", "coap://example.com");
        talk.ask("write", "/0/0/0", uri).expect("4.01");
        talk.writeAttributes("/0", "pmin=10").expect("4.01");
        // It can still be talked with.
        talk.read("/3/0/0", TEXT).expect("2.05");
    }

    @Test
    @Ets("1.1-int-256")
    void writeOperationFailure() throws Exception {
        talk.write("/1/0/0", TEXT, 2).expect("4.05");
        assertEquals(
                Map.of("/1/0/0", "1"), talk.read("/1/0/0", TEXT).expect("2.05").values());
    }

    // ---- Read, level by level ----

    @ParameterizedTest
    @ValueSource(strings = {TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-222")
    void readOnObject(String format) throws Exception {
        readsAll("/1", SERVER, format);
        readsAll("/3", DEVICE, format);
    }

    @ParameterizedTest
    @ValueSource(strings = {TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-223")
    void readOnObjectInstance(String format) throws Exception {
        readsAll("/1/0", SERVER, format);
        readsAll("/3/0", DEVICE, format);
    }

    /** What is readable is there, and what is executable is not. */
    private void readsAll(String path, Map<String, String> expected, String format) throws Exception {
        Answer answer = talk.read(path, format).expect("2.05");
        assertEquals(expected, answer.valuesOf(expected.keySet()));
        assertTrue(
                answer.resources().stream().noneMatch(Set.of("/1/0/4", "/1/0/8", "/3/0/4", "/3/0/12")::contains),
                () -> answer.resources().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-224")
    void readOnResource(String format) throws Exception {
        for (String path : Set.of("/1/0/0", "/1/0/1", "/1/0/6", "/1/0/7", "/3/0/16")) {
            String expected = SERVER.getOrDefault(path, DEVICE.get(path));
            assertEquals(
                    Map.of(path, expected),
                    talk.read(path, format).expect("2.05").values());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-225")
    void readOnResourceInstance(String format) throws Exception {
        talk.device.device.addError(1);
        talk.device.device.addError(4);
        assertEquals(
                Map.of("/3/0/11/0", "1", "/3/0/11/1", "4"),
                talk.read("/3/0/11", TLV).expect("2.05").values());
        assertEquals(
                Map.of("/3/0/11/1", "4"),
                talk.read("/3/0/11/1", format).expect("2.05").values());
    }

    @Test
    @Ets("1.1-int-237")
    void readOnObjectWithoutSpecifyingContentType() throws Exception {
        for (Map.Entry<String, Map<String, String>> object :
                Map.of("/1", SERVER, "/3", DEVICE).entrySet()) {
            Answer answer = talk.read(object.getKey()).expect("2.05");
            assertTrue(
                    Set.of(ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON).contains(answer.format()),
                    () -> "format " + answer.format());
            assertEquals(object.getValue(), answer.valuesOf(object.getValue().keySet()));
        }
    }

    // ---- Write, level by level ----

    @ParameterizedTest
    @ValueSource(strings = {TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-226")
    void writePartialUpdateOnObjectInstance(String format) throws Exception {
        Map<String, String> before = talk.read("/1/0", format).values();
        // Step 1: lifetime and storing in one message.
        talk.update("/1/0", format, Map.of("1", 60, "6", true)).expect("2.04");
        // Step 2: an Update with the new lifetime.
        assertEquals(60, lifetimeOfUpdate(1));
        // Step 3: these two have changed, and nothing else.
        assertEquals(
                with(with(before, "/1/0/1", "60"), "/1/0/6", "true"),
                talk.read("/1/0", format).expect("2.05").values());
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-227")
    void writeReplaceOnResource(String format) throws Exception {
        talk.write("/1/0/1", format, 60).expect("2.04");
        assertEquals(60, lifetimeOfUpdate(1));
        assertEquals(
                Map.of("/1/0/1", "60"),
                talk.read("/1/0/1", format).expect("2.05").values());
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, TLV, SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-228")
    void writeOnResourceInstance(String format) throws Exception {
        assertEquals(PORTFOLIO, talk.read("/16/0/0", TLV).expect("2.05").values());
        talk.write("/16/0/0/1", format, "another one").expect("2.04");
        assertEquals(
                with(PORTFOLIO, "/16/0/0/1", "another one"),
                talk.read("/16/0/0", TLV).expect("2.05").values());
    }

    // ---- Execute ----

    @Test
    @Ets({"1.1-int-241", "1.1-int-655"})
    void rebootingTheDevice() throws Exception {
        // Step 1: Execute is answered, and only then the device reboots.
        talk.execute("/3/0/4").expect("2.04");
        talk.device.rebooted.get(20, TimeUnit.SECONDS);
        // Step 2: what runs after the reboot registers again.
        registerAnew(server());
        talk.read("/3/0/0", TEXT).expect("2.05");
    }

    // ---- Object 3 ----

    @Test
    @Ets("1.1-int-651")
    void deviceCheckAccessToResources() throws Exception {
        Map<String, String> before = talk.read("/3/0", TLV).expect("2.05").values();
        // Steps 1 and 2: time, offset and zone by a partial update.
        talk.update("/3/0", TLV, Map.of("13", 1_367_491_215L, "14", "+02:00", "15", "Europe/Paris"))
                .expect("2.04");
        Answer set = talk.read("/3/0", TLV).expect("2.05");
        assertEquals("+02:00", set.value("/3/0/14"));
        assertEquals("Europe/Paris", set.value("/3/0/15"));
        isAbout(1_367_491_215L, set.value("/3/0/13"));
        // Steps 3 and 4: what was there before replaces it.
        long time = System.currentTimeMillis() / 1000;
        talk.write("/3/0", TLV, Map.of("13", time, "14", before.get("/3/0/14"), "15", before.get("/3/0/15")))
                .expect("2.04");
        Map<String, String> restored = talk.read("/3/0", TLV).expect("2.05").values();
        isAbout(time, restored.remove("/3/0/13"));
        before.remove("/3/0/13");
        assertEquals(before, restored);
    }

    /** The clock goes on while the server asks. */
    private static void isAbout(long seconds, String value) {
        assertTrue(Math.abs(Long.parseLong(value) - seconds) <= 30, value);
    }

    @Test
    @Ets("1.1-int-652")
    void deviceQueryingTheFirmwareVersion() throws Exception {
        assertEquals(
                Map.of("/3/0/3", "1.2.3"), talk.read("/3/0/3").expect("2.05").values());
    }

    // ---- helpers ----

    private int lifetimeOfUpdate(int number) throws Exception {
        return talk.event("updated", number).line().path("lifetime").asInt();
    }

    private static Map<String, String> with(Map<String, String> values, String path, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(path, value);
        return changed;
    }

    private static Map<String, String> text(Map<String, ?> values) {
        Map<String, String> text = new LinkedHashMap<>();
        values.forEach((path, value) -> text.put(path, String.valueOf(value)));
        return text;
    }
}

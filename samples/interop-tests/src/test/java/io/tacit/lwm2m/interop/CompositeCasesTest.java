package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of OMA's Enabler Test Specification about Read-Composite and Write-Composite, in both SenML formats. */
@Timeout(180)
class CompositeCasesTest extends ManagementCases {

    // ---- Read-Composite ----

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-235")
    void readCompositeOnRootPath(String format) throws Exception {
        Answer answer = talk.readComposite(format, "/").expect("2.05");
        Map<String, String> expected = new TreeMap<>(SERVER);
        expected.putAll(DEVICE);
        expected.putAll(PORTFOLIO);
        expected.put("/3303/0/5700", "20.0");
        assertEquals(expected, answer.valuesOf(expected.keySet()));
        assertTrue(
                answer.values().keySet().stream().noneMatch(path -> path.matches("/(0|21|23)/.*")),
                () -> answer.values().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-236")
    void readCompositePartialPresence(String format) throws Exception {
        Answer answer = talk.readComposite(format, "/1/0", "/3/0/11/0", "/3339/0/5522", "/3353/0/6030")
                .expect("2.05");
        assertEquals(SERVER, answer.valuesOf(SERVER.keySet()));
        assertEquals("0", answer.value("/3/0/11/0"));
        assertTrue(
                answer.values().keySet().stream().allMatch(path -> path.matches("/1/0/.*|/3/0/11/0")),
                () -> answer.values().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-280")
    void successfulReadComposite(String format) throws Exception {
        Answer answer =
                talk.readComposite(format, "/3/0/16", "/3/0/11/0", "/1/0").expect("2.05");
        assertEquals(number(format), answer.format());
        Map<String, String> expected =
                new TreeMap<>(talk.read("/1/0", SENML_CBOR).expect("2.05").values());
        expected.put("/3/0/16", "U");
        expected.put("/3/0/11/0", "0");
        assertEquals(expected, answer.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-281")
    void partiallySuccessfulReadComposite(String format) throws Exception {
        // The last one can only be executed.
        Answer answer = talk.readComposite(format, "/1/0/1", "/1/0/7", "/1/0/8").expect("2.05");
        assertEquals(Map.of("/1/0/1", "86400", "/1/0/7", "U"), answer.values());
    }

    // ---- Write-Composite ----

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-230")
    void writeComposite(String format) throws Exception {
        Map<String, ?> values = Map.of(
                "/1/0/1", 60,
                "/1/0/6", true,
                "/16/0/0/0", "aa",
                "/16/0/0/1", "bb",
                "/16/0/0/2", "cc",
                "/16/0/0/3", "dd");
        // Step 1: one message for two Objects.
        talk.writeComposite(format, values).expect("2.04");
        // Step 2: an Update with the new lifetime.
        assertEquals(60, talk.event("updated").line().path("lifetime").asInt());
        // Step 3: all of it is there.
        assertEquals(
                Map.of("/1/0/1", "60", "/1/0/6", "true"),
                talk.read("/1/0", format).expect("2.05").valuesOf(Set.of("/1/0/1", "/1/0/6")));
        assertEquals(
                Map.of("/16/0/0/0", "aa", "/16/0/0/1", "bb", "/16/0/0/2", "cc", "/16/0/0/3", "dd"),
                talk.read("/16/0/0", format).expect("2.05").values());
    }

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-257")
    void writeCompositeOfServerAndDevice(String format) throws Exception {
        long time = 1_500_000_000;
        talk.writeComposite(format, Map.of("/1/0/2", 102, "/1/0/6", true, "/3/0/13", time))
                .expect("2.04");
        Answer answer =
                talk.readComposite(format, "/1/0/2", "/1/0/6", "/3/0/13").expect("2.05");
        assertEquals("102", answer.value("/1/0/2"));
        assertEquals("true", answer.value("/1/0/6"));
        // The clock has gone on.
        assertTrue(
                Long.parseLong(answer.value("/3/0/13")) - time <= 30,
                () -> answer.values().toString());
    }

    private static int number(String format) {
        return format.equals(SENML_JSON) ? ContentFormat.SENML_JSON : ContentFormat.SENML_CBOR;
    }
}

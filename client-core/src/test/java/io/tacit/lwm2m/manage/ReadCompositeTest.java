package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.hex;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, section 6.3.8, with the conformance cases LightweightM2M-1.1-int-229, 235, 236, 280 and 281. */
class ReadCompositeTest {

    private static final int JSON = ContentFormat.SENML_JSON;
    private static final int CBOR = ContentFormat.SENML_CBOR;

    private final Management client = new Management();

    @Test
    void readsWhatIsAskedFor() {
        assertEquals(
                "[{\"n\":\"/1/0/1\",\"v\":300},{\"n\":\"/3/0/0\",\"vs\":\"Acme\"},{\"n\":\"/3/0/11/0\",\"v\":0}]",
                client.text(fetch("/3/0/11/0", "/1/0/1", "/3/0/0")));
    }

    @Test
    void leavesOutWhatIsMissing() {
        assertEquals(
                "[{\"n\":\"/1/0/1\",\"v\":300}]",
                client.text(fetch("/1/0/1", "/3339/0/5522", "/34/7", "/34/0/3", "/34/0/1/9", "/34/0/99")));
    }

    @Test
    void leavesOutWhatCanNotBeRead() {
        assertEquals(
                "[{\"n\":\"/1/0/1\",\"v\":300},{\"n\":\"/1/0/7\",\"vs\":\"U\"}]",
                client.text(fetch("/1/0/1", "/1/0/7", "/1/0/8", "/34/0/8")));
    }

    @Test
    void hasEachValueOnce() {
        String json = client.text(fetch("/34", "/34/0", "/34/0/1/1", "/34/0/0"));

        assertEquals(json.indexOf("Green"), json.lastIndexOf("Green"));
        assertEquals(json.indexOf("/34/0/0\""), json.lastIndexOf("/34/0/0\""));
        assertTrue(json.contains("/34/2/0"), json);
    }

    @Test
    void readsEverythingButWhatIsConfidential() {
        String json = client.text(fetch("/"));

        assertTrue(json.contains("/1/0/1") && json.contains("/3/0/0") && json.contains("/34/2/0"), json);
        assertFalse(json.contains("\"/0/"), json);
    }

    @Test
    void answersEmptyIfNothingIsThere() {
        Message answer = client.handle(fetch("/77"));

        assertEquals("2.05", Code.text(answer.code()));
        assertEquals("[]", Message.text(answer.payload()));
        assertEquals(Path.ROOT, answer.subject());
    }

    @Test
    void speaksSenmlCbor() {
        // [{0: "/34/0/0"}] is answered [{0: "/34/0/0", 2: 1}].
        Message answer = client.handle(fetch(CBOR, hex("81 A1 00 67 2F 33 34 2F 30 2F 30")));

        assertEquals(CBOR, answer.uint(Option.CONTENT_FORMAT));
        assertArrayEquals(hex("81 A2 00 67 2F 33 34 2F 30 2F 30 02 01"), answer.payload());
    }

    @Test
    void answersSenmlEtchInSenml() {
        Message answer = client.handle(fetch(ContentFormat.SENML_ETCH_JSON, Message.utf8("[{\"n\":\"/34/0/0\"}]")));

        assertEquals(JSON, answer.uint(Option.CONTENT_FORMAT));
        assertEquals("[{\"n\":\"/34/0/0\",\"v\":1}]", Message.text(answer.payload()));

        // [{0: "/34/0/0"}]
        answer = client.handle(fetch(ContentFormat.SENML_ETCH_CBOR, hex("81 A1 00 67 2F 33 34 2F 30 2F 30")));
        assertEquals(CBOR, answer.uint(Option.CONTENT_FORMAT));
    }

    /** The example of LwM2M Core TS 1.2, section 7.4.4, with the values that this device has. */
    @Test
    void speaksLwm2mCbor() {
        client.version = Lwm2mVersion.V1_2;

        // {[3, 0, 0]: null, [3, 0, 9]: null, [1, 0, 1]: null}
        Message answer = client.handle(
                fetch(ContentFormat.LWM2M_CBOR, hex("A3 83 03 00 00 F6  83 03 00 09 F6  83 01 00 01 F6")));

        assertEquals("2.05", Code.text(answer.code()));
        assertEquals(ContentFormat.LWM2M_CBOR, answer.uint(Option.CONTENT_FORMAT));
        // The map is written as nested maps or as arrays of ids: what counts is that both read the same.
        Decoder decoder = new Formats().decoder(ContentFormat.LWM2M_CBOR);
        decoder.begin(answer.payload(), 0, answer.payload().length, Path.ROOT, null);
        assertTrue(decoder.next());
        assertEquals(Path.of(1, 0, 1), decoder.path());
        assertEquals(300, decoder.readInteger());
        assertTrue(decoder.next());
        assertEquals("Acme", decoder.readString());
        assertTrue(decoder.next());
        assertEquals(Path.of(3, 0, 9), decoder.path());
        assertEquals(80, decoder.readInteger());
        assertFalse(decoder.next());
    }

    @Test
    void answersInTheFormatThatIsAccepted() {
        Message answer = client.handle(fetch("/34/0/0").add(Option.ACCEPT, (long) CBOR));

        assertEquals(CBOR, answer.uint(Option.CONTENT_FORMAT));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"11542, 4.06", "0, 4.06", "42, 4.06", "40, 4.06", "50, 4.06", "110, 2.05", "320, 4.06"})
    void answersInNoFormatThatCanNotNamePaths(int accept, String code) {
        assertEquals(code, client.code(fetch("/34/0/0").add(Option.ACCEPT, accept)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0, 4.15", "42, 4.15", "60, 4.15", "11542, 4.15", "11543, 4.15", "40, 4.15", "50, 4.15", "110, 2.05"})
    void readsPathsInTheFormatsOfTheSpecification(int format, String code) {
        assertEquals(code, client.code(fetch(format, Message.utf8("[{\"n\":\"/34/0/0\"}]"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                          | 4.00",
                "''                          | 4.00",
                "[{'n':'/34/0/0','v':1}]     | 4.00", // a value
                "[{'n':'/34/x'}]             | 4.00",
                "[{'n':'/0'}]                | 4.01",
                "[{'n':'/0/0/0'},{'n':'/21'}] | 4.01",
                "[{'n':'/0'},{'n':'/3/0/0'}] | 2.05",
            })
    void refusesWhatIsWrong(String json, String code) {
        assertEquals(code, client.code(fetch(JSON, Message.utf8(json.replace('\'', '"')))));
    }

    @Test
    void asksForTheFormatOfThePaths() {
        assertEquals("4.15", client.code(request(Code.FETCH, "/").payload(Message.utf8("[{\"n\":\"/3\"}]"))));
    }

    @Test
    void isBounded() {
        String[] paths = IntStream.range(0, 65).mapToObj(i -> "/34/" + i).toArray(String[]::new);

        assertEquals("4.13", client.code(fetch(paths)));
        assertEquals("5.00", new Management(20).code(fetch("/34")), "a large answer");
    }

    @Test
    void isNotOfLwm2m10() {
        client.version = Lwm2mVersion.V1_0;

        assertEquals("4.05", client.code(fetch("/34/0/0")));
    }

    @Test
    void isOnTheRootOnly() {
        Message request = request(Code.FETCH, "/34")
                .add(Option.CONTENT_FORMAT, JSON)
                .payload(Message.utf8("[{\"n\":\"/34/0/0\"}]"));

        assertEquals("4.05", client.code(request));
    }

    @Test
    void tellsTheObjectsBeforeItReads() {
        client.handle(fetch("/34/0/0", "/34/0/1/1", "/34/0/8", "/34/2"));

        assertEquals(List.of("beforeRead 0/0", "beforeRead 0/1", "beforeRead 2/-1"), client.everything.calls);
    }

    @Test
    void waitsIfAnObjectPutsTheAnswerOff() {
        client.everything.defer = true;
        Message request = fetch("/34/2/0", "/1/0/1");

        assertNull(client.handle(request));
        client.everything.values.put("2/0", 77L);
        client.everything.deferred.succeed();

        assertEquals(
                "[{\"n\":\"/1/0/1\",\"v\":300},{\"n\":\"/34/2/0\",\"v\":77}]",
                Message.text(client.resume(request).payload()));
        assertEquals(List.of("beforeRead 2/0"), client.everything.calls);
    }

    @Test
    void refusesWhatAnObjectRefuses() {
        client.everything.toThrow = new Refusal(Refusal.SERVICE_UNAVAILABLE, "the sensor warms up");

        assertEquals("5.03", client.code(fetch("/3/0/0", "/34/0/0")));
        client.everything.toThrow = null;
        assertEquals("2.05", client.code(fetch("/3/0/0", "/34/0/0")));
    }

    private static Message fetch(String... paths) {
        String json = List.of(paths).stream()
                .map(path -> "{\"n\":\"" + path + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return fetch(JSON, Message.utf8(json));
    }

    private static Message fetch(int format, byte[] payload) {
        return request(Code.FETCH, "/").add(Option.CONTENT_FORMAT, format).payload(payload);
    }
}

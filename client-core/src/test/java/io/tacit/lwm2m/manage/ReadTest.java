package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, section 6.3.1. */
class ReadTest {

    private final Management client = new Management();

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "/34/0/0,     0,     2.05", // a Resource
        "/34/0/1/1,   0,     2.05", // a Resource Instance
        "/34/0/1,     11542, 2.05", // a multiple Resource
        "/34/0,       110,   2.05", // an Object Instance
        "/34,         112,   2.05", // an Object
        "/34/0/3,     0,     4.04", // an optional Resource that is not there
        "/34/0/99,    0,     4.04", // a Resource that nobody knows
        "/34/1,       11542, 4.04", // an Object Instance that is not there
        "/35,         11542, 4.04", // an Object that is not there
        "/34/0/1/7,   0,     4.04", // a Resource Instance that is not there
        "/34/0/0/0,   0,     4.04", // an instance of a single Resource
        "/34/0/8,     0,     4.05", // can only be written
        "/34/0/10,    0,     4.05", // can only be executed
        "/34/0/0,     50,    4.06", // a format that the client does not speak
        "/34/0,       0,     4.06", // a format that can't carry several values
        "/34/0/1,     0,     4.06",
        "/0,          11542, 4.01", // Security is nobody's business
        "/0/0,        11542, 4.01",
        "/0/0/0,      0,     4.01",
        "/0/9/9/9,    0,     4.01",
        "/21,         11542, 4.01",
        "/23/0,       11542, 4.01",
        "/,           11542, 4.05", // there is no Read of everything
    })
    void answersWithTheCodeOfTheSpecification(String path, int accept, String code) {
        assertEquals(code, client.code(get(path, accept)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"/34/0/0, 1", "/34/0/1/1, Green", "/34/0/2, 21.5", "/1/0/1, 300", "/1/0/7, U", "/3/0/0, Acme"})
    void readsOneValueAsText(String path, String value) {
        assertEquals(value, client.text(get(path, ContentFormat.TEXT)));
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        String json = client.text(get("/34/0", ContentFormat.SENML_JSON));

        assertTrue(json.contains("Green") && json.contains("21.5"), json);
        assertFalse(json.contains("hidden"), json);
    }

    @Test
    void readsAMultipleResourceInTlv() {
        Message answer = client.handle(get("/3/0/7", ContentFormat.TLV));

        // A multiple Resource 7 of eight bytes, in it the Resource Instances 0 (3800) and 1 (5000).
        assertArrayEquals(Management.hex("88 07 08  42 00 0E D8  42 01 13 88"), answer.payload());
        assertEquals(ContentFormat.TLV, answer.uint(Option.CONTENT_FORMAT));
    }

    @Test
    void answersInTheOldNumberOfTlvIfAskedSo() {
        Message answer = client.handle(get("/3/0/7", ContentFormat.OLD_TLV));

        assertEquals(ContentFormat.OLD_TLV, answer.uint(Option.CONTENT_FORMAT));
    }

    @ParameterizedTest(name = "LwM2M {0}, {1}: {2}")
    @CsvSource({
        "V1_0, /34/0,   11542", // TLV is the one that a server of 1.0 must know
        "V1_1, /34/0,   112",
        "V1_1, /34,     112",
        "V1_1, /34/0/1, 112",
        "V1_2, /34/0,   11544",
        "V1_1, /34/0/0, 0",
    })
    void choosesTheFormatIfTheServerDoesNot(Lwm2mVersion version, String path, int format) {
        client.version = version;

        assertEquals(format, client.handle(get(path)).uint(Option.CONTENT_FORMAT));
    }

    @Test
    void saysWhatTheAnswerIsAbout() {
        Message request = get("/34/0/0");
        Message answer = client.handle(request);

        assertEquals(Path.of(34, 0, 0), answer.subject());
        assertEquals(Path.of(34, 0, 0), request.subject());
    }

    @Test
    void tellsTheObjectBeforeItReads() {
        client.handle(get("/34/0/0"));
        client.handle(get("/34/2"));
        client.handle(get("/34"));

        assertEquals(
                List.of("beforeRead 0/0", "beforeRead 2/-1", "beforeRead 0/-1", "beforeRead 2/-1"),
                client.everything.calls);
    }

    @Test
    void doesNotTellTheObjectOfARequestThatIsRefused() {
        client.handle(get("/34/0/8"));
        client.handle(get("/34/0/0", 50));

        assertEquals(List.of(), client.everything.calls);
    }

    @Test
    void waitsIfTheObjectPutsTheAnswerOff() {
        client.everything.defer = true;
        Message request = get("/34/2/0", ContentFormat.TEXT);

        assertNull(client.handle(request));
        client.everything.values.put("2/0", 77L);
        client.everything.deferred.succeed();

        assertEquals(List.of("deferred", "succeeded"), client.deferral);
        Message answer = client.resume(request);
        assertEquals("77", Message.text(answer.payload()));
        assertEquals(Code.CONTENT, answer.code());
        assertEquals(List.of("beforeRead 2/0"), client.everything.calls);
    }

    @Test
    void waitsForAllInstancesThatPutTheAnswerOff() {
        client.everything.defer = true;

        assertNull(client.handle(get("/34")));

        client.everything.deferred.succeed();
        client.everything.deferred.succeed();
        assertEquals(List.of("deferred"), client.deferral);
    }

    @Test
    void refusesWhatTheObjectRefuses() {
        client.everything.toThrow = new Refusal(Refusal.SERVICE_UNAVAILABLE, "the sensor warms up");

        Message answer = client.handle(get("/34/0/0"));

        assertEquals("5.03", Code.text(answer.code()));
        assertEquals("the sensor warms up", Message.text(answer.payload()));
        assertEquals(List.of(), client.happened);
    }

    @Test
    void keepsTheMessageOfAnExceptionToItself() {
        client.everything.toThrow = new IllegalStateException("password is 1234");

        Message answer = client.handle(get("/34/0/0"));

        assertEquals("5.00", Code.text(answer.code()));
        assertEquals(0, answer.payload().length);
        assertEquals(List.of("failed /34/0/0 password is 1234"), client.happened);
    }

    @Test
    void recoversAfterAReadThatFailedHalfway() {
        client.everything.toThrow = new IllegalStateException("broken");
        client.handle(get("/34/0", ContentFormat.SENML_JSON));
        client.everything.toThrow = null;

        assertEquals("2.05", client.code(get("/34/0", ContentFormat.SENML_JSON)));
        assertEquals("1", client.text(get("/34/0/0", ContentFormat.TEXT)));
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        Management small = new Management(8);
        small.everything.values.put("0/11", "far too long");

        assertEquals("5.00", small.code(get("/34/0/11", ContentFormat.TEXT)));
        assertEquals("1", small.text(get("/34/0/0", ContentFormat.TEXT)));
    }
}

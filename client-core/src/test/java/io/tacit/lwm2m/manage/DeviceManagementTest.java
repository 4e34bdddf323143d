package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a LwM2M Client that is no operation of section 6.3, or none that it offers. */
class DeviceManagementTest {

    private final Management client = new Management();

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "POST,   /3,     4.05", // Create; case LightweightM2M-1.1-int-680
        "DELETE, /3/0,   4.05", // Delete; case LightweightM2M-1.1-int-685
        "DELETE, /,      4.05",
        "POST,   /35,    4.04",
        "DELETE, /35/0,  4.04",
        "POST,   /0,     4.01",
        "DELETE, /0/0,   4.01",
        "FETCH,  /34,    4.05",
        "PATCH,  /34,    4.05",
        "IPATCH, /34,    4.05",
        "PATCH,  /,      4.05",
        "DELETE, /34,    4.05",
        "DELETE, /34/0/0, 4.05",
        "POST,   /34/0/1/0, 4.05",
        "PUT,    /,      4.05",
        "FETCH,  /0,     4.01",
        "FETCH,  /35,    4.04",
        "POST,   /,      4.05",
    })
    void refusesWhatItDoesNotOffer(String method, String path, String code) {
        int number = switch (method) {
            case "POST" -> Code.POST;
            case "PUT" -> Code.PUT;
            case "DELETE" -> Code.DELETE;
            case "FETCH" -> Code.FETCH;
            case "PATCH" -> Code.PATCH;
            default -> Code.IPATCH;
        };

        assertEquals(code, client.code(request(number, path)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/bs,            4.04",
        "/34/x,          4.04",
        "/34/-1,         4.04",
        "/34/00,         4.04",
        "/34/65535,      4.04",
        "/34/99999999999, 4.04",
        "/34/0/1/0/0,    4.04",
        "/34//0,         4.04",
        "/34/0/,         4.04",
        "/.well-known/core, 4.04",
    })
    void findsNothingWhereNoPathLeads(String path, String code) {
        assertEquals(code, client.code(get(path)));
    }

    @Test
    void refusesAnOptionThatItDoesNotUnderstand() {
        assertEquals("4.02", client.code(get("/34").add(9, 1)));
        assertEquals("2.05", client.code(get("/34").add(2050, 1)), "an elective one does not matter");
    }

    @Test
    void isNoProxy() {
        assertEquals("5.05", client.code(get("/34").add(35, "coap://example.com/")));
        assertEquals("5.05", client.code(get("/34").add(39, "coap")));
    }

    @Test
    void understandsTheOptionsOfEveryRequest() {
        Message request = get("/34/0/0")
                .add(Option.URI_HOST, "device.example.com")
                .add(Option.URI_PORT, 5683)
                .add(Option.BLOCK2, 6)
                .add(Option.OBSERVE, 0)
                .add(Option.ETAG, new byte[] {1});

        assertEquals("2.05", client.code(request));
    }

    @Test
    void holdsPreconditions() {
        assertEquals("2.04", client.code(Management.put("/34/0/0", 0, "2").add(Option.IF_MATCH, new byte[0])));
        assertEquals("4.12", client.code(Management.put("/34/0/0", 0, "3").add(Option.IF_MATCH, new byte[] {1})));
        assertEquals("4.12", client.code(Management.put("/34/0/0", 0, "3").add(Option.IF_NONE_MATCH, new byte[0])));
        assertEquals(2L, client.everything.values.get("0/0"));
    }

    @Test
    void refusesARepeatedOptionThatMayNotBeRepeated() {
        assertEquals("4.02", client.code(get("/34", 110).add(Option.ACCEPT, 112)));
    }

    @Test
    void actsOnTheServerObject() {
        client.handle(Management.put("/1/0/1", 0, "60"));
        client.handle(Management.put("/1/0/1", 0, "60"));
        client.handle(request(Code.POST, "/1/0/8"));
        client.handle(request(Code.POST, "/1/0/4"));

        assertEquals(List.of("lifetime 60", "update"), client.happened);
        client.afterDelivery.forEach(Runnable::run);
        assertEquals(List.of("lifetime 60", "update", "disabled"), client.happened);
    }

    /** Whatever comes in, an answer goes out, and no Object is to blame. */
    @Test
    void answersAnything() {
        int[] codes = {1, 2, 3, 4, 5, 6, 7, 8, 31};
        int[] options = {1, 3, 4, 5, 6, 7, 11, 11, 11, 12, 15, 17, 17, 23, 27, 60, 100, 2049};
        String[] texts = {"34", "0", "1", "2", "10", "3", "pmin=1", "gt=5", "", "depth=1", "x", "65535", "-1"};
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            Message request = new Message(codes[random.nextInt(codes.length)]);
            for (int i = random.nextInt(7); i > 0; i--) {
                int number = options[random.nextInt(options.length)];
                if (number == Option.ACCEPT || number == Option.CONTENT_FORMAT) {
                    request.add(number, new int[] {0, 40, 42, 110, 112, 11542, 7}[random.nextInt(7)]);
                } else {
                    request.add(number, texts[random.nextInt(texts.length)]);
                }
            }
            byte[] payload = new byte[random.nextInt(12)];
            random.nextBytes(payload);
            request.payload(payload);

            String code = client.code(request);

            assertEquals(List.of(), client.happened, "seed " + seed + " answered " + code);
        }
    }
}

package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.interop.HandServer.DELETE;
import static io.tacit.lwm2m.interop.HandServer.FETCH;
import static io.tacit.lwm2m.interop.HandServer.GET;
import static io.tacit.lwm2m.interop.HandServer.IPATCH;
import static io.tacit.lwm2m.interop.HandServer.PATCH;
import static io.tacit.lwm2m.interop.HandServer.POST;
import static io.tacit.lwm2m.interop.HandServer.PUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.Lwm2mVersion;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a well-behaved server never sends: wrong methods, options, formats, values, and messages that are none. Each has
 * the answer that the specifications give it, with a diagnostic that names what was wrong; it changes nothing, and the
 * client lives on.
 */
@Timeout(180)
class MistakesTest {

    private static final int LONGEST_DIAGNOSTIC = 120;

    private HandServer server;
    private TestDevice device;
    private String before;

    @BeforeEach
    void start() throws Exception {
        start(Lwm2mVersion.V1_1);
    }

    private void start(Lwm2mVersion version) throws Exception {
        server = new HandServer();
        device = new TestDevice(Server.at(server.uri()).version(version).lifetimeSeconds(600));
        server.awaitRegister();
        before = everything();
    }

    /** Nothing has changed, and a right request has its answer. */
    @AfterEach
    void livesOn() throws Exception {
        assertEquals(before, everything(), device::log);
        assertEquals(1, device.status().registers(), device::log);
        device.close();
        server.close();
    }

    private String everything() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String path : new String[] {"/1", "/3/0/14", "/16", "/3303", "/32769"}) {
            CoapMessage answer = server.ask(server.request(GET, path).option(CoapMessage.ACCEPT, 110));
            assertEquals("2.05", answer.codeText(), answer::toString);
            all.append(answer.text());
        }
        return all.toString();
    }

    private void refused(CoapMessage request, String code, String about) throws Exception {
        CoapMessage answer = server.ask(request);
        String said = answer + " to " + request;
        assertEquals(code, answer.codeText(), said);
        assertTrue(answer.text().contains(about) && !answer.text().isEmpty(), said);
        assertTrue(answer.text().length() <= LONGEST_DIAGNOSTIC, said);
        assertEquals(-1, answer.number(CoapMessage.CONTENT_FORMAT), () -> "a diagnostic has no format: " + said);
    }

    private static int method(String name) {
        return switch (name) {
            case "GET" -> GET;
            case "POST" -> POST;
            case "PUT" -> PUT;
            case "DELETE" -> DELETE;
            case "FETCH" -> FETCH;
            case "PATCH" -> PATCH;
            case "IPATCH" -> IPATCH;
            default -> Integer.parseInt(name);
        };
    }

    // ---- Methods and paths ----

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /                  | 4.05 | operation",
                "POST   | /                  | 4.05 | operation",
                "PUT    | /                  | 4.05 | operation",
                "DELETE | /                  | 4.05 | operation",
                "PUT    | /3303              | 4.05 | Object",
                "DELETE | /3303              | 4.05 | ",
                "DELETE | /3303/0/5700       | 4.05 | ",
                "DELETE | /3303/0            | 4.05 | ",
                "DELETE | /16/7              | 4.04 | Instance",
                "POST   | /3303/0/5700       | 4.05 | executed",
                "POST   | /32769/0/8/0       | 4.05 | ",
                "FETCH  | /3                 | 4.05 | ",
                "IPATCH | /3/0               | 4.05 | ",
                "PATCH  | /                  | 4.05 | ",
                "PATCH  | /3/0               | 4.05 | ",
                "GET    | /4711              | 4.04 | ",
                "GET    | /3303/5            | 4.04 | ",
                "GET    | /3303/0/1          | 4.04 | ",
                "GET    | /32769/0/8/3       | 4.04 | ",
                "GET    | /3303/0/5700/0     | 4.04 | ",
                "GET    | /bs                | 4.04 | ",
                "GET    | /.well-known/core  | 4.04 | ",
                "GET    | /3/0/0/0/0         | 4.04 | ",
                "GET    | /65536             | 4.04 | ",
                "GET    | /-3                | 4.04 | ",
                "GET    | /3/x               | 4.04 | ",
                "GET    | /32769/0/10        | 4.05 | read",
                "GET    | /0                 | 4.01 | ",
                "GET    | /0/0/5             | 4.01 | ",
                "POST   | /0                 | 4.01 | ",
                "DELETE | /0/0               | 4.01 | ",
            })
    void aMethodThatIsNoOperationThere(String method, String path, String code, String about) throws Exception {
        CoapMessage request = server.request(method(method), path);
        if (method.equals("PUT")) {
            request.option(CoapMessage.CONTENT_FORMAT, 112).payload(new byte[] {(byte) 0x80});
        }
        refused(request, code, about == null ? "" : about);
    }

    // ---- Options ----

    @Test
    void optionsThatAreNotUnderstood() throws Exception {
        refused(server.request(GET, "/3").option(9, 1), "4.02", "9");
        refused(server.request(GET, "/3").option(65001, "x"), "4.02", "65001");
        refused(server.request(GET, "/3").option(35, "coap://example.com/"), "5.05", "proxy");
        refused(server.request(GET, "/3").option(39, "coap"), "5.05", "proxy");
        // An elective one does not matter.
        assertEquals(
                "2.05", server.ask(server.request(GET, "/3").option(65000, "x")).codeText());
    }

    @Test
    void optionsOfAWrongLength() throws Exception {
        refused(server.request(GET, "/3").option(CoapMessage.ACCEPT, 0x1000000), "4.02", "Accept");
        refused(server.request(GET, "/3").option(23, new byte[4]), "4.02", "Block");
        refused(server.request(GET, "/3").option(3, new byte[0]), "4.02", "Host");
        refused(server.request(GET, "/3").option(CoapMessage.URI_PATH, "0".repeat(255)), "4.04", "");
    }

    @Test
    void preconditionsThatDoNotHold() throws Exception {
        refused(write("/32769/0/1", 0, "5").option(CoapMessage.IF_MATCH, "etag"), "4.12", "ETag");
        refused(write("/32769/0/1", 0, "5").option(CoapMessage.IF_NONE_MATCH, new byte[0]), "4.12", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/32769/0/1  | unknown=1          | unknown",
                "/32769/0/1  | pmin               | ", // removes what is not there: no mistake, but see below
                "/32769/0/1  | pmin=x             | pmin",
                "/32769/0/1  | pmin=-1            | pmin",
                "/32769/0/1  | pmin=1.5           | pmin",
                "/32769/0/1  | pmin=99999999999   | pmin",
                "/32769/0/1  | pmin=1&pmin=2      | twice",
                "/32769/0/1  | gt=abc             | gt",
                "/32769/0/1  | gt=1&lt=2          | lt",
                "/32769/0/1  | lt=1&gt=3&st=2     | st",
                "/32769/0/1  | st=-1              | st",
                "/32769/0/1  | epmin=5&epmax=5    | epm",
                "/32769/0/1  | dim=3              | dim",
                "/32769/0/0  | gt=1               | numeric",
                "/32769/0    | gt=1               | numeric",
            })
    void attributesThatAreNone(String path, String query, String about) throws Exception {
        CoapMessage request = server.request(PUT, path);
        for (String parameter : query.split("&")) {
            request.option(CoapMessage.URI_QUERY, parameter);
        }
        if (about == null) {
            assertEquals("2.04", server.ask(request).codeText());
        } else {
            refused(request, "4.00", about);
        }
        // Nothing was attached.
        CoapMessage links = server.ask(server.request(GET, path).option(CoapMessage.ACCEPT, 40));
        assertTrue(links.text().matches("[^;]*(;dim=\\d+)?(,<[^;]*(;dim=\\d+)?)*"), links::text);
    }

    // ---- Formats ----

    @ParameterizedTest
    @ValueSource(ints = {1, 41, 50, 65000})
    void aFormatThatCantBeWritten(int format) throws Exception {
        refused(server.request(GET, "/32769/0/1").option(CoapMessage.ACCEPT, format), "4.06", String.valueOf(format));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60})
    void aFormatOfOneValueForSeveral(int format) throws Exception {
        refused(server.request(GET, "/32769/0").option(CoapMessage.ACCEPT, format), "4.06", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 50, 65000})
    void aFormatThatCantBeRead(int format) throws Exception {
        refused(write("/32769/0/1", format, "1"), "4.15", String.valueOf(format));
    }

    // ---- Values ----

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "/32769/0/1, x",
        "/32769/0/1, ''",
        "/32769/0/1, 1.5",
        "/32769/0/1, 99999999999999999999",
        "/32769/0/2, -1",
        "/32769/0/3, 1e",
        "/32769/0/4, 2",
        "/32769/0/4, true",
        "/32769/0/5, not base64!",
        "/32769/0/6, yesterday",
        "/32769/0/7, 3303",
        "/32769/0/7, 3303:x",
        "/32769/0/7, 4711:0", // leads nowhere
        "/1/0/1, -5",
        "/1/0/1, 99999999999",
        "/1/0/7, Z",
        "/1/0/6, maybe",
    })
    void textThatIsNoValue(String path, String text) throws Exception {
        refused(write(path, 0, text), "4.00", "");
    }

    @ParameterizedTest(name = "{2} in {1} for {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // TLV: a length that lies, no id, a value of no size that an integer has, another instance, cut off
                "/32769/0    | 11542 | C801FF01",
                "/32769/0    | 11542 | E1",
                "/32769/0/1  | 11542 | C301010203",
                "/32769/0/1  | 11542 | C10201",
                "/32769/0    | 11542 | 0801C10101",
                "/32769/0    | 11542 | C4",
                "/32769/0/4  | 11542 | C10402",
                "/32769/0/8  | 11542 | 8608410001",
                "/32769/0/1  | 11542 | ''",
                // SenML CBOR: cut off, no array, a record without a value, a key that is no base unit, nested, no end
                "/32769/0    | 112   | 81",
                "/32769/0    | 112   | A0",
                "/32769/0/1  | 112   | 80",
                "/32769/0/1  | 112   | 81A1006C2F33323736392F302F312F",
                "/32769/0    | 112   | 81A2006131026178",
                "/32769/0    | 112   | 9FA2006131020A",
                "/32769/0    | 112   | 81818181818181818181818181818181",
                "/32769/0    | 112   | 9BFFFFFFFFFFFFFFFF",
                "/32769/0    | 112   | 81A2007BFFFFFFFFFFFFFFFF",
                "/32769/0    | 112   | 81A20061310200FF",
                // CBOR: nothing, cut off, two values, of another type, too large, negative, no UTF-8, containers
                "/32769/0/1  | 60    | ''",
                "/32769/0/1  | 60    | 18",
                "/32769/0/1  | 60    | 0102",
                "/32769/0/1  | 60    | 6135",
                "/32769/0/1  | 60    | F5",
                "/32769/0/1  | 60    | F97E00",
                "/32769/0/1  | 60    | FB3FF8000000000000",
                "/32769/0/1  | 60    | 1BFFFFFFFFFFFFFFFF",
                "/32769/0/1  | 60    | FF",
                "/32769/0/1  | 60    | A0",
                "/32769/0/1  | 60    | 8105",
                "/32769/0/2  | 60    | 20",
                "/32769/0/0  | 60    | 61FF",
                "/32769/0/0  | 60    | 7BFFFFFFFFFFFFFFFF",
                "/32769/0/4  | 60    | 01",
                "/32769/0/7  | 60    | 63333A78",
                // LwM2M CBOR: cut off, no map, of another type, ids that are none, another Object, without end
                "/32769/0    | 11544 | A1",
                "/32769/0    | 11544 | 80",
                "/32769/0    | 11544 | A11980010F",
                "/32769/0    | 11544 | A1831980010001F5",
                "/32769/0    | 11544 | A1831980012001F5",
                "/32769/0    | 11544 | A1613105",
                "/32769/0    | 11544 | A183190CE70019164405",
                "/32769/0    | 11544 | BBFFFFFFFFFFFFFFFF",
                "/32769/0    | 11544 | A100A100A100A100A100A100A100A10005",
            })
    void bytesThatAreNoPayload(String path, int format, String hex) throws Exception {
        refused(write(path, format, HexFormat.of().parseHex(hex)), "4.00", "");
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/32769/0    | [{`n`:`1`,`v`:5}",
                "/32769/0    | {`n`:`1`,`v`:5}",
                "/32769/0    | [{`n`:`1`,`v`:5},]",
                "/32769/0    | [{`n`:`1`,`v`:05}]",
                "/32769/0    | [{`n`:`1`,`v`:`5`}]",
                "/32769/0    | [{`n`:`1`,`vs`:5}]",
                "/32769/0    | [{`n`:`1`,`v`:5,`vs`:`5`}]",
                "/32769/0    | [{`n`:`1`,`v`:5,`v`:6}]",
                "/32769/0    | [{`n`:`/3303/0/5700`,`v`:5}]",
                "/32769/0    | [{`bn`:`/32769/1/`,`n`:`1`,`v`:5}]",
                "/32769/0    | [{`bn`:`/32769/0/`,`n`:`x`,`v`:5}]",
                "/32769/0    | [{`n`:`1`,`v`:5}] trailing",
                "/32769/0    | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "/32769/0/1  | []",
                "/32769/0/1  | [{`n`:``,`v`:1e999}]",
                "/32769/0/5  | [{`n`:``,`vd`:`not base64!`}]",
            })
    void jsonThatIsNoSenml(String path, String json) throws Exception {
        refused(write(path, 110, json.replace('`', '"')), "4.00", "");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`e`:[{`n`:`1`,`v`:5}",
                "[{`n`:`1`,`v`:5}]",
                "{`e`:5}",
                "{`e`:[{`n`:`1`,`sv`:`5`}]}",
                "{`e`:[{`n`:`4`,`v`:1}]}",
                "{`e`:[{`n`:`1`}]}",
                "{`e`:[{`n`:`x`,`v`:5}]}",
                "{`e`:[{`n`:`1`,`v`:5,`sv`:`5`}]}",
                "{`bn`:`/3303/0/`,`e`:[{`n`:`5700`,`v`:5}]}",
                "{`e`:[{`n`:`1`,`v`:5}]} trailing",
            })
    void jsonThatIsNoLwm2mJson(String json) throws Exception {
        refused(write("/32769/0", 11543, json.replace('`', '"')), "4.00", "");
    }

    /** The first of the two is fine, and must not be taken: all or nothing. */
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | [{`bn`:`/32769/0/`,`n`:`1`,`v`:5},{`n`:`0`,`v`:5}]             | 4.00",
                "PUT    | [{`bn`:`/32769/0/`,`n`:`1`,`v`:5},{`n`:`4`,`vs`:`no`}]         | 4.00",
                "POST   | [{`bn`:`/32769/0/`,`n`:`1`,`v`:5},{`n`:`10`,`v`:5}]            | 4.05",
                "PUT    | [{`bn`:`/32769/0/`,`n`:`8/0`,`v`:5},{`n`:`8/1`,`vs`:`no`}]     | 4.00",
                "IPATCH | [{`bn`:`/32769/0/`,`n`:`1`,`v`:5},{`bn`:`/3303/0/`,`n`:`5700`,`v`:5}] | 4.05",
                "IPATCH | [{`bn`:`/32769/0/`,`n`:`1`,`v`:5},{`bn`:`/0/0/`,`n`:`0`,`vs`:`coap://x`}] | 4.01",
                "IPATCH | [{`bn`:`/32769/0/`,`n`:`1`,`v`:5},{`bn`:`/4711/0/`,`n`:`0`,`v`:1}] | 4.04",
            })
    void halfAWriteIsNone(String method, String json, String code) throws Exception {
        CoapMessage request = server.request(method(method), method.equals("IPATCH") ? "/" : "/32769/0")
                .option(CoapMessage.CONTENT_FORMAT, 110)
                .payload(utf8(json.replace('`', '"')));
        refused(request, code, "");
    }

    /** Only instances of a multiple Resource can be removed, and the list has to be right to the end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{`n`:`/32769/0/1`,`v`:null}]                                         | 4.00",
                "[{`n`:`/3303/0/5700`,`v`:null}]                                       | 4.00",
                "[{`n`:`/3/0/11/0`,`v`:null}]                                          | 4.05",
                "[{`n`:`/16/0/0/0`,`v`:null},{`n`:`/32769/0/1`,`vs`:`no number`}]   | 4.00",
                "[{`n`:`/16/0/0/0`,`v`:null},{`n`:`/0/0/0`,`vs`:`coap://x`}]        | 4.01",
                "[{`n`:`/16/0/0/0`,`v`:null}                                        | 4.00",
            })
    void aRemovalThatCantBe(String json, String code) throws Exception {
        livesOn();
        start(Lwm2mVersion.V1_2);
        CoapMessage request = server.request(IPATCH, "/")
                .option(CoapMessage.CONTENT_FORMAT, 320)
                .payload(utf8(json.replace('`', '"')));
        refused(request, code, "");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{`n`:`/16/1/0/0`,`vs`:5}]",
                "[{`n`:`/16/0/0/0`,`vs`:`there already`}]",
                "[{`n`:`/16/1/0`,`vs`:`not an instance`}]",
                "[{`n`:`/16/70000/0/0`,`vs`:`x`}]",
                "[{`n`:`/3/1/15`,`vs`:`of another Object`}]",
                "[",
            })
    void aCreateThatCantBe(String json) throws Exception {
        CoapMessage request = server.request(POST, "/16")
                .option(CoapMessage.CONTENT_FORMAT, 110)
                .payload(utf8(json.replace('`', '"')));
        refused(request, "4.00", "");
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "110 | [{`n`:`/3/0/x`}]",
                "110 | [{`n`:3}]",
                "110 | [{`n`:`/3/0/0`,`v`:1}]",
                "110 | [",
                "110 | ",
            })
    void aReadCompositeOfNothing(int format, String json) throws Exception {
        CoapMessage request = server.request(FETCH, "/").option(CoapMessage.CONTENT_FORMAT, format);
        if (json != null) {
            request.payload(utf8(json.replace('`', '"')));
        }
        refused(request, "4.00", "");
    }

    // ---- Blocks ----

    @ParameterizedTest(name = "{0}, block {2}")
    @CsvSource({
        "PUT, 27, 1E, 4.08, begin", // the second, and no first
        "PUT, 27, 0F, 4.00, Block1", // of a size that is reserved
        "PUT, 27, 08, 4.00, size", // to be followed, and not full
        "GET, 23, 7E, 4.08, begin", // the eighth, and no first
        "GET, 23, 0F, 4.00, Block2",
    })
    void blocksThatDontFit(String method, int option, String block, String code, String about) throws Exception {
        CoapMessage request = server.request(method(method), "/32769/0/0").option(option, Integer.parseInt(block, 16));
        if (method.equals("PUT")) {
            request.option(CoapMessage.CONTENT_FORMAT, 0).payload(utf8("x"));
        }
        refused(request, code, about);
    }

    @Test
    void aBodyThatIsTooLarge() throws Exception {
        byte[] block = new byte[1024];
        CoapMessage answer = null;
        for (int number = 0; number < 20 && (answer == null || answer.codeText().equals("2.31")); number++) {
            answer = server.ask(write("/32769/0/5", 42, block).option(27, number << 4 | 0x08 | 6));
        }
        assertEquals("4.13", answer.codeText(), answer::toString);
    }

    // ---- Arguments of Execute ----

    @ParameterizedTest
    @ValueSource(strings = {"a", "10='x'", "0='x", "0=x", "0,", ",0", "0='x''y'", "0='x',0='y'"})
    void argumentsThatAreNone(String arguments) throws Exception {
        CoapMessage request = server.request(POST, "/32769/0/10")
                .option(CoapMessage.CONTENT_FORMAT, 0)
                .payload(utf8(arguments));
        refused(request, "4.00", "");
        assertEquals(null, device.allTypes.executedWith());
    }

    @Test
    void argumentsInAnotherFormat() throws Exception {
        CoapMessage request = server.request(POST, "/32769/0/10")
                .option(CoapMessage.CONTENT_FORMAT, 11542)
                .payload(utf8("0"));
        refused(request, "4.15", "");
        assertEquals(null, device.allTypes.executedWith());
    }

    // ---- Whatever ----

    /** Every answer is an error in class 4 or 5, or a success that says what is there; nothing is left out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void noise(int format) throws Exception {
        Random random = new Random(format);
        String[] paths = {"/3303", "/3303/0", "/3303/0/5700", "/3303/0/9"};
        for (int i = 0; i < 100; i++) {
            byte[] payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            int method = new int[] {POST, PUT, FETCH, IPATCH}[i % 4];
            CoapMessage request = server.request(method, method >= FETCH ? "/" : paths[random.nextInt(paths.length)])
                    .option(CoapMessage.CONTENT_FORMAT, format)
                    .payload(payload);
            CoapMessage answer = server.ask(request);
            assertTrue(answer.codeText().matches("4\\.\\d\\d|2\\.0[45]"), () -> answer + " to " + request);
        }
    }

    // ---- Messages that are none ----

    /**
     * RFC 7252 section 4.2: a Confirmable message that can't be processed is rejected with a reset. Where it can tell
     * what is wrong, Californium says so in a piggybacked answer instead.
     */
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource({
        "40000001, ''", // empty: a ping
        "40200002, ''", // a code of a class that is reserved
        "40010003F0, 4.02", // an option with a delta of 15
        "400100041F, 4.02", // an option with a length of 15
        "40010005FF, 4.02", // a payload marker, and no payload
        "4001000661, 4.02", // an option that is cut off
    })
    void aMessageThatIsNoneIsRejected(String hex, String code) throws Exception {
        byte[] datagram = HexFormat.of().parseHex(hex);
        server.send(datagram);
        CoapMessage rejection = server.awaitRejection((datagram[2] & 0xFF) << 8 | datagram[3] & 0xFF);
        assertEquals(code.isEmpty() ? "0.00" : code, rejection.codeText());
        assertEquals(code.isEmpty() ? CoapMessage.RST : CoapMessage.ACK, rejection.type);
    }

    /** RFC 7252 sections 3, 4.2 and 4.3: too short, of another version, an answer to nothing, Non-confirmable. */
    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "",
                "40",
                "400100",
                "80010001",
                "C0010002",
                "50010003F0",
                "60450004",
                "70000005",
                "6000FFFF",
                "4F010002", // a token of 15 bytes; Californium does not look for the message id then
            })
    void aMessageThatIsNoneAndAsksForNothingIsIgnored(String hex) throws Exception {
        int heard = server.received().size();
        server.send(HexFormat.of().parseHex(hex));
        // What comes next is the answer to the next request.
        assertEquals("2.05", server.ask(server.request(GET, "/3/0/0")).codeText());
        assertEquals(
                heard + 1, server.received().size(), () -> server.received().toString());
    }

    private CoapMessage write(String path, int format, String text) {
        return write(path, format, utf8(text));
    }

    private CoapMessage write(String path, int format, byte[] payload) {
        return server.request(PUT, path)
                .option(CoapMessage.CONTENT_FORMAT, format)
                .payload(payload);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

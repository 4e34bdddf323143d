package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.SendListener;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.interop.FaultPlan.Direction;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Device;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Leshan server writes and reads values that are much larger than what the client has memory for: they go from the
 * network to a file, and back, block by block.
 */
@Timeout(120)
class StreamingTest {

    private static final int MEMORY = 2048;
    private static final int LARGE = 120_000;
    private static final int LIMIT = 150_000;
    private static final String FILE = "/32770/0/0";
    private static final String PART = "/32770/0/1/9";

    private static LeshanPeer leshan;

    @TempDir
    private java.nio.file.Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private StoredFiles files;
    private Lwm2mClient client;
    private CaliforniumTransport transport;

    @BeforeAll
    static void startServer() throws Exception {
        leshan = LeshanPeer.start("--models", "src/test/resources/models", "--max-body", "1000000");
    }

    @AfterAll
    static void stopServer() throws Exception {
        leshan.close();
    }

    private void start(String uri) throws Exception {
        leshan.forgetEvents();
        files = new StoredFiles(folder, LIMIT);
        client = Lwm2mClient.builder("streaming")
                .server(Server.at(uri).lifetimeSeconds(600))
                .object(Device.builder().manufacturer("Tacit").build())
                .object(files)
                .maxBodyBytes(MEMORY)
                .listener(new LogListener(new PrintStream(log, true, StandardCharsets.UTF_8)))
                .build();
        transport = CaliforniumTransport.start(client);
        leshan.awaitEvent("registered");
    }

    /** Whatever the test did, closing the client leaves no file open and nothing half-written. */
    @AfterEach
    void stop() throws Exception {
        transport.close();
        leshan.awaitEvent("deregistered");
        assertEquals(0, files.open(), log::toString);
        try (Stream<java.nio.file.Path> all = Files.list(folder)) {
            assertEquals(3, all.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "tlv", "senml-json", "senml-cbor", "text"})
    void writesAndReadsAResourceInEachFormat(String format) throws Exception {
        start(leshan.uri());
        byte[] value = bytes(LARGE, format.hashCode());
        succeed(write(FILE, format, value));
        assertArrayEquals(value, Files.readAllBytes(files.file(0, -1)), log::toString);

        JsonNode reply = succeed(read(FILE, format));
        assertEquals(HexFormat.of().formatHex(value), value(reply));
        assertEquals(0, files.aborted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "tlv", "senml-cbor"})
    void writesAndReadsAResourceInstance(String format) throws Exception {
        start(leshan.uri());
        byte[] value = bytes(LARGE, 9);
        succeed(write(PART, format, value));
        assertArrayEquals(value, Files.readAllBytes(files.file(1, 9)), log::toString);
        assertEquals(HexFormat.of().formatHex(value), value(succeed(read(PART, format))));
    }

    @Test
    void readsAnObjectInstanceWithLargeValuesInIt() throws Exception {
        start(leshan.uri());
        byte[] value = bytes(LARGE, 1);
        byte[] part = bytes(5000, 2);
        Files.write(files.file(0, -1), value);
        Files.write(files.file(1, 9), part);
        for (String format : new String[] {"tlv", "senml-cbor", "senml-json"}) {
            JsonNode values = succeed(read("/32770/0", format)).path("values");
            assertEquals(3, values.size());
            assertEquals(
                    HexFormat.of().formatHex(value), values.get(0).path("value").asText());
            assertEquals(
                    HexFormat.of().formatHex(part), values.get(2).path("value").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"opaque, 0", "tlv, 0", "senml-json, 1"})
    void refusesWhatIsTooLargeAndKeepsWhatIsThere(String format, int aborted) throws Exception {
        start(leshan.uri());
        byte[] value = bytes(100, 3);
        succeed(write(FILE, "tlv", value));
        String code = leshan.ask(write(FILE, format, bytes(LIMIT + 1, 4)))
                .path("code")
                .asText();
        assertTrue(code.contains("(413)"), code);
        assertArrayEquals(value, Files.readAllBytes(files.file(0, -1)));
        // In base64 the size is not known before.
        assertEquals(aborted, files.aborted());
    }

    @Test
    void notifiesAndSendsLargeValues() throws Exception {
        start(leshan.uri());
        leshan.succeed("{'do':'observe','path':'" + FILE + "','format':'opaque'}");
        byte[] value = bytes(LARGE, 5);
        Files.write(files.file(0, -1), value);
        files.touched();
        assertEquals(HexFormat.of().formatHex(value), value(leshan.awaitEvent("notification")));

        CompletableFuture<SendListener.Result> sent = new CompletableFuture<>();
        client.send((server, result, code) -> sent.complete(result), Path.parse(FILE));
        assertEquals(SendListener.Result.DELIVERED, sent.get(20, TimeUnit.SECONDS), log::toString);
        assertEquals(HexFormat.of().formatHex(value), value(leshan.awaitEvent("send")));
    }

    /** One datagram in ten is lost, one doubled, one late, in each direction; the value is larger than the memory. */
    @Test
    void comesWholeOverABadLink() throws Exception {
        try (UdpRelay relay = new UdpRelay(leshan.port())) {
            start(relay.uri());
            byte[] value = bytes(3 * MEMORY, 6);
            succeed(write(FILE, "opaque", value));
            assertArrayEquals(value, Files.readAllBytes(files.file(0, -1)), log::toString);
            assertEquals(HexFormat.of().formatHex(value), value(succeed(read(FILE, "senml-cbor"))));
            assertTrue(relay.count(Direction.TO_CLIENT).dropped() > 1);
            transport.close();
            leshan.awaitEvent("deregistered");
        }
    }

    /** Fails with the answer alone: the command is as long as its value. */
    private JsonNode succeed(String command) throws InterruptedException {
        JsonNode reply = leshan.ask(command);
        assertTrue(reply.path("success").asBoolean(), () -> reply.path("error") + " " + log);
        return reply;
    }

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String write(String path, String format, byte[] value) {
        return "{'do':'write','path':'" + path + "','format':'" + format + "','value':'"
                + HexFormat.of().formatHex(value) + "'}";
    }

    private static String read(String path, String format) {
        return "{'do':'read','path':'" + path + "','format':'" + format + "'}";
    }

    private static String value(JsonNode line) {
        assertEquals(1, line.path("values").size());
        return line.path("values").get(0).path("value").asText();
    }
}

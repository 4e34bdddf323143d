package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacit.lwm2m.client.SendListener;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Leshan server asks of the client, in every data format that both know, and what it makes of the answers. */
@Timeout(180)
class ManagementTest {

    private static final String OBJECT = "/" + AllTypes.ID;
    private static final String INSTANCE = OBJECT + "/0";

    /** What {@link AllTypes} holds at first, as leshan-peer writes values. */
    private static final Map<String, String> INITIAL = new TreeMap<>(Map.ofEntries(
            Map.entry(INSTANCE + "/0", "Grüße"),
            Map.entry(INSTANCE + "/1", "-123456789012"),
            Map.entry(INSTANCE + "/2", "4294967295"),
            Map.entry(INSTANCE + "/3", "20.25"),
            Map.entry(INSTANCE + "/4", "true"),
            Map.entry(INSTANCE + "/5", "0001ff"),
            Map.entry(INSTANCE + "/6", "1700000000"),
            Map.entry(INSTANCE + "/7", "3303:0"),
            Map.entry(INSTANCE + "/8/0", "1"),
            Map.entry(INSTANCE + "/8/5", "-70000"),
            Map.entry(INSTANCE + "/9/0", "a"),
            Map.entry(INSTANCE + "/9/1", "b")));

    private static LeshanPeer leshan;
    private TestDevice device;

    @BeforeAll
    static void startServer() throws Exception {
        leshan = LeshanPeer.start("--models", "src/test/resources/models", "--accept-1.2");
    }

    @AfterAll
    static void stopServer() throws Exception {
        leshan.close();
    }

    @BeforeEach
    void start() throws Exception {
        start(server());
    }

    private static Server server() {
        return Server.at(leshan.uri()).lifetimeSeconds(600);
    }

    private void start(Server server) throws InterruptedException {
        leshan.forgetEvents();
        device = new TestDevice(server);
        leshan.awaitEvent("registered");
    }

    @AfterEach
    void stop() throws Exception {
        device.close();
        leshan.awaitEvent("deregistered");
    }

    // ---- registration ----

    @Test
    void closingDeregisters() throws Exception {
        device.close();
        JsonNode gone = leshan.awaitEvent("deregistered");
        assertEquals(TestDevice.ENDPOINT, gone.path("endpoint").asText());
        assertFalse(gone.path("replaced").asBoolean());
    }

    @Test
    void registersWithItsObjects() throws Exception {
        JsonNode registered = leshan.awaitEvent("registered");
        assertEquals("1.1", registered.path("version").asText());
        assertEquals(600, registered.path("lifetime").asInt());
        assertEquals("U", registered.path("binding").asText());
        String objects = registered.path("objects").asText();
        for (String link : new String[] {"</1/0>", "</3/0>", "</3303/0>", "</32769/0>"}) {
            assertTrue(objects.contains(link), objects);
        }
        assertFalse(objects.contains("</0"), objects);
    }

    // ---- Read ----

    @ParameterizedTest
    @ValueSource(strings = {"tlv", "json", "senml-json", "senml-cbor"})
    void readsAnInstanceInEachFormat(String format) throws Exception {
        assertEquals(INITIAL, values(succeed("read", INSTANCE, format)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlv", "json", "senml-json", "senml-cbor"})
    void readsAnObjectInEachFormat(String format) throws Exception {
        assertEquals(INITIAL, values(succeed("read", OBJECT, format)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "cbor", "tlv", "json", "senml-json", "senml-cbor"})
    void readsAResourceOfEachTypeInEachFormat(String format) throws Exception {
        for (int resource = 0; resource <= 7; resource++) {
            String path = INSTANCE + "/" + resource;
            assertEquals(Map.of(path, INITIAL.get(path)), values(succeed("read", path, format)));
        }
    }

    @Test
    void readsBytesAsOpaque() throws Exception {
        JsonNode reply = succeed("read", INSTANCE + "/5", "opaque");
        assertEquals(42, reply.path("format").asInt());
        assertEquals(Map.of(INSTANCE + "/5", "0001ff"), values(reply));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlv", "json", "senml-json", "senml-cbor"})
    void readsAMultipleResourceAndOneOfItsInstances(String format) throws Exception {
        assertEquals(
                Map.of(INSTANCE + "/8/0", "1", INSTANCE + "/8/5", "-70000"),
                values(succeed("read", INSTANCE + "/8", format)));
        assertEquals(Map.of(INSTANCE + "/9/1", "b"), values(succeed("read", INSTANCE + "/9/1", format)));
    }

    @ParameterizedTest
    @CsvSource({
        "/32769/0/10, tlv, 405", // can only be executed
        "/32769/1, tlv, 404",
        "/4711, tlv, 404",
        "/0/0, tlv, 401", // Security is nobody's business
        "/32769/0, text, 406",
    })
    void refusesAReadWithTheRightCode(String path, String format, int code) throws Exception {
        String answered = ask("read", path, format).path("code").asText();
        assertTrue(answered.contains("(" + code + ")"), answered);
    }

    // ---- Write ----

    @ParameterizedTest
    @ValueSource(strings = {"text", "cbor", "tlv", "json", "senml-json", "senml-cbor"})
    void writesAResourceOfEachTypeInEachFormat(String format) throws Exception {
        String[] values = {"'neu ☃'", "9007199254740993", "8", "-0.5", "false", "'beef'", "1800000000", "'3:0'"};
        for (int resource = 0; resource < values.length; resource++) {
            String path = INSTANCE + "/" + resource;
            write(path, format, "replace", values[resource]);
            assertEquals(Map.of(path, values[resource].replace("'", "")), values(succeed("read", path, "tlv")));
        }
    }

    @Test
    void writesBytesAsOpaque() throws Exception {
        write(INSTANCE + "/5", "opaque", "replace", "'00ff00'");
        assertEquals(Map.of(INSTANCE + "/5", "00ff00"), values(succeed("read", INSTANCE + "/5", "opaque")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlv", "json", "senml-json", "senml-cbor"})
    void updatesAnInstanceInEachFormat(String format) throws Exception {
        write(INSTANCE, format, "update", "{'0':'part','4':false,'8':{'5':6,'7':8}}");
        Map<String, String> expected = new TreeMap<>(INITIAL);
        expected.put(INSTANCE + "/0", "part");
        expected.put(INSTANCE + "/4", "false");
        expected.put(INSTANCE + "/8/5", "6");
        expected.put(INSTANCE + "/8/7", "8");
        assertEquals(expected, values(succeed("read", INSTANCE, "senml-cbor")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlv", "json", "senml-json", "senml-cbor"})
    void replacesAnInstanceInEachFormat(String format) throws Exception {
        String all = "{'0':'all','1':1,'2':2,'3':3.5,'4':false,'5':'01','6':6,'7':'1:0','8':{'2':2},'9':{'3':'c'}}";
        write(INSTANCE, format, "replace", all);
        Map<String, String> expected = new TreeMap<>(Map.of(
                INSTANCE + "/0",
                "all",
                INSTANCE + "/1",
                "1",
                INSTANCE + "/2",
                "2",
                INSTANCE + "/3",
                "3.5",
                INSTANCE + "/4",
                "false",
                INSTANCE + "/5",
                "01",
                INSTANCE + "/6",
                "6",
                INSTANCE + "/7",
                "1:0",
                INSTANCE + "/8/2",
                "2",
                INSTANCE + "/9/3",
                "c"));
        assertEquals(expected, values(succeed("read", INSTANCE, "tlv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlv", "json", "senml-json", "senml-cbor"})
    void replacesAMultipleResourceInEachFormat(String format) throws Exception {
        write(INSTANCE + "/8", format, "replace", "{'1':11,'2':-22}");
        assertEquals(
                Map.of(INSTANCE + "/8/1", "11", INSTANCE + "/8/2", "-22"),
                values(succeed("read", INSTANCE + "/8", "tlv")));
    }

    @Test
    void aLifetimeThatTheServerWritesIsTakenUpAtOnce() throws Exception {
        write("/1/0/1", "tlv", "replace", "300");
        JsonNode updated = leshan.awaitEvent("updated");
        assertEquals(300, updated.path("lifetime").asInt());
        assertEquals("[\"lt\"]", updated.path("sent").toString());
    }

    @Test
    void refusesAWriteOfAReadOnlyResource() throws Exception {
        String answered = leshan.ask("{'do':'write','path':'/3303/0/5700','value':1.5}")
                .path("code")
                .asText();
        assertTrue(answered.contains("(405)"), answered);
    }

    // ---- Execute, Discover, Write-Attributes ----

    @Test
    void executesWithAndWithoutArguments() throws Exception {
        assertNull(device.allTypes.executedWith());
        leshan.succeed("{'do':'execute','path':'/32769/0/10'}");
        assertEquals("", device.allTypes.executedWith());
        leshan.succeed("{'do':'execute','path':'/32769/0/10','arguments':'0,1=\\u0027now\\u0027'}");
        assertEquals("0,1='now'", device.allTypes.executedWith());
    }

    @Test
    void anUpdateTriggerBringsAnUpdate() throws Exception {
        leshan.succeed("{'do':'execute','path':'/1/0/8'}");
        JsonNode updated = leshan.awaitEvent("updated");
        assertEquals("[]", updated.path("sent").toString());
    }

    @Test
    void discoversAndAttachesAttributes() throws Exception {
        String before = leshan.succeed("{'do':'discover','path':'/32769'}")
                .path("links")
                .asText();
        assertTrue(before.contains("</32769/0/1>"), before);
        assertTrue(before.contains("</32769/0/8>;dim=2"), before);

        leshan.succeed("{'do':'writeAttributes','path':'/32769/0','attributes':'pmin=1&pmax=600'}");
        leshan.succeed("{'do':'writeAttributes','path':'/32769/0/1','attributes':'gt=100&lt=-100&st=10'}");

        String instance = leshan.succeed("{'do':'discover','path':'/32769/0'}")
                .path("links")
                .asText();
        assertTrue(instance.contains("</32769/0>;"), instance);
        assertTrue(instance.contains("pmin=1") && instance.contains("pmax=600"), instance);
        String resource = leshan.succeed("{'do':'discover','path':'/32769/0/1'}")
                .path("links")
                .asText();
        assertTrue(resource.contains("gt=100") && resource.contains("lt=-100") && resource.contains("st=10"), resource);

        leshan.succeed("{'do':'writeAttributes','path':'/32769/0/1','attributes':'gt&lt&st'}");
        resource = leshan.succeed("{'do':'discover','path':'/32769/0/1'}")
                .path("links")
                .asText();
        assertFalse(resource.contains("gt="), resource);
    }

    // ---- Observe ----

    @ParameterizedTest
    @ValueSource(strings = {"text", "cbor", "tlv", "json", "senml-json", "senml-cbor"})
    void notifiesInEachFormat(String format) throws Exception {
        JsonNode first = succeed("observe", INSTANCE + "/1", format);
        assertEquals(Map.of(INSTANCE + "/1", "-123456789012"), values(first));
        device.allTypes.setInteger(5);
        JsonNode notification = leshan.awaitEvent("notification");
        assertEquals(Map.of(INSTANCE + "/1", "5"), values(notification));
        assertEquals(first.path("format").asInt(), notification.path("format").asInt());
    }

    @Test
    void notifiesOfAnObservedInstance() throws Exception {
        succeed("observe", INSTANCE, "senml-cbor");
        device.allTypes.setInteger(5);
        Map<String, String> expected = new TreeMap<>(INITIAL);
        expected.put(INSTANCE + "/1", "5");
        assertEquals(expected, values(leshan.awaitEvent("notification")));
    }

    @Test
    void attributesDecideWhatIsNotified() throws Exception {
        leshan.succeed("{'do':'writeAttributes','path':'/32769/0/1','attributes':'gt=100'}");
        device.allTypes.setInteger(1);
        succeed("observe", INSTANCE + "/1", "tlv");
        device.allTypes.setInteger(50); // not across the threshold
        device.allTypes.setInteger(150);
        JsonNode notification = leshan.awaitEvent("notification");
        assertEquals(Map.of(INSTANCE + "/1", "150"), values(notification));
    }

    @Test
    void aMaximumPeriodBringsANotificationWithoutAChange() throws Exception {
        leshan.succeed("{'do':'writeAttributes','path':'/32769/0/1','attributes':'pmax=1'}");
        succeed("observe", INSTANCE + "/1", "tlv");
        leshan.awaitEvent("notification", 2);
    }

    /** Leshan does not know the attribute: leshan-peer adds it as it is. */
    @Test
    void anAttributeOfLwm2m12SaysWhichNotificationsAreConfirmable() throws Exception {
        stop();
        start(server().version(Lwm2mVersion.V1_2));
        for (int confirmable : new int[] {1, 0}) {
            leshan.succeed("{'do':'writeAttributes','path':'/32769/0/1','query':'con=" + confirmable + "'}");
            succeed("observe", INSTANCE + "/1", "tlv");
            device.allTypes.setInteger(confirmable);
            JsonNode notification = leshan.awaitEvent("notification", 2 - confirmable);
            assertEquals(confirmable == 1, notification.path("confirmable").asBoolean(), notification::toString);
        }
    }

    @Test
    void anActiveCancelEndsNotifications() throws Exception {
        succeed("observe", INSTANCE + "/1", "tlv");
        JsonNode cancelled = leshan.succeed("{'do':'cancelObserve','path':'/32769/0/1','how':'active'}");
        assertEquals(Map.of(INSTANCE + "/1", "-123456789012"), values(cancelled));
        int before = resets();
        device.allTypes.setInteger(5);
        anotherObservationIsNotified();
        assertEquals(before, resets(), "none came that was not wanted");
    }

    @Test
    void aResetEndsNotifications() throws Exception {
        succeed("observe", INSTANCE + "/1", "tlv");
        leshan.succeed("{'do':'cancelObserve','path':'/32769/0/1','how':'passive'}");
        int before = resets();
        device.allTypes.setInteger(5);
        while (resets() == before) {
            assertEquals(List.of(), leshan.events("notification"));
        }
        // The reset was counted before it left; what is answered now came after it.
        succeed("read", INSTANCE + "/1", "tlv");
        device.allTypes.setInteger(6);
        anotherObservationIsNotified();
        assertEquals(before + 1, resets(), "the first reset ended it");
        assertEquals(1, leshan.events("registered").size());
    }

    private int resets() throws InterruptedException {
        return leshan.ask("{'do':'counts'}").path("sent").path("reset").asInt();
    }

    /** Whatever the client had to say before has been said by then: it notifies in the order of the changes. */
    private void anotherObservationIsNotified() throws Exception {
        leshan.succeed("{'do':'observe','path':'/3303/0/5700'}");
        device.temperature.set(33);
        assertEquals(Map.of("/3303/0/5700", "33.0"), values(leshan.awaitEvent("notification")));
    }

    // ---- Send ----

    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR})
    void sendsOneValueAndSeveralInEachFormat(int format) throws Exception {
        stop();
        start(server().sendFormat(format));
        assertEquals(SendListener.Result.DELIVERED, send(Temperature.VALUE));
        JsonNode one = leshan.awaitEvent("send");
        assertEquals(format, one.path("format").asInt());
        assertEquals(Map.of("/3303/0/5700", "20.0"), values(one));

        assertEquals(SendListener.Result.DELIVERED, send(Path.of(AllTypes.ID, 0), Temperature.VALUE));
        Map<String, String> expected = new TreeMap<>(INITIAL);
        expected.put("/3303/0/5700", "20.0");
        assertEquals(expected, values(leshan.awaitEvent("send", 2)));
    }

    /** Leshan makes a time of each value, from the base time and what is added to it. */
    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR})
    void sendsWhatWasCollectedWithItsTimes(int format) throws Exception {
        stop();
        start(server().sendFormat(format));
        long before = System.currentTimeMillis();
        for (int i = 0; i < 3; i++) {
            device.temperature.set(30 + i);
            device.client.collect(Temperature.VALUE, Path.of(3, 0, 0));
            long collected = System.currentTimeMillis();
            while (device.client.status(1).collected() <= i || System.currentTimeMillis() == collected) {
                Thread.onSpinWait();
            }
        }
        CompletableFuture<SendListener.Result> ended = new CompletableFuture<>();
        device.client.sendCollected((server, result, code) -> ended.complete(result));
        assertEquals(
                SendListener.Result.DELIVERED,
                ended.get(20, TimeUnit.SECONDS),
                () -> leshan.events("sendError").toString());
        long after = System.currentTimeMillis();

        JsonNode sent = leshan.awaitEvent("send");
        List<String> temperatures = new ArrayList<>();
        for (JsonNode value : sent.path("values")) {
            double time = value.path("time").asDouble() * 1000;
            // The client's clock is set by the system's now and then.
            assertTrue(time >= before - 1000 && time <= after + 1000, before + " " + value + " " + after);
            if (value.path("path").asText().equals("/3303/0/5700")) {
                temperatures.add(value.path("value").asText());
            }
        }
        temperatures.sort(null);
        assertEquals(List.of("30.0", "31.0", "32.0"), temperatures);
        assertEquals(6, sent.path("values").size());
    }

    private SendListener.Result send(Path... paths) throws Exception {
        CompletableFuture<SendListener.Result> ended = new CompletableFuture<>();
        device.client.send((server, result, code) -> ended.complete(result), paths);
        return ended.get(20, TimeUnit.SECONDS);
    }

    // ---- helpers ----

    private JsonNode ask(String operation, String path, String format) throws InterruptedException {
        return leshan.ask("{'do':'" + operation + "','path':'" + path + "','format':'" + format + "'}");
    }

    private JsonNode succeed(String operation, String path, String format) throws InterruptedException {
        return leshan.succeed("{'do':'" + operation + "','path':'" + path + "','format':'" + format + "'}");
    }

    private void write(String path, String format, String mode, String value) throws InterruptedException {
        leshan.succeed("{'do':'write','path':'" + path + "','format':'" + format + "','mode':'" + mode + "','value':"
                + value + "}");
    }

    private static Map<String, String> values(JsonNode line) {
        Map<String, String> values = new TreeMap<>();
        line.path("values")
                .forEach(value -> values.put(
                        value.path("path").asText(), value.path("value").asText()));
        return values;
    }
}

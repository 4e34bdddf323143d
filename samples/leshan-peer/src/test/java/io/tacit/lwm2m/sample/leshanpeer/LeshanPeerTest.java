package io.tacit.lwm2m.sample.leshanpeer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapExchange;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar as its users do, and talks CoAP to it by hand. */
@Timeout(60)
class LeshanPeerTest {

    static {
        CoapConfig.register();
        UdpConfig.register();
    }

    private final BlockingQueue<JsonNode> lines = new LinkedBlockingQueue<>();
    private Process program;
    private PrintStream commands;
    private Device device;

    @AfterEach
    void stop() throws Exception {
        if (device != null) {
            device.destroy();
        }
        if (program != null) {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void tellsOfRegistrationUpdateAndDeregistration() throws Exception {
        device = new Device(start());

        device.register("lt=60&b=U&lwm2m=1.1");
        JsonNode registered = event("registered");
        assertEquals("probe", registered.path("endpoint").asText());
        assertEquals(60, registered.path("lifetime").asInt());
        assertEquals("1.1", registered.path("version").asText());
        assertTrue(registered.path("objects").asText().contains("</3303/0>"), registered.toString());

        device.update("lt=90");
        JsonNode updated = event("updated");
        assertEquals(90, updated.path("lifetime").asInt());
        assertEquals("[\"lt\"]", updated.path("sent").toString());

        device.deregister();
        event("deregistered");

        JsonNode counts = ask("{\"id\":7,\"do\":\"counts\"}", "7").path("received");
        assertEquals(1, counts.path("register").asInt());
        assertEquals(1, counts.path("update").asInt());
        assertEquals(1, counts.path("deregister").asInt());
    }

    @Test
    void tellsOfExpiry() throws Exception {
        device = new Device(start("--sweep", "1"));
        device.register("lt=1&lwm2m=1.1");
        long since = event("registered").path("ms").asLong();
        long lasted = event("expired").path("ms").asLong() - since;
        assertTrue(lasted >= 900 && lasted < 10_000, "expired after " + lasted + " ms");
    }

    @Test
    void tellsOfAnUpdateThatItRefuses() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        event("registered");
        device.updateUnknown();
        JsonNode refused = event("updateRefused");
        assertEquals("unknown", refused.path("registration").asText());
        assertEquals("4.04", refused.path("code").asText());
    }

    @Test
    void forgetsAClient() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        String registration = event("registered").path("registration").asText();
        assertTrue(ask("{\"id\":1,\"do\":\"forget\"}", "1").path("success").asBoolean());
        assertEquals(
                "[]",
                ask("{\"id\":2,\"do\":\"registrations\"}", "2")
                        .path("registrations")
                        .toString());
        device.updateRefused();
        assertEquals(registration, event("updateRefused").path("registration").asText());
    }

    @Test
    void readsObservesAndCountsNotifications() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        event("registered");

        JsonNode read = ask("{\"id\":1,\"do\":\"read\",\"path\":\"/3303/0/5700\",\"format\":\"text\"}", "1");
        assertEquals("CONTENT(205)", read.path("code").asText());
        assertEquals(20.5, read.path("values").get(0).path("value").asDouble());

        JsonNode observed = ask("{\"id\":2,\"do\":\"observe\",\"path\":\"/3303/0/5700\",\"format\":\"text\"}", "2");
        assertTrue(observed.path("success").asBoolean(), observed.toString());

        device.sensor.set("21.5");
        JsonNode notification = event("notification");
        assertEquals(21.5, notification.path("values").get(0).path("value").asDouble());

        JsonNode counts = ask("{\"id\":3,\"do\":\"counts\"}", "3").path("received");
        assertEquals(2, counts.path("response").asInt(), "answers to Read and Observe");
        assertEquals(1, counts.path("notification").asInt());
    }

    @Test
    void observesSeveralPathsAndCancelsThatInBothWays() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        event("registered");
        String paths = "\"paths\":[\"/3303/0/5700\",\"/3303/0/5750\"]";
        for (String how : List.of("active", "passive")) {
            device.root.set("[{\"n\":\"/3303/0/5700\",\"v\":20.5},{\"n\":\"/3303/0/5750\",\"vs\":\"in\"}]");
            JsonNode observed =
                    ask("{\"id\":1,\"do\":\"observeComposite\",\"format\":\"senml-json\"," + paths + "}", "1");
            assertEquals(2, observed.path("values").size(), observed.toString());

            device.root.set("[{\"n\":\"/3303/0/5700\",\"v\":21.5}]");
            JsonNode notification = event("notification");
            assertEquals(
                    "[\"/3303/0/5700\",\"/3303/0/5750\"]",
                    notification.path("paths").toString());
            assertEquals(21.5, notification.path("values").get(0).path("value").asDouble());

            ask("{\"id\":2,\"do\":\"cancelObserve\",\"how\":\"" + how + "\"," + paths + "}", "2");
            assertEquals(how.equals("active") ? 0 : 1, device.root.getObserverCount());
            device.root.set("[]");
            while (device.root.getObserverCount() > 0) {
                Thread.onSpinWait();
            }
        }
        JsonNode counts = ask("{\"id\":3,\"do\":\"counts\"}", "3");
        assertEquals(1, counts.path("sent").path("reset").asInt(), "only the passive one resets");
    }

    @Test
    void aQueryIsAddedToARequest() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        event("registered");
        String command = "{\"id\":1,\"do\":\"read\",\"path\":\"/3303/0/5700\",\"query\":\"pmin=1&con=1\"}";
        assertTrue(ask(command, "1").path("success").asBoolean());
        assertEquals("pmin=1&con=1", device.sensor.query);
    }

    @Test
    void aQueuedCommandWaitsForASleepingClient() throws Exception {
        device = new Device(start("--awake", "1"));
        device.register("lt=60&lwm2m=1.1&b=U&Q");
        event("registered");
        event("asleep");
        String read = "{\"id\":1,\"do\":\"read\",\"path\":\"/3303/0/5700\"}";
        assertEquals("ClientSleepingException", ask(read, "1").path("failure").asText());
        commands.println("{\"id\":2,\"do\":\"read\",\"path\":\"/3303/0/5700\",\"queue\":true}");
        JsonNode counts = ask("{\"id\":3,\"do\":\"counts\"}", "3");
        assertEquals(0, counts.path("sent").path("request").asInt(), "nothing has been read");
        device.update("");
        event("awake");
        JsonNode answer = await(line -> line.path("id").asText().equals("2"), 20_000);
        assertEquals(20.5, answer.path("values").get(0).path("value").asDouble());
    }

    @Test
    void takesAClientOfLwm2m12IfToldTo() throws Exception {
        device = new Device(start("--accept-1.2"));
        device.register("lt=60&b=U&lwm2m=1.2");
        JsonNode registered = event("registered");
        assertEquals("1.1", registered.path("version").asText());
        assertEquals("U", registered.path("binding").asText());
    }

    @Test
    void aWriteIsTypedByTheModel() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        event("registered");

        String write = "{\"id\":1,\"do\":\"write\",\"path\":\"/3303/0/5750\",\"format\":\"text\",\"value\":\"indoor\"}";
        assertEquals("CHANGED(204)", ask(write, "1").path("code").asText());
        assertEquals("indoor", device.applicationType.value);

        JsonNode refused = ask("{\"id\":2,\"do\":\"write\",\"path\":\"/3303/0/5750\",\"value\":5}", "2");
        assertTrue(refused.path("error").asText().contains("no value for /3303/0/5750"), refused.toString());
    }

    @Test
    void aSendIsDecoded() throws Exception {
        device = new Device(start());
        device.register("lt=60&lwm2m=1.1");
        event("registered");
        device.send("[{\"n\":\"/3303/0/5700\",\"v\":22.5}]");
        JsonNode send = event("send");
        assertEquals(110, send.path("format").asInt());
        assertEquals("/3303/0/5700", send.path("values").get(0).path("path").asText());
        assertEquals(22.5, send.path("values").get(0).path("value").asDouble());
    }

    @Test
    void withItsOptionANotificationKeepsARegistrationAlive() throws Exception {
        device = new Device(start("--update-on-notification", "--sweep", "1"));
        device.register("lt=5&lwm2m=1.1");
        long registered = event("registered").path("ms").asLong();
        ask("{\"id\":1,\"do\":\"observe\",\"path\":\"/3303/0/5700\",\"format\":\"text\"}", "1");
        // For more than two lifetimes; then it lets the registration end.
        long last = registered;
        for (int i = 0; last < registered + 11_000; i++) {
            assertEquals(null, await(line -> line.path("event").asText().equals("expired"), 1_000));
            device.sensor.set("2" + i);
            last = event("notification").path("ms").asLong();
        }
        event("expired");
    }

    @Test
    void aPortCanBeUsedAgainAtOnce() throws Exception {
        int port = start();
        program.destroyForcibly().waitFor();
        lines.clear();
        assertEquals(port, start("--port", String.valueOf(port)));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        start();
        assertTrue(
                ask("{\"id\":1,\"do\":\"dance\"}", "1").path("error").asText().contains("no client"));
        commands.println("no JSON");
        assertTrue(await(line -> line.path("id").isNull(), 10_000)
                .path("error")
                .asText()
                .contains("not JSON"));
        ask("{\"id\":2,\"do\":\"quit\"}", "2");
        assertEquals(0, program.waitFor());
    }

    @Test
    void endsWithItsInput() throws Exception {
        start();
        commands.close();
        assertEquals(0, program.waitFor());
    }

    @Test
    void badArgumentsAre2AndATakenPortIs1(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("bad.xml"), "<LWM2M/>");
        assertEquals(2, run("--models", folder.toString()));
        assertEquals(2, run("--port", "70000"));
        assertEquals(2, run("--port", "x"));
        assertEquals(2, run("--models", "/nowhere/at/all"));
        assertEquals(2, run("--nonsense"));
        assertEquals(0, run("--help"));
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            assertEquals(1, run("--port", String.valueOf(taken.getLocalPort())));
        }
    }

    // ---- the program ----

    private static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(Path.of("target", "leshan-peer.jar").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static int run(String... arguments) throws Exception {
        Process process = command(arguments).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private int start(String... arguments) throws Exception {
        program = command(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new PrintStream(program.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out = program.inputReader(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> out.lines().forEach(this::take));
        reader.setDaemon(true);
        reader.start();
        return event("listening").path("port").asInt();
    }

    private void take(String line) {
        try {
            lines.add(Lines.JSON.readTree(line));
        } catch (IOException e) {
            lines.add(Lines.JSON.createObjectNode().put("notJson", line));
        }
    }

    private JsonNode ask(String command, String id) throws InterruptedException {
        commands.println(command);
        JsonNode reply = await(line -> line.path("id").asText().equals(id), 20_000);
        assertTrue(reply != null, "no reply to " + command);
        return reply;
    }

    private JsonNode event(String name) throws InterruptedException {
        JsonNode event = await(line -> line.path("event").asText().equals(name), 20_000);
        assertTrue(event != null, "no event '" + name + "'");
        return event;
    }

    /** Returns the first line that is wanted, dropping those before it; null if none comes in time. */
    private JsonNode await(Predicate<JsonNode> wanted, long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            JsonNode line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || wanted.test(line)) {
                return line;
            }
        }
    }

    // ---- a client by hand ----

    private static final class Device {

        final Leaf sensor = new Leaf("5700", "20.5");
        final Leaf applicationType = new Leaf("5750", "");
        final Root root = new Root();
        private final CoapServer server = new CoapServer(new Configuration()) {
            @Override
            protected Resource createRoot() {
                return root;
            }
        };
        private final CoapClient client = new CoapClient();
        private final String uri;
        private String location;

        Device(int port) {
            uri = "coap://127.0.0.1:" + port;
            CoapEndpoint endpoint = new CoapEndpoint.Builder()
                    .setConfiguration(new Configuration())
                    .build();
            CoapResource instance = new CoapResource("0");
            instance.add(sensor, applicationType);
            server.add(new CoapResource("3303").add(instance));
            server.addEndpoint(endpoint);
            server.start();
            client.setEndpoint(endpoint);
            client.setTimeout(10_000L);
        }

        void register(String parameters) throws Exception {
            Request request = Request.newPost();
            request.setURI(uri + "/rd?ep=probe&" + parameters);
            request.setPayload("</>;rt=\"oma.lwm2m\",</1/0>,</3/0>,</3303/0>");
            request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_LINK_FORMAT);
            location = expect(request, ResponseCode.CREATED).getOptions().getLocationString();
        }

        void update(String parameters) throws Exception {
            Request request = Request.newPost();
            request.setURI(uri + location + "?" + parameters);
            expect(request, ResponseCode.CHANGED);
        }

        void updateUnknown() throws Exception {
            location = "/rd/unknown";
            updateRefused();
        }

        void updateRefused() throws Exception {
            Request request = Request.newPost();
            request.setURI(uri + location);
            expect(request, ResponseCode.NOT_FOUND);
        }

        void deregister() throws Exception {
            Request request = Request.newDelete();
            request.setURI(uri + location);
            expect(request, ResponseCode.DELETED);
        }

        void send(String senml) throws Exception {
            Request request = Request.newPost();
            request.setURI(uri + "/dp");
            request.setPayload(senml);
            request.getOptions().setContentFormat(110);
            expect(request, ResponseCode.CHANGED);
        }

        private CoapResponse expect(Request request, ResponseCode code) throws Exception {
            CoapResponse response = client.advanced(request);
            assertEquals(code, response.getCode(), request.getURI());
            return response;
        }

        void destroy() {
            server.destroy();
        }
    }

    private static final class Leaf extends CoapResource {

        volatile String value;
        volatile String query;

        Leaf(String id, String value) {
            super(id);
            this.value = value;
            setObservable(true);
            setObserveType(Type.CON);
        }

        void set(String newValue) {
            value = newValue;
            changed();
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            query = exchange.getRequestOptions().getUriQueryString();
            exchange.respond(ResponseCode.CONTENT, value, MediaTypeRegistry.TEXT_PLAIN);
        }

        @Override
        public void handlePUT(CoapExchange exchange) {
            value = exchange.getRequestText();
            exchange.respond(ResponseCode.CHANGED);
        }
    }

    /** What the composite operations ask: always the same list. */
    private static final class Root extends CoapResource {

        private volatile String senml;

        Root() {
            super("");
            setObservable(true);
            setObserveType(Type.CON);
        }

        void set(String newSenml) {
            senml = newSenml;
            changed();
        }

        @Override
        public void handleFETCH(CoapExchange exchange) {
            exchange.respond(ResponseCode.CONTENT, senml, 110);
        }
    }
}

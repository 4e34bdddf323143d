package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tacit.lwm2m.bench.BenchEvent;
import io.tacit.lwm2m.bench.BenchServer;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program from its arguments to its exit code, over real sockets. */
class SampleDeviceTest {

    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void staysRegisteredWithoutUpdates() throws Exception {
        Path trace = folder.resolve("trace.csv");
        assertEquals(
                0,
                execute("--policy implicit --lifetime 12 --margin 2 --report-every 4 --duration 20 --summary --trace "
                        + trace));

        String shown = out.toString();
        assertTrue(shown.contains("REGISTERED"), shown);
        assertTrue(shown.contains("NO UPDATE"), shown);
        assertTrue(shown.contains("at the server: registered once, no Updates, lifetime never ran out"), shown);
        assertFalse(shown.contains("\u001b"), shown);

        List<String> lines = shown.lines().toList();
        JsonNode summary = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertEquals(1, summary.get("registers").asInt());
        assertEquals(0, summary.get("updates").asInt());
        assertTrue(summary.get("updatesSaved").asInt() >= 1, shown);
        assertTrue(summary.get("notifications").asInt() >= 4, shown);
        assertTrue(summary.get("promotions").asInt() >= 1, shown);
        assertEquals(0, summary.get("absences").asInt());
        assertEquals("registered", summary.get("state").asText());

        List<String> traced = Files.readAllLines(trace);
        assertEquals("millis,direction,type,code,kind,bytes,path,reason", traced.get(0));
        assertTrue(
                traced.stream().anyMatch(line -> line.matches("\\d+,out,CON,0\\.02,register,\\d+,/rd,")),
                traced.toString());
        assertTrue(
                traced.stream().anyMatch(line -> line.matches("\\d+,decision,,,update_not_needed,,[^,]*,.*")),
                traced.toString());
        long bytes = traced.stream()
                .filter(line -> line.split(",")[1].equals("out"))
                .mapToLong(line -> Long.parseLong(line.split(",")[5]))
                .sum();
        assertEquals(bytes, summary.get("bytesSent").asLong());
    }

    @Test
    void quietLeavesOnlyTheSummary() throws Exception {
        BlockingQueue<BenchEvent> events = new LinkedBlockingQueue<>();
        try (BenchServer server =
                BenchServer.builder().port(0).listener(events::add).start()) {
            SampleDevice device = new SampleDevice();
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
                    () -> execute(device, "--server " + server.uri() + " --send-every 1 --quiet --summary"));
            await(events, BenchEvent.Kind.SEND);
            device.stop();
            assertEquals(0, code.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        assertEquals(1, out.toString().lines().count());
        assertTrue(new ObjectMapper().readTree(out.toString()).get("sends").asInt() >= 1, out.toString());
    }

    @Test
    void whoNeverRegistersEndsWith3() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertEquals(3, execute("--server coap://127.0.0.1:" + silent.getLocalPort() + " --duration 1"));
        }
    }

    @Test
    void anUnknownHostEndsWith3() {
        assertEquals(3, execute("--server coap://nowhere.invalid --duration 1"));
    }

    @Test
    void aSignalDeregistersAndEndsWith0() throws Exception {
        BlockingQueue<BenchEvent> events = new LinkedBlockingQueue<>();
        try (BenchServer server =
                BenchServer.builder().port(0).listener(events::add).start()) {
            Process device = program("--server", server.uri(), "--endpoint", "signalled");
            try (BufferedReader lines = device.inputReader()) {
                await(events, BenchEvent.Kind.REGISTERED);
                String line = lines.readLine();
                while (line != null && !line.contains("REGISTERED")) {
                    line = lines.readLine();
                }
                assertNotNull(line);
                device.destroy();
                assertTrue(device.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
                assertEquals(0, device.exitValue());
                await(events, BenchEvent.Kind.DEREGISTERED);
            } finally {
                device.destroyForcibly();
            }
        }
    }

    private static Process program(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SampleDevice.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void await(BlockingQueue<BenchEvent> events, BenchEvent.Kind kind) throws InterruptedException {
        BenchEvent event;
        do {
            event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, "no " + kind);
        } while (event.kind() != kind);
    }

    private int execute(String arguments) {
        return execute(new SampleDevice(), arguments);
    }

    private int execute(SampleDevice device, String arguments) {
        return device.commandLine().setOut(new PrintWriter(out, true)).execute(arguments.split(" "));
    }
}

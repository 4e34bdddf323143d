package io.tacit.lwm2m.sample.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of the examples in docs/objects.md,")
class ObjectsTest {

    @Test
    @DisplayName("the Barometer is read, observed and reset")
    void barometer() {
        Barometer barometer = new Barometer(1013);
        Played played = new Played(barometer);
        assertEquals("2.05 1013", played.read("/3315/0/5700"));
        assertEquals("2.05 hPa", played.read("/3315/0/5701"));
        played.observe("/3315/0/5700");
        barometer.set(1020.5);
        assertEquals("2.05 1020.5", played.notification());
        barometer.set(1001);
        assertEquals("2.05 1001", played.notification());
        assertEquals("2.05 1020.5", played.read("/3315/0/5602"));
        assertEquals("2.04", played.execute("/3315/0/5605", ""));
        assertEquals("2.05 1001", played.read("/3315/0/5602"));
        assertEquals("4.05", played.write("/3315/0/5700", "1").substring(0, 4));
    }

    @Test
    @DisplayName("the Humidity tells of what differs")
    void humidity() {
        Humidity humidity = new Humidity();
        Played played = new Played(humidity.object());
        assertEquals("2.05 %RH", played.read("/3304/0/5701"));
        assertEquals("4.04", played.read("/3304/0/5518").substring(0, 4));
        played.observe("/3304/0/5700");
        humidity.set(55.5, 1_700_000_000);
        assertEquals("2.05 55.5", played.notification());
        humidity.set(55.5, 1_700_000_060);
        played.handle();
        assertNull(played.network.sent.peek());
        assertEquals("2.05 1700000060", played.read("/3304/0/5518"));
    }

    @Test
    @DisplayName("the Thermostat takes what is good for it")
    void thermostat() {
        List<Double> heating = new ArrayList<>();
        Played played = new Played(new Thermostat(heating::add));
        assertEquals("2.04", played.write("/3308/0/5900", "22.5"));
        assertEquals("4.00 a set point is 5 to 30 degrees", played.write("/3308/0/5900", "99"));
        assertEquals(
                "4.00 a set point is 5 to 30 degrees",
                played.senml(Code.PUT, "/3308/0", "[{\"bn\":\"/3308/0/5900\",\"v\":1}]"));
        assertEquals("2.05 22.5", played.read("/3308/0/5900"));
        assertEquals(List.of(22.5), heating);
    }

    @Test
    @DisplayName("the Timers are made by servers and by the device")
    void timers() {
        Timers timers = new Timers();
        Played played = new Played(timers.object());
        assertEquals("2.01", played.senml(Code.POST, "/3340", "[{\"bn\":\"/3340/0/5521\",\"v\":3}]"));
        played.answer("/rd/1", new Message(Code.CHANGED)); // tells that there is one more
        timers.tick();
        assertEquals("2.05 2", played.read("/3340/0/5538"));
        assertEquals("2.04", played.write("/3340/0/5521", "10"));
        assertEquals("2.05 10", played.read("/3340/0/5538"));
        assertEquals("4.00 a duration is more than 0 seconds", played.write("/3340/0/5521", "0"));
        assertEquals(
                "4.00",
                played.senml(Code.POST, "/3340", "[{\"bn\":\"/3340/1/5521\",\"v\":0}]")
                        .substring(0, 4));
        assertEquals("4.04", played.read("/3340/1").substring(0, 4));

        timers.start(5, 60);
        played.handle();
        played.answer("/rd/1", new Message(Code.CHANGED));
        timers.tick();
        assertEquals("2.05 59", played.read("/3340/5/5538"));
        assertEquals("2.02", played.delete("/3340/0"));
        played.answer("/rd/1", new Message(Code.CHANGED));
        timers.tick();
        assertEquals("4.04", played.read("/3340/0/5538").substring(0, 4));
        assertEquals("2.05 58", played.read("/3340/5/5538"));
    }

    @Test
    @DisplayName("the Door has cards")
    void door() {
        Door door = new Door();
        Played played = new Played(door.object());
        door.letIn("11111111", "22222222");
        assertEquals("2.05 22222222", played.read("/33000/0/1/1"));
        assertEquals("2.04", played.senml(Code.POST, "/33000/0", "[{\"bn\":\"/33000/0/1/7\",\"vs\":\"33333333\"}]"));
        assertTrue(door.letsIn("11111111"));
        assertTrue(door.letsIn("33333333"));
        assertEquals("4.00 a card has 8 digits", played.write("/33000/0/1/7", "3"));
        assertEquals("2.04", played.senml(Code.PUT, "/33000/0/1", "[{\"bn\":\"/33000/0/1/0\",\"vs\":\"44444444\"}]"));
        assertTrue(door.letsIn("44444444"));
        assertFalse(door.letsIn("11111111"));
        door.letIn("55555555");
        assertFalse(door.letsIn("44444444"));
    }

    @Test
    @DisplayName("the Buzzer understands its arguments")
    void buzzer() {
        List<String> sounds = new ArrayList<>();
        Played played = new Played(new Buzzer((times, loud) -> sounds.add(times + " " + loud)));
        assertEquals("2.04", played.execute("/33001/0/1", ""));
        assertEquals("2.04", played.execute("/33001/0/1", "0='3',1"));
        assertEquals("4.00 argument 0 says how many times", played.execute("/33001/0/1", "0='x'"));
        assertEquals("4.00", played.execute("/33001/0/1", "0=3").substring(0, 4));
        assertEquals(List.of("1 false", "3 true"), sounds);
    }

    @Test
    @DisplayName("the Scale answers when it has weighed")
    void scale() {
        List<CompletableFuture<Double>> asked = new ArrayList<>();
        Played played = new Played(new Scale(() -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        }));
        assertEquals("accept", played.read("/3322/0/5700"));
        assertNull(played.network.sent.peek());
        asked.get(0).complete(72.5);
        played.handle();
        assertEquals("2.05 72.5", played.response());
        assertEquals("accept", played.read("/3322/0/5700"));
        asked.get(1).completeExceptionally(new IllegalStateException("no load cell"));
        played.handle();
        assertEquals("5.03 the scale does not answer", played.response());
    }

    @Test
    @DisplayName("the Modem restarts when the server has its answer")
    void modem() {
        List<String> restarts = new ArrayList<>();
        Played played = new Played(new Modem(() -> restarts.add("restart")));
        played.network.arrives(Played.message(Code.POST, "/33002/0/2").token(new byte[] {1}), 0);
        Sent answer = played.network.sent.poll();
        assertEquals(Code.CHANGED, answer.message().code());
        assertEquals(List.of(), restarts);
        played.network.events.outcome(answer.tag(), Outcome.ACKNOWLEDGED, null, 0, 1, 0);
        assertEquals(List.of("restart"), restarts);
        assertEquals("2.04", played.write("/33002/0/1", "iot"));
        assertEquals("2.05 iot", played.read("/33002/0/1"));
    }

    @Test
    @DisplayName("the SettingsFile is read and replaced block by block, as a whole or not at all")
    void settingsFile(@TempDir java.nio.file.Path directory) throws IOException {
        java.nio.file.Path file = directory.resolve("settings");
        Files.writeString(file, "a".repeat(100_000));
        Played played = new Played(new SettingsFile(file));

        StringBuilder read = new StringBuilder();
        for (int block = 0; read.length() < 100_000; block++) {
            // RFC 7959 section 2.2: the number of the block, no more flag, blocks of 1024 bytes.
            String answer = played.ask(Played.message(Code.GET, "/33003/0/1")
                    .add(Option.ACCEPT, (long) ContentFormat.OPAQUE)
                    .add(Option.BLOCK2, block << 4 | 6L));
            assertEquals("2.05 a", answer.substring(0, 6));
            read.append(answer.substring(5));
        }
        assertEquals("a".repeat(100_000), read.toString());

        for (int block = 0; block < 50; block++) {
            assertEquals("2.31", write(played, block, true));
        }
        assertEquals("a".repeat(100_000), Files.readString(file), "not before it is complete");
        assertEquals("2.04", write(played, 50, false));
        assertEquals("b".repeat(51 * 1024), Files.readString(file));

        for (int block = 0; block < 1024; block++) {
            assertEquals("2.31", write(played, block, true));
        }
        assertEquals("4.13", write(played, 1024, true).substring(0, 4));
        assertEquals("b".repeat(51 * 1024), Files.readString(file));
        try (Stream<java.nio.file.Path> left = Files.list(directory)) {
            assertEquals(List.of(file), left.collect(Collectors.toList()), "nothing is left behind");
        }
    }

    private static String write(Played played, int block, boolean more) {
        return played.ask(Played.message(Code.PUT, "/33003/0/1")
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.OPAQUE)
                .add(Option.BLOCK1, block << 4 | (more ? 8L : 0L) | 6L)
                .payload(Message.utf8("b".repeat(1024))));
    }

    @Test
    @DisplayName("the ColdChain reports what it has collected, and collects some seven hours of it")
    void coldChain() {
        ColdChain chain = new ColdChain("coap://server.example");
        Played played = new Played(chain.client());
        List<String> results = new ArrayList<>();
        played.client.wallClock(1_700_000_000_000L, 0);
        for (int minute = 0; minute < 3; minute++) {
            played.now = minute * 60_000L;
            chain.sample(50 + minute, 1000 + minute, 1_700_000_000 + minute * 60);
            played.handle();
        }
        chain.report((server, result, code) -> results.add(result.toString()));
        played.handle();
        assertEquals(
                List.of(
                        "/3304/0/5700 50.0", "/3315/0/5700 1000.0",
                        "/3304/0/5700 51.0", "/3315/0/5700 1001.0",
                        "/3304/0/5700 52.0", "/3315/0/5700 1002.0"),
                values(played.answer("/dp", new Message(Code.CHANGED))));
        assertEquals(List.of("DELIVERED"), results);

        int minute = 3;
        while (played.client.status(1).dropped() == 0) {
            played.now = minute * 60_000L;
            chain.sample(50 + minute * 0.1, 1000 + minute * 0.1, 0);
            played.handle();
            minute++;
        }
        assertTrue(minute > 6.5 * 60 && minute < 8.5 * 60, "minutes " + minute);
        chain.alarm();
        played.handle();
        assertEquals(2, values(played.answer("/dp", new Message(Code.CHANGED))).size());
    }

    private static List<String> values(byte[] payload) {
        Decoder decoder = new Formats().decoder(ContentFormat.SENML_CBOR);
        decoder.begin(payload, 0, payload.length, Path.ROOT, null);
        List<String> values = new ArrayList<>();
        while (decoder.next()) {
            values.add(decoder.path() + " " + decoder.readFloat());
        }
        return values;
    }
}

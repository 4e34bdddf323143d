package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tacit.lwm2m.client.Server;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A device that is registered at a Leshan server, and what the two say to each other: each method is a step of a case.
 * Several may share a server: every device has a name of its own.
 */
final class Dialogue implements AutoCloseable {

    private static final AtomicInteger DEVICES = new AtomicInteger();

    final TestDevice device;

    private final String endpoint = TestDevice.ENDPOINT + "-" + DEVICES.incrementAndGet();
    private final LeshanPeer leshan;

    /** Starts a device, and waits until the server knows it. */
    Dialogue(LeshanPeer leshan, Server server) throws InterruptedException {
        this.leshan = leshan;
        device = new TestDevice(endpoint, server);
        event("registered");
    }

    /** De-registers the device. */
    @Override
    public void close() {
        device.close();
    }

    // ---- What happens ----

    /** Waits for the first event of a name. */
    Answer event(String name) throws InterruptedException {
        return event(name, 1);
    }

    /** Waits for so many events of a name, and returns the last of them. */
    Answer event(String name, int count) throws InterruptedException {
        return event(name, count, event -> true);
    }

    /** Waits for so many events of a name that are as wanted, and returns the last of them. */
    Answer event(String name, int count, Predicate<Answer> wanted) throws InterruptedException {
        return new Answer(leshan.awaitEvent(name, count, event -> isMine(event) && wanted.test(new Answer(event))));
    }

    /** Returns the events of a name so far. */
    List<Answer> events(String name) {
        return leshan.events(name).stream()
                .filter(this::isMine)
                .map(Answer::new)
                .toList();
    }

    private boolean isMine(JsonNode event) {
        return event.path("endpoint").asText().equals(endpoint);
    }

    // ---- What the server asks ----

    Answer read(String path) throws InterruptedException {
        return ask("read", path, Map.of());
    }

    Answer read(String path, String format) throws InterruptedException {
        return ask("read", path, Map.of("format", format));
    }

    /** Write by PUT: replaces. A value of an Object Instance, or of a multiple Resource, is a map by id. */
    Answer write(String path, String format, Object value) throws InterruptedException {
        return ask("write", path, Map.of("format", format, "value", value));
    }

    /** Write by POST: a partial update. */
    Answer update(String path, String format, Map<String, ?> values) throws InterruptedException {
        return ask("write", path, Map.of("format", format, "value", values, "mode", "update"));
    }

    Answer execute(String path) throws InterruptedException {
        return ask("execute", path, Map.of());
    }

    Answer create(String path, String format, Map<String, ?> values) throws InterruptedException {
        return ask("create", path, Map.of("format", format, "value", values));
    }

    Answer delete(String path) throws InterruptedException {
        return ask("delete", path, Map.of());
    }

    Answer discover(String path) throws InterruptedException {
        return ask("discover", path, Map.of());
    }

    Answer writeAttributes(String path, String attributes) throws InterruptedException {
        return ask("writeAttributes", path, Map.of("attributes", attributes));
    }

    Answer observe(String path) throws InterruptedException {
        return ask("observe", path, Map.of());
    }

    /** Ends an observation: actively by an Observe option of 1, passively by a reset of the next Notification. */
    Answer cancelObserve(String path, String how) throws InterruptedException {
        return ask("cancelObserve", path, Map.of("how", how));
    }

    Answer readComposite(String format, String... paths) throws InterruptedException {
        return ask("readComposite", null, Map.of("format", format, "paths", List.of(paths)));
    }

    Answer writeComposite(String format, Map<String, ?> values) throws InterruptedException {
        return ask("writeComposite", null, Map.of("format", format, "values", values));
    }

    Answer observeComposite(String format, String... paths) throws InterruptedException {
        return ask("observeComposite", null, Map.of("format", format, "paths", List.of(paths)));
    }

    Answer cancelObserveComposite(String how, String... paths) throws InterruptedException {
        return ask("cancelObserve", null, Map.of("how", how, "paths", List.of(paths)));
    }

    /** Asks anything; {@code path} may be null. */
    Answer ask(String operation, String path, Map<String, ?> more) throws InterruptedException {
        return new Answer(leshan.ask(command(operation, path, more)));
    }

    /** Gives a command that is not answered yet, and returns what waits for the answer. */
    LeshanPeer.Pending begin(String operation, String path, Map<String, ?> more) {
        return leshan.begin(command(operation, path, more));
    }

    private ObjectNode command(String operation, String path, Map<String, ?> more) {
        // To a device in queue mode a server says what it has to say when the device is awake.
        ObjectNode command = LeshanPeer.JSON
                .createObjectNode()
                .put("do", operation)
                .put("endpoint", endpoint)
                .put("queue", true);
        if (path != null) {
            command.put("path", path);
        }
        more.forEach((name, value) -> command.set(name, LeshanPeer.JSON.valueToTree(value)));
        return command;
    }

    // ---- What the server knows ----

    /** Has the server forget the device, which is not told. */
    void forget() throws InterruptedException {
        ask("forget", null, Map.of());
    }

    /** Returns whether the server knows the device. */
    boolean isRegistered() throws InterruptedException {
        for (JsonNode one : leshan.ask("{'do':'registrations'}").path("registrations")) {
            if (isMine(one)) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many messages the server has reset; of this device, if it has no other. */
    int resets() throws InterruptedException {
        return leshan.ask("{'do':'counts'}").path("sent").path("reset").asInt();
    }

    /** Waits until the server has reset so many messages, and the client has taken that in. */
    void awaitResets(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (resets() < count) {
            assertTrue(System.nanoTime() < deadline, () -> "no reset" + log());
        }
        // The reset was counted before it left; what is answered now came after it.
        read("/3/0/0").expect("2.05");
    }

    /** Waits until the server's clock shows a time, and returns whether the registration has lasted until then. */
    boolean lastsUntil(long millis) throws InterruptedException {
        return !leshan.happensBefore(millis, event -> isMine(event) && LeshanPeer.isNamed(event, "expired"));
    }

    /** Returns what the client logged. */
    String log() {
        return device.log();
    }
}

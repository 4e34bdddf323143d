package io.tacit.lwm2m.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running leshan-peer: starts it, tells it what to do, and remembers all that it says. What a test asserts about
 * registrations comes from here, with the times of the server's clock: milliseconds since it started.
 */
final class LeshanPeer implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 60_000;

    /** Many tests begin at the same time: one start after the other, or all would be late on a small machine. */
    private static final Semaphore STARTS = new Semaphore(2);

    private static final long START_PATIENCE_MILLIS = 120_000;

    private static LeshanPeer shared;

    private final List<String> options;
    private final Process program;
    private final PrintStream commands;
    private final List<JsonNode> events = new ArrayList<>();
    private final Map<Integer, JsonNode> replies = new HashMap<>();
    private int port;
    private int lastId;
    private String observed;
    private boolean ended;

    private LeshanPeer(List<String> options) throws IOException {
        this.options = options;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Several run at a time: small, and quick to start.
        Collections.addAll(command, "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar");
        command.add(jar().toString());
        command.addAll(options);
        program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new PrintStream(program.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readAll, "leshan-peer-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a server and waits until it listens; see leshan-peer's {@code --help} for the options. */
    static LeshanPeer start(String... options) throws IOException, InterruptedException {
        STARTS.acquire();
        try {
            LeshanPeer peer = new LeshanPeer(List.of(options));
            peer.port = peer.awaitEvent("listening", 1, event -> true, START_PATIENCE_MILLIS)
                    .path("port")
                    .asInt();
            return peer;
        } finally {
            STARTS.release();
        }
    }

    /**
     * Returns a server for all tests whose devices have names of their own ({@link Dialogue}); not to be closed: it
     * ends with this process. It knows the objects of {@link TestDevice}, and LwM2M 1.2.
     */
    static synchronized LeshanPeer shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start("--models", "src/test/resources/models", "--accept-1.2", "--awake", "2");
        }
        return shared;
    }

    private static Path jar() {
        Path jar = Path.of("..", "leshan-peer", "target", "leshan-peer.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar.toAbsolutePath().normalize()
                    + " is missing; make it with: mvn -pl samples/leshan-peer process-classes");
        }
        return jar;
    }

    /** Kills the server and starts it again at the same port; it has forgotten everything. */
    LeshanPeer restart() throws IOException, InterruptedException {
        return restartWith(options.toArray(new String[0]));
    }

    /** As {@link #restart}, but with other options. */
    LeshanPeer restartWith(String... otherOptions) throws IOException, InterruptedException {
        close();
        List<String> again = new ArrayList<>(List.of(otherOptions));
        Collections.addAll(again, "--port", String.valueOf(port));
        return start(again.toArray(new String[0]));
    }

    int port() {
        return port;
    }

    String uri() {
        return "coap://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        program.destroyForcibly().waitFor();
    }

    // ---- what it said ----

    /** Waits for the first event of a name, and returns it. */
    JsonNode awaitEvent(String name) throws InterruptedException {
        return awaitEvent(name, 1);
    }

    /** Waits until there have been so many events of a name, and returns the last of them. */
    JsonNode awaitEvent(String name, int count) throws InterruptedException {
        return awaitEvent(name, count, event -> true);
    }

    /** Waits until there have been so many events of a name that are as wanted, and returns the last of them. */
    JsonNode awaitEvent(String name, int count, Predicate<JsonNode> wanted) throws InterruptedException {
        return awaitEvent(name, count, wanted, PATIENCE_MILLIS);
    }

    synchronized JsonNode awaitEvent(String name, int count, Predicate<JsonNode> wanted, long patienceMillis)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (true) {
            int found = 0;
            for (JsonNode event : events) {
                found += isNamed(event, name) && wanted.test(event) ? 1 : 0;
                if (found == count) {
                    return event;
                }
            }
            await(deadline, "event '" + name + "' number " + count);
        }
    }

    /** Forgets the events so far, for a test that begins anew. */
    synchronized void forgetEvents() {
        events.clear();
    }

    /** Returns the events of a name so far. */
    synchronized List<JsonNode> events(String name) {
        return events.stream().filter(event -> isNamed(event, name)).toList();
    }

    static boolean isNamed(JsonNode event, String name) {
        return event.path("event").asText().equals(name);
    }

    private void await(long deadline, String what) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || ended) {
            throw new AssertionError("no " + what + (ended ? "; the server has ended" : "") + "; so far:\n" + recent());
        }
        wait(left);
    }

    private String recent() {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events.subList(Math.max(0, events.size() - 30), events.size())) {
            text.append(event).append('\n');
        }
        return text.toString();
    }

    // ---- what it is told ----

    /**
     * Gives a command and waits for the answer.
     *
     * @param command without an id, such as {@code {"do":"read","path":"/3/0"}}; single quotes will do for double ones
     */
    JsonNode ask(String command) throws InterruptedException {
        ObjectNode line;
        try {
            line = (ObjectNode) JSON.readTree(command.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(command, e);
        }
        return ask(line);
    }

    /** Gives a command without an id, and waits for the answer. */
    JsonNode ask(ObjectNode command) throws InterruptedException {
        return begin(command).await();
    }

    /** Gives a command without an id, and returns what waits for the answer. */
    synchronized Pending begin(ObjectNode command) {
        int id = ++lastId;
        commands.println(command.put("id", id));
        return () -> reply(id, command);
    }

    private synchronized JsonNode reply(int id, ObjectNode command) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!replies.containsKey(id)) {
            await(deadline, "answer to " + command);
        }
        return replies.remove(id);
    }

    /** A command that was given. */
    interface Pending {

        /** Waits for the answer. */
        JsonNode await() throws InterruptedException;
    }

    /** Gives a command, waits for the answer, and fails unless it is a success. */
    JsonNode succeed(String command) throws InterruptedException {
        JsonNode reply = ask(command);
        if (!reply.path("success").asBoolean()) {
            throw new AssertionError(command + " was answered " + reply);
        }
        return reply;
    }

    /** Has a path observed from now on: whenever a client registers, and at once if one has. */
    synchronized void keepObserving(String path) {
        observed = path;
        if (events.stream().anyMatch(event -> isNamed(event, "registered"))) {
            observe();
        }
    }

    /** Does not wait for the answer: notifications will show it. */
    private void observe() {
        commands.println(JSON.createObjectNode()
                .put("do", "observe")
                .put("path", observed)
                .put("id", ++lastId));
    }

    // ---- what it knows of registrations ----

    /** Returns what the server's clock shows, in milliseconds since it started. */
    long now() throws InterruptedException {
        return ask("{'do':'counts'}").path("ms").asLong();
    }

    /** Waits until the server's clock shows a time, unless a registration ends before that. */
    void awaitClock(long millis) throws InterruptedException {
        happensBefore(millis, LeshanPeer::endsRegistration);
    }

    /** Waits until the server's clock shows a time, or there has been an event as wanted; returns whether there has. */
    boolean happensBefore(long millis, Predicate<JsonNode> wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis - now());
        synchronized (this) {
            while (events.stream().noneMatch(wanted)) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                if (ended) {
                    throw new AssertionError("the server has ended; so far:\n" + recent());
                }
                wait(left);
            }
            return true;
        }
    }

    private static boolean endsRegistration(JsonNode event) {
        return isNamed(event, "expired")
                || isNamed(event, "deregistered") && !event.path("replaced").asBoolean();
    }

    /** Returns how many CoAP messages of a kind came to the server, those that came again not counted. */
    int received(String kind) throws InterruptedException {
        return ask("{'do':'counts'}").path("received").path(kind).asInt();
    }

    /**
     * Returns how long each absence was, in milliseconds: from the end of a registration, be it by expiry or by
     * De-register, to the next Register. One that lasts until now counts up to now. There has to be one client only.
     */
    List<Long> absences() throws InterruptedException {
        long now = now();
        List<Long> absences = new ArrayList<>();
        long since = -1;
        synchronized (this) {
            for (JsonNode event : events) {
                if (endsRegistration(event)) {
                    since = event.path("ms").asLong();
                } else if (isNamed(event, "registered") && since >= 0) {
                    absences.add(event.path("ms").asLong() - since);
                    since = -1;
                }
            }
        }
        if (since >= 0) {
            absences.add(now - since);
        }
        return absences;
    }

    // ---- the reader's thread ----

    private void readAll() {
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(JSON.readTree(line));
            }
        } catch (IOException e) {
            // It was killed.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void take(JsonNode line) {
        if (line.has("event")) {
            events.add(line);
            if (observed != null && isNamed(line, "registered")) {
                observe();
            }
        } else {
            replies.put(line.path("id").asInt(), line);
        }
        notifyAll();
    }
}

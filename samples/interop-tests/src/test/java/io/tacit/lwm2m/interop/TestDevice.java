package io.tacit.lwm2m.interop;

import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.client.ServerStatus;
import io.tacit.lwm2m.object.Device;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A device with a client, its log, and a sensor that changes by itself if told to. */
final class TestDevice implements AutoCloseable {

    static final String ENDPOINT = "interop";

    final Temperature temperature = new Temperature();
    final AllTypes allTypes = new AllTypes();
    final CompletableFuture<Void> rebooted = new CompletableFuture<>();
    final Device device = device();
    final Lwm2mClient client;

    final Decisions decisions = new Decisions();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ScheduledExecutorService sensor = Executors.newSingleThreadScheduledExecutor();
    private final TransportRunner transport;
    private double celsius = 20;

    /** Starts a device. */
    TestDevice(Server server) {
        this(ENDPOINT, server);
    }

    /** Starts a device of another name. */
    TestDevice(String endpoint, Server server) {
        this(endpoint, server, TransportRunner.Kind.ofThisRun());
    }

    /** Starts a device over a certain transport. */
    TestDevice(Server server, TransportRunner.Kind kind) {
        this(ENDPOINT, server, kind);
    }

    private TestDevice(String endpoint, Server server, TransportRunner.Kind kind) {
        client = Lwm2mClient.builder(endpoint)
                .server(server)
                .object(device)
                .object(temperature)
                .object(allTypes)
                .object(Portfolio.create())
                .listener(new LogListener(new PrintStream(log, true, StandardCharsets.UTF_8)))
                .listener(decisions)
                .build();
        transport = kind.start(client);
    }

    /** A device as the interoperability cases want it: with two power sources, and Resources that can be written. */
    private Device device() {
        return Device.builder()
                .manufacturer("Tacit")
                .modelNumber("interop")
                .serialNumber("1")
                .firmwareVersion("1.2.3")
                .powerSource(1, 3800, 125)
                .powerSource(5, 5000, 900)
                .batteryLevel(100)
                .clock(new SettableClock())
                .utcOffset("+00:00")
                .timezone("UTC")
                .onReboot(() -> rebooted.complete(null))
                .build();
    }

    /** From now on there is a new temperature every so many seconds, the first after half that time. */
    void measureEvery(int seconds) {
        every(seconds, () -> temperature.set(celsius += 0.25));
    }

    /** From now on the temperature is sent every so many seconds. */
    void sendEvery(int seconds) {
        every(seconds, () -> client.send(null, Temperature.VALUE));
    }

    private void every(int seconds, Runnable action) {
        sensor.scheduleAtFixedRate(action, seconds * 500L, seconds * 1000L, TimeUnit.MILLISECONDS);
    }

    ServerStatus status() {
        return client.status(1);
    }

    /** Returns what the client logged: what a failing test says. */
    String log() {
        return "\nThe client's log:\n" + log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sensor.shutdownNow();
        transport.close();
    }

    /** The system's clock, with what a server sets on top. */
    private static final class SettableClock implements Device.Clock {

        private long ahead;

        @Override
        public long seconds() {
            return System.currentTimeMillis() / 1000 + ahead;
        }

        @Override
        public void set(long seconds) {
            ahead = seconds - System.currentTimeMillis() / 1000;
        }
    }
}

package io.tacit.lwm2m.interop;

import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.client.ServerStatus;
import io.tacit.lwm2m.object.Device;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A device with a client, its log, and a sensor that changes by itself if told to. */
final class TestDevice implements AutoCloseable {

    static final String ENDPOINT = "interop";

    final Temperature temperature = new Temperature();
    final AllTypes allTypes = new AllTypes();
    final Lwm2mClient client;

    final Decisions decisions = new Decisions();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ScheduledExecutorService sensor = Executors.newSingleThreadScheduledExecutor();
    private final TransportRunner transport;
    private double celsius = 20;

    /** Starts a device. */
    TestDevice(Server server) {
        client = Lwm2mClient.builder(ENDPOINT)
                .server(server)
                .object(Device.builder()
                        .manufacturer("Tacit")
                        .modelNumber("interop")
                        .serialNumber("1")
                        .build())
                .object(temperature)
                .object(allTypes)
                .listener(new LogListener(new PrintStream(log, true, StandardCharsets.UTF_8)))
                .listener(decisions)
                .build();
        transport = TransportRunner.start(client);
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
}

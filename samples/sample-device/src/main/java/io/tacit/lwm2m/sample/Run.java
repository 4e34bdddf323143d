package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.client.ServerStatus;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.refresh.RefreshCounters;
import io.tacit.lwm2m.refresh.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One run of the weather station: puts client, transport, sensor, terminal and trace together, and takes stock at the
 * end.
 */
final class Run {

    private static final int SHORT_SERVER_ID = 1;
    private static final Path SENSOR_VALUE = Path.of(Temperature.ID, 0, Temperature.SENSOR_VALUE);

    private final Settings settings;
    private final String uri;
    private final PrintWriter out;
    private final Weather weather = new Weather(new Random());
    private final Temperature temperature = new Temperature(weather.celsius());
    private final Terminal terminal;
    private Summary summary;

    Run(Settings settings, String uri, PrintWriter out) {
        this.settings = settings;
        this.uri = uri;
        this.out = out;
        this.terminal = new Terminal(settings.quiet() ? new PrintWriter(PrintWriter.nullWriter()) : out, temperature);
    }

    /** Runs until told to stop, or until the time is up; then de-registers. */
    void until(CountDownLatch stop) throws IOException, InterruptedException {
        terminal.line(
                0,
                "STARTED",
                settings.endpoint() + " at " + uri + (settings.embedded() ? ", a server in this process" : ""));
        terminal.more("LwM2M " + settings.version() + ", lifetime " + settings.lifetime() + " s, policy "
                + settings.policy());
        try (Csv csv = settings.trace() == null ? null : new Csv(settings.trace())) {
            Trace trace = csv == null ? null : new Trace(csv);
            Traffic traffic = new Traffic(trace);
            Lwm2mClient client = client(trace);
            ScheduledExecutorService sensor =
                    Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sensor"));
            CaliforniumTransport transport =
                    CaliforniumTransport.builder().wireListener(traffic).start(client);
            String state;
            try {
                measure(sensor, client);
                waitFor(stop);
                state = client.status(SHORT_SERVER_ID).state().name();
            } finally {
                sensor.shutdownNow();
                transport.close();
            }
            if (csv != null && csv.failure() != null) {
                terminal.line(
                        terminal.elapsedMillis(),
                        "TRACE",
                        "is not complete: " + csv.failure().getMessage());
            }
            summary = summary(client.status(SHORT_SERVER_ID), traffic, state.toLowerCase(Locale.ROOT));
        }
    }

    /** Prints what it came to. */
    void conclude(List<String> furtherLines) {
        List<String> lines = new ArrayList<>(summary.lines());
        lines.addAll(furtherLines);
        terminal.line(summary.durationMillis(), "SUMMARY", lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            terminal.more(line);
        }
        if (settings.summary()) {
            out.println(summary.json());
            out.flush();
        }
    }

    int exitCode() {
        return summary.registers() > 0 ? 0 : SampleDevice.NEVER_REGISTERED;
    }

    private Lwm2mClient client(Trace trace) {
        Lwm2mClient.Builder builder = Lwm2mClient.builder(settings.endpoint())
                .server(server())
                .object(Device.builder()
                        .manufacturer("Tacit")
                        .modelNumber("weather station")
                        .serialNumber("1")
                        .firmwareVersion("0.1")
                        .onReboot(() -> terminal.line(
                                terminal.elapsedMillis(),
                                "REBOOT",
                                "asked for by the server; this sample only says so"))
                        .build())
                .object(temperature)
                .listener(terminal);
        if (trace != null) {
            builder.listener(trace);
        }
        return builder.build();
    }

    private Server server() {
        Server server = Server.at(uri)
                .shortServerId(SHORT_SERVER_ID)
                .lifetimeSeconds(settings.lifetime())
                .version(settings.version())
                .updatePolicy(settings.policy())
                .notificationMode(settings.notifications());
        if (settings.margin() != null) {
            server.marginSeconds(settings.margin());
        }
        if (settings.grace() != null) {
            server.graceSeconds(settings.grace());
        }
        if (settings.maxSilence() != null) {
            server.maxSilenceSeconds(settings.maxSilence());
        }
        return server;
    }

    private void measure(ScheduledExecutorService sensor, Lwm2mClient client) {
        long report = settings.reportEvery();
        sensor.scheduleAtFixedRate(() -> temperature.set(weather.next()), report, report, TimeUnit.SECONDS);
        if (settings.sendEvery() != null) {
            long send = settings.sendEvery();
            sensor.scheduleAtFixedRate(() -> client.send(terminal, SENSOR_VALUE), send, send, TimeUnit.SECONDS);
        }
    }

    private void waitFor(CountDownLatch stop) throws InterruptedException {
        if (settings.duration() == null) {
            stop.await();
        } else {
            stop.await(settings.duration(), TimeUnit.SECONDS);
        }
    }

    private Summary summary(ServerStatus status, Traffic traffic, String state) {
        RefreshCounters refresh = status.refresh();
        return new Summary(
                settings.endpoint(),
                settings.policy().toString(),
                terminal.elapsedMillis(),
                status.registers(),
                refresh.updates(),
                refresh.updatesSaved(),
                status.notifications(),
                status.confirmable(),
                refresh.promotedNotifications() + refresh.promotedResponses(),
                status.sends(),
                refresh.livenessDatagrams(),
                traffic.bytesSent(),
                traffic.bytesReceived(),
                refresh.absences(),
                kinds(status.trust()),
                state);
    }

    /** Kinds that are trusted by themselves, and sets of kinds, as in {@code notification+send}. */
    private static List<String> kinds(Trust trust) {
        if (trust.isNone()) {
            return List.of();
        }
        String text = trust.toString();
        int comma = text.indexOf(',');
        return List.of((comma < 0 ? text : text.substring(0, comma)).split(" "));
    }
}

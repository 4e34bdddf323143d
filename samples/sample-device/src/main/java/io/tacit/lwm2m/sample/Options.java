package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.transport.ServerUri;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of the command line, as text; {@link #settings} checks them. */
final class Options {

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;

    /** A Uri-Query option has at most 255 bytes (RFC 7252 section 5.10), of which {@code ep=} takes three. */
    private static final int MAX_ENDPOINT_BYTES = 252;

    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern HOST = Pattern.compile("(" + LABEL + "\\.)*" + LABEL + "\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9_.-]+)?");

    @Option(
            names = "--server",
            paramLabel = "URI",
            description =
                    "where to register, such as coap://lwm2m.example.com:5683; without it, a small server that resets the"
                            + " lifetime on everything is started in the same process")
    private String server;

    @Option(names = "--endpoint", paramLabel = "NAME", description = "Endpoint Client Name (default: ${DEFAULT-VALUE})")
    private String endpoint = "tacit-weather-station";

    @Option(
            names = "--lifetime",
            paramLabel = "SECONDS",
            description = "lifetime of the registration (default: 300, or 30 without --server)")
    private String lifetime;

    @Option(names = "--lwm2m", paramLabel = "1.0|1.1|1.2", description = "version of LwM2M (default: 1.1)")
    private String version = "1.1";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = {
                "what besides Register and Update resets the server's lifetime, in the device's eyes:",
                "  learned    what trials of the server have shown (default)",
                "  standard   nothing: right for every server",
                "  implicit   notifications, Sends and responses that are proven to have arrived",
                "  trusted:KIND[,KIND]  only those: notification, send, response",
                "  optimistic everything that was sent, arrived or not: dangerous"
            })
    private String policy;

    @Option(
            names = "--margin",
            paramLabel = "SECONDS|auto",
            description =
                    "how long before the lifetime ends an Update starts (default: auto, which follows from the losses; 10"
                            + " without --server)")
    private String margin;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            description = "how long the server may keep a registration that ran out; for the trials of --policy learned"
                    + " (default: 120, or 5 without --server)")
    private String grace;

    @Option(
            names = "--max-silence",
            paramLabel = "SECONDS",
            description = "send an Update at least that often, to find out a server that changed its ways; 0 for never"
                    + " (default: the larger of 24 hours and four lifetimes)")
    private String maxSilence;

    @Option(
            names = "--report-every",
            paramLabel = "SECONDS",
            description = "how often the sensor changes (default: 10, or 6 without --server)")
    private String reportEvery;

    @Option(
            names = "--notify",
            paramLabel = "auto|con|non",
            description = "whether notifications are Confirmable: auto where that saves an Update (default: auto)")
    private String notify = "auto";

    @Option(
            names = "--send-every",
            paramLabel = "SECONDS",
            description = "Send the temperature that often (default: never)")
    private String sendEvery;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "stop after that time, de-registering (default: when told to, or 100 without --server)")
    private String duration;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "write each message and each decision to this file, as CSV")
    private Path trace;

    @Option(names = "--summary", description = "end with one line of JSON on standard output")
    private boolean summary;

    @Option(names = "--quiet", description = "print nothing but errors, and the summary if asked for")
    private boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "print this and stop")
    private boolean help;

    /**
     * Checks the options, one by one and together.
     *
     * @return what they say
     * @throws IllegalArgumentException if one is wrong, saying what is, and what to write instead
     */
    Settings settings() {
        boolean embedded = server == null;
        Lwm2mVersion lwm2m = Lwm2mVersion.parse(version);
        long life = lifetime == null ? (embedded ? 30 : 300) : lifetime(lwm2m);
        UpdatePolicy updates = policy();
        Long send = optional("--send-every", sendEvery, 1);
        if (lwm2m == Lwm2mVersion.V1_0 && send != null) {
            throw new IllegalArgumentException("--send-every needs --lwm2m 1.1 or 1.2: LwM2M 1.0 has no Send");
        }
        Long before = margin(life);
        Long report = optional("--report-every", reportEvery, 1);
        Long end = optional("--duration", duration, 1);
        return new Settings(
                embedded ? null : server(),
                endpoint(),
                life,
                lwm2m,
                updates,
                before,
                grace == null && embedded ? Long.valueOf(5) : optional("--grace", grace, 0),
                optional("--max-silence", maxSilence, 0),
                report != null ? report : embedded ? 6 : 10,
                notificationMode(),
                send,
                end == null && embedded ? Long.valueOf(100) : end,
                trace(),
                summary,
                quiet);
    }

    private ServerUri server() {
        ServerUri uri = ServerUri.parse(server);
        if (uri.scheme().equals("coaps")) {
            throw new IllegalArgumentException(
                    "--server: coaps is not available in this sample; use coap://, not " + server);
        }
        String host = uri.host();
        if (!HOST.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "--server: a host is a name such as lwm2m.example.com, or an address such as"
                            + " 192.0.2.1 or [2001:db8::1], not " + host);
        }
        return uri;
    }

    private String endpoint() {
        int length = endpoint.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > MAX_ENDPOINT_BYTES || endpoint.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "--endpoint is a name of 1 to " + MAX_ENDPOINT_BYTES + " bytes, without control characters");
        }
        return endpoint;
    }

    private long lifetime(Lwm2mVersion lwm2m) {
        if (lifetime.equals("0") && lwm2m != Lwm2mVersion.V1_2) {
            throw new IllegalArgumentException(
                    "--lifetime is 1 to " + MAX_SECONDS + " seconds; 0, for ever, needs --lwm2m 1.2");
        }
        return seconds("--lifetime", lifetime, lwm2m == Lwm2mVersion.V1_2 ? 0 : 1);
    }

    private UpdatePolicy policy() {
        if (policy == null) {
            return UpdatePolicy.learned();
        }
        UpdatePolicy parsed = UpdatePolicy.parse(policy);
        if (version.equals("1.0")
                && policy.startsWith("trusted:")
                && parsed.trust().alone(ActivityKind.SEND)) {
            throw new IllegalArgumentException(
                    "--policy " + policy + " needs --lwm2m 1.1 or 1.2: LwM2M 1.0 has no Send");
        }
        return parsed;
    }

    /** More than half the lifetime is accepted, and cut by the client, which says so. */
    private Long margin(long life) {
        if (margin == null && server == null && life > 20) {
            return 10L;
        }
        if (margin == null || margin.equals("auto")) {
            return null;
        }
        long value;
        try {
            value = seconds("--margin", margin, 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or auto");
        }
        if (life != 0 && value >= life) {
            throw new IllegalArgumentException("--margin is less than the lifetime of " + life
                    + " seconds, and at most half of it is used, not " + value);
        }
        return value;
    }

    private NotificationMode notificationMode() {
        return switch (notify) {
            case "auto" -> NotificationMode.AUTO;
            case "con" -> NotificationMode.CONFIRMABLE;
            case "non" -> NotificationMode.NON_CONFIRMABLE;
            default -> throw new IllegalArgumentException("--notify is auto, con or non, not " + notify);
        };
    }

    private Path trace() {
        if (trace == null) {
            return null;
        }
        Path folder = trace.toAbsolutePath().getParent();
        boolean writable = Files.exists(trace) ? Files.isWritable(trace) : Files.isDirectory(folder);
        if (Files.isDirectory(trace) || !writable) {
            throw new IllegalArgumentException("--trace: can't write the file " + trace);
        }
        return trace;
    }

    private static Long optional(String option, String text, long least) {
        return text == null ? null : Long.valueOf(seconds(option, text, least));
    }

    private static long seconds(String option, String text, long least) {
        long value = -1;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            // Said below.
        }
        if (value < least || value > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    option + " is a whole number of seconds, " + least + " to " + MAX_SECONDS + ", not " + text);
        }
        return value;
    }
}

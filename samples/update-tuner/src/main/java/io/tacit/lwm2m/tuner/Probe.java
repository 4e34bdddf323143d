package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.tuner.probe.Examination;
import io.tacit.lwm2m.tuner.probe.Findings;
import io.tacit.lwm2m.tuner.probe.Plan;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds out from a real server what resets a lifetime there. */
@Command(
        name = "probe",
        sortOptions = false,
        description = {
            "Finds out what resets the lifetime of a registration at a real server, and says which policy to use with it."
                    + " Registers devices under names made up for it, lets some fall silent, lets each other send messages"
                    + " of one kind only, and asks in the end who is still registered. Without security; takes a minute or"
                    + " so."
        },
        footer = {
            "",
            "Notifications can be probed only where the server observes, answers only where it reads. Have it do so by",
            "itself for each device that registers, or by hand while the probe waits (--wait 60).",
            "",
            "  update-tuner probe --server coap://lwm2m.example.com"
        })
final class Probe extends Subcommand {

    /** A Uri-Query option has at most 255 bytes, of which {@code ep=} takes three, and what is appended up to 16. */
    private static final int MAX_NAME_BYTES = 236;

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URI",
            description = "such as coap://lwm2m.example.com:5683")
    private String server;

    @Option(
            names = "--lifetime",
            paramLabel = "TIME",
            description =
                    "lifetime of the registrations, 2 s to an hour (default: ${DEFAULT-VALUE} s); shorter is sooner"
                            + " done, and asks more of the server")
    private String lifetime = "20";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description =
                    "how long the server is given to observe and to read, if it does not at once (default: ${DEFAULT-VALUE} s)")
    private String wait = "15";

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "how late the server may remove a registration that ran out, for anything to be found out"
                    + " (default: ${DEFAULT-VALUE} s)")
    private String patience = "70";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "what the made-up Endpoint Client Names begin with (default: tacit-probe and four digits)")
    private String name = "tacit-probe-" + ThreadLocalRandom.current().nextInt(1000, 10_000);

    @Mixin
    private OutputOptions output;

    private Plan plan;

    @Override
    void check() {
        ServerUri uri = ServerUri.parse(server);
        if (uri.scheme().equals("coaps")) {
            throw new IllegalArgumentException("--server: the probe has no DTLS; give a coap:// URI, not " + server);
        }
        InetSocketAddress address = new InetSocketAddress(uri.host(), uri.port());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("--server: there is no host " + Amount.quoted(uri.host()));
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_NAME_BYTES || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "--name is 1 to " + MAX_NAME_BYTES + " bytes long, without control characters");
        }
        plan = new Plan(
                address,
                name,
                between("--lifetime", lifetime, 2, 3600),
                between("--wait", wait, 0, 3600),
                between("--patience", patience, 1, 3600));
        if (output.asksForCsv()) {
            throw new IllegalArgumentException("--csv: a probe has no figures; --json has what it found out");
        }
        output.check();
    }

    private static int between(String option, String text, int least, int most) {
        int seconds = Amount.wholeSeconds(option, text, least);
        if (seconds > most) {
            throw new IllegalArgumentException(option + " is at most " + most + " s, not " + seconds);
        }
        return seconds;
    }

    @Override
    int run() throws Exception {
        PrintWriter progress = spec().commandLine().getErr();
        Findings findings = new Examination(plan, line -> {
                    progress.println(line);
                    progress.flush();
                })
                .run();
        Map<String, String> given = new LinkedHashMap<>();
        given.put("server", server);
        given.put("registrations", plan.name() + "-…, with a lifetime of " + plan.lifetime() + " s, and removed again");
        PrintWriter out = spec().commandLine().getOut();
        out.print(ProbeText.table(findings));
        out.println();
        ProbeText.advice(findings).forEach(out::println);
        out.flush();
        List<String> words = new ArrayList<>(ProbeText.advice(findings));
        words.addAll(ProbeText.sentences(findings));
        output.write(new Result("probe", CommandLineText.of(spec()), given, words, List.of(), findings.courses()));
        return 0;
    }
}

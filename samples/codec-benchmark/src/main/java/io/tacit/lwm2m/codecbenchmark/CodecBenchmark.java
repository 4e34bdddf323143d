package io.tacit.lwm2m.codecbenchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program; {@code --help} tells how to use it. */
@Command(
        name = "codec-benchmark",
        description =
                "Measures the processor time that Tacit and Leshan take to encode and decode the same data, and the bytes"
                        + " that they allocate.",
        sortOptions = false,
        usageHelpWidth = 110,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:it failed", "2:bad arguments"})
public final class CodecBenchmark implements Callable<Integer> {

    private static final int MAX_ROUNDS = 100;
    private static final int MAX_SECONDS = 60;

    /** What the start of a JVM takes, about. */
    private static final int START_SECONDS = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often everything is measured; the middle round counts (default: 3)")
    private int rounds = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long each side of each operation is measured in a round, after as long to warm up"
                    + " (default: 3)")
    private int seconds = 3;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "write the results into this page too, such as docs/benchmarks.md")
    private Path markdown;

    @Option(names = "--help", usageHelp = true, description = "print this and stop")
    private boolean help;

    private CodecBenchmark() {}

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CodecBenchmark())
                .setParameterExceptionHandler((e, arguments) -> {
                    PrintWriter err = e.getCommandLine().getErr();
                    err.println("codec-benchmark: " + e.getMessage());
                    err.println("Try --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    commandLine.getErr().println("codec-benchmark: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw bad("--rounds is 1 to " + MAX_ROUNDS + ", not " + rounds);
        }
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw bad("--seconds is 1 to " + MAX_SECONDS + ", not " + seconds);
        }
        Page page = markdown == null ? null : page();
        Results results = measure(new Measurement(seconds, TimeValue.seconds(1)));
        String text = conditions(results) + "\n\n" + Table.of(results);
        spec.commandLine().getOut().println(text);
        if (page != null) {
            page.end(text);
        }
        return CommandLine.ExitCode.OK;
    }

    private Results measure(Measurement measurement) {
        PrintWriter err = spec.commandLine().getErr();
        List<Subject> subjects = Subject.all();
        int count = rounds * subjects.size();
        int minutes = 1 + count * (2 * seconds + START_SECONDS) / 60;
        err.println(count + " measurements, about " + minutes + (minutes == 1 ? " minute." : " minutes."));
        Results results = new Results();
        for (int i = 0; i < count; i++) {
            Subject subject = subjects.get(i % subjects.size());
            Figures figures = measurement.of(subject);
            results.add(subject, figures);
            err.printf(
                    Locale.ROOT,
                    "%3d/%d  %s  %,9.0f ns  %,7.0f bytes%n",
                    i + 1,
                    count,
                    subject,
                    figures.nanoseconds(),
                    figures.bytes());
            err.flush();
        }
        return results;
    }

    /** Returns on what, and how carefully, was measured. */
    private String conditions(Results results) {
        String text = String.format(
                Locale.ROOT,
                "Processor time and bytes allocated, measured with %s %s (`%s`) on %s, %s, %d processors; each figure in a JVM"
                        + " of its own, for %d s.",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Measurement.jvm(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                seconds);
        if (rounds == 1) {
            return text;
        }
        return text
                + String.format(
                        Locale.ROOT,
                        " The middle one of %d rounds counts; in every row, half of the times came within %.0f %% of it.",
                        rounds,
                        100 * results.deviation());
    }

    private Page page() {
        try {
            return Page.at(markdown);
        } catch (IllegalArgumentException e) {
            throw bad("--markdown: " + e.getMessage());
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package io.tacit.lwm2m.bench;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The bench server as a program; {@code --help} tells how to use it. */
@Command(
        name = "bench-server",
        description = "A small LwM2M server that resets lifetimes on what it is told to, and holds them exactly.",
        sortOptions = false,
        usageHelpWidth = 110)
public final class BenchServerProgram implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "UDP port; 0 for any that is free (default: 5683)")
    private int port = BenchServer.DEFAULT_PORT;

    @Option(
            names = "--resets",
            paramLabel = "WHAT",
            description =
                    "what resets a lifetime besides Register and Update: everything, nothing, or some of notification,"
                            + " send, response with commas between (default: everything)")
    private String resets = "everything";

    @Option(
            names = "--observe",
            paramLabel = "PATH",
            split = ",",
            description = "what to observe, such as /3303/0/5700; may be repeated (default: every Object Instance but"
                    + " Security, Server and Access Control)")
    private List<String> observe = List.of();

    @Option(names = "--pmin", paramLabel = "SECONDS", description = "minimum period, written before observing")
    private Integer minimumPeriod;

    @Option(names = "--pmax", paramLabel = "SECONDS", description = "maximum period, written before observing")
    private Integer maximumPeriod;

    @Option(
            names = "--read-every",
            arity = "2",
            paramLabel = "SECONDS PATH",
            hideParamSyntax = true,
            description = "read this path of every client that often")
    private List<String> readEvery = List.of();

    @Option(names = "--quiet", description = "print nothing but errors")
    private boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "print this and stop")
    private boolean help;

    private BenchServerProgram() {}

    /**
     * Runs the server until the process is told to end.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchServerProgram())
                .setParameterExceptionHandler((e, arguments) -> {
                    PrintWriter err = e.getCommandLine().getErr();
                    err.println("bench-server: " + e.getMessage());
                    err.println("Try --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    commandLine.getErr().println("bench-server: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BenchServer.Builder builder = settings();
        if (!quiet) {
            builder.listener(event -> {
                out.println(event);
                out.flush();
            });
        }
        try (BenchServer server = builder.start()) {
            if (!quiet) {
                out.println("Listening on UDP port " + server.port() + "; lifetimes are reset on "
                        + Resets.parse(resets) + ". Ctrl-C ends.");
                out.flush();
            }
            untilStopped();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("can't listen on UDP port " + port + " ("
                    + e.getCause().getMessage() + "): choose another with --port");
        }
        return CommandLine.ExitCode.OK;
    }

    private BenchServer.Builder settings() {
        if (port < 0 || port > MAX_PORT) {
            throw bad("--port is 0 to 65535, not " + port);
        }
        try {
            BenchServer.Builder builder = BenchServer.builder()
                    .port(port)
                    .resets(Resets.parse(resets))
                    .observe(observe)
                    .periods(minimumPeriod, maximumPeriod);
            if (!readEvery.isEmpty()) {
                builder.readEvery(Integer.parseInt(readEvery.get(0)), readEvery.get(1));
            }
            return builder;
        } catch (NumberFormatException e) {
            throw bad("--read-every takes seconds and a path, as in --read-every 30 /3/0/13");
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Waits for SIGTERM or Ctrl-C, and has the process end with code 0. */
    private static void untilStopped() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
        }));
        stopped.await();
    }
}

package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.bench.BenchEvent;
import io.tacit.lwm2m.bench.BenchServer;
import io.tacit.lwm2m.bench.Resets;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The weather station as a program; {@code --help} tells how to use it. Exit code 0 after a clean stop, also by SIGTERM
 * or Ctrl-C; 2 for bad arguments; 3 if it never registered before it stopped.
 */
@Command(
        name = "sample-device",
        description = {
            "A LwM2M weather station that registers, is managed, reports, and shows when it sends an Update and why.",
            "Without --server it starts a small server in the same process, and stops after 100 seconds.",
            "Exit code: 0 after a clean stop, 2 for bad arguments, 3 if it never registered.",
            ""
        },
        sortOptions = false,
        usageHelpWidth = 120)
public final class SampleDevice implements Callable<Integer> {

    static final int BAD_ARGUMENTS = 2;
    static final int NEVER_REGISTERED = 3;

    private static final int STOP_SECONDS = 15;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Options options;

    private final CountDownLatch stop = new CountDownLatch(1);

    SampleDevice() {}

    /**
     * Runs the device until its time is up, or the process is told to end.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        SampleDevice device = new SampleDevice();
        CountDownLatch finished = new CountDownLatch(1);
        int[] code = {NEVER_REGISTERED};
        // A signal must end in the exit code that the run comes to, not in the signal's: so the hook waits, and halts.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            device.stop();
            await(finished);
            Runtime.getRuntime().halt(code[0]);
        }));
        code[0] = device.commandLine().execute(arguments);
        finished.countDown();
        System.exit(code[0]);
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, arguments) -> complain(e.getCommandLine(), e.getMessage()))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    commandLine.getErr().println("sample-device: " + e.getMessage());
                    return NEVER_REGISTERED;
                });
    }

    /** Has the device de-register and come to its end. Any thread. */
    void stop() {
        stop.countDown();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings;
        try {
            settings = options.settings();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!settings.embedded()) {
            Run run = new Run(settings, settings.server().toString(), out);
            run.until(stop);
            run.conclude(List.of());
            return run.exitCode();
        }
        try (BenchServer server = embeddedServer()) {
            Run run = new Run(settings, server.uri(), out);
            run.until(stop);
            run.conclude(List.of(asTheServerSawIt(server)));
            return run.exitCode();
        }
    }

    private static BenchServer embeddedServer() {
        return BenchServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .resets(Resets.EVERYTHING)
                .observe(List.of("/3303/0/5700"))
                .start();
    }

    private static String asTheServerSawIt(BenchServer server) {
        int expired = server.count(BenchEvent.Kind.EXPIRED);
        return "at the server: " + Summary.registered(server.count(BenchEvent.Kind.REGISTERED)) + ", "
                + Summary.count(server.count(BenchEvent.Kind.UPDATED), "Update") + ", lifetime "
                + (expired == 0 ? "never ran out" : "ran out " + Summary.times(expired));
    }

    private static int complain(CommandLine commandLine, String message) {
        commandLine.getErr().println("sample-device: " + message);
        commandLine.getErr().println("Try --help.");
        return BAD_ARGUMENTS;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

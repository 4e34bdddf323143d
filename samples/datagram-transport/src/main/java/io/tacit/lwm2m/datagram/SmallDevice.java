package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.client.Lwm2mClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Random;

/**
 * A whole device on one thread, as a program: registers, is managed, and reports. What it prints is what the client
 * decides. {@code --help} tells how to use it.
 */
public final class SmallDevice {

    static final int BAD_ARGUMENTS = 2;
    static final int NEVER_REGISTERED = 3;

    private static final int SERVER = 1;
    private static final long STOP_MILLIS = 5000;

    private final Arguments arguments;
    private final PrintStream out;
    private final Temperature temperature = new Temperature();

    private SmallDevice(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /**
     * Runs the device until its time is up.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs the device; returns the exit code. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length > 0 && arguments[0].equals("--help")) {
            out.println(Arguments.HELP);
            return 0;
        }
        try {
            return new SmallDevice(new Arguments(arguments), out).run();
        } catch (IllegalArgumentException e) {
            err.println("small-device: " + e.getMessage() + "\nTry --help.");
            return BAD_ARGUMENTS;
        } catch (IOException e) {
            err.println("small-device: no UDP port: " + e.getMessage());
            return NEVER_REGISTERED;
        }
    }

    private int run() throws IOException {
        Lwm2mClient client = arguments.client(temperature, out);
        DatagramPort port = new UdpSocket(0);
        try {
            loop(new MainLoop(client, port, TransmissionParameters.standard()), port);
        } finally {
            port.close();
        }
        return client.status(SERVER).registers() > 0 ? 0 : NEVER_REGISTERED;
    }

    private void loop(MainLoop loop, DatagramPort port) {
        Random weather = port.random();
        long report = 1000L * arguments.report;
        long nextReading = port.now() + report;
        long end = arguments.duration == 0 ? Long.MAX_VALUE : port.now() + 1000L * arguments.duration;
        boolean stopping = false;
        while (loop.turn(nextReading < end ? nextReading : end)) {
            long now = port.now();
            if (now >= nextReading) {
                temperature.set(temperature.celsius() + weather.nextDouble() - 0.5);
                nextReading = now + report;
            }
            if (now >= end && stopping) {
                return; // The server does not answer; the registration ends with its lifetime.
            }
            if (now >= end) {
                loop.stop();
                stopping = true;
                end = now + STOP_MILLIS;
            }
        }
    }
}

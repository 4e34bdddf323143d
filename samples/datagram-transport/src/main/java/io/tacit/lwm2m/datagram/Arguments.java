package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.transport.ServerUri;
import java.io.PrintStream;

/** The command line of {@link SmallDevice}, and the device that it asks for. */
final class Arguments {

    static final String HELP = "Usage: java -jar tacit-sample-datagram.jar SERVER [OPTION VALUE]...\n"
            + "A LwM2M device on one thread, without a CoAP library and without security: registers at\n"
            + "SERVER, such as coap://localhost:5683, lets itself be managed, and reports a temperature\n"
            + "if it is observed.\n\n"
            + "  --endpoint NAME     Endpoint Client Name; small-device if not given\n"
            + "  --lifetime SECONDS  lifetime of the registration; 300 if not given\n"
            + "  --policy POLICY     what keeps it alive: learned, standard, implicit, optimistic, or\n"
            + "                      trusted:KINDS; learned if not given\n"
            + "  --report SECONDS    how often there is a new temperature; 10 if not given\n"
            + "  --duration SECONDS  de-registers and ends after so long; runs for ever if not given\n\n"
            + "Exit code: 0 after a clean end, 2 for bad arguments, 3 if it never registered.";

    private static final int MOST_SECONDS = 31_536_000;

    final ServerUri server;
    String endpoint = "small-device";
    int lifetime = 300;
    UpdatePolicy policy = UpdatePolicy.learned();
    int report = 10;
    int duration;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if something is wrong with it, in a sentence that says what
     */
    Arguments(String[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("which server? The first argument is its URI, such as coap://localhost");
        }
        server = ServerUri.parse(arguments[0]);
        if (!server.scheme().equals("coap")) {
            throw new IllegalArgumentException(
                    "there is no DTLS here: the server's URI begins with coap://, not " + server.scheme() + "://");
        }
        for (int i = 1; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value after it");
            }
            set(arguments[i], arguments[i + 1]);
        }
    }

    /** Makes the device that was asked for; what carries its messages is another matter. */
    Lwm2mClient client(Temperature temperature, PrintStream out) {
        return Lwm2mClient.builder(endpoint)
                .server(Server.at(server.toString()).lifetimeSeconds(lifetime).updatePolicy(policy))
                .object(Device.builder()
                        .manufacturer("Tacit")
                        .modelNumber("small device")
                        .build())
                .object(temperature)
                .listener(new LogListener(out))
                .build();
    }

    private void set(String name, String value) {
        switch (name) {
            case "--endpoint":
                endpoint = value;
                break;
            case "--lifetime":
                lifetime = seconds(name, value);
                break;
            case "--policy":
                policy = UpdatePolicy.parse(value);
                break;
            case "--report":
                report = seconds(name, value);
                break;
            case "--duration":
                duration = seconds(name, value);
                break;
            default:
                throw new IllegalArgumentException("there is no option " + name);
        }
    }

    private static int seconds(String name, String value) {
        int seconds = 0;
        try {
            seconds = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            // Said below.
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException(name + " is 1 to " + MOST_SECONDS + " seconds, not " + value);
        }
        return seconds;
    }
}

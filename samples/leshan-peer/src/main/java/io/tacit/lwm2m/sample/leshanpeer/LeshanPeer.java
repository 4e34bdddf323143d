package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.endpoint.LwM2mServerEndpoint;
import org.eclipse.leshan.server.model.VersionedModelProvider;
import org.eclipse.leshan.server.queue.StaticClientAwakeTimeProvider;
import org.eclipse.leshan.server.registration.InMemoryRegistrationStore;
import org.eclipse.leshan.transport.californium.server.endpoint.CaliforniumServerEndpoint;
import org.eclipse.leshan.transport.californium.server.endpoint.CaliforniumServerEndpointsProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program: starts the server, then carries out a command for each line of input until {@code quit} or the end of
 * it.
 */
@Command(
        name = "leshan-peer",
        description = {
            "A Leshan LwM2M server that is spoken to in lines of JSON.",
            "Events and replies go to standard output, commands come from standard input; its end ends the program.",
            ""
        },
        sortOptions = false)
public final class LeshanPeer implements Callable<Integer> {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen at; default: ${DEFAULT-VALUE}. 0.0.0.0 is every IPv4 interface.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "UDP port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--update-on-notification",
            description =
                    "A Notification resets the lifetime, as an Update does. Not in the specification; off by default.")
    private boolean updateOnNotification;

    @Option(
            names = "--update-on-send",
            description = "A Send resets the lifetime, as an Update does. Not in the specification; off by default.")
    private boolean updateOnSend;

    @Option(
            names = "--awake",
            paramLabel = "SECONDS",
            defaultValue = "93",
            description = "How long a client in Queue Mode is taken to be awake. Default: ${DEFAULT-VALUE}.")
    private int awakeSeconds;

    @Option(
            names = "--sweep",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How often expired registrations are looked for. Default: ${DEFAULT-VALUE}.")
    private int sweepSeconds;

    @Option(
            names = "--accept-1.2",
            description =
                    "Takes clients of LwM2M 1.2 for ones of 1.1; otherwise they are refused, since Leshan does not know 1.2.")
    private boolean accept12;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "8192",
            description =
                    "How large a body that is transferred in blocks may be. Default: ${DEFAULT-VALUE}, as Leshan's.")
    private int maxBody;

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "Object definitions in OMA's XML, besides the standard objects and Temperature (3303).")
    private File models;

    @Option(
            names = "--log",
            paramLabel = "LEVEL",
            defaultValue = "error",
            description = "What Leshan and Californium log to standard error: trace, debug, info, warn, error, off."
                    + " Default: ${DEFAULT-VALUE}.")
    private String logLevel;

    @Option(names = "--help", usageHelp = true, description = "Shows this and exits.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private LeshanPeer() {}

    /**
     * Runs the program; exits with 0 after {@code quit} or the end of input, 1 if the server can't start, 2 for bad
     * arguments.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LeshanPeer()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        checkArguments();
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", logLevel);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err); // Nothing but lines of JSON may get between them.
        Lines lines = new Lines(out);

        CaliforniumServerEndpointsProvider endpoints = new CaliforniumServerEndpointsProvider.Builder()
                .setConfiguration(configuration -> configuration.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, maxBody))
                .addEndpoint(new InetSocketAddress(host, port), Protocol.COAP)
                .build();
        LeshanServer server = server(endpoints);
        Events events = new Events(lines);
        server.getRegistrationService().addListener(events);
        server.getObservationService().addListener(events);
        server.getSendService().addListener(events);
        server.getPresenceService().addListener(events);
        MessageCounter counter = new MessageCounter();
        for (LwM2mServerEndpoint endpoint : endpoints.getEndpoints()) {
            CoapEndpoint coap = ((CaliforniumServerEndpoint) endpoint).getCoapEndpoint();
            coap.addInterceptor(counter);
            if (accept12) {
                coap.addInterceptor(new NewerClients());
            }
            coap.addInterceptor(new RefusedUpdates(lines));
        }
        try {
            server.start();
        } catch (IllegalStateException e) {
            System.err.println("Can't listen at " + host + " port " + port + ": " + e.getMessage());
            return 1;
        }
        lines.write(lines.event("listening")
                .put("port", server.getEndpoint(Protocol.COAP).getURI().getPort()));
        serve(new Operations(server, counter, lines), lines);
        server.destroy();
        return 0;
    }

    private void checkArguments() {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port);
        }
        if (awakeSeconds < 0 || sweepSeconds < 1 || maxBody < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--awake is at least 0, --sweep and --max-body are at least 1");
        }
        if (models != null && !models.isDirectory()) {
            throw new ParameterException(spec.commandLine(), "--models names no folder: " + models);
        }
        if (new InetSocketAddress(host, port).isUnresolved()) {
            throw new ParameterException(spec.commandLine(), "--host is not known: " + host);
        }
    }

    private LeshanServer server(CaliforniumServerEndpointsProvider endpoints) {
        return new LeshanServerBuilder()
                .setEndpointsProviders(endpoints)
                .setRegistrationStore(new InMemoryRegistrationStore(sweepSeconds))
                .setObjectModelProvider(new VersionedModelProvider(models()))
                .setClientAwakeTimeProvider(new StaticClientAwakeTimeProvider(awakeSeconds * 1000))
                .setUpdateRegistrationOnNotification(updateOnNotification)
                .setUpdateRegistrationOnSend(updateOnSend)
                .build();
    }

    private List<ObjectModel> models() {
        try {
            return Models.load(models);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--models: " + e.getMessage(), e);
        }
    }

    private static void serve(Operations operations, Lines lines) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            if (text.isBlank()) {
                continue;
            }
            Order command = Order.unreadable();
            try {
                command = Order.parse(text);
                if (command.name().equals("quit")) {
                    lines.write(lines.reply(command).put("success", true));
                    return;
                }
                operations.run(command);
            } catch (RuntimeException e) {
                // Whatever Leshan objects to is said to the one who gave the command, and the next one may be better.
                ObjectNode failure = operations.failure(command, e);
                lines.write(failure);
            }
        }
    }
}

package io.tacit.lwm2m.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.util.ClockUtil;

/**
 * A LwM2M server for the bench: the registration interface of LwM2M 1.0 to 1.2, observations, Send. Which messages
 * reset a lifetime is set by {@link Resets}; what arrives after the deadline is too late, however late the timer is.
 * Queue Mode is accepted, but requests are sent at once.
 *
 * <p>Everything runs on one thread of the server's own; listeners are called on it and must return soon. The methods of
 * this class may be called by any thread.
 *
 * <pre>{@code
 * try (BenchServer server = BenchServer.builder().port(0).resets(Resets.EVERYTHING).listener(System.out::println).start()) {
 *     System.out.println(server.uri());
 * }
 * }</pre>
 */
public final class BenchServer implements AutoCloseable {

    /** The port of CoAP without security. */
    public static final int DEFAULT_PORT = 5683;

    private static final int THREAD_STOP_SECONDS = 2;

    private final ScheduledThreadPoolExecutor thread;
    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final Consumer<BenchEvent> listener;
    private final AtomicIntegerArray counts = new AtomicIntegerArray(BenchEvent.Kind.values().length);
    private final long started = ClockUtil.nanoRealtime();

    private BenchServer(Builder builder) throws IOException {
        listener = builder.listener;
        thread = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "bench-server"));
        thread.setRemoveOnCancelPolicy(true);
        Configuration configuration = configuration();
        server = new CoapServer(configuration);
        server.setExecutors(thread, thread, true);
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(builder.address, builder.port))
                .build();
        server.addEndpoint(endpoint);
        Management management = new Management(endpoint, this, builder);
        RegisteredClients clients = new RegisteredClients(thread, this, management);
        management.serve(clients);
        endpoint.addInterceptor(new Gate(clients, this));
        endpoint.addNotificationListener(management::notified);
        server.add(new RegistrationResource(clients), new SendResource(clients));
        try {
            endpoint.start();
        } catch (IOException e) {
            close();
            throw e;
        }
        if (builder.readEverySeconds > 0) {
            long period = builder.readEverySeconds;
            thread.scheduleAtFixedRate(management::readAll, period, period, TimeUnit.SECONDS);
        }
    }

    /** Returns a builder: port 5683 on every address, resets on everything, observes every Object Instance. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return endpoint.getAddress().getPort();
    }

    /** Returns the URI to give to a client in the same machine, such as {@code coap://127.0.0.1:5683}. */
    public String uri() {
        return "coap://127.0.0.1:" + port();
    }

    /**
     * Tells how often something has happened.
     *
     * @param kind what
     * @return how often since the start
     */
    public int count(BenchEvent.Kind kind) {
        return counts.get(kind.ordinal());
    }

    /** Stops listening, forgets everything, and ends the server's threads. */
    @Override
    public void close() {
        server.destroy();
        thread.shutdownNow();
        try {
            thread.awaitTermination(THREAD_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void happened(BenchEvent.Kind kind, String endpointName, String detail) {
        counts.incrementAndGet(kind.ordinal());
        long millis = TimeUnit.NANOSECONDS.toMillis(ClockUtil.nanoRealtime() - started);
        listener.accept(new BenchEvent(millis, kind, endpointName, detail));
    }

    /** An own configuration: the standard one would be read from a file, and written to it. */
    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        return new Configuration()
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
    }

    /** Collects how a server is to behave. Not for use by several threads at once. */
    public static final class Builder {

        InetAddress address;
        int port = DEFAULT_PORT;
        Resets resets = Resets.EVERYTHING;
        List<String> observe = List.of();
        Integer minimumPeriod;
        Integer maximumPeriod;
        long readEverySeconds;
        String readPath;
        Consumer<BenchEvent> listener = event -> {};

        private Builder() {}

        /**
         * Listens on one address only; on every one if never set.
         *
         * @param newAddress an address of this machine
         * @return this
         */
        public Builder address(InetAddress newAddress) {
            address = newAddress;
            return this;
        }

        /**
         * Sets the port.
         *
         * @param newPort 1 to 65535, or 0 for any that is free
         * @return this
         */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /**
         * Sets what resets a lifetime, besides Register and Update.
         *
         * @param newResets the kinds
         * @return this
         */
        public Builder resets(Resets newResets) {
            resets = newResets;
            return this;
        }

        /**
         * Sets what to observe of each client that has the Object. Empty: every Object Instance of every Object but
         * Security, Server and Access Control.
         *
         * @param paths such as {@code /3303/0/5700}
         * @return this
         * @throws IllegalArgumentException if one is no path
         */
        public Builder observe(List<String> paths) {
            for (String path : paths) {
                requirePath(path);
            }
            observe = List.copyOf(paths);
            return this;
        }

        /**
         * Sets the attributes that are written before an observation begins.
         *
         * @param minimum pmin in seconds, or null not to write it
         * @param maximum pmax in seconds, or null not to write it
         * @return this
         * @throws IllegalArgumentException if one is negative, or pmax is smaller than pmin
         */
        public Builder periods(Integer minimum, Integer maximum) {
            if (minimum != null && minimum < 0 || maximum != null && maximum < 0) {
                throw new IllegalArgumentException("pmin and pmax are seconds, 0 or more");
            }
            if (minimum != null && maximum != null && maximum < minimum) {
                throw new IllegalArgumentException("pmax is not smaller than pmin: " + maximum + " < " + minimum);
            }
            minimumPeriod = minimum;
            maximumPeriod = maximum;
            return this;
        }

        /**
         * Reads a path of every client that has the Object, again and again.
         *
         * @param seconds the time from one Read to the next, 1 or more
         * @param path what to read
         * @return this
         * @throws IllegalArgumentException if the time is not positive, or the path is none
         */
        public Builder readEvery(int seconds, String path) {
            if (seconds < 1) {
                throw new IllegalArgumentException("the time between Reads is 1 second or more, not " + seconds);
            }
            requirePath(path);
            readEverySeconds = seconds;
            readPath = path;
            return this;
        }

        /**
         * Sets who hears of every event.
         *
         * @param newListener called on the server's thread; must return soon
         * @return this
         */
        public Builder listener(Consumer<BenchEvent> newListener) {
            listener = newListener;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server
         * @throws UncheckedIOException if the port can't be had
         */
        public BenchServer start() {
            try {
                return new BenchServer(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void requirePath(String path) {
            if (!Links.isPath(path)) {
                throw new IllegalArgumentException("a path looks like /3303/0/5700, not like " + path);
            }
        }
    }
}

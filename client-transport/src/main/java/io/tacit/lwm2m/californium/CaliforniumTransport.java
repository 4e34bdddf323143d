package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.client.Lwm2mClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.californium.elements.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a client over UDP: gives it a port, the time, and a thread to run on.
 *
 * <pre>{@code
 * try (CaliforniumTransport transport = CaliforniumTransport.start(client)) {
 *     while (running) {
 *         temperature.set(sensor.read());
 *         Thread.sleep(1000);
 *     }
 * }                                            // de-registers
 * }</pre>
 *
 * <p><b>Threads.</b> All clients of a process share two threads: {@code tacit-protocol}, on which every client and
 * every listener runs, and {@code tacit-selector}, which waits for datagrams. A third, {@code tacit-resolver}, is there
 * while a host's name is looked up. All are daemons, so a client does not keep a process alive; the last client that is
 * closed ends them. The methods of this class may be called by any thread, also by a shutdown hook.
 *
 * <p><b>Time</b> is elapsed time in milliseconds, time asleep included: a forward jump of the wall clock by more than a
 * second against the monotonic clock counts as sleep. Timers of Java do not run while the machine sleeps; call
 * {@link #wake} when it wakes up, or the client notices with the next datagram or the next timer.
 *
 * <p><b>Memory.</b> Per server the last 64 messages are remembered, for those that arrive twice. Datagrams of anybody
 * but the client's servers are dropped, and so are those that arrive faster than they can be dealt with.
 */
public final class CaliforniumTransport implements AutoCloseable {

    /** How long {@link #close} waits for the server's answer if nothing else is set, milliseconds. */
    public static final long DEFAULT_CLOSE_TIMEOUT_MILLIS = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(CaliforniumTransport.class);

    private static final long AFTER_FAILURE_MILLIS = 1000;
    private static final long THREADS_END_MILLIS = 1000;

    private final Engine engine;
    private final SharedRuntime runtime;
    private final ElapsedClock clock;
    private final MessageLayer layer;
    private final long closeTimeoutMillis;
    private final boolean tellsWallClock;
    private final AtomicBoolean turnDue = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile CountDownLatch portFree = new CountDownLatch(0);
    private Future<?> timer;
    private boolean stopped;

    private CaliforniumTransport(
            Engine engine, SharedRuntime runtime, Settings settings, ElapsedClock clock, Builder builder) {
        this.engine = engine;
        this.runtime = runtime;
        this.clock = clock;
        this.closeTimeoutMillis = builder.closeTimeoutMillis;
        this.tellsWallClock = builder.wallClock;
        layer = new MessageLayer(runtime, settings, clock, new SecureRandom(), this::wake);
    }

    /**
     * Starts a client with the defaults: any free port, no security.
     *
     * @param client a client that was not started yet
     * @return what runs it; closing it de-registers the client
     */
    public static CaliforniumTransport start(Lwm2mClient client) {
        return builder().start(client);
    }

    /** Returns a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lets the client look at the clock and do what is due. Worth calling when the machine wakes up from sleep, since
     * its timers have not run meanwhile.
     */
    public void wake() {
        if (turnDue.compareAndSet(false, true)) {
            execute(this::turn);
        }
    }

    /**
     * De-registers the client and frees its port; ends the threads if this was the last client of the process. Waits
     * for the server's answer, at most as long as {@link Builder#closeTimeoutMillis} says, then for at most three
     * seconds more until threads and port are gone. Called by a listener of the client, so on the protocol thread, it
     * does not wait. A second call waits for the first. An interrupt ends the waiting and closes without an answer.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            execute(this::stop);
        }
        if (runtime.executor().checkOwner()) {
            return;
        }
        try {
            if (!finished.await(closeTimeoutMillis, TimeUnit.MILLISECONDS)) {
                LOG.warn("closed before the server had answered");
                execute(this::finish);
                finished.await(THREADS_END_MILLIS, TimeUnit.MILLISECONDS);
            }
            portFree.await(THREADS_END_MILLIS, TimeUnit.MILLISECONDS);
            runtime.awaitEnd(THREADS_END_MILLIS);
        } catch (InterruptedException e) {
            execute(this::finish);
            Thread.currentThread().interrupt();
        }
    }

    /** Runs something on the protocol thread, then lets the client look. */
    void run(Runnable task) {
        execute(() -> {
            task.run();
            turn();
        });
    }

    MessageLayer layer() {
        return layer;
    }

    int waitingTasks() {
        return runtime.executor().getQueue().size();
    }

    private void begin(Random random) {
        engine.start(layer, random, this::wake, clock.now());
        turn();
    }

    private void turn() {
        if (stopped) {
            return;
        }
        turnDue.set(false);
        try {
            long now = clock.now();
            if (tellsWallClock) {
                // Each time, for the clock may have been set since.
                engine.wallClock(clock.wallMillis(), now);
            }
            engine.handle(now);
            if (closing.get() && engine.stopped()) {
                finish();
            } else {
                wakeIn(engine.wakeAt() - clock.now());
            }
        } catch (RuntimeException e) {
            LOG.error("the client failed; it goes on", e);
            wakeIn(AFTER_FAILURE_MILLIS);
        }
    }

    private void wakeIn(long millis) {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (millis <= 0) {
            wake();
        } else if (millis < Long.MAX_VALUE / 2) {
            timer = runtime.executor().schedule(this::turn, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (!stopped) {
            try {
                engine.stop(clock.now());
            } catch (RuntimeException e) {
                LOG.error("the client failed to stop", e);
            }
            turn();
            if (!stopped) {
                // Nobody waits if a listener called close: the time-out has to be kept here.
                runtime.executor().schedule(this::finish, closeTimeoutMillis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void finish() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            engine.abandon(clock.now());
        } catch (RuntimeException e) {
            LOG.error("the client failed to end", e);
        }
        try {
            portFree = layer.shutDown();
        } catch (RuntimeException e) {
            LOG.error("while closing", e);
        }
        runtime.release();
        finished.countDown();
    }

    private void execute(Runnable task) {
        try {
            runtime.executor().execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("on the protocol thread", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("closed already");
        }
    }

    /** Collects how a client is to be run. Every setting has a default that is safe. */
    public static final class Builder {

        private InetSocketAddress localAddress = new InetSocketAddress(0);
        private ConnectorFactory connectorFactory;
        private Consumer<Configuration> configuration;
        private WireListener wireListener;
        private boolean uriHost = true;
        private long closeTimeoutMillis = DEFAULT_CLOSE_TIMEOUT_MILLIS;
        private boolean wallClock = true;

        private Builder() {}

        /**
         * Sets the UDP port to send from. By default the system chooses one, which is the safer: a client that is
         * started again on the same port within four minutes may use a message id that the server has seen, and not be
         * listened to.
         *
         * @param port 1 to 65535, or 0 for any
         * @return this
         */
        public Builder localPort(int port) {
            localAddress = new InetSocketAddress(localAddress.getAddress(), port);
            return this;
        }

        /**
         * Sets the local address to send from. By default it is any, of IPv4 and IPv6.
         *
         * @param address an address of this machine
         * @return this
         */
        public Builder localAddress(InetAddress address) {
            localAddress = new InetSocketAddress(address, localAddress.getPort());
            return this;
        }

        /**
         * Sets what makes the connectors of servers whose URI begins with {@code coaps}. Without it such a server
         * cannot be reached.
         *
         * @param factory makes secure connectors
         * @return this
         */
        public Builder connectorFactory(ConnectorFactory factory) {
            connectorFactory = Objects.requireNonNull(factory);
            return this;
        }

        /**
         * Changes Californium's settings, for instance {@code CoapConfig.ACK_TIMEOUT} on a slow link. The default is
         * RFC 7252 section 4.8.
         *
         * @param change is given the settings and changes them
         * @return this
         */
        public Builder configuration(Consumer<Configuration> change) {
            configuration = Objects.requireNonNull(change);
            return this;
        }

        /**
         * Sets who hears of every datagram.
         *
         * @param listener called by the protocol thread
         * @return this
         */
        public Builder wireListener(WireListener listener) {
            wireListener = Objects.requireNonNull(listener);
            return this;
        }

        /**
         * Sets whether requests to a server that is given by name carry that name in Uri-Host, as RFC 7252 section 6.4
         * has it. They do by default; without, each is shorter by the length of the name and a byte or two.
         *
         * @param send whether to send it
         * @return this
         */
        public Builder uriHost(boolean send) {
            uriHost = send;
            return this;
        }

        /**
         * Sets how long {@link CaliforniumTransport#close} waits until the server has answered the De-register.
         *
         * @param millis 0 or more, {@value CaliforniumTransport#DEFAULT_CLOSE_TIMEOUT_MILLIS} by default
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder closeTimeoutMillis(long millis) {
            if (millis < 0) {
                throw new IllegalArgumentException("a time-out is 0 or more milliseconds, not " + millis);
            }
            closeTimeoutMillis = millis;
            return this;
        }

        /**
         * Sets whether the client is told the time of day ({@link Lwm2mClient#wallClock}); it is by default. Where the
         * clock of the machine can't be relied upon, say no: then the times of values that were collected are relative.
         *
         * @param tell whether to tell it
         * @return this
         */
        public Builder wallClock(boolean tell) {
            wallClock = tell;
            return this;
        }

        /**
         * Starts a client.
         *
         * @param client a client that was not started yet
         * @return what runs it; closing it de-registers the client
         * @throws IllegalArgumentException if the settings of {@link #configuration} are unsafe
         * @throws UncheckedIOException if the system refuses to watch one more port
         */
        public CaliforniumTransport start(Lwm2mClient client) {
            return start(new ClientEngine(client), new ElapsedClock());
        }

        CaliforniumTransport start(Engine engine, ElapsedClock clock) {
            Settings settings = new Settings(
                    localAddress, connectorFactory, SafeConfiguration.create(configuration), wireListener, uriHost);
            try {
                CaliforniumTransport transport =
                        new CaliforniumTransport(engine, SharedRuntime.acquire(), settings, clock, this);
                transport.execute(() -> transport.begin(new SecureRandom()));
                return transport;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot watch another UDP port", e);
            }
        }
    }
}

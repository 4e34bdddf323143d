package io.tacit.lwm2m.californium;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all clients of a process share: a selector with its thread, the protocol thread, and a thread that resolves
 * names and goes away when it has nothing to do. The first client starts it, the last one ends it.
 *
 * <p>The threads are daemons: whether the process goes on is the application's decision, and a client that nobody
 * closed does not keep it alive. They still run while shutdown hooks do, so that a hook can close a client, which
 * de-registers it.
 */
final class SharedRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(SharedRuntime.class);

    /** More tasks waiting than this, and datagrams are dropped as a congested network would: memory stays bounded. */
    static final int MAX_WAITING_TASKS = 4096;

    /** One datagram; more than any peer of ours sends in one. A larger one is dropped. */
    private static final int MAX_DATAGRAM = 8192;

    private static final long RESOLVER_IDLE_SECONDS = 5;

    private static SharedRuntime current;
    private static int users;

    private final ProtocolExecutor executor = new ProtocolExecutor("tacit-protocol");
    private final ThreadPoolExecutor resolver;
    private final Selector selector;
    private final Thread selectorThread;
    private final Queue<Runnable> selectorTasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private volatile boolean stopping;

    private SharedRuntime() throws IOException {
        selector = Selector.open();
        selectorThread = daemon(this::select, "tacit-selector");
        resolver = new ThreadPoolExecutor(
                1,
                1,
                RESOLVER_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "tacit-resolver"));
        resolver.allowCoreThreadTimeOut(true);
        selectorThread.start();
    }

    /**
     * Starts the runtime if nobody uses it yet.
     *
     * @return the runtime, to be given back by {@link #release}
     * @throws IOException if the system has no selector left
     */
    static SharedRuntime acquire() throws IOException {
        synchronized (SharedRuntime.class) {
            if (current == null) {
                current = new SharedRuntime();
            }
            users++;
            return current;
        }
    }

    /** Gives the runtime back; ends its threads, without waiting for that, if nobody else uses it. */
    void release() {
        synchronized (SharedRuntime.class) {
            users--;
            if (users > 0) {
                return;
            }
            current = null;
        }
        stopping = true;
        executor.shutdown();
        resolver.shutdownNow();
        selector.wakeup();
    }

    /**
     * Waits until the threads have ended, if they are to end.
     *
     * @param millis how long at most
     */
    void awaitEnd(long millis) throws InterruptedException {
        if (stopping) {
            executor.join(millis);
            selectorThread.join(millis);
        }
    }

    /** Returns the protocol thread. */
    ProtocolExecutor executor() {
        return executor;
    }

    /** Tells whether so much waits for the protocol thread that datagrams had better be dropped. */
    boolean isOverloaded() {
        return executor.getQueue().size() >= MAX_WAITING_TASKS;
    }

    /**
     * Looks a host's name up.
     *
     * @param host the name
     * @param then gets the address, or null if there is none, on the protocol thread
     */
    void resolve(String host, Consumer<InetAddress> then) {
        resolver.execute(() -> {
            InetAddress address = null;
            try {
                address = InetAddress.getByName(host);
            } catch (UnknownHostException e) {
                LOG.debug("no address for {}", host);
            }
            InetAddress found = address;
            try {
                executor.execute(() -> then.accept(found));
            } catch (RejectedExecutionException e) {
                LOG.debug("{} was resolved too late", host);
            }
        });
    }

    /**
     * Lets the selector watch a channel.
     *
     * @param channel non-blocking and bound
     * @param connector reads it when there is something to read
     */
    void register(DatagramChannel channel, SelectorConnector connector) {
        // Up to Java 10 registering blocks while another thread selects: so the selector's own thread does it.
        onSelectorThread(() -> {
            try {
                channel.register(selector, SelectionKey.OP_READ, connector);
            } catch (IOException e) {
                LOG.debug("channel was closed before it was watched", e);
            }
        });
    }

    /**
     * Closes a channel and frees its port.
     *
     * @param channel a channel that was registered
     * @return counted down when the port is free
     */
    CountDownLatch unregister(DatagramChannel channel) {
        CountDownLatch closed = new CountDownLatch(1);
        onSelectorThread(() -> {
            try {
                channel.close();
                // The port is freed only when the selector has let go of the key.
                selector.selectNow();
            } catch (IOException e) {
                LOG.debug("closing a channel", e);
            }
            closed.countDown();
        });
        return closed;
    }

    private void onSelectorThread(Runnable task) {
        selectorTasks.add(task);
        selector.wakeup();
    }

    private void select() {
        while (!stopping) {
            try {
                selector.select();
                runSelectorTasks();
                selector.selectedKeys().forEach(this::read);
                selector.selectedKeys().clear();
            } catch (IOException | RuntimeException e) {
                // Whatever it was, the other clients must go on; and not in a tight loop.
                LOG.error("while waiting for datagrams", e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        runSelectorTasks();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing the selector", e);
        }
    }

    private void read(SelectionKey key) {
        try {
            ((SelectorConnector) key.attachment()).read(received);
        } catch (RuntimeException e) {
            LOG.error("while receiving datagrams", e);
        }
    }

    private void runSelectorTasks() {
        Runnable task = selectorTasks.poll();
        while (task != null) {
            task.run();
            task = selectorTasks.poll();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

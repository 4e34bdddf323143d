package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.interop.FaultPlan.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A bad link: stands between clients and a server, and treats datagrams as a {@link FaultPlan} says. It has a socket
 * for each client address, so that the server can tell clients apart as it does without a relay.
 */
final class UdpRelay implements AutoCloseable {

    /** What came through in one direction; a consistent snapshot. */
    record Count(int received, int dropped, int doubled, int overtaken) {}

    /** How long a datagram that is to be overtaken waits for the next one. */
    private static final long PATIENCE_MILLIS = 300;

    private static final int LARGEST = 65_535;

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final DatagramChannel front;
    private final Map<SocketAddress, Link> links = new HashMap<>();
    private final Map<Direction, Count> counts = new EnumMap<>(Direction.class);
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    private final Thread thread;

    /** Starts a relay on a free port of the loopback interface, for a server there. */
    UdpRelay(int serverPort) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        server = new InetSocketAddress(here, serverPort);
        front = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
        front.configureBlocking(false);
        front.register(selector, SelectionKey.OP_READ);
        for (Direction direction : Direction.values()) {
            counts.put(direction, new Count(0, 0, 0, 0));
        }
        thread = new Thread(this::run, "udp-relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns where clients send to. */
    int port() {
        return front.socket().getLocalPort();
    }

    /** Returns where clients send to, as a URI. */
    String uri() {
        return "coap://127.0.0.1:" + port();
    }

    /** Returns what came through in a direction so far. */
    Count count(Direction direction) {
        synchronized (counts) {
            return counts.get(direction);
        }
    }

    /** Fails unless every direction had its share of faults. */
    void wasBad() {
        for (Direction direction : Direction.values()) {
            Count count = count(direction);
            assertTrue(count.dropped() >= count.received() / 11, () -> direction + ": " + count);
            assertTrue(count.doubled() > 0 && count.overtaken() > 0, () -> direction + ": " + count);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        selector.close();
        thread.join();
        front.close();
        for (Link link : links.values()) {
            link.back.close();
        }
    }

    // ---- the one thread ----

    private void run() {
        try {
            while (true) {
                selector.select(untilFirstHeld());
                long now = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.channel() == front) {
                        fromClients(now);
                    } else {
                        ((Link) key.attachment()).fromServer(now);
                    }
                }
                selector.selectedKeys().clear();
                for (Link link : links.values()) {
                    link.release(System.nanoTime());
                }
            }
        } catch (ClosedSelectorException e) {
            // close() was called.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns for how long to select: 0 for as long as nothing comes. */
    private long untilFirstHeld() {
        for (Link link : links.values()) {
            if (!link.held.isEmpty()) {
                return PATIENCE_MILLIS / 4;
            }
        }
        return 0;
    }

    private void fromClients(long now) throws IOException {
        buffer.clear();
        for (SocketAddress client = front.receive(buffer); client != null; client = front.receive(buffer)) {
            Link link = links.get(client);
            if (link == null) {
                link = new Link(client);
                links.put(client, link);
            }
            link.treat(Direction.TO_SERVER, taken(), now);
            buffer.clear();
        }
    }

    private byte[] taken() {
        buffer.flip();
        byte[] datagram = new byte[buffer.remaining()];
        buffer.get(datagram);
        return datagram;
    }

    private void count(Direction direction, FaultPlan.Fate fate) {
        synchronized (counts) {
            Count c = counts.get(direction);
            counts.put(
                    direction,
                    new Count(
                            c.received + 1,
                            c.dropped + (fate == FaultPlan.Fate.DROP ? 1 : 0),
                            c.doubled + (fate == FaultPlan.Fate.DOUBLE ? 1 : 0),
                            c.overtaken + (fate == FaultPlan.Fate.OVERTAKEN ? 1 : 0)));
        }
    }

    /** The way between one client and the server. */
    private final class Link {

        private record Held(byte[] datagram, long since) {}

        final DatagramChannel back;
        final Map<Direction, Held> held = new EnumMap<>(Direction.class);
        private final SocketAddress client;
        private final FaultPlan plan = new FaultPlan();

        Link(SocketAddress client) throws IOException {
            this.client = client;
            back = DatagramChannel.open().connect(server);
            back.configureBlocking(false);
            back.register(selector, SelectionKey.OP_READ, this);
        }

        void fromServer(long now) throws IOException {
            buffer.clear();
            try {
                while (back.read(buffer) >= 0 && buffer.position() > 0) {
                    treat(Direction.TO_CLIENT, taken(), now);
                    buffer.clear();
                }
            } catch (PortUnreachableException e) {
                // The server is down, perhaps to start again: a real link would not tell.
            }
        }

        void treat(Direction direction, byte[] datagram, long now) throws IOException {
            FaultPlan.Fate fate = plan.next(direction, datagram);
            count(direction, fate);
            if (fate == FaultPlan.Fate.OVERTAKEN && !held.containsKey(direction)) {
                held.put(direction, new Held(datagram, now));
                return;
            }
            if (fate != FaultPlan.Fate.DROP) {
                pass(direction, datagram);
            }
            if (fate == FaultPlan.Fate.DOUBLE) {
                pass(direction, datagram);
            }
            if (fate != FaultPlan.Fate.DROP && held.containsKey(direction)) {
                pass(direction, held.remove(direction).datagram);
            }
        }

        /** Lets go what has waited long enough. */
        void release(long now) throws IOException {
            for (Direction direction : Direction.values()) {
                Held waiting = held.get(direction);
                if (waiting != null && now - waiting.since >= TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
                    held.remove(direction);
                    pass(direction, waiting.datagram);
                }
            }
        }

        private void pass(Direction direction, byte[] datagram) throws IOException {
            try {
                if (direction == Direction.TO_SERVER) {
                    back.write(ByteBuffer.wrap(datagram));
                } else {
                    front.send(ByteBuffer.wrap(datagram), client);
                }
            } catch (PortUnreachableException e) {
                // As above: to a client it is as if the datagram were lost.
            }
        }
    }
}

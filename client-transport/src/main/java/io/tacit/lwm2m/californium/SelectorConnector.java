package io.tacit.lwm2m.californium;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.eclipse.californium.elements.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP port of one client, without a thread of its own: the protocol thread sends, the shared selector thread
 * receives. Only datagrams of known peers get through, so that strangers can neither fill the memory of earlier
 * messages nor be answered.
 */
final class SelectorConnector implements Connector {

    private static final Logger LOG = LoggerFactory.getLogger(SelectorConnector.class);

    /** How many datagrams are read in a row before another client's turn. */
    private static final int BURST = 32;

    private final SharedRuntime runtime;
    private final InetSocketAddress bind;
    private final BooleanSupplier isRepetition;
    private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();
    private volatile RawDataChannel receiver;
    private volatile DatagramChannel channel;
    private volatile InetSocketAddress local;
    private volatile CountDownLatch closed = new CountDownLatch(0);

    /**
     * Makes a connector, not started.
     *
     * @param runtime watches the port
     * @param bind the local address; port 0 for any
     * @param isRepetition tells whether the message that is being sent was sent before
     */
    SelectorConnector(SharedRuntime runtime, InetSocketAddress bind, BooleanSupplier isRepetition) {
        this.runtime = runtime;
        this.bind = bind;
        this.local = bind;
        this.isRepetition = isRepetition;
    }

    void addPeer(InetSocketAddress peer) {
        peers.add(peer);
    }

    void removePeer(InetSocketAddress peer) {
        peers.remove(peer);
    }

    /** Returns what is counted down when the port is free again. */
    CountDownLatch closed() {
        return closed;
    }

    @Override
    public void start() throws IOException {
        if (channel != null) {
            return;
        }
        DatagramChannel opened = DatagramChannel.open();
        try {
            opened.configureBlocking(false);
            opened.bind(bind);
            local = (InetSocketAddress) opened.getLocalAddress();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        channel = opened;
        runtime.register(opened, this);
    }

    @Override
    public void stop() {
        DatagramChannel stopped = channel;
        if (stopped != null) {
            channel = null;
            closed = runtime.unregister(stopped);
        }
    }

    @Override
    public void destroy() {
        stop();
        receiver = null;
        peers.clear();
    }

    @Override
    public void send(RawData message) {
        InetSocketAddress peer = message.getInetSocketAddress();
        DatagramChannel out = channel;
        try {
            if (out == null) {
                throw new ClosedChannelException();
            }
            message.onContextEstablished(new UdpEndpointContext(peer));
            if (out.send(ByteBuffer.wrap(message.getBytes()), peer) == 0) {
                throw new IOException("the socket's buffer is full");
            }
        } catch (IOException | RuntimeException e) {
            // Unresolved and unsupported addresses are unchecked exceptions.
            failed(message, e);
            return;
        }
        message.onSent();
    }

    /** A network that is away for a while is no reason to give a message up that is to be repeated anyway. */
    private void failed(RawData message, Exception cause) {
        LOG.debug("could not send to {}", message.getInetSocketAddress(), cause);
        if (isRepetition.getAsBoolean()) {
            message.onSent();
        } else {
            message.onError(cause);
        }
    }

    /** Reads what has arrived. Called by the selector thread. */
    void read(ByteBuffer buffer) {
        DatagramChannel in = channel;
        for (int i = 0; in != null && i < BURST; i++) {
            buffer.clear();
            InetSocketAddress source;
            try {
                source = (InetSocketAddress) in.receive(buffer);
            } catch (IOException e) {
                LOG.debug("could not receive", e);
                return;
            }
            if (source == null) {
                return;
            }
            buffer.flip();
            received(source, buffer);
        }
    }

    private void received(InetSocketAddress source, ByteBuffer buffer) {
        RawDataChannel to = receiver;
        if (to == null || !peers.contains(source)) {
            LOG.debug("dropped a datagram of a stranger, {}", source);
        } else if (buffer.remaining() == buffer.capacity()) {
            LOG.debug("dropped a datagram that may have been cut off, from {}", source);
        } else if (runtime.isOverloaded()) {
            LOG.debug("dropped a datagram of {}: too many are waiting", source);
        } else {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            to.receiveData(
                    RawData.inbound(bytes, new UdpEndpointContext(source), false, ClockUtil.nanoRealtime(), local));
        }
    }

    @Override
    public void setRawDataReceiver(RawDataChannel newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public void setEndpointContextMatcher(EndpointContextMatcher matcher) {
        // There is one context per peer only, and the address is all that it says.
    }

    @Override
    public InetSocketAddress getAddress() {
        return local;
    }

    @Override
    public String getProtocol() {
        return "UDP";
    }

    @Override
    public boolean isRunning() {
        return channel != null;
    }

    @Override
    public void processDatagram(DatagramPacket datagram) {
        RawDataChannel to = receiver;
        if (to != null) {
            byte[] bytes = new byte[datagram.getLength()];
            System.arraycopy(datagram.getData(), datagram.getOffset(), bytes, 0, bytes.length);
            InetSocketAddress source = (InetSocketAddress) datagram.getSocketAddress();
            to.receiveData(
                    RawData.inbound(bytes, new UdpEndpointContext(source), false, ClockUtil.nanoRealtime(), local));
        }
    }
}

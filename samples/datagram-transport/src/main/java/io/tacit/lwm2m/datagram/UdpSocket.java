package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.ElapsedTime;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Random;

/**
 * A UDP port of Java SE, and its clock: the one class here that does I/O, and that needs more than CLDC 8 has. An
 * address is an InetSocketAddress.
 */
public final class UdpSocket implements DatagramPort {

    private static final byte[] NOTHING = {};
    private static final long PAUSE_MILLIS = 1000;

    private final DatagramSocket socket;
    private final InetSocketAddress itself;
    private final Random random = new Random(seed());
    private final ElapsedTime time = new ElapsedTime(System.nanoTime(), System.currentTimeMillis());
    private final DatagramPacket received = new DatagramPacket(NOTHING, 0);
    private final DatagramPacket sent = new DatagramPacket(NOTHING, 0);

    /**
     * Opens a port.
     *
     * @param port the local port, or 0 for any, which is the safer: a client that is started again on the same port
     *     within four minutes may use a message id that the server has seen, and not be listened to
     * @throws SocketException if the port is taken, or there is no network
     */
    public UdpSocket(int port) throws SocketException {
        socket = new DatagramSocket(port);
        itself = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    @Override
    public Object resolve(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public void send(Object to, byte[] bytes, int length) throws IOException {
        sent.setData(bytes, 0, length);
        sent.setSocketAddress((InetSocketAddress) to);
        try {
            socket.send(sent);
        } catch (IllegalArgumentException e) {
            // An address of IPv6, on a machine that has none.
            throw new IOException(e.toString());
        }
    }

    @Override
    public boolean receive(Received into, long timeoutMillis) {
        try {
            socket.setSoTimeout((int) Math.max(1, Math.min(timeoutMillis, Integer.MAX_VALUE)));
            received.setData(into.bytes());
            socket.receive(received);
            into.set(received.getSocketAddress(), received.getLength());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            // There is nothing to mend, and the next call may find the network well again; but not in a tight loop.
            pause(Math.min(timeoutMillis, PAUSE_MILLIS));
            return false;
        }
    }

    /** Sends the port a datagram of its own, which is then ignored as a stranger's. */
    @Override
    public void wake() {
        try {
            socket.send(new DatagramPacket(NOTHING, 0, itself));
        } catch (IOException e) {
            // The port is closed: nobody waits.
        }
    }

    /** Any thread. */
    @Override
    public synchronized long now() {
        return time.at(System.nanoTime(), System.currentTimeMillis());
    }

    @Override
    public Random random() {
        return random;
    }

    @Override
    public void close() {
        socket.close();
    }

    /**
     * Asks the system for a seed. What is needed is that nobody who does not see the messages can guess a token (RFC
     * 7252 section 5.3.1). SecureRandom would do too; but it brings all that Java has of cryptography into memory, 200
     * kB, where there is none to be had for the messages.
     */
    private static long seed() {
        try (DataInputStream system = new DataInputStream(new FileInputStream("/dev/urandom"))) {
            return system.readLong();
        } catch (IOException e) {
            return new SecureRandom().nextLong();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

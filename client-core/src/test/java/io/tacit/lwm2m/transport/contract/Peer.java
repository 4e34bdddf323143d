package io.tacit.lwm2m.transport.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A server that does nothing by itself: the test reads and writes its datagrams. */
public final class Peer implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final DatagramSocket socket;
    private SocketAddress client;

    public Peer(String address) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the next datagram; fails if none comes. */
    public Datagram receive() {
        Datagram datagram = receive(PATIENCE);
        assertNotNull(datagram, "a datagram should have come");
        return datagram;
    }

    /** Returns the next datagram that does not look like an earlier one: repetitions are skipped. */
    public Datagram receiveOtherThan(Datagram earlier) {
        Datagram datagram = receive();
        while (Arrays.equals(datagram.bytes(), earlier.bytes())) {
            datagram = receive();
        }
        return datagram;
    }

    public Datagram receive(int type, int code) {
        Datagram datagram = receive();
        assertEquals(type, datagram.type(), datagram::toString);
        assertEquals(code, datagram.code(), datagram::toString);
        return datagram;
    }

    /** Checks that nothing comes for a while. */
    public void hearsNothingFor(int millis) {
        Datagram datagram = receive(millis);
        assertNull(datagram, () -> "nothing should have come, but " + datagram);
    }

    private Datagram receive(int millis) {
        try {
            socket.setSoTimeout(millis);
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            socket.receive(packet);
            client = packet.getSocketAddress();
            return new Datagram(Arrays.copyOf(packet.getData(), packet.getLength()), client);
        } catch (SocketTimeoutException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends to where the last datagram came from. */
    public void send(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tacit.lwm2m.interop.FaultPlan.Direction;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpRelayTest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private DatagramSocket server;
    private UdpRelay relay;

    @BeforeEach
    void start() throws IOException {
        server = new DatagramSocket(0, HERE);
        server.setSoTimeout(PATIENCE_MILLIS);
        relay = new UdpRelay(server.getLocalPort());
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        server.close();
    }

    @Test
    void treatsAHundredDatagramsAsPlanned() throws IOException {
        try (DatagramSocket client = new DatagramSocket(0, HERE)) {
            for (int i = 0; i < 100; i++) {
                send(client, i, relay.port());
            }
        }
        // 10 are dropped, 10 doubled
        List<Integer> arrived = received(server, 100);
        assertEquals(new UdpRelay.Count(100, 10, 10, 10), relay.count(Direction.TO_SERVER));
        assertEquals(new UdpRelay.Count(0, 0, 0, 0), relay.count(Direction.TO_CLIENT));
        assertEquals(90, arrived.stream().distinct().count());
        int outOfOrder = 0;
        for (int i = 1; i < arrived.size(); i++) {
            outOfOrder += arrived.get(i) < arrived.get(i - 1) ? 1 : 0;
        }
        assertEquals(10, outOfOrder);
    }

    @Test
    void answersFindTheirClient() throws IOException {
        try (DatagramSocket one = new DatagramSocket(0, HERE);
                DatagramSocket other = new DatagramSocket(0, HERE)) {
            one.setSoTimeout(PATIENCE_MILLIS);
            other.setSoTimeout(PATIENCE_MILLIS);
            send(one, 1, relay.port());
            DatagramPacket fromOne = receive(server);
            send(other, 2, relay.port());
            DatagramPacket fromOther = receive(server);
            assertNotEquals(fromOne.getPort(), fromOther.getPort(), "the server tells clients apart by their ports");

            send(server, 11, fromOne.getPort());
            send(server, 12, fromOther.getPort());
            assertEquals(11, messageId(receive(one)));
            assertEquals(12, messageId(receive(other)));
            assertEquals(2, relay.count(Direction.TO_CLIENT).received());
        }
    }

    @Test
    void whatNothingOvertakesArrivesAllTheSame() throws IOException {
        try (DatagramSocket client = new DatagramSocket(0, HERE)) {
            int sent = 0;
            while (relay.count(Direction.TO_SERVER).overtaken() == 0) {
                send(client, ++sent, relay.port());
                while (relay.count(Direction.TO_SERVER).received() < sent) {
                    Thread.onSpinWait();
                }
            }
            awaitDatagram(server, sent);
        }
    }

    @Test
    void outlivesAServerThatIsDown() throws IOException {
        int port = server.getLocalPort();
        server.close();
        try (DatagramSocket client = new DatagramSocket(0, HERE)) {
            for (int i = 0; i < 5; i++) {
                send(client, i, relay.port());
            }
            while (relay.count(Direction.TO_SERVER).received() < 5) {
                Thread.onSpinWait();
            }
            server = new DatagramSocket(port, HERE);
            server.setSoTimeout(PATIENCE_MILLIS);
            for (int i = 10; i < 15; i++) {
                send(client, i, relay.port());
            }
            awaitDatagram(server, 14);
        }
    }

    private static void send(DatagramSocket from, int messageId, int port) throws IOException {
        byte[] datagram = FaultPlanTest.datagram(0, messageId);
        from.send(new DatagramPacket(datagram, datagram.length, HERE, port));
    }

    private static DatagramPacket receive(DatagramSocket at) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        at.receive(packet);
        return packet;
    }

    /** Waits for so many datagrams, and returns their message ids. */
    private static List<Integer> received(DatagramSocket at, int count) throws IOException {
        List<Integer> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(messageId(receive(at)));
        }
        return ids;
    }

    /** Waits for a datagram, whatever comes before it. */
    private static void awaitDatagram(DatagramSocket at, int messageId) throws IOException {
        while (messageId(receive(at)) != messageId) {
            // Not yet.
        }
    }

    private static int messageId(DatagramPacket packet) {
        return (packet.getData()[2] & 0xFF) << 8 | packet.getData()[3] & 0xFF;
    }
}

package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Peer;
import io.tacit.lwm2m.transport.contract.Recorder;
import io.tacit.lwm2m.transport.contract.Timing;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.eclipse.californium.elements.MessageCallback;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network interface that fails, strangers, and more datagrams than can be dealt with. */
@Timeout(60)
class NetworkTest {

    private static final Timing PATIENT = new Timing(20_000, 4, 247_000);
    private static final Message UPDATE = new Message(Code.POST).add(Option.URI_PATH, "rd");

    private final Recorder events = new Recorder();

    private int open(Loop client, String uri) {
        int[] number = new int[1];
        client.run(() -> events.calling(
                () -> number[0] = client.transport().open(ServerUri.parse(uri), SecurityAccount.noSec(), events)));
        return number[0];
    }

    /** Opens, sends a request, answers it, and returns where the client is. */
    private InetSocketAddress introduce(Loop client, Peer server) {
        int association = open(client, "coap://127.0.0.1:" + server.port());
        events.next(Recorder.Opened.class);
        client.run(() -> client.transport().request(association, UPDATE, 1));
        Datagram request = server.receive();
        server.send(Datagram.compose(Datagram.ACK, Code.CHANGED, request.id(), request.token(), ""));
        events.result(1, Outcome.ANSWERED);
        return (InetSocketAddress) request.source();
    }

    @Test
    void whatTheInterfaceRefusesIsNotSent() throws IOException {
        // From the loopback address there is no way to any other.
        CaliforniumTransport.Builder local = Loop.builder(PATIENT).localAddress(InetAddress.getByName("127.0.0.1"));
        try (Loop client = new Loop(local)) {
            int association = open(client, "coap://192.0.2.1");
            events.next(Recorder.Opened.class);
            client.run(() -> events.calling(() -> client.transport().request(association, UPDATE, 1)));
            Recorder.Result request = events.result(1, Outcome.NOT_SENT);
            assertEquals(-1, request.firstSent());
            assertEquals(0, request.transmissions());
            Message report = new Message(Code.CONTENT).token(new byte[] {1}).add(Option.OBSERVE, 1L);
            client.run(() -> events.calling(() -> client.transport().notify(association, report, false, 2)));
            events.result(2, Outcome.NOT_SENT);
            client.run(() -> events.calling(() -> client.transport().notify(association, report, true, 3)));
            events.result(3, Outcome.NOT_SENT);
        }
    }

    @Test
    void aMessageThatCannotBeEncodedIsNotSent() {
        try (Peer server = new Peer("127.0.0.1");
                Loop client = Loop.with(PATIENT)) {
            int association = open(client, "coap://127.0.0.1:" + server.port());
            events.next(Recorder.Opened.class);
            Message wrong = new Message(Code.POST).add(Option.ACCEPT, new byte[] {1, 2, 3, 4, 5});
            client.run(() -> events.calling(() -> client.transport().request(association, wrong, 1)));
            events.result(1, Outcome.NOT_SENT);
        }
    }

    @Test
    void aRepetitionThatTheInterfaceRefusesCountsAsLost() {
        MessageCallback message = mock(MessageCallback.class);
        RawData raw = RawData.outbound(
                new byte[4], new UdpEndpointContext(new InetSocketAddress("127.0.0.1", 1)), message, false);
        new SelectorConnector(null, new InetSocketAddress(0), () -> true).send(raw);
        verify(message).onSent();
        verify(message, never()).onError(any());
        new SelectorConnector(null, new InetSocketAddress(0), () -> false).send(raw);
        verify(message).onError(any());
    }

    @Test
    void aPortThatIsTakenClosesTheAssociation() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (DatagramSocket taken = new DatagramSocket(0, loopback);
                Loop client =
                        new Loop(Loop.builder(PATIENT).localAddress(loopback).localPort(taken.getLocalPort()))) {
            open(client, "coap://127.0.0.1");
            assertEquals(
                    Transport.Cause.NETWORK, events.next(Recorder.Closed.class).cause());
        }
    }

    @Test
    void strangersAreNotHeard() throws IOException {
        try (Peer server = new Peer("127.0.0.1");
                Loop client = Loop.with(PATIENT);
                DatagramSocket stranger = new DatagramSocket()) {
            InetSocketAddress address = introduce(client, server);
            byte[] get = Datagram.compose(Datagram.CON, Code.GET, 1, new byte[] {1}, "");
            stranger.send(new DatagramPacket(get, get.length, address));
            server.send(Datagram.compose(Datagram.CON, Code.GET, 2, new byte[] {2}, ""));
            assertEquals(2, events.next(Recorder.Request.class).message().token()[0]);
            events.assertNothingMore();
        }
    }

    @Test
    void aFloodIsDroppedRatherThanKept() {
        try (Peer server = new Peer("127.0.0.1");
                Loop client = Loop.with(PATIENT)) {
            introduce(client, server);
            CountDownLatch busy = new CountDownLatch(1);
            client.runner().run(() -> {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            try {
                int id = 0;
                while (client.runner().waitingTasks() < SharedRuntime.MAX_WAITING_TASKS) {
                    server.send(Datagram.compose(Datagram.NON, Code.GET, id++ & 0xFFFF, new byte[] {1}, ""));
                }
                for (int i = 0; i < 1000; i++) {
                    server.send(Datagram.compose(Datagram.NON, Code.GET, id++ & 0xFFFF, new byte[] {1}, ""));
                }
                assertEquals(SharedRuntime.MAX_WAITING_TASKS, client.runner().waitingTasks(), 10);
            } finally {
                busy.countDown();
            }
            // And it goes on.
            client.run(() -> {});
            events.next(Recorder.Request.class);
        }
    }
}

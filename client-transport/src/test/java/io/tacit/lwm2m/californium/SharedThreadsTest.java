package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Peer;
import io.tacit.lwm2m.transport.contract.Recorder;
import io.tacit.lwm2m.transport.contract.Timing;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred clients take no more threads than one, and leave nothing behind. */
@Timeout(60)
class SharedThreadsTest {

    private static final Timing PATIENT = new Timing(20_000, 4, 247_000);

    /** Returns the names of all threads but the virtual machine's own. */
    private static Set<String> threads() {
        ThreadGroup ours = Thread.currentThread().getThreadGroup();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() == ours)
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void aHundredClientsShareTwoThreads() throws SocketException {
        Set<String> before = threads();
        List<Loop> clients = new ArrayList<>();
        Set<Integer> ports = new HashSet<>();
        try (Peer server = new Peer("127.0.0.1")) {
            clients.add(talk(server, ports));
            Set<String> withOne = threads();
            for (int i = 1; i < 100; i++) {
                clients.add(talk(server, ports));
            }
            assertEquals(withOne, threads());
            withOne.removeAll(before);
            assertEquals(Set.of("tacit-protocol", "tacit-selector"), withOne);
            assertEquals(100, ports.size(), "each client has a port of its own");
        }
        clients.subList(1, 100).forEach(Loop::close);
        assertNotEquals(before, threads(), "one client is left");
        clients.get(0).close();
        assertEquals(before, threads());
        for (int port : ports) {
            new DatagramSocket(new InetSocketAddress(port)).close();
        }
    }

    @Test
    void aFixedPortCanBeTakenAgainAtOnce() throws Exception {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        try (Peer server = new Peer("127.0.0.1")) {
            for (int i = 0; i < 3; i++) {
                Set<Integer> ports = new HashSet<>();
                CaliforniumTransport.Builder builder = Loop.builder(PATIENT)
                        .localAddress(InetAddress.getByName("127.0.0.1"))
                        .localPort(port);
                talk(new Loop(builder), server, ports).close();
                assertEquals(Set.of(port), ports);
            }
        }
    }

    private static Loop talk(Peer server, Set<Integer> ports) {
        return talk(Loop.with(PATIENT), server, ports);
    }

    /** One request, and its answer. */
    private static Loop talk(Loop client, Peer server, Set<Integer> ports) {
        Recorder events = new Recorder();
        client.run(() -> events.calling(() -> client.transport()
                .open(ServerUri.parse("coap://127.0.0.1:" + server.port()), SecurityAccount.noSec(), events)));
        int association = events.next(Recorder.Opened.class).association();
        Message request = new Message(Code.POST).add(Option.URI_PATH, "rd");
        client.run(() -> client.transport().request(association, request, 1));
        Datagram datagram = server.receive();
        ports.add(((InetSocketAddress) datagram.source()).getPort());
        server.send(Datagram.compose(Datagram.ACK, Code.CREATED, datagram.id(), datagram.token(), ""));
        events.result(1, Outcome.ANSWERED);
        return client;
    }
}

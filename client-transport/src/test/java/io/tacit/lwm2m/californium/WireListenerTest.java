package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tacit.lwm2m.model.Path;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a trace is told. */
@Timeout(60)
class WireListenerTest {

    private final BlockingQueue<String> trace = new LinkedBlockingQueue<>();
    private final Recorder events = new Recorder();
    private Peer server;
    private Loop client;
    private int association;

    private void open(Timing timing) {
        client = new Loop(Loop.builder(timing)
                .wireListener((now, outgoing, message) -> trace.add((outgoing ? "> " : "< ") + message)));
        client.run(() -> events.calling(() -> client.transport()
                .open(ServerUri.parse("coap://127.0.0.1:" + server.port()), SecurityAccount.noSec(), events)));
        association = events.next(Recorder.Opened.class).association();
    }

    @BeforeEach
    void makeServer() {
        server = new Peer("127.0.0.1");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void assertTraced(String line) throws InterruptedException {
        String next = trace.poll(10, TimeUnit.SECONDS);
        assertNotNull(next, line);
        assertEquals(line, next);
    }

    private Datagram ask(Message request) {
        client.run(() -> client.transport().request(association, request, 1));
        return server.receive();
    }

    @Test
    void requestsAreNamedAndAnswersHaveTheirPath() throws InterruptedException {
        open(new Timing(20_000, 4, 247_000));
        Datagram register =
                ask(new Message(Code.POST).add(Option.URI_PATH, "rd").add(Option.URI_QUERY, "ep=a"));
        server.send(Datagram.compose(Datagram.ACK, Code.CREATED, register.id(), register.token(), ""));
        events.result(1, Outcome.ANSWERED);
        assertTraced("> CON 0.02 REGISTER /rd (" + register.bytes().length + " bytes)");
        assertTraced("< ACK 2.01 RESPONSE /rd (8 bytes)");

        Datagram update = ask(new Message(Code.POST).add(Option.URI_PATH, "rd").add(Option.URI_PATH, "5a3f"));
        server.send(Datagram.empty(Datagram.ACK, update.id()));
        server.send(Datagram.compose(Datagram.CON, Code.CHANGED, 5, update.token(), ""));
        events.result(1, Outcome.ANSWERED);
        assertTraced("> CON 0.02 UPDATE /rd/5a3f (16 bytes)");
        assertTraced("< ACK 0.00 EMPTY /rd/5a3f (4 bytes)");
        assertTraced("< CON 2.04 RESPONSE /rd/5a3f (8 bytes)");
        assertTraced("> ACK 0.00 EMPTY (4 bytes)");

        ask(new Message(Code.POST).add(Option.URI_PATH, "dp").subject(Path.of(3303, 0, 5700)));
        assertTraced("> CON 0.02 SEND /3303/0/5700 (11 bytes)");
        ask(new Message(Code.DELETE).add(Option.URI_PATH, "rd").add(Option.URI_PATH, "5a3f"));
        assertTraced("> CON 0.04 DEREGISTER /rd/5a3f (16 bytes)");
    }

    @Test
    void repetitionsAndResetsAreTraced() throws InterruptedException {
        open(new Timing(150, 2, 247_000));
        Message notification = new Message(Code.CONTENT)
                .token(new byte[] {1})
                .add(Option.OBSERVE, 1L)
                .subject(Path.of(3, 0, 9));
        client.run(() -> client.transport().notify(association, notification, true, 1));
        Datagram datagram = server.receive();
        server.receive();
        server.receive();
        server.send(Datagram.empty(Datagram.RST, datagram.id()));
        events.result(1, Outcome.RESET);
        for (int i = 0; i < 3; i++) {
            assertTraced("> CON 2.05 NOTIFICATION /3/0/9 (7 bytes)");
        }
        assertTraced("< RST 0.00 EMPTY /3/0/9 (4 bytes)");
    }

    @Test
    void whatTheServerAsksIsTraced() throws InterruptedException {
        open(new Timing(20_000, 4, 247_000));
        ask(new Message(Code.POST).add(Option.URI_PATH, "rd"));
        assertTraced("> CON 0.02 REGISTER /rd (11 bytes)");
        server.send(Datagram.compose(Datagram.CON, Code.GET, 9, new byte[] {1}, Option.URI_PATH, new byte[] {'3'}, ""));
        int exchange = events.next(Recorder.Request.class).exchange();
        client.run(() -> client.transport().respond(exchange, new Message(Code.CONTENT), false, 2));
        server.receive();
        assertTraced("< CON 0.01 REQUEST /3 (7 bytes)");
        assertTraced("> ACK 2.05 RESPONSE /3 (5 bytes)");
        server.send(new byte[] {0x50, 1, 0, 10, (byte) 0xFF});
        server.send(Datagram.empty(Datagram.CON, 11));
        server.receive();
        assertTraced("< NON 0.01 MALFORMED (5 bytes)");
        assertTraced("< CON 0.00 EMPTY (4 bytes)");
        assertTraced("> RST 0.00 EMPTY (4 bytes)");
    }
}

package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is over is not held: counted in messages, since a heap says little. */
@Timeout(120)
class BoundedMemoryTest {

    private static final int ROUNDS = 1250;
    private static final byte[] TOKEN = {1};
    private static final Pattern HELD = Pattern.compile(
            "0 outstanding, 0 unanswered, 0 events, .*: 0 exchanges by MID, 0 exchanges by token, (\\d+) MIDs\\.");

    @Test
    void fiveThousandExchangesLeaveWhatIsRememberedOnly() {
        Recorder events = new Recorder();
        try (Peer server = new Peer("127.0.0.1");
                Loop client = Loop.with(new Timing(20_000, 4, 247_000))) {
            client.run(() -> events.calling(() -> client.transport()
                    .open(ServerUri.parse("coap://127.0.0.1:" + server.port()), SecurityAccount.noSec(), events)));
            int association = events.next(Recorder.Opened.class).association();
            for (int i = 0; i < ROUNDS; i++) {
                ask(client, association, server, events);
                report(client, association, server, events);
                answer(client, server, events, i, false);
                answer(client, server, events, i + 0x8000, true);
            }
            assertRemembersOnly(client);
        }
    }

    private static void ask(Loop client, int association, Peer server, Recorder events) {
        Message request = new Message(Code.POST).add(Option.URI_PATH, "rd");
        client.run(() -> client.transport().request(association, request, 1));
        Datagram datagram = server.receive();
        server.send(Datagram.compose(Datagram.ACK, Code.CHANGED, datagram.id(), datagram.token(), ""));
        events.result(1, Outcome.ANSWERED);
    }

    private static void report(Loop client, int association, Peer server, Recorder events) {
        Message notification = new Message(Code.CONTENT).token(TOKEN).add(Option.OBSERVE, 1L);
        client.run(() -> {
            client.transport().notify(association, notification, false, 2);
            client.transport().notify(association, notification, true, 3);
        });
        server.receive();
        server.send(Datagram.empty(Datagram.ACK, server.receive().id()));
        events.result(3, Outcome.ACKNOWLEDGED);
    }

    private static void answer(Loop client, Peer server, Recorder events, int id, boolean confirmable) {
        server.send(Datagram.compose(Datagram.CON, Code.GET, id, TOKEN, Option.URI_PATH, new byte[] {'3'}, ""));
        int exchange = events.next(Recorder.Request.class).exchange();
        client.run(() -> client.transport().respond(exchange, new Message(Code.CONTENT), confirmable, 4));
        Datagram response = server.receive();
        if (confirmable) {
            server.send(Datagram.empty(Datagram.ACK, response.id()));
            events.result(4, Outcome.ACKNOWLEDGED);
        }
    }

    private static void assertRemembersOnly(Loop client) {
        AtomicReference<String> held = new AtomicReference<>();
        client.run(() -> held.set(client.runner().layer().held()));
        Matcher counts = HELD.matcher(held.get());
        assertTrue(counts.matches(), held::get);
        int remembered = Integer.parseInt(counts.group(1));
        assertTrue(remembered <= 64, held::get);
    }
}

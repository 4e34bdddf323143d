package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.server;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each is answered 20 s after it was first sent: the server may have received it long before it was heard. */
@DisplayName("A message counts from its first transmission on:")
class FirstTransmissionTest {

    private static final int WINDOW = 250;

    private final Bench bench = new Bench(server().updatePolicy(UpdatePolicy.implicit()));

    private void late(Sent message, Outcome outcome, Message answer) {
        long firstSent = bench.now;
        bench.now += 20_000;
        bench.network.events.outcome(message.tag(), outcome, answer, firstSent, 3, bench.now);
    }

    private Sent update(int at) {
        bench.until(at - 1);
        bench.nothingSent();
        bench.until(at);
        return bench.request(Code.POST, "/rd/5a3f");
    }

    @Test
    @DisplayName("Register")
    void register() {
        bench.start();
        late(bench.request(Code.POST, "/rd"), Outcome.ANSWERED, Bench.created());
        update(WINDOW);
    }

    @Test
    @DisplayName("Update")
    void update() {
        bench.registered();
        late(update(WINDOW), Outcome.ANSWERED, new Message(Code.CHANGED));
        update(2 * WINDOW);
    }

    @Test
    @DisplayName("Confirmable notification")
    void notification() {
        bench.registered().observe("/3303/0/5700");
        bench.until(170);
        bench.thermometer.set(21);
        bench.handle();
        late(bench.notification(true), Outcome.ACKNOWLEDGED, null);
        update(170 + WINDOW);
    }

    @Test
    @DisplayName("Confirmable response")
    void response() {
        bench.registered().until(170);
        bench.arrives(Code.GET, "/3/0/0", "");
        late(bench.response(Code.CONTENT), Outcome.ACKNOWLEDGED, null);
        update(170 + WINDOW);
    }

    @Test
    @DisplayName("Send")
    void send() {
        bench.registered().until(170);
        bench.client.send((server, result, code) -> {}, Path.of(3303, 0, 5700));
        bench.handle();
        late(bench.request(Code.POST, "/dp"), Outcome.ANSWERED, new Message(Code.CHANGED));
        update(170 + WINDOW);
    }
}

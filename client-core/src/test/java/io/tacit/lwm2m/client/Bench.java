package io.tacit.lwm2m.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.report.DropPolicy;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A client whose network and clock the test plays, second by second. */
final class Bench {

    final RecordingTransport network = new RecordingTransport();
    final List<String> states = new ArrayList<>();
    final List<String> decisions = new ArrayList<>();
    final List<RuntimeException> failures = new ArrayList<>();
    final List<String> drops = new ArrayList<>();
    final Thermometer thermometer = new Thermometer();
    final Lwm2mClient client;
    int reboots;
    int wakes;
    long now;

    Bench(Server server, Lwm2mObject... more) {
        this(server, 16384, more);
    }

    Bench(Server server, int maxBody, Lwm2mObject... more) {
        this(server, maxBody, 4096, DropPolicy.OLDEST, more);
    }

    Bench(Server server, int maxBody, int collected, DropPolicy policy, Lwm2mObject... more) {
        this(server, builder -> {
            builder.maxBodyBytes(maxBody).collected(collected, policy);
            for (Lwm2mObject object : more) {
                builder.object(object);
            }
        });
    }

    Bench(Server server, Consumer<Lwm2mClient.Builder> more) {
        Lwm2mClient.Builder builder = Lwm2mClient.builder("dev1")
                .server(server)
                .object(Device.builder()
                        .manufacturer("Acme")
                        .onReboot(() -> reboots++)
                        .build())
                .object(thermometer)
                .maxSends(2)
                .listener(new ClientListener() {
                    @Override
                    public void state(int id, SessionState from, SessionState to, String why, long time) {
                        states.add(to + (why == null ? "" : ": " + why));
                    }

                    @Override
                    public void decided(int id, Decision decision) {
                        decisions.add(decision.toString());
                    }

                    @Override
                    public void dropped(int id, long count, String why, long time) {
                        drops.add(count + ": " + why);
                    }

                    @Override
                    public void failed(Path path, RuntimeException failure) {
                        failures.add(failure);
                    }
                });
        more.accept(builder);
        client = builder.build();
    }

    static Server server() {
        return Server.at("coap://server.example")
                .lifetimeSeconds(300)
                .marginSeconds(50)
                .updatePolicy(UpdatePolicy.standard());
    }

    /** Starts, and has the Register answered. */
    Bench registered() {
        start();
        answer(request(Code.POST, "/rd"), created());
        return this;
    }

    Bench start() {
        client.start(network, new Random(1), () -> wakes++, now);
        network.events.opened(0, Transport.Opening.PLAIN, now);
        return this;
    }

    static Message created() {
        return new Message(Code.CREATED).add(Option.LOCATION_PATH, "rd").add(Option.LOCATION_PATH, "5a3f");
    }

    /** Lets time pass, calling the client whenever it wants to be called; stops at the first message that it sends. */
    void until(long seconds) {
        long end = seconds * 1000;
        for (int i = 0; network.sent.isEmpty() && client.wakeAt() <= end; i++) {
            assertNotEndless(i);
            now = Math.max(now, client.wakeAt());
            client.handle(now);
        }
        if (network.sent.isEmpty()) {
            now = end;
        }
    }

    /** The owner calls, as it does after having been woken. */
    void handle() {
        client.handle(now);
    }

    private static void assertNotEndless(int round) {
        if (round > 1000) {
            throw new AssertionError("the client wants to be called again and again, and does nothing");
        }
    }

    /** What was sent next must be this request. */
    RecordingTransport.Sent request(int code, String path) {
        RecordingTransport.Sent sent = network.sent.poll();
        assertNotNull(sent, "nothing was sent; states: " + states);
        assertEquals(
                "request " + Code.text(code) + " " + path,
                sent.how() + " " + Code.text(sent.message().code()) + " " + path(sent.message()));
        return sent;
    }

    RecordingTransport.Sent notification(boolean confirmable) {
        RecordingTransport.Sent sent = network.sent.poll();
        assertNotNull(sent, "nothing was sent");
        assertEquals("notification " + confirmable, sent.how() + " " + sent.confirmable());
        return sent;
    }

    RecordingTransport.Sent response(int code) {
        RecordingTransport.Sent sent = network.sent.poll();
        assertNotNull(sent, "nothing was sent");
        assertEquals(
                "response " + Code.text(code),
                sent.how() + " " + Code.text(sent.message().code()));
        return sent;
    }

    void nothingSent() {
        assertNull(network.sent.peek());
    }

    void answer(RecordingTransport.Sent request, Message answer) {
        outcome(request, Outcome.ANSWERED, answer, 1);
    }

    void acknowledge(RecordingTransport.Sent message) {
        outcome(message, Outcome.ACKNOWLEDGED, null, 1);
    }

    void timeOut(RecordingTransport.Sent message) {
        long firstSent = now;
        now += 93_000;
        network.events.outcome(message.tag(), Outcome.TIMED_OUT, null, firstSent, 5, now);
    }

    void outcome(RecordingTransport.Sent message, Outcome outcome, Message answer, int transmissions) {
        network.events.outcome(message.tag(), outcome, answer, now, transmissions, now);
    }

    /** A Confirmable request arrives. */
    int arrives(int code, String path, String payload) {
        return network.arrives(message(code, path, payload), now);
    }

    void observe(String path) {
        network.arrives(message(Code.GET, path, "").add(Option.OBSERVE, 0L).token(new byte[] {7, 7}), now);
        Message answer = network.nextResponse();
        assertEquals("2.05", Code.text(answer.code()));
        assertEquals(true, answer.has(Option.OBSERVE));
    }

    static Message message(int code, String path, String payload) {
        Message message = new Message(code).token(new byte[] {1});
        for (String segment : path.substring(1).split("/")) {
            message.add(Option.URI_PATH, segment);
        }
        if (!payload.isEmpty()) {
            message.payload(Message.utf8(payload)).add(Option.CONTENT_FORMAT, 0L);
        }
        return message;
    }

    static String path(Message message) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < message.optionCount(); i++) {
            if (message.optionNumber(i) == Option.URI_PATH) {
                text.append('/').append(message.optionText(i));
            }
        }
        return text.toString();
    }

    static List<String> queries(Message message) {
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < message.optionCount(); i++) {
            if (message.optionNumber(i) == Option.URI_QUERY) {
                queries.add(message.optionText(i));
            }
        }
        return queries;
    }

    SessionState state() {
        return client.status(1).state();
    }

    /** An Object of an application: a value, one that fails, and one that takes its time. */
    static final class Thermometer extends Lwm2mObject {

        double celsius = 20;
        Deferred deferred;
        boolean slow;
        int count = 1;

        Thermometer() {
            super(ObjectDefinition.builder(3303, "Temperature")
                    .version("1.1")
                    .multiple()
                    .resource(5700, "Sensor Value", ResourceType.FLOAT, ResourceDefinition.READ)
                    .resource(5601, "Broken", ResourceType.FLOAT, ResourceDefinition.READ)
                    .resource(5605, "Reset", ResourceType.NONE, ResourceDefinition.EXECUTE)
                    .build());
        }

        void instances(int newCount) {
            count = newCount;
            instancesChanged();
        }

        @Override
        public int instanceCount() {
            return count;
        }

        @Override
        public int instanceAt(int index) {
            return index;
        }

        void set(double newCelsius) {
            celsius = newCelsius;
            changed(0, 5700);
        }

        @Override
        public void beforeRead(int instanceId, int resourceId, ServerRequest request) {
            deferred = slow ? request.defer() : null;
        }

        @Override
        public void read(int instanceId, int resourceId, ValueWriter out) {
            if (resourceId == 5601) {
                throw new IllegalStateException("secret");
            }
            out.writeFloat(celsius);
        }

        @Override
        public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
            deferred = request.defer();
        }
    }
}

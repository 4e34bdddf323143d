package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.report.DropPolicy;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever server, network and application do, and in whatever order: a client that is not registered always waits for
 * something that comes, and once all is well again it registers and reports.
 */
@DisplayName("In any disorder a client never gets stuck")
class NeverStuckTest {

    private static final int RUNS = 100;
    private static final int STEPS = 300;
    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    static LongStream seeds() {
        return LongStream.range(0, RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverStuck(long seed) {
        Disorder disorder = new Disorder(seed);
        for (int i = 0; i < STEPS; i++) {
            disorder.step();
            disorder.assertWaitsForSomething();
        }
        disorder.makePeace();
        disorder.assertReports();
    }

    /** A server, a network and an application at odds. */
    private static final class Disorder {

        private final Random random;
        private final Bench bench;

        /** What the transport owes an outcome for. */
        private final List<Sent> outstanding = new ArrayList<>();

        Disorder(long seed) {
            random = new Random(seed);
            UpdatePolicy[] policies = {
                UpdatePolicy.standard(), UpdatePolicy.implicit(), UpdatePolicy.optimistic(), UpdatePolicy.learned()
            };
            NotificationMode[] modes = NotificationMode.values();
            Server server = server().updatePolicy(policies[random.nextInt(policies.length)])
                    .notificationMode(modes[random.nextInt(modes.length)])
                    .disableTimeoutSeconds(100);
            server.version(random.nextBoolean() ? Lwm2mVersion.V1_1 : Lwm2mVersion.V1_2)
                    .notificationStoring(random.nextInt(4) > 0);
            int room = random.nextInt(4);
            DropPolicy policy = random.nextBoolean() ? DropPolicy.OLDEST : DropPolicy.NEWEST;
            bench = new Bench(
                    random.nextInt(4) == 0 ? server.queueMode(93) : server,
                    builder -> builder.stored(room, 1000, policy));
            bench.start();
            collect();
        }

        void step() {
            if (bench.state() == SessionState.CONNECTING) {
                connect(random.nextInt(4) > 0);
                return;
            }
            switch (random.nextInt(8)) {
                case 0, 1 -> pass(random.nextInt(60_000));
                case 2, 3, 4 -> end(random.nextInt(3) > 0);
                case 5, 6 -> ask();
                default -> {
                    if (random.nextInt(10) == 0) {
                        disconnect();
                    } else {
                        act();
                    }
                }
            }
        }

        void assertWaitsForSomething() {
            SessionState state = bench.state();
            boolean waits = switch (state) {
                case REGISTERING, UPDATING, DEREGISTERING ->
                    outstanding.stream()
                            .anyMatch(sent -> sent.how().equals("request")
                                    && Bench.path(sent.message()).startsWith("/rd"));
                case CONNECTING -> true;
                default -> bench.client.wakeAt() < Long.MAX_VALUE;
            };
            assertTrue(waits, () -> state + " without end; " + bench.states);
        }

        void makePeace() {
            for (int i = 0; i < 100 && (bench.state() != SessionState.REGISTERED || !outstanding.isEmpty()); i++) {
                if (bench.state() == SessionState.CONNECTING) {
                    connect(true);
                } else if (outstanding.isEmpty()) {
                    pass(86_400_000L);
                } else {
                    end(true);
                }
            }
            assertEquals(SessionState.REGISTERED, bench.state(), () -> bench.states.toString());
        }

        void assertReports() {
            ask(Bench.message(Code.GET, "/3303/0/5700", "").add(Option.OBSERVE, 0L));
            int told = notifications();
            bench.thermometer.set(1000);
            bench.handle();
            collect();
            for (int i = 0; i < 100 && notifications() == told; i++) {
                if (outstanding.isEmpty()) {
                    pass(10_000);
                } else {
                    end(true);
                }
            }
            assertTrue(notifications() > told, () -> "the change was not reported; " + bench.states);
        }

        private int notifications() {
            return (int) bench.client.status(1).notifications();
        }

        /** Time passes until the client wants to be called, at most as long as is said. */
        private void pass(long millis) {
            bench.now = Math.max(bench.now, Math.min(bench.now + millis, bench.client.wakeAt()));
            bench.client.handle(bench.now);
            collect();
        }

        private void connect(boolean succeeds) {
            int association = bench.network.association();
            if (succeeds) {
                bench.network.events.opened(association, Transport.Opening.PLAIN, bench.now);
            } else {
                bench.network.events.closed(association, Transport.Cause.UNRESOLVED, bench.now);
            }
            collect();
        }

        private void disconnect() {
            if (bench.network.isOpen()) {
                while (!outstanding.isEmpty()) {
                    bench.outcome(outstanding.remove(0), Outcome.NOT_SENT, null, 0);
                    collect();
                }
                if (bench.state() != SessionState.CONNECTING) {
                    bench.network.events.closed(bench.network.association(), Transport.Cause.NETWORK, bench.now);
                }
                collect();
            }
        }

        /** Something that was sent comes to its end. */
        private void end(boolean well) {
            if (outstanding.isEmpty()) {
                return;
            }
            Sent sent = outstanding.remove(random.nextInt(outstanding.size()));
            if (!well) {
                Outcome[] failures = {Outcome.RESET, Outcome.TIMED_OUT, Outcome.NOT_SENT};
                int which = random.nextInt(failures.length + 2);
                if (which < failures.length) {
                    bench.outcome(sent, failures[which], null, which == 2 ? 0 : 1);
                } else if (sent.how().equals("request")) {
                    int[] codes = {Code.NOT_FOUND, Code.BAD_REQUEST, Code.FORBIDDEN, Code.INTERNAL_SERVER_ERROR};
                    bench.answer(sent, new Message(codes[random.nextInt(codes.length)]));
                } else {
                    bench.acknowledge(sent);
                }
            } else if (!sent.how().equals("request")) {
                bench.acknowledge(sent);
            } else if (Bench.path(sent.message()).equals("/rd")) {
                bench.answer(sent, Bench.created());
            } else {
                bench.answer(sent, new Message(sent.message().code() == Code.DELETE ? Code.DELETED : Code.CHANGED));
            }
            collect();
        }

        private void ask() {
            switch (random.nextInt(11)) {
                case 8 -> writeAttributes();
                case 9 -> ask(composite(0));
                case 10 -> ask(composite(random.nextInt(2)));
                case 0 -> ask(Bench.message(Code.POST, "/3/0/4", "")); // Reboot
                case 1 -> ask(Bench.message(Code.POST, "/1/0/4", "")); // Disable
                case 2 -> ask(Bench.message(Code.POST, "/1/0/8", "")); // Registration Update Trigger
                case 3 -> ask(Bench.message(Code.PUT, "/1/0/1", String.valueOf(60 + random.nextInt(600)))); // Lifetime
                case 4 -> ask(Bench.message(Code.GET, "/3303/0/5700", "").add(Option.OBSERVE, 0L));
                case 5 -> ask(Bench.message(Code.GET, "/3303/0/5700", "").add(Option.OBSERVE, 1L));
                case 6 -> ask(Bench.message(Code.POST, "/3303/0/5605", "")); // answered later
                default -> ask(Bench.message(Code.GET, "/3/0/0", ""));
            }
        }

        private void writeAttributes() {
            String[] queries = {
                "pmin=5", "pmin", "pmax=30", "pmax", "epmin=3", "epmax=20", "epmax", "con=0", "con=1", "con"
            };
            ask(Bench.message(Code.PUT, "/3303/0/5700", "")
                    .add(Option.URI_QUERY, queries[random.nextInt(queries.length)]));
        }

        private static Message composite(long option) {
            return new Message(Code.FETCH)
                    .token(new byte[] {9})
                    .add(Option.OBSERVE, option)
                    .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                    .payload(Message.utf8("[{\"n\":\"/3303/0/5700\"},{\"n\":\"/1/0/1\"}]"));
        }

        private void ask(Message request) {
            if (bench.network.isOpen() && bench.state() != SessionState.CONNECTING) {
                bench.network.arrives(request, bench.now);
                collect();
            }
        }

        private void act() {
            switch (random.nextInt(4)) {
                case 0 -> bench.client.send(null, TEMPERATURE);
                case 1 -> bench.client.update();
                case 2 -> {
                    if (bench.thermometer.deferred != null) {
                        bench.thermometer.deferred.succeed();
                    }
                }
                default -> bench.thermometer.set(random.nextInt(100));
            }
            bench.handle();
            collect();
        }

        /** Takes note of what the client has sent, and of what it does not want repeated any more. */
        private void collect() {
            for (Sent sent = bench.network.sent.poll(); sent != null; sent = bench.network.sent.poll()) {
                if (sent.how().equals("request") || sent.confirmable()) {
                    outstanding.add(sent);
                }
            }
            outstanding.removeIf(sent -> new HashSet<>(bench.network.cancelled).contains(sent.tag()));
            bench.network.cancelled.clear();
        }
    }
}

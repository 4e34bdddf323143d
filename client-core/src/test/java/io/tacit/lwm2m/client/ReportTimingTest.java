package io.tacit.lwm2m.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several observations with periods of their own, Sends, Updates, and acknowledgements that take their time: whatever
 * the scheduler wants Confirmable, nothing goes out before pmin, nothing that could go out goes after pmax, and nothing
 * is Confirmable that the server wants otherwise.
 */
@DisplayName("Saving Updates costs no notification its time")
class ReportTimingTest {

    private static final long HOURS = 12;

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void periodsAreKept(long seed) {
        Traffic traffic = new Traffic(seed);
        traffic.run();
        assertTrue(traffic.exact > 100, "at the very end of pmax: " + traffic.exact);
        assertTrue(traffic.promoted > 0 || !traffic.promotes, "none was promoted");
    }

    /** One observation as the server sees it. */
    private static final class Observed {

        final int token;
        final Path path;
        long pmin;
        long pmax;
        boolean nonConfirmable;
        long last;
        int outstanding = -1;
        boolean repeated;

        Observed(int token, Path path) {
            this.token = token;
            this.path = path;
        }
    }

    private static final class Traffic {

        private final Random random;
        private final Bench bench;
        private final List<Observed> all = new ArrayList<>();
        final boolean promotes;
        int exact;
        int promoted;

        /** What the network owes: a message, and when its outcome comes. */
        private final List<Sent> flying = new ArrayList<>();

        private final List<Long> landing = new ArrayList<>();

        /** When the session was last in a state in which nothing may be sent. */
        private long busyUntil = -1;

        private String where;

        Traffic(long seed) {
            random = new Random(seed);
            where = "seed " + seed;
            UpdatePolicy[] policies = {
                UpdatePolicy.standard(),
                UpdatePolicy.implicit(),
                UpdatePolicy.trusted(ActivityKind.NOTIFICATION),
                UpdatePolicy.learned()
            };
            int policy = random.nextInt(policies.length);
            promotes = policy == 1 || policy == 2;
            bench = new Bench(Bench.server()
                            .version(Lwm2mVersion.V1_2)
                            .lifetimeSeconds(200 + random.nextInt(400))
                            .updatePolicy(policies[policy]))
                    .registered();
            bench.thermometer.instances(3);
            bench.handle();
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.CHANGED));
            for (int i = 0; i < 3; i++) {
                observe(new Observed(i + 1, Path.of(3303, i, 5700)));
            }
        }

        private void observe(Observed observed) {
            // The middle one is as the server wants it, never Confirmable.
            observed.nonConfirmable = observed.token == 2;
            observed.pmin = random.nextInt(20) * 1000L;
            observed.pmax = observed.pmin + (1 + random.nextInt(60)) * 1000L;
            Message request = Bench.message(Code.GET, observed.path.toString(), "")
                    .token(new byte[] {(byte) observed.token})
                    .add(Option.OBSERVE, 0L)
                    .add(Option.URI_QUERY, "pmin=" + observed.pmin / 1000)
                    .add(Option.URI_QUERY, "pmax=" + observed.pmax / 1000);
            if (observed.nonConfirmable) {
                request.add(Option.URI_QUERY, "con=0");
            }
            bench.network.arrives(request, bench.now);
            Sent answer = bench.response(Code.CONTENT);
            assertTrue(answer.message().has(Option.OBSERVE));
            if (answer.confirmable()) {
                bench.acknowledge(answer);
            }
            observed.last = bench.now;
            all.add(observed);
        }

        void run() {
            long nextAct = bench.now;
            while (bench.now < HOURS * 3600_000) {
                long next = Math.min(bench.client.wakeAt(), nextAct);
                for (long lands : landing) {
                    next = Math.min(next, lands);
                }
                bench.now = Math.max(bench.now, next);
                land();
                if (bench.now >= nextAct) {
                    act();
                    nextAct = bench.now + 1 + random.nextInt(20_000);
                }
                bench.handle();
                collect();
                if (bench.state() != SessionState.REGISTERED) {
                    busyUntil = Long.MAX_VALUE;
                } else if (busyUntil == Long.MAX_VALUE) {
                    busyUntil = bench.now;
                }
            }
        }

        private void act() {
            switch (random.nextInt(12)) {
                case 0 -> bench.client.send(null, Path.of(3303, 0, 5700));
                case 1 -> {
                    if (random.nextInt(20) == 0) {
                        bench.client.update();
                    }
                }
                default -> {
                    bench.thermometer.celsius++;
                    bench.client.changed(all.get(random.nextInt(all.size())).path);
                }
            }
        }

        /** What was sent is answered in a moment, or takes up to five seconds. */
        private void collect() {
            for (int tag : bench.network.cancelled) {
                for (int i = flying.size() - 1; i >= 0; i--) {
                    if (flying.get(i).tag() == tag) {
                        flying.remove(i);
                        landing.remove(i);
                    }
                }
                for (Observed observed : all) {
                    if (observed.outstanding == tag) {
                        observed.outstanding = -1;
                        observed.repeated = true;
                    }
                }
            }
            bench.network.cancelled.clear();
            for (Sent sent = bench.network.sent.poll(); sent != null; sent = bench.network.sent.poll()) {
                if (sent.how().equals("notification")) {
                    check(sent, all.get(sent.message().token()[0] - 1));
                }
                if (sent.confirmable()) {
                    flying.add(sent);
                    landing.add(bench.now + (random.nextInt(3) > 0 ? 100 : 1 + random.nextInt(5000)));
                }
            }
        }

        private void land() {
            for (int i = flying.size() - 1; i >= 0; i--) {
                if (landing.get(i) > bench.now) {
                    continue;
                }
                Sent sent = flying.remove(i);
                landing.remove(i);
                for (Observed observed : all) {
                    if (observed.outstanding == sent.tag()) {
                        observed.outstanding = -1;
                        // It held its own notifications back, as it has to.
                        observed.repeated |= bench.now > observed.last + observed.pmax;
                    }
                }
                if (sent.how().equals("request")) {
                    bench.outcome(sent, Outcome.ANSWERED, new Message(Code.CHANGED), 1);
                } else {
                    bench.outcome(sent, Outcome.ACKNOWLEDGED, null, 1);
                }
            }
        }

        private void check(Sent sent, Observed observed) {
            String what = where + " at " + bench.now + " " + observed.path + " after " + (bench.now - observed.last)
                    + " ms, " + observed.pmin + " to " + observed.pmax;
            assertEquals(-1, observed.outstanding, what + ": another is on its way");
            assertFalse(sent.confirmable() && observed.nonConfirmable, what + ": Confirmable");
            long gap = bench.now - observed.last;
            if (!observed.repeated) {
                assertTrue(gap >= observed.pmin, what);
                boolean heldBack = busyUntil >= observed.last + observed.pmax;
                assertTrue(gap <= observed.pmax || heldBack, what);
                exact += gap == observed.pmax ? 1 : 0;
            }
            observed.repeated = false;
            observed.last = bench.now;
            if (sent.confirmable()) {
                observed.outstanding = sent.tag();
                promoted++;
            }
        }
    }
}

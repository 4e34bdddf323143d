package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server that comes and goes, and a network that loses notifications: whatever was told, stored and dropped adds up,
 * comes in order, and in the end the server knows the newest.
 */
class StoringPropertyTest {

    private static final int STEPS = 3_000;
    private static final Pattern NUMBER = Pattern.compile("\"v\":(\\d+)|^(\\d+)$");

    @ParameterizedTest(name = "room for {0} of {1} bytes, {2}, hqmax {3}")
    @CsvSource({
        "0, 0, OLDEST, ''",
        "5, 1000, OLDEST, ''",
        "5, 1000, NEWEST, ''",
        "100, 80, OLDEST, ''",
        "100, 80, NEWEST, ''",
        "20, 1000, OLDEST, hqmax=3",
        "4, 1000, OLDEST, hqmax=3",
        "20, 1000, NEWEST, hqmax=0"
    })
    void addsUp(int count, int bytes, DropPolicy policy, String attributes) {
        for (long seed = 1; seed <= 10; seed++) {
            Trial trial = new Trial(new Random(seed), new NotificationStore(count, bytes, policy), attributes);
            for (int i = 0; i < STEPS; i++) {
                trial.step("seed " + seed + " step " + i);
            }
            trial.makePeace("seed " + seed);
        }
    }

    /** One server with two observations of a counter that ascends: so a value says which notification it is of. */
    private static final class Trial {

        private final Random random;
        private final Bench bench;
        private final List<Observation> observations = new ArrayList<>();

        /** By observation: the last value that arrived, and what is on its way. */
        private final long[] arrived = new long[2];

        private final List<List<Long>> onTheirWay = List.of(new ArrayList<>(), new ArrayList<>());
        private final boolean[] fromStore = new boolean[2];

        private long dueCount;
        private long arrivedCount;
        private boolean offline;
        private long now = 1000;

        Trial(Random random, NotificationStore store, String attributes) {
            this.random = random;
            this.bench = new Bench(10, store);
            bench.write(Path.of(Sensor.ID), "pmin=" + random.nextInt(3) + " " + attributes);
            byte[][] tokens = {{1}, {2}};
            bench.observe(Bench.VALUE, ContentFormat.SENML_JSON, tokens[0], 1);
            bench.observe(Path.of(Sensor.ID, 0, Sensor.COUNTER), ContentFormat.TEXT, tokens[1], 1);
            observations.add(bench.observations.find(tokens[0]));
            observations.add(bench.observations.find(tokens[1]));
        }

        void step(String where) {
            now += random.nextInt(2000);
            switch (random.nextInt(8)) {
                case 0 -> reach(random.nextBoolean());
                case 1, 2 -> end(random.nextInt(3) > 0);
                case 3, 4, 5 -> change();
                default -> {
                    // Time passes.
                }
            }
            run(random.nextInt(3) > 0);
            check(where);
        }

        void makePeace(String where) {
            reach(true);
            for (int i = 0; i < 1000; i++) {
                now += 100_000;
                end(true);
                run(true);
            }
            check(where);
            assertEquals(0, bench.observations.stored(), where);
            assertEquals(0, bench.store.size(), where);
            assertEquals(0, bench.store.bytes(), where);
            assertEquals((long) bench.sensor.value, arrived[0], where + ": the newest is known");
            assertEquals((long) bench.sensor.value, arrived[1], where + ": the newest is known");
        }

        private void change() {
            bench.sensor.value++;
            bench.observations.changed(Sensor.ID, 0, Path.NONE);
        }

        private void reach(boolean reachable) {
            if (reachable == offline) {
                for (Observation observation : observations) {
                    lose(observation, false);
                }
                offline = !reachable;
                bench.observations.offline(offline);
            }
        }

        /** What is on its way comes to its end. */
        private void end(boolean well) {
            Observation observation = observations.get(random.nextInt(2));
            if (well && observation.outstanding()) {
                arrive(observation);
                bench.notifications.acknowledged(observation);
            } else {
                lose(observation, random.nextBoolean());
            }
        }

        private void lose(Observation observation, boolean timedOut) {
            if (!observation.outstanding()) {
                return;
            }
            int index = observations.indexOf(observation);
            if (timedOut) {
                bench.notifications.failed(observation, now);
            } else {
                bench.notifications.interrupted(observation, now);
            }
            // Without anything newer the newest value is owed again, and falls due once more.
            boolean newest = onTheirWay.get(index).equals(List.of((long) bench.sensor.value));
            dueCount -= newest && !fromStore[index] ? 1 : 0;
            onTheirWay.get(index).clear();
        }

        private void run(boolean confirmable) {
            if (offline) {
                long before = bench.observations.stored() + bench.observations.droppedByStore();
                bench.notifications.store(now);
                dueCount += bench.observations.stored() + bench.observations.droppedByStore() - before;
                return;
            }
            for (Observation next = bench.due(now); next != null; next = bench.due(now)) {
                boolean wasStored = next.hasStored();
                Message message = bench.build(next, now);
                if (message == null) {
                    continue;
                }
                assertEquals(Code.CONTENT, message.code());
                List<Long> values = numbers(Message.text(message.payload()));
                int index = observations.indexOf(next);
                bench.notifications.sent(next, confirmable, now);
                onTheirWay.get(index).addAll(values);
                fromStore[index] = wasStored;
                if (!wasStored) {
                    dueCount++;
                }
                if (!confirmable) {
                    arrive(next);
                }
            }
        }

        private void arrive(Observation observation) {
            int index = observations.indexOf(observation);
            for (long value : onTheirWay.get(index)) {
                assertTrue(value >= arrived[index], value + " after " + arrived[index]);
                arrived[index] = value;
                arrivedCount++;
            }
            onTheirWay.get(index).clear();
        }

        private void check(String where) {
            // What is held until it is acknowledged counts as stored; what found no room to be held is on its way only.
            long unheld = 0;
            for (int i = 0; i < 2; i++) {
                boolean held = observations.get(i).stored != null;
                unheld += held ? 0 : onTheirWay.get(i).size();
            }
            long accounted = arrivedCount + unheld + bench.observations.stored() + bench.observations.droppedByStore();
            assertEquals(dueCount, accounted, where);
        }

        private static List<Long> numbers(String text) {
            List<Long> numbers = new ArrayList<>();
            Matcher matcher = NUMBER.matcher(text);
            while (matcher.find()) {
                numbers.add(Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
            }
            return numbers;
        }
    }
}

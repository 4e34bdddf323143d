package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random changes, attributes and failures, second by second, against the rules written down as plainly as can be. */
class AttributeRulesPropertyTest {

    private static final int SECONDS = 20_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void notificationsGoOutWhenTheRulesSay(long seed) {
        Random random = new Random(seed);
        Bench bench = new Bench();
        bench.account.notificationStoring(false); // what did not arrive is owed again, with the newest value
        Plain plain = new Plain();
        Observation observation = null;
        int sent = 0;
        for (int second = 0; second < SECONDS; second++) {
            if (second % 500 == 0) {
                bench.observations.cancelAll();
                bench.write(Bench.VALUE, "pmin pmax gt lt st epmin epmax");
                plain.begin(second, bench.sensor.value);
                observation = bench.observe(Bench.VALUE, second);
            }
            if (random.nextInt(50) == 0) {
                bench.write(Bench.VALUE, plain.randomAttributes(random));
            }
            if (random.nextInt(6) == 0) {
                double value = random.nextInt(40) / 2.0;
                plain.value = value;
                bench.sensor.value = value;
                if (random.nextInt(3) > 0) {
                    bench.changed();
                    plain.announced();
                }
            }
            if (plain.outstanding && random.nextInt(4) == 0) {
                boolean arrived = random.nextInt(3) > 0;
                if (arrived) {
                    bench.notifications.acknowledged(observation);
                } else {
                    bench.notifications.interrupted(observation, second * 1000L);
                }
                plain.ended(arrived);
            }
            boolean expected = plain.due(second);
            boolean asked = bench.asked(second * 1000L);
            boolean confirmable = random.nextInt(3) == 0;
            String text = asked ? bench.notification(second, confirmable) : null;
            String where = "seed " + seed + " second " + second + " " + plain.attributes;
            assertEquals(expected ? String.valueOf(plain.value).replaceAll("\\.0$", "") : null, text, where);
            if (expected) {
                plain.sent(second, confirmable);
                sent++;
            }
        }
        assertTrue(sent > SECONDS / 100, "sent " + sent);
    }

    /** A Boolean flickers, and only one edge of it counts, while pmin and epmin are in effect. */
    @ParameterizedTest
    @MethodSource("seeds")
    void edgesAreToldWhenTheRulesSay(long seed) {
        Random random = new Random(seed);
        Path path = Path.of(Sensor.ID, 0, Sensor.STATE);
        int told = 0;
        for (int round = 0; round < 200; round++) {
            Bench bench = new Bench();
            int pmin = random.nextInt(6);
            int epmin = random.nextInt(4);
            boolean rising = random.nextBoolean();
            bench.write(path, "edge=" + (rising ? 1 : 0) + " pmin=" + pmin + " epmin=" + epmin);
            bench.observe(path, 0);
            boolean state = false;
            boolean seen = false;
            boolean announced = false;
            boolean owed = false;
            int lookedAt = 0;
            int toldAt = 0;
            for (int second = 1; second < 100; second++) {
                if (random.nextInt(3) == 0) {
                    state = random.nextBoolean();
                    bench.sensor.state = state;
                    bench.observations.changed(Sensor.ID, 0, Sensor.STATE);
                    announced = true;
                }
                if (announced && !owed && second - lookedAt >= epmin) {
                    owed = state != seen && state == rising;
                    seen = state;
                    lookedAt = second;
                    announced = false;
                }
                boolean due = owed && second - toldAt >= pmin;
                String where = "seed " + seed + " round " + round + " second " + second;
                assertEquals(due ? state ? "1" : "0" : null, bench.notification(second, false), where);
                if (due) {
                    toldAt = second;
                    lookedAt = second;
                    seen = state;
                    announced = false;
                    owed = false;
                    told++;
                }
            }
        }
        assertTrue(told > 200, "told " + told);
    }

    /** The rules. */
    private static final class Plain {

        String attributes = "";
        double value;
        boolean outstanding;
        private boolean owed;

        /** Announced since it was looked at; announced or found to be different since it was told. */
        private boolean unchecked;

        private boolean changed;
        private Double pmin;
        private Double pmax;
        private Double gt;
        private Double lt;
        private Double st;
        private Double epmin;
        private Double epmax;
        private long told;
        private long looked;
        private double known;

        void begin(long second, double newValue) {
            value = newValue;
            attributes = "";
            pmin = pmax = gt = lt = st = epmin = epmax = null;
            sent(second, false);
        }

        String randomAttributes(Random random) {
            pmin = random.nextBoolean() ? (double) random.nextInt(12) : null;
            pmax = random.nextBoolean() ? (double) random.nextInt(30) : null;
            gt = random.nextBoolean() ? 10 + random.nextInt(10) / 2.0 : null;
            lt = random.nextBoolean() ? random.nextInt(10) / 2.0 : null;
            st = random.nextBoolean() ? random.nextInt(12) / 2.0 : null;
            epmin = random.nextInt(3) == 0 ? (double) random.nextInt(8) : null;
            epmax = random.nextInt(3) == 0 ? (double) random.nextInt(20) : null;
            attributes = text("pmin", pmin)
                    + text("pmax", pmax)
                    + text("gt", gt)
                    + text("lt", lt)
                    + text("st", st)
                    + text("epmin", epmin)
                    + text("epmax", epmax);
            unchecked = changed;
            return attributes;
        }

        void announced() {
            changed = true;
            unchecked = true;
        }

        boolean due(long second) {
            double least = pmin == null ? 0 : pmin;
            double leastLook = epmin == null ? 0 : epmin;
            boolean quietOver = second - told >= least;
            boolean looks = unchecked && !outstanding && quietOver && second - looked >= leastLook;
            boolean samples = epmax != null
                    && epmax > 0
                    && epmax > leastLook - (epmin == null ? 1 : 0)
                    && second - looked >= epmax;
            if (!owed && (looks || samples)) {
                owed = conditions() ? met() : unchecked || value != known;
                changed |= value != known;
                unchecked = false;
                looked = second;
            }
            boolean period = pmax != null && pmax > 0 && pmax >= least && second - told >= pmax;
            return !outstanding && (period || owed && quietOver);
        }

        void sent(long second, boolean confirmable) {
            told = second;
            looked = second;
            known = value;
            changed = unchecked = owed = false;
            outstanding = confirmable;
        }

        void ended(boolean arrived) {
            outstanding = false;
            if (!arrived) {
                owed = changed = true;
            }
        }

        private boolean conditions() {
            boolean agree = lt == null || gt == null || lt < gt && (st == null || lt + 2 * st < gt);
            return agree && (gt != null || lt != null || st != null);
        }

        private boolean met() {
            return gt != null && (known > gt) != (value > gt)
                    || lt != null && (known < lt) != (value < lt)
                    || st != null && Math.abs(value - known) >= st;
        }

        private static String text(String name, Double newValue) {
            return newValue == null ? name + " " : name + "=" + newValue + " ";
        }
    }
}

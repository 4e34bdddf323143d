package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes, attributes and failures, second by second, against the rules written down as plainly as can be. */
class AttributeRulesPropertyTest {

    private static final int SECONDS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
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
                bench.write(Bench.VALUE, "pmin pmax gt lt st");
                plain.begin(second, bench.sensor.value);
                observation = bench.observe(Bench.VALUE, second);
            }
            if (random.nextInt(50) == 0) {
                bench.write(Bench.VALUE, plain.randomAttributes(random));
            }
            if (random.nextInt(6) == 0) {
                double value = random.nextInt(40) / 2.0;
                bench.set(value);
                plain.value = value;
                plain.changed = true;
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

    /** The rules. */
    private static final class Plain {

        String attributes = "";
        double value;
        boolean changed;
        boolean outstanding;
        private boolean owed;
        private Double pmin;
        private Double pmax;
        private Double gt;
        private Double lt;
        private Double st;
        private long told;
        private double known;

        void begin(long second, double newValue) {
            value = newValue;
            attributes = "";
            changed = owed = outstanding = false;
            pmin = pmax = gt = lt = st = null;
            sent(second, false);
        }

        String randomAttributes(Random random) {
            pmin = random.nextBoolean() ? (double) random.nextInt(12) : null;
            pmax = random.nextBoolean() ? (double) random.nextInt(30) : null;
            gt = random.nextBoolean() ? 10 + random.nextInt(10) / 2.0 : null;
            lt = random.nextBoolean() ? random.nextInt(10) / 2.0 : null;
            st = random.nextBoolean() ? random.nextInt(12) / 2.0 : null;
            attributes = text("pmin", pmin) + text("pmax", pmax) + text("gt", gt) + text("lt", lt) + text("st", st);
            return attributes;
        }

        boolean due(long second) {
            if (outstanding) {
                return false;
            }
            double least = pmin == null ? 0 : pmin;
            boolean period = pmax != null && pmax > 0 && pmax >= least;
            if (period && second - told >= pmax) {
                return true;
            }
            return (owed || changed && worthTelling()) && second - told >= least;
        }

        void sent(long second, boolean confirmable) {
            told = second;
            known = value;
            changed = false;
            owed = false;
            outstanding = confirmable;
        }

        void ended(boolean arrived) {
            outstanding = false;
            owed = !arrived;
        }

        private boolean worthTelling() {
            boolean agree = lt == null || gt == null || lt < gt && (st == null || lt + 2 * st < gt);
            if (!agree || gt == null && lt == null && st == null) {
                return true;
            }
            return gt != null && (known > gt) != (value > gt)
                    || lt != null && (known < lt) != (value < lt)
                    || st != null && Math.abs(value - known) >= st;
        }

        private static String text(String name, Double newValue) {
            return newValue == null ? name + " " : name + "=" + newValue + " ";
        }
    }
}

package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Without loss, a client pays hardly more datagrams to stay registered than a {@link Clairvoyant}: at most 1.05 times
 * as many with periodic traffic, 1.2 times with traffic that nobody can foresee, be it that it changes its pace twice a
 * day. A cell is a kind of traffic and a lifetime; its runs have mean gaps from a twentieth of a window to one and a
 * half, evenly on a logarithmic scale. What is compared to the limit is the upper bound of the pooled ratio.
 */
class BestPossibleTest {

    private static final Totals TOTALS = new Totals("against a clairvoyant, no loss");
    private static final StringBuilder TABLE = new StringBuilder();
    private static final int RUNS = 80;

    @AfterAll
    static void report() {
        TOTALS.report(TABLE.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "REPORT, PERIODIC, 0", "READ, PERIODIC, 0",
        "REPORT, PERIODIC, 0.02", "READ, PERIODIC, 0.02",
        "REPORT, PERIODIC, 0.1", "READ, PERIODIC, 0.1",
        "REPORT, DAY_AND_NIGHT, 0"
    })
    void periodicTraffic(What what, Pattern pattern, double extra) {
        atMost(1.05, what, pattern, extra);
    }

    @ParameterizedTest
    @CsvSource({
        "REPORT, POISSON, 0", "READ, POISSON, 0", "REPORT, POISSON, 2",
        "REPORT, BURSTS, 0", "READ, BURSTS, 0", "REPORT, DAY_AND_NIGHT, 4"
    })
    void unforeseeableTraffic(What what, Pattern pattern, double extra) {
        atMost(1.2, what, pattern, extra);
    }

    /**
     * The extra is a share of the mean. A burst takes eight seconds, far less than a window, or it would not be one.
     */
    private static void atMost(double limit, What what, Pattern pattern, double extra) {
        for (int lifetime : pattern == Pattern.BURSTS ? new int[] {300, 3600} : new int[] {60, 300, 3600}) {
            List<Scenario> scenarios = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                Random random = new Random(i);
                double mean = (lifetime - 12) * 0.05 * Math.pow(30, (i + random.nextDouble()) / RUNS);
                scenarios.add(Scenario.month()
                        .seed(i)
                        .with("days", Math.min(30, 600 * lifetime / 86_400.0))
                        .with("silence", 0)
                        .lifetime(lifetime)
                        .traffic(Traffic.of(what, pattern, mean, mean * extra)));
            }
            List<double[]> pairs = new ArrayList<>();
            TOTALS.playAll(scenarios, result -> {
                pairs.add(new double[] {result.livenessDatagrams(), result.leastDatagrams()});
                TOTALS.check(
                        result,
                        result.livenessDatagrams() >= result.leastDatagrams() - 2,
                        result.livenessDatagrams() + " datagrams, and the clairvoyant needs "
                                + result.leastDatagrams());
            });
            double bound = Confidence.mostRatio(pairs);
            String line = String.format(
                    Locale.ROOT,
                    "%s %s, extra %s, lifetime %d s: %.3f times the least datagrams, with 99 %% confidence at most %.3f%n",
                    what,
                    pattern,
                    extra,
                    lifetime,
                    Confidence.ratio(pairs),
                    bound);
            TABLE.append(line);
            assertTrue(bound <= limit, line);
        }
    }
}

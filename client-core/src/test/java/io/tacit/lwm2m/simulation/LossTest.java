package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * At up to 10 % independent loss, where the server does what the policy trusts it to do, and the margin is not capped
 * at half the lifetime, a registration is lost in at most one window in ten thousand: in each cell of policy, lifetime
 * and loss, with a confidence of 99 %.
 */
class LossTest {

    private static final Totals TOTALS = new Totals("up to 10 % loss");
    private static final StringBuilder TABLE = new StringBuilder();

    /** Windows that a cell needs, so that its bound says something. */
    private static final int WINDOWS = 300_000;

    @AfterAll
    static void report() {
        TOTALS.report(TABLE.toString());
    }

    private static final List<Traffic> TRAFFIC = List.of(
            Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 5),
            Traffic.of(What.REPORT, Pattern.PERIODIC, 250, 20),
            Traffic.of(What.REPORT, Pattern.POISSON, 120, 0),
            Traffic.of(What.REPORT, Pattern.BURSTS, 600, 0),
            Traffic.of(What.READ, Pattern.POISSON, 150, 0),
            Traffic.of(What.SEND, Pattern.PERIODIC, 130, 30),
            Traffic.of(What.REPORT, Pattern.POISSON, 300, 0)
                    .and(What.READ, Pattern.POISSON, 300, 0)
                    .and(What.SEND, Pattern.POISSON, 600, 0));

    /** Half the lifetime is more than the largest margin, of 45 s and a round trip: the cap does not bite. */
    @ParameterizedTest
    @CsvSource({"120, 0.02", "120, 0.1", "300, 0.02", "300, 0.1"})
    void absentInAtMostOneWindowInTenThousand(int lifetime, double loss) {
        Scenario scenario = Scenario.month().lifetime(lifetime).link(LinkKind.losing(loss));
        cell("implicit", scenario);
        cell("implicit, Confirmable", scenario.mode(NotificationMode.CONFIRMABLE));
        cell("trusted", scenario.policy("trusted:notification").server(ServerKind.resetting(Activity.NOTIFICATION)));
        cell("standard", scenario.policy("standard").server(ServerKind.STRICT));
        cell("learned", scenario.policy("learned"));
    }

    private static void cell(String name, Scenario scenario) {
        List<Scenario> scenarios = new ArrayList<>();
        double windows = 30 * 86_400.0 / scenario.lifetime();
        for (int i = 0; i * windows < WINDOWS; i++) {
            scenarios.add(scenario.seed(1000 + scenario.lifetime() + i).traffic(TRAFFIC.get(i % TRAFFIC.size())));
        }
        double before = TOTALS.windows();
        int lostBefore = TOTALS.lost();
        TOTALS.playAll(scenarios, result -> {
            TOTALS.check(
                    result,
                    result.truth().registeredFor > 0.99 * result.scenario().duration(),
                    "registered for most of the month");
            long refuted = result.status().refresh().trialsRefuted();
            TOTALS.check(result, refuted == 0, "a server that resets on everything is found to be strict");
        });
        int lost = TOTALS.lost() - lostBefore;
        double bound = Confidence.mostExpected(lost) / (TOTALS.windows() - before);
        String line = String.format(
                Locale.ROOT,
                "%s, lifetime %d s, %.0f %% loss: %d of %.0f windows lost, with 99 %% confidence at most %.1e%n",
                name,
                scenario.lifetime(),
                100 * scenario.link().loss(),
                lost,
                TOTALS.windows() - before,
                bound);
        TABLE.append(line);
        assertTrue(bound <= 1e-4, line);
    }
}

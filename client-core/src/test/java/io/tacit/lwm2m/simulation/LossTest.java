package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * At up to 10 % independent loss, where the server does what the policy trusts it to do, and the margin is not capped
 * at half the lifetime, a registration is lost in at most one window in ten thousand.
 */
class LossTest {

    private static final Totals TOTALS = new Totals("up to 10 % loss");

    @AfterAll
    static void report() {
        TOTALS.report();
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

    @Test
    void absentInAtMostOneWindowInTenThousand() {
        // Half the lifetime is more than the largest margin, of 45 s and a round trip: the cap does not bite.
        for (int lifetime : new int[] {120, 300}) {
            for (double loss : new double[] {0.02, 0.1}) {
                for (Traffic traffic : TRAFFIC) {
                    Scenario scenario = Scenario.month()
                            .seed(1000 + lifetime)
                            .lifetime(lifetime)
                            .link(LinkKind.losing(loss))
                            .traffic(traffic);
                    play(scenario);
                    play(scenario.mode(NotificationMode.CONFIRMABLE));
                    play(scenario.policy("trusted:notification").server(ServerKind.resetting(Activity.NOTIFICATION)));
                    play(scenario.policy("standard").server(ServerKind.STRICT));
                }
            }
        }
        double bound = Confidence.mostExpected(TOTALS.lost()) / TOTALS.windows();
        System.out.printf(
                "at up to 10 %% loss %d of %.0f windows were lost: with 99 %% confidence at most %.1e%n",
                TOTALS.lost(), TOTALS.windows(), bound);
        assertTrue(bound <= 1e-4, "lost in up to " + bound + " of windows");
    }

    private static void play(Scenario scenario) {
        Result result = TOTALS.play(scenario);
        TOTALS.check(
                result,
                result.truth().registeredFor > 0.99 * result.scenario().duration(),
                "registered for most of the month");
    }
}

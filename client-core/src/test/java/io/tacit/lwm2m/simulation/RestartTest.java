package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that restarts empty has its client back within one deadline, and at once where a reset or a 4.xx tells. */
class RestartTest {

    private static final Totals TOTALS = new Totals("servers that restart empty");

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    private static final List<Traffic> TRAFFIC = List.of(
            Traffic.NONE,
            Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 5),
            Traffic.of(What.REPORT, Pattern.POISSON, 200, 0),
            Traffic.of(What.SEND, Pattern.PERIODIC, 100, 10),
            Traffic.of(What.READ, Pattern.PERIODIC, 100, 0));

    @ParameterizedTest
    @ValueSource(strings = {"implicit", "standard", "trusted:notification"})
    void registersAgainWithinOneDeadlineAndAtOnceWhenTold(String policy) {
        for (Traffic traffic : TRAFFIC) {
            for (int seed = 0; seed < 3; seed++) {
                Result result = TOTALS.play(Scenario.month()
                        .seed(seed)
                        .policy(policy)
                        .server(ServerKind.RESETS_ALL.restarting(20_000, 0))
                        .traffic(traffic));
                TOTALS.neverExpired(result);
                TOTALS.check(result, result.truth().absences().size() > 50, "the server restarts");
                TOTALS.endsWithin(result, 300_000, false);
                TOTALS.endsWithin(result, 1_000, true);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"implicit", "standard"})
    void aLossyLinkMakesItNoMoreThanRetransmissionsLonger(String policy) {
        for (int seed = 0; seed < 5; seed++) {
            Result result = TOTALS.play(Scenario.month()
                    .seed(seed)
                    .policy(policy)
                    .link(LinkKind.losing(0.1))
                    .server(ServerKind.RESETS_ALL.restarting(20_000, 0))
                    .traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 5)));
            // A deadline, an Update and a Register at MAX_TRANSMIT_WAIT each, and a first retry.
            TOTALS.endsWithin(result, 300_000 + 2 * 93_000 + 120_000, false);
        }
    }
}

package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without loss, a client whose traffic resets its lifetime sends no Update but the audits, as long as the gaps in its
 * traffic are shorter than lifetime less margin, and the traffic is periodic or Confirmable anyway.
 */
class ImplicitTest {

    private static final Totals TOTALS = new Totals("implicit, no loss");

    /** The margin before anything is known of the link: 21 s for four transmissions, and a round trip. */
    private static final int LARGEST_MARGIN = 24;

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 3600})
    void periodicReportsNeedNoUpdate(int lifetime) {
        for (int share = 1; share <= 9; share++) {
            double gap = (lifetime - LARGEST_MARGIN) * share / 10.0;
            noUpdateButAudits(month(lifetime, share).traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, gap, 0)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 3600})
    void periodicReadsNeedNoUpdate(int lifetime) {
        for (int share = 1; share <= 9; share++) {
            double gap = (lifetime - LARGEST_MARGIN) * share / 10.0;
            noUpdateButAudits(month(lifetime, share).traffic(Traffic.of(What.READ, Pattern.PERIODIC, gap, 0)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 3600})
    void confirmableReportsOfAnyPatternNeedNoUpdate(int lifetime) {
        for (int seed = 0; seed < 5; seed++) {
            double longest = lifetime - LARGEST_MARGIN - 10;
            Scenario scenario = month(lifetime, seed).mode(NotificationMode.CONFIRMABLE);
            noUpdateButAudits(scenario.traffic(Traffic.of(What.REPORT, Pattern.POISSON, longest / 2, longest)));
            noUpdateButAudits(scenario.traffic(Traffic.of(What.REPORT, Pattern.BURSTS, longest / 2, longest)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 3600})
    void sendsOfAnyPatternNeedNoUpdate(int lifetime) {
        for (int seed = 0; seed < 5; seed++) {
            double longest = lifetime - LARGEST_MARGIN - 10;
            noUpdateButAudits(
                    month(lifetime, seed).traffic(Traffic.of(What.SEND, Pattern.POISSON, longest / 2, longest)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"notification", "send", "response"})
    void oneTrustedKindIsEnough(String kind) {
        What what = kind.equals("send") ? What.SEND : kind.equals("response") ? What.READ : What.REPORT;
        ServerKind server = ServerKind.resetting(Activity.valueOf(kind.toUpperCase()));
        for (int seed = 0; seed < 5; seed++) {
            noUpdateButAudits(month(300, seed)
                    .policy("trusted:" + kind)
                    .server(server)
                    .traffic(Traffic.of(what, Pattern.PERIODIC, 40 + 40 * seed, 0)));
        }
    }

    private static Scenario month(int lifetime, int seed) {
        return Scenario.month().seed(seed).lifetime(lifetime);
    }

    private static void noUpdateButAudits(Scenario scenario) {
        Result result = TOTALS.play(scenario);
        TOTALS.neverExpired(result);
        TOTALS.check(
                result,
                result.updates() <= result.audits(),
                result.updates() + " Updates, and only " + result.audits() + " audits");
        TOTALS.check(result, result.truth().registers().size() == 1, "registered more than once");
    }
}

package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.ServerKind.Answers;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The policy of the specification on a strict server; and the policy that trusts everything, to show that the checks
 * bite.
 */
class StandardTest {

    private static final Totals TOTALS = new Totals("standard and optimistic, no loss");

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    private static final Traffic MIXED = Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 10)
            .and(What.READ, Pattern.POISSON, 200, 0)
            .and(What.SEND, Pattern.POISSON, 300, 0);

    @ParameterizedTest
    @EnumSource(Answers.class)
    void updatesAtExpiryLessMarginAndIsNeverAbsent(Answers answers) {
        for (int lifetime : new int[] {60, 300, 3600, 86400}) {
            Result result = TOTALS.play(Scenario.month()
                    .policy("standard")
                    .server(ServerKind.STRICT.answering(answers))
                    .lifetime(lifetime)
                    .with("margin", 20)
                    .traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 10)));
            TOTALS.neverExpired(result);
            // Times of first transmission: what the lifetime is counted from, however late the answer comes.
            exactGaps(result, (lifetime - 20) * 1000L, 0);
        }
    }

    @Test
    void theMarginFollowsFromTheLossesSeen() {
        Result result = TOTALS.play(
                Scenario.month().policy("standard").server(ServerKind.STRICT).traffic(MIXED));
        TOTALS.neverExpired(result);
        // Between three transmissions (9 s) and four (21 s), and a round trip of at most two seconds.
        exactGaps(result, 300_000 - 16_000, 7_500);
    }

    @Test
    void graceAndSweepsAndClampsDoNotMatterWithoutLoss() {
        for (ServerKind kind : List.of(
                ServerKind.STRICT.grace(30),
                ServerKind.STRICT.sweeping(60, true),
                ServerKind.STRICT.sweeping(60, false),
                ServerKind.STRICT.answeringAll(),
                ServerKind.STRICT.acknowledgingDropped(),
                ServerKind.RESETS_ALL)) {
            TOTALS.neverExpired(
                    TOTALS.play(Scenario.month().policy("standard").server(kind).traffic(MIXED)));
        }
    }

    @Test
    void optimisticLosesItsRegistrationAtAStrictServer() {
        Result result = TOTALS.play(Scenario.month()
                .policy("optimistic")
                .server(ServerKind.STRICT)
                .traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 0)));
        TOTALS.check(result, result.expired().size() > 100, "the registration is lost again and again");
    }

    @Test
    void optimisticIsGoneForGoodWhereDroppedClientsAreAcknowledged() {
        Result result = TOTALS.play(Scenario.month()
                .policy("optimistic")
                .server(ServerKind.STRICT.acknowledgingDropped())
                .traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 0)));
        TOTALS.check(result, result.windows() < 0.1 * 8640, "the client is gone, and does not know");
    }

    @Test
    void implicitAtAStrictServerWithdrawsItsTrustAfterTheFirstLoss() {
        Result result = TOTALS.play(
                Scenario.month().server(ServerKind.STRICT).traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 0)));
        TOTALS.check(result, result.expired().size() == 1, "one loss tells");
    }

    private static void exactGaps(Result result, long gap, long tolerance) {
        List<Long> updates = result.oracle().updates();
        TOTALS.check(
                result, updates.size() >= result.scenario().duration() / (gap + tolerance) - 1, "Updates are sent");
        for (int i = 1; i < updates.size(); i++) {
            long actual = updates.get(i) - updates.get(i - 1);
            TOTALS.check(result, Math.abs(actual - gap) <= tolerance, "an Update after " + actual + " ms, not " + gap);
        }
    }
}

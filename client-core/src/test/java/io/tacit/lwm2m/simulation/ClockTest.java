package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that was suspended, or whose clock was set forwards, sends one early Update at worst. */
class ClockTest {

    private static final Totals TOTALS = new Totals("suspensions and clock jumps");

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    private static final Traffic REPORTS = Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 0);

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 280, 1000, 100_000})
    void aSuspensionCostsOneUpdate(int longest) {
        for (int seed = 0; seed < 4; seed++) {
            Result result = TOTALS.play(Scenario.month()
                    .seed(seed)
                    .with("suspendevery", 20_000)
                    .with("suspendfor", longest)
                    .traffic(REPORTS));
            TOTALS.check(result, result.suspensions() > 20, "the client is suspended");
            oneUpdateEach(result, result.suspensions());
            // Suspended for less than what is left of the lifetime, it keeps its registration.
            TOTALS.check(result, longest > 100 || result.expired().isEmpty(), "a short sleep loses no registration");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 1_000_000})
    void aClockSetForwardsCostsOneUpdate(int furthest) {
        for (int seed = 0; seed < 4; seed++) {
            Result result = TOTALS.play(Scenario.month()
                    .seed(seed)
                    .with("jumpevery", 20_000)
                    .with("jumpby", furthest)
                    // Audits are due by the client's clock, which is ahead: leave them out of the count.
                    .with("silence", 0)
                    .traffic(REPORTS));
            TOTALS.check(result, result.jumps() > 50, "the clock jumps");
            TOTALS.neverExpired(result);
            TOTALS.check(result, result.truth().registers().size() == 1, "registered more than once");
            oneUpdateEach(result, result.jumps());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000})
    void standardPaysOneUpdateForAJumpToo(int furthest) {
        Scenario still =
                Scenario.month().policy("standard").server(ServerKind.STRICT).with("margin", 20);
        Result result = TOTALS.play(still.with("jumpevery", 20_000).with("jumpby", furthest));
        TOTALS.neverExpired(result);
        oneUpdateEach(result, TOTALS.play(still).updates() + result.jumps());
    }

    private static void oneUpdateEach(Result result, int events) {
        int most = events + (result.scenario().silence() == 0 ? 0 : result.audits());
        TOTALS.check(result, result.updates() <= most, result.updates() + " Updates, more than " + most);
    }
}

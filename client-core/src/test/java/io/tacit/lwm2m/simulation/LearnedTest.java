package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.GroundTruth.Absence;
import io.tacit.lwm2m.simulation.Oracle.Sent;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.ServerKind.Answers;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A client that learns, on a link without loss: at a server that never resets it is the client of the specification but
 * for a control and a few trials; at one that does it finds that out, and sends no Update but audits; and it keeps up
 * with a server that changes its ways.
 */
class LearnedTest {

    private static final Totals TOTALS = new Totals("learned");
    private static final long DAY = 86_400_000;
    private static final int MARGIN = 20;

    /** An Update and a Register, with room for slow answers. */
    private static final long EXCHANGES = 5_000;

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    private static final List<ServerKind> NEVER_RESET = List.of(
            ServerKind.STRICT,
            ServerKind.STRICT.grace(30),
            ServerKind.STRICT.sweeping(60, true),
            ServerKind.STRICT.sweeping(60, false),
            ServerKind.STRICT.acknowledgingDropped(),
            ServerKind.STRICT.answering(Answers.SEPARATE),
            ServerKind.STRICT.answering(Answers.CONFIRMABLE));

    private static Scenario scenario(int lifetime, double days, Traffic traffic) {
        return Scenario.month()
                .policy("learned")
                .lifetime(lifetime)
                .with("days", days)
                .with("margin", lifetime <= 60 ? 9 : MARGIN)
                .traffic(traffic);
    }

    private static List<Traffic> traffic(int lifetime) {
        double gap = lifetime / 7.0;
        return List.of(
                Traffic.of(What.REPORT, Pattern.PERIODIC, gap, 0),
                Traffic.of(What.READ, Pattern.PERIODIC, gap, gap / 10),
                Traffic.of(What.SEND, Pattern.PERIODIC, gap, gap / 5),
                Traffic.of(What.REPORT, Pattern.PERIODIC, 4 * gap, 0),
                Traffic.of(What.REPORT, Pattern.PERIODIC, gap, gap / 5)
                        .and(What.READ, Pattern.PERIODIC, 2 * gap, gap)
                        .and(What.SEND, Pattern.PERIODIC, 3 * gap, gap));
    }

    @Test
    void atAServerThatNeverResetsItIsStandardButForTrials() {
        List<Scenario> scenarios = new ArrayList<>();
        for (ServerKind server : NEVER_RESET) {
            for (int lifetime : new int[] {60, 300, 3600}) {
                for (Traffic traffic : traffic(lifetime)) {
                    double days = lifetime == 60 ? 8 : 66;
                    scenarios.add(scenario(lifetime, days, traffic)
                            .seed(scenarios.size())
                            .server(server));
                }
            }
        }
        TOTALS.playAll(scenarios, LearnedTest::standardButForTrials);
    }

    private static void standardButForTrials(Result result) {
        Scenario scenario = result.scenario();
        long window = scenario.lifetime() * 1000L - result.status().marginMillis();
        List<Trial> trials = result.oracle().trials();
        long conclusive = trials.stream().filter(Trial::conclusive).count();
        TOTALS.check(result, result.status().refresh().controls() == 1, "one control");
        TOTALS.check(result, conclusive == trials.size(), "every trial shows something: " + trials);
        TOTALS.check(result, result.status().trust().isNone(), "nothing is trusted");
        // The first within a few windows; the next 1, 2, 4 … days after that.
        long from = 0;
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            TOTALS.check(result, trial.refuted(), "the server does not reset: " + trial);
            TOTALS.check(
                    result,
                    trial.heldAt() >= from && trial.heldAt() <= from + 3 * window + EXCHANGES,
                    "trial " + i + " at " + trial.heldAt() + ", not soon after " + from);
            from = trial.endedAt() + (DAY << Math.min(i, 5));
        }
        TOTALS.check(result, from + 3 * window > scenario.duration(), "no trial after " + from);
        updatesAsStandard(result, window);
        onlyTrialsPromote(result, window);
        absentOnlyInTrials(result);
    }

    /** Each Register or Update follows the one before after a window to the millisecond, but where a trial held it. */
    private static void updatesAsStandard(Result result, long window) {
        List<Long> starts = result.oracle().starts();
        for (int i = 1; i < starts.size(); i++) {
            long before = starts.get(i - 1);
            long gap = starts.get(i) - before;
            long end = starts.get(i);
            boolean held = result.oracle().trials().stream()
                    .anyMatch(t -> before < t.heldAt() && t.heldAt() <= end || t.endedAt() == end);
            TOTALS.check(result, held || gap == window, "an Update after " + gap + " ms, at " + end);
        }
    }

    private static void onlyTrialsPromote(Result result, long window) {
        long promoted = 0;
        for (long at : result.oracle().promotedAt()) {
            boolean inTrial =
                    result.oracle().trials().stream().anyMatch(t -> t.heldAt() - window <= at && at <= t.endedAt());
            // The last trial may be under way at the end.
            boolean underWay = at > result.scenario().duration() - 3 * window;
            TOTALS.check(result, inTrial || underWay, "promoted at " + at + ", outside of any trial");
            promoted++;
        }
        long confirmable =
                result.oracle().confirmable(Sent.NOTIFICATION) + result.oracle().confirmable(Sent.RESPONSE);
        long daily = result.scenario().duration() / DAY + 1;
        TOTALS.check(result, confirmable <= promoted + daily, "Confirmable for no reason");
    }

    private static void absentOnlyInTrials(Result result) {
        long longest = result.scenario().graceMillis() + EXCHANGES;
        long refuted = result.oracle().trials().stream().filter(Trial::refuted).count();
        TOTALS.check(result, result.expired().size() <= refuted, "absent outside of a trial");
        for (Absence absence : result.expired()) {
            boolean inTrial = result.oracle().trials().stream()
                    .anyMatch(t -> t.heldAt() < absence.from() && absence.from() <= t.endedAt());
            TOTALS.check(result, inTrial, "absent outside of a trial: " + absence);
            TOTALS.check(result, absence.length(result.scenario().duration()) <= longest, "for too long: " + absence);
        }
    }

    @Test
    void whereAnswersMeanNothingItTriesNothing() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Traffic traffic : traffic(300)) {
            scenarios.add(scenario(300, 10, traffic).server(ServerKind.STRICT.answeringAll()));
            scenarios.add(scenario(300, 10, traffic).server(ServerKind.RESETS_ALL.answeringAll()));
        }
        TOTALS.playAll(scenarios, result -> {
            TOTALS.neverExpired(result);
            TOTALS.check(result, result.status().refresh().controls() == 1, "one control");
            TOTALS.check(result, result.status().refresh().trials() == 0, "no trial");
            updatesAsStandard(result, 280_000);
        });
    }

    @Test
    void withoutTrafficThereIsNothingToLearn() {
        Result result = TOTALS.play(scenario(300, 5, Traffic.NONE).server(ServerKind.STRICT));
        TOTALS.neverExpired(result);
        TOTALS.check(result, result.status().refresh().controls() <= 1, "hardly a control");
        TOTALS.check(result, result.status().refresh().trials() == 0, "no trial");
        updatesAsStandard(result, 280_000);
    }

    @Test
    void aServerThatResetsIsFoundOut() {
        List<Scenario> scenarios = new ArrayList<>();
        for (int lifetime : new int[] {60, 300, 3600, 86_400}) {
            for (Traffic traffic : traffic(lifetime)) {
                double days = lifetime == 86_400 ? 60 : 10;
                scenarios.add(scenario(lifetime, days, traffic).server(ServerKind.RESETS_ALL));
                if (traffic.sources().size() == 1) {
                    Activity honoured = switch (traffic.sources().get(0).what()) {
                        case REPORT -> Activity.NOTIFICATION;
                        case READ -> Activity.RESPONSE;
                        case SEND -> Activity.SEND;
                    };
                    scenarios.add(scenario(lifetime, days, traffic).server(ServerKind.resetting(honoured)));
                    scenarios.add(scenario(lifetime, days, traffic)
                            .server(ServerKind.resetting(honoured).grace(30)));
                }
            }
        }
        TOTALS.playAll(scenarios, result -> {
            TOTALS.neverExpired(result);
            List<Trial> trials = result.oracle().trials();
            TOTALS.check(result, !result.status().trust().isNone(), "trust is learned");
            TOTALS.check(result, trials.size() <= 3, "a trial is enough, or a few: " + trials);
            long lifetime = result.scenario().lifetime() * 1000L;
            long silence = Math.max(DAY, 4 * lifetime);
            Trial confirmed = trials.stream()
                    .filter(t -> t.verdict() == Decision.Type.TRIAL_CONFIRMED)
                    .findFirst()
                    .orElseThrow();
            TOTALS.check(
                    result,
                    confirmed.endedAt() < 8 * lifetime + 2 * result.scenario().graceMillis(),
                    "soon");
            long after = result.oracle().updates().stream()
                    .filter(at -> at > confirmed.endedAt())
                    .count();
            // Audits after 2, 4, 8 … lifetimes, then every maximum silence.
            long audits = (result.scenario().duration() - confirmed.endedAt()) / silence
                    + 64
                    - Long.numberOfLeadingZeros(silence / lifetime);
            boolean oneKind = result.scenario().traffic().sources().size() == 1;
            // Once in a while jitter makes a gap longer than the last 32 were, just where it matters.
            long surprises = (long) (result.windows() / 1000);
            TOTALS.check(result, !oneKind || after <= audits + surprises, after + " Updates, " + audits + " audits");
        });
    }

    @Test
    void fromStrictToResettingIsFoundByTheNextTrial() {
        List<Scenario> scenarios = new ArrayList<>();
        for (ServerKind strict : NEVER_RESET) {
            for (Traffic traffic : traffic(300)) {
                scenarios.add(scenario(300, 12, traffic)
                        .seed(scenarios.size())
                        .server(strict)
                        .changing(ServerKind.RESETS_ALL, 5 * 86_400));
            }
        }
        TOTALS.playAll(scenarios, result -> {
            Scenario scenario = result.scenario();
            long changed = scenario.changeEvery() * 1000L;
            for (Trial trial : result.oracle().trials()) {
                boolean after = trial.heldAt() > changed && trial.heldAt() < 2 * changed;
                TOTALS.check(result, !after || !trial.refuted(), "the server resets now: " + trial);
            }
            // Trials at 0, 1 and 3 days found a strict server; the one at 7 finds another.
            Trial next = result.oracle().trials().stream()
                    .filter(t -> t.heldAt() > changed)
                    .findFirst()
                    .orElseThrow();
            TOTALS.check(result, next.endedAt() < 7 * DAY + 3_600_000, "the next trial is due after seven days");
            TOTALS.check(result, next.verdict() == Decision.Type.TRIAL_CONFIRMED, "it finds the change: " + next);
        });
    }

    @Test
    void fromResettingToStrictIsNoticedWithinTheMaximumSilence() {
        List<Scenario> scenarios = new ArrayList<>();
        for (ServerKind strict : NEVER_RESET) {
            for (Traffic traffic : traffic(300)) {
                for (int lifetime : new int[] {300, 3600}) {
                    scenarios.add(scenario(lifetime, 10, traffic)
                            .seed(scenarios.size())
                            .server(ServerKind.RESETS_ALL)
                            .changing(strict, 6 * 86_400 + 977 * scenarios.size()));
                }
            }
        }
        TOTALS.playAll(scenarios, result -> {
            Scenario scenario = result.scenario();
            long refuted =
                    result.oracle().trials().stream().filter(Trial::refuted).count();
            TOTALS.check(result, result.expired().size() <= 1 + refuted, "absent once, and in trials");
            TOTALS.check(result, result.registered() || !result.expired().isEmpty(), "comes back");
            for (Absence absence : result.expired()) {
                TOTALS.check(
                        result,
                        absence.length(scenario.duration()) <= DAY + EXCHANGES,
                        "unnoticed for longer than the maximum silence: " + absence);
            }
            TOTALS.check(result, result.status().trust().isNone(), "nothing is trusted any more");
        });
    }
}

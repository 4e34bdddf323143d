package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says in words why a combination is recommended.
 *
 * @param target what was asked for
 * @param ranked what was found, the best first
 * @param search how it was found
 */
record Reason(Target target, List<Cell> ranked, String search) {

    private static final int MOST_MISSES = 3;

    List<String> sentences() {
        Cell best = ranked.get(0);
        List<String> sentences = new ArrayList<>();
        if (!target.met(best)) {
            sentences.add("Nothing that was tried meets the target. The nearest is " + name(best) + ": it misses, "
                    + String.join("; ", target.misses(best))
                    + ". " + help(best));
            sentences.add(search);
            return sentences;
        }
        sentences.add("Recommended: " + name(best) + ". It costs " + joules(best) + " a day; the battery lasts "
                + Target.years(best.batteryYears()) + "; " + absence(best)
                + "; a device that is gone is noticed after " + Numbers.duration(best.lifetime()) + ".");
        against(
                        best,
                        cell -> cell.lifetime() == best.lifetime()
                                && !cell.policy().equals(best.policy()))
                .ifPresent(other -> sentences.add("At the same lifetime, " + other.policy() + " costs " + joules(other)
                        + ", " + compared(other, best) + whyNot(other) + "."));
        against(best, cell -> cell.lifetime() > best.lifetime()).ifPresent(other -> sentences.add(longer(other, best)));
        ranked.stream()
                .filter(cell -> cell != best && isSame(cell, best))
                .forEach(other -> sentences.add("With a margin of " + margin(other) + " it costs " + joules(other)
                        + ", " + compared(other, best) + "; " + absence(other) + "."));
        against(best, cell -> target.met(cell) && !isSame(cell, best))
                .ifPresent(next -> sentences.add("The runner-up is " + name(next) + ", with " + joules(next)
                        + " a day, " + compared(next, best) + "."));
        ranked.stream()
                .filter(cell -> !target.met(cell))
                .limit(MOST_MISSES)
                .forEach(other -> sentences.add(
                        "It is not " + name(other) + ": " + String.join("; ", target.misses(other)) + "."));
        if (best.policy().startsWith("trusted:") || best.policy().equals("implicit")) {
            sentences.add(
                    "This trusts what --resets says of the server; where you are not sure, take learned, which finds"
                            + " out.");
        }
        sentences.add(search);
        return sentences;
    }

    private String longer(Cell other, Cell best) {
        return "A longer lifetime, " + Numbers.duration(other.lifetime()) + " with " + other.policy() + ", costs "
                + joules(other) + ", " + compared(other, best) + whyNot(other) + ". What differs by less than "
                + Math.round(100 * (Search.AS_GOOD - 1))
                + " % counts as the same, and the shorter lifetime is preferred.";
    }

    private String help(Cell nearest) {
        return nearest.batteryYears() < target.batteryYears()
                ? "Fewer reports, a larger battery or a longer --max-lifetime would help."
                : "A longer --max-absence would help, or another --policy to choose from.";
    }

    private Optional<Cell> against(Cell best, Predicate<Cell> which) {
        return ranked.stream().filter(cell -> cell != best && which.test(cell)).findFirst();
    }

    private static boolean isSame(Cell cell, Cell other) {
        return cell.lifetime() == other.lifetime() && cell.policy().equals(other.policy());
    }

    private String whyNot(Cell cell) {
        return target.met(cell) ? "" : ", but it misses the target: " + String.join("; ", target.misses(cell));
    }

    private static String name(Cell cell) {
        return "lifetime " + cell.lifetime() + " s, policy " + cell.policy() + ", margin " + margin(cell);
    }

    private static String margin(Cell cell) {
        return cell.margin().equals("auto") ? "auto" : cell.margin() + " s";
    }

    private static String joules(Cell cell) {
        return Numbers.rate(cell.perDay().joules()) + " J";
    }

    private static String absence(Cell cell) {
        return cell.longestAbsenceSeconds() == 0
                ? "it was never absent"
                : "it was absent for " + Numbers.duration(cell.longestAbsenceSeconds()) + " at most, and for "
                        + Numbers.duration(cell.perDay().absentSeconds()) + " a day on average";
    }

    private static String compared(Cell other, Cell best) {
        double percent = 100 * (other.perDay().joules() / best.perDay().joules() - 1);
        return Math.abs(percent) < 0.5
                ? "as much"
                : Numbers.rate(Math.abs(percent)) + " % " + (percent > 0 ? "more" : "less");
    }
}

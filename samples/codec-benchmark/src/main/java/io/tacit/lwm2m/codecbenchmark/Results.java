package io.tacit.lwm2m.codecbenchmark;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, round after round. The middle one counts, so that what disturbs one round does not. */
final class Results {

    private final Map<Subject, List<Figures>> measured = new HashMap<>();

    void add(Subject subject, Figures figures) {
        measured.computeIfAbsent(subject, key -> new ArrayList<>()).add(figures);
    }

    /** Returns the middle time and the middle allocation of all rounds; of an even number, the mean of the two. */
    Figures middle(Subject subject) {
        List<Figures> rounds = measured.get(subject);
        return new Figures(middle(rounds, Figures::nanoseconds), middle(rounds, Figures::bytes));
    }

    /** Returns how far the times of two rounds were apart where that was most, as a part of the middle one. */
    double spread() {
        return measured.values().stream().mapToDouble(Results::spread).max().orElseThrow();
    }

    private static double spread(List<Figures> rounds) {
        DoubleSummaryStatistics times =
                rounds.stream().mapToDouble(Figures::nanoseconds).summaryStatistics();
        return (times.getMax() - times.getMin()) / middle(rounds, Figures::nanoseconds);
    }

    private static double middle(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

package io.tacit.lwm2m.codecbenchmark;

import java.util.ArrayList;
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

    /** Returns how close half of the rounds came to the middle time where they differ most, as a part of it. */
    double deviation() {
        return measured.values().stream().mapToDouble(Results::deviation).max().orElseThrow();
    }

    private static double deviation(List<Figures> rounds) {
        double middle = middle(rounds, Figures::nanoseconds);
        return middle(rounds, figures -> Math.abs(figures.nanoseconds() - middle)) / middle;
    }

    private static double middle(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

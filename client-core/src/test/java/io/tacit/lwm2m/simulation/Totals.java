package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.GroundTruth.Absence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Adds up what the runs of a test class have simulated, and how much of it was checked. */
final class Totals {

    private static final int MOST_FAILURES = 5;

    private final String name;
    private final ClientEnd.Maker ends;
    private final long started = System.nanoTime();
    private int runs;
    private double years;
    private double windows;
    private long updates;
    private long activities;
    private int lost;
    private long trials;
    private long confirmed;
    private long refuted;
    private long checks;

    Totals(String name) {
        this(name, SimTransport::new);
    }

    /** Adds up runs of clients on other ends of the link than the simulation's own. */
    Totals(String name, ClientEnd.Maker ends) {
        this.name = name;
        this.ends = ends;
    }

    Result play(Scenario scenario) {
        Result result = Run.play(scenario, ends);
        add(result);
        return result;
    }

    /**
     * Plays scenarios on all processors, and hands the results over one after the other, in order. What fails does not
     * keep the rest from being played, up to a point.
     */
    void playAll(List<Scenario> scenarios, Consumer<Result> checked) {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<String> failures = new ArrayList<>();
        try {
            ArrayDeque<Future<Result>> playing = new ArrayDeque<>();
            int next = 0;
            while ((next < scenarios.size() || !playing.isEmpty()) && failures.size() < MOST_FAILURES) {
                while (next < scenarios.size() && playing.size() < 2 * threads) {
                    Scenario scenario = scenarios.get(next++);
                    playing.add(pool.submit(() -> Run.play(scenario, ends)));
                }
                try {
                    Result result = playing.remove().get();
                    add(result);
                    checked.accept(result);
                } catch (ExecutionException | AssertionError e) {
                    failures.add(e instanceof ExecutionException ? e.getCause().getMessage() : e.getMessage());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        } finally {
            pool.shutdownNow();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " runs failed:\n" + String.join("\n\n", failures));
        }
    }

    private void add(Result result) {
        runs++;
        years += result.years();
        windows += result.windows();
        updates += result.updates();
        lost += result.expired().size();
        trials += result.status().refresh().trials();
        confirmed += result.status().refresh().trialsConfirmed();
        refuted += result.status().refresh().trialsRefuted();
        activities += result.truth().notifications + result.truth().responses + result.truth().sends;
        checks += result.checks();
    }

    void check(Result result, boolean holds, String otherwise) {
        checks++;
        result.check(holds, otherwise);
    }

    /** The client never was without its registration, except where the server restarted. */
    void neverExpired(Result result) {
        check(result, result.expired().isEmpty(), "the client lost its registration");
    }

    /**
     * Every absence ended within a time, counted from where it began, or from where the server told the client of it.
     */
    void endsWithin(Result result, long millis, boolean fromNotice) {
        long end = result.scenario().duration();
        for (Absence absence : result.truth().absences()) {
            long from = fromNotice ? Math.min(absence.noticed(), absence.to()) : absence.from();
            if (from <= end - millis) {
                check(result, absence.to() - from <= millis, "absent for longer than " + millis + " ms: " + absence);
            }
        }
    }

    double windows() {
        return windows;
    }

    int lost() {
        return lost;
    }

    /** Prints the report, and writes it to a file of its own in target/simulation, each line of detail after it. */
    void report(String... details) {
        String report = this + System.lineSeparator() + String.join("", details);
        System.out.print(report);
        try {
            Path folder = Files.createDirectories(Path.of("target", "simulation"));
            Files.writeString(folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".txt"), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a report of one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d runs, %.1f years, %.0f windows of one lifetime, %d activities, %d Updates, %d registrations lost;"
                        + " %d trials, %d confirmed, %d refuted; %d checks in %.1f s",
                name,
                runs,
                years,
                windows,
                activities,
                updates,
                lost,
                trials,
                confirmed,
                refuted,
                checks,
                (System.nanoTime() - started) / 1e9);
    }
}

package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.GroundTruth.Absence;
import java.util.Locale;

/** Adds up what the runs of a test class have simulated, and how much of it was checked. */
final class Totals {

    private final String name;
    private final long started = System.nanoTime();
    private int runs;
    private double years;
    private double windows;
    private long updates;
    private long activities;
    private int lost;
    private long checks;

    Totals(String name) {
        this.name = name;
    }

    Result play(Scenario scenario) {
        Result result = Run.play(scenario);
        runs++;
        years += result.years();
        windows += result.windows();
        updates += result.updates();
        lost += result.expired().size();
        activities += result.truth().notifications + result.truth().responses + result.truth().sends;
        checks += result.checks();
        return result;
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

    /** Returns a report of one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d runs, %.1f years, %.0f windows of one lifetime, %d activities, %d Updates, %d registrations lost;"
                        + " %d checks in %.1f s",
                name,
                runs,
                years,
                windows,
                activities,
                updates,
                lost,
                checks,
                (System.nanoTime() - started) / 1e9);
    }
}

package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.tuner.Cell.PerDay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plays devices on all processors. What comes of it depends on its arguments alone, however many processors there are:
 * device {@code i} has the seed {@code seed + i} in every combination, and sums are built in one order.
 *
 * @param world what goes on around the client
 * @param power what messages cost
 * @param devices how many are simulated in each combination
 * @param days how long each
 * @param seed where randomness starts
 */
record Simulation(World world, Power power, int devices, double days, long seed) {

    static final double DAY = 86_400;

    /** Returns how much there is to simulate for so many combinations. */
    double deviceDays(int variants) {
        return variants * devices * days;
    }

    /**
     * Plays every combination.
     *
     * @return a cell for each
     * @throws InterruptedException if the program is told to stop
     */
    List<Cell> play(List<Variant> variants, Progress progress) throws InterruptedException {
        List<Figures> sums = measure(variants, progress);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            cells.add(cell(variants.get(i), sums.get(i)));
        }
        return cells;
    }

    /**
     * Plays every combination.
     *
     * @return for each what its devices did, all together
     * @throws InterruptedException if the program is told to stop
     */
    List<Figures> measure(List<Variant> variants, Progress progress) throws InterruptedException {
        ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Simulation::daemon);
        try {
            List<Future<Figures>> playing = new ArrayList<>();
            for (Variant variant : variants) {
                for (int device = 0; device < devices; device++) {
                    long own = seed + device;
                    playing.add(pool.submit(() -> figures(variant, own)));
                }
            }
            List<Figures> sums = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) {
                Figures sum = wait(playing.get(i * devices), progress);
                for (int device = 1; device < devices; device++) {
                    sum = sum.plus(wait(playing.get(i * devices + device), progress));
                }
                sums.add(sum);
            }
            return sums;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "simulation");
        thread.setDaemon(true);
        return thread;
    }

    private Figures wait(Future<Figures> playing, Progress progress) throws InterruptedException {
        while (true) {
            try {
                Figures figures = playing.get(200, TimeUnit.MILLISECONDS);
                progress.add(days);
                return figures;
            } catch (TimeoutException e) {
                progress.tick(System.nanoTime());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
            }
        }
    }

    private Figures figures(Variant variant, long own) {
        Tally tally = new Tally(power.energy(), power.around());
        Play play = variant.play(world, days, own);
        Experiment done = Experiment.play(play.line(), tally);
        return tally.figures(days, done, done.allAbsences());
    }

    /** Returns figures as one cell. */
    Cell cell(Variant variant, Figures sum) {
        double joules = sum.joulesADay() + power.energy().sleepPerDay();
        PerDay perDay = new PerDay(
                sum.updatesADay(),
                sum.datagramsADay(),
                sum.wire().messagesSent() / sum.days(),
                sum.wire().messagesReceived() / sum.days(),
                sum.wire().bytesSent() / sum.days(),
                sum.wire().bytesReceived() / sum.days(),
                sum.wire().wakeUps() / sum.days(),
                joules,
                sum.client().promotions() / sum.days(),
                sum.client().trials() / sum.days(),
                sum.absences() / sum.days(),
                sum.absentADay(),
                sum.client().reportsLost() / sum.days());
        return new Cell(
                variant.policy(),
                variant.lifetime(),
                variant.margin(),
                sum.client().marginMillis() / 1000.0 / devices,
                devices,
                sum.days(),
                perDay,
                power.years(joules),
                sum.longestAbsence(),
                new Cell.Least(sum.least().updates() / sum.days(), sum.least().datagrams() / sum.days()),
                null);
    }
}

package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Looks for the lifetime, the policy and the margin that meet a target at the least cost, by simulating: first every
 * lifetime and policy for a short time, then the best of them for longer, with other margins too.
 *
 * <p>What costs at most {@value #AS_GOOD} times as much as the cheapest is as good; among that the shortest lifetime is
 * best, since the server notices soonest that a device is gone; then the policy that is named first.
 */
final class Search {

    /** Costs that differ by less do not decide. */
    static final double AS_GOOD = 1.03;

    /** How many combinations are played for longer. */
    private static final int FINALISTS = 6;

    private static final double FIRST_DAYS = 7;
    private static final int FIRST_DEVICES = 2;
    private static final int SHORTEST = 60;
    private static final int[] LADDER = {60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 43200, 86400};

    private final Simulation simulation;
    private final Target target;
    private final List<String> policies;
    private final List<Integer> lifetimes;

    Search(Simulation simulation, Target target, List<String> policies, int longestLifetime) {
        this.simulation = simulation;
        this.target = target;
        this.policies = policies;
        this.lifetimes = lifetimes(longestLifetime, simulation.world().traffic().meanSeconds());
    }

    /**
     * Steps that are about even on a logarithmic scale, the longest, and two and three times what is between reports.
     */
    static List<Integer> lifetimes(int longest, double interval) {
        TreeSet<Integer> lifetimes = new TreeSet<>();
        for (int step : LADDER) {
            lifetimes.add(step);
        }
        for (int times = 2; interval > 0 && times <= 3; times++) {
            lifetimes.add((int) Math.min(longest, Math.ceil(times * interval / 60) * 60));
        }
        lifetimes.add(longest);
        lifetimes.removeIf(lifetime -> lifetime > longest || lifetime < Math.min(SHORTEST, longest));
        return List.copyOf(lifetimes);
    }

    private List<Variant> first() {
        return Variant.all(lifetimes, policies, List.of("auto"));
    }

    private Simulation small() {
        return new Simulation(
                simulation.world(),
                simulation.power(),
                Math.min(simulation.devices(), FIRST_DEVICES),
                Math.min(simulation.days(), FIRST_DAYS),
                simulation.seed());
    }

    /** Returns how much is simulated at most. */
    double deviceDays() {
        return small().deviceDays(first().size()) + simulation.deviceDays(3 * FINALISTS);
    }

    /** Returns what is done, in a sentence. */
    String words() {
        return "This is a search by simulation: " + first().size() + " combinations of lifetime and policy with "
                + extent(small()) + ", and the best " + Math.min(FINALISTS, first().size())
                + " of them, with other margins too, with " + extent(simulation) + ".";
    }

    private static String extent(Simulation simulation) {
        return simulation.devices() + (simulation.devices() == 1 ? " device" : " devices") + " for "
                + Numbers.plain(simulation.days()) + " days";
    }

    /** Returns what was played for longer, the best first; what meets the target comes before what does not. */
    List<Cell> best(Progress progress) throws InterruptedException {
        List<Cell> first = ranked(small().play(first(), progress));
        List<Variant> finalists = new ArrayList<>();
        for (Cell cell : first.subList(0, Math.min(FINALISTS, first.size()))) {
            finalists.add(new Variant(cell.policy(), cell.lifetime(), "auto"));
            for (int margin : new int[] {30, 60}) {
                if (4 * margin <= cell.lifetime()) {
                    finalists.add(new Variant(cell.policy(), cell.lifetime(), String.valueOf(margin)));
                }
            }
        }
        return ranked(simulation.play(finalists, progress));
    }

    private List<Cell> ranked(List<Cell> cells) {
        double cheapest = cells.stream()
                .filter(target::met)
                .mapToDouble(cell -> cell.perDay().joules())
                .min()
                .orElse(0);
        List<Cell> ranked = new ArrayList<>(cells);
        ranked.sort(Comparator.comparing((Cell cell) -> !target.met(cell))
                .thenComparingDouble(this::missedBy)
                .thenComparingDouble(
                        cell -> Math.max(AS_GOOD * cheapest, cell.perDay().joules()))
                .thenComparingInt(Cell::lifetime)
                .thenComparingInt(cell -> policies.indexOf(cell.policy()))
                .thenComparing(cell -> !cell.margin().equals("auto"))
                .thenComparingDouble(cell -> cell.perDay().joules()));
        return ranked;
    }

    /** How far a cell is from what it misses; 0 if it meets the target. Too long an absence counts for more. */
    private double missedBy(Cell cell) {
        double absence = Math.max(0, cell.longestAbsenceSeconds() - target.longestAbsence());
        double battery = Math.max(0, 1 - cell.batteryYears() / Math.max(target.batteryYears(), 1e-9));
        return 10 * absence / (absence + 60) + battery;
    }
}

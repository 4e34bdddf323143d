package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the lifetime, the policy and the margin that meet a target. */
@Command(
        name = "recommend",
        sortOptions = false,
        description = {
            "Recommends a lifetime, a policy and a margin, with the reason, and says what comes next: a search by simulation,"
                    + " which takes as long as some calls of simulate.",
            "Exit code 1 if nothing that was tried meets the target."
        },
        footer = {
            "",
            "Example: a device that reports every five minutes has to last half a year, and may be away for two minutes:",
            "",
            "  update-tuner recommend --battery-years 0.5 --max-absence 2min --max-lifetime 1h \\",
            "      --traffic periodic:300s+-10%% --loss 2%% --resets notification"
        })
final class Recommend extends Subcommand {

    private static final int SHOWN = 6;

    @Option(
            names = "--max-absence",
            paramLabel = "TIME",
            description = "the longest time without registration that can be borne (default: ${DEFAULT-VALUE})")
    private String longestAbsence = "5min";

    @Option(
            names = "--battery-years",
            paramLabel = "N",
            description = "how long the battery has to last (default: as long as can be)")
    private double batteryYears;

    @Option(
            names = "--max-lifetime",
            paramLabel = "TIME",
            description = "the longest lifetime that is allowed (default: ${DEFAULT-VALUE})")
    private String longestLifetime = "1d";

    @Option(
            names = "--policy",
            paramLabel = "POLICY[,POLICY...]",
            description =
                    "policies to choose from, the preferred first where costs are the same (default: standard, learned,"
                            + " and the one that trusts what --resets says)")
    private String policies;

    @Mixin
    private ModelOptions model;

    @Mixin
    private OutputOptions output;

    private Target target;
    private Simulation simulation;
    private Search search;
    private Map<String, String> given;

    @Override
    void check() {
        if (!(batteryYears >= 0 && batteryYears <= 1000)) {
            throw new IllegalArgumentException("--battery-years is a number from 0 to 1000, not " + batteryYears);
        }
        target = new Target(Amount.seconds("--max-absence", longestAbsence), batteryYears);
        int longest = Amount.wholeSeconds("--max-lifetime", longestLifetime, 1);
        simulation = model.simulation();
        if (simulation.world().traffic().lastSecond() > 0) {
            throw new IllegalArgumentException(
                    "--traffic: a file is too short to recommend from; have it start again, as in"
                            + " file:FILE,every=24h");
        }
        search = new Search(simulation, target, Variant.policies(policies == null ? suitable() : policies), longest);
        given = new LinkedHashMap<>();
        given.put("target", targetWords(longest));
        given.putAll(model.given());
        output.check();
    }

    private String suitable() {
        String trusting = model.world().trustingPolicy();
        return "standard,learned" + (trusting == null ? "" : "," + trusting);
    }

    private String targetWords(int longest) {
        String battery = batteryYears == 0
                ? "the battery as long as can be"
                : "the battery for " + Numbers.plain(batteryYears) + " years";
        return "absent for at most " + Numbers.duration(target.longestAbsence()) + " at a time, " + battery
                + ", lifetimes of at most " + Numbers.duration(longest);
    }

    @Override
    int run() throws Exception {
        Progress progress = new Progress(spec().commandLine().getErr(), "searching", search.deviceDays());
        List<Cell> cells = search.best(progress);
        String speed = progress.finish();
        List<Cell> shown = noted(distinct(cells));
        List<Variant> variants = shown.stream()
                .map(cell -> new Variant(cell.policy(), cell.lifetime(), cell.margin()))
                .toList();
        boolean met = target.met(cells.get(0));
        Result result = new Result(
                "recommend",
                CommandLineText.of(spec()),
                given,
                new Reason(target, cells, search.words()).sentences(),
                shown,
                model.show().courses(simulation, variants));
        output.write(result, spec().commandLine().getOut());
        spec().commandLine().getErr().println(speed);
        return met ? 0 : 1;
    }

    /** Of each lifetime and policy the best margin. */
    private static List<Cell> distinct(List<Cell> ranked) {
        Map<String, Cell> best = new LinkedHashMap<>();
        ranked.forEach(cell -> best.putIfAbsent(cell.lifetime() + " " + cell.policy(), cell));
        return best.values().stream().limit(SHOWN).toList();
    }

    private List<Cell> noted(List<Cell> cells) {
        List<Cell> noted = new ArrayList<>();
        for (Cell cell : cells) {
            String note = "misses: " + String.join("; ", target.misses(cell));
            if (target.met(cell)) {
                note = noted.isEmpty() ? "recommended" : "runner-up";
            }
            noted.add(cell.with(note));
        }
        return noted;
    }
}

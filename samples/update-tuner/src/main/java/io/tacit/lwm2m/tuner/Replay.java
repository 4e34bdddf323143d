package io.tacit.lwm2m.tuner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Plays the traffic of a real device under other policies. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Says what a real device would have sent under other policies, lifetimes and margins: takes its reports and"
                    + " Sends, and what the server read, from a trace, and simulates the rest."
        },
        footer = {
            "",
            "Example: what a device did that ran with sample-device --trace run.csv, and what it would have done:",
            "",
            "  update-tuner replay run.csv --lifetime 60,300 --policy standard,learned"
        })
final class Replay extends Subcommand {

    @Parameters(paramLabel = "TRACE", description = "a file that sample-device --trace wrote")
    private Path file;

    @Mixin
    private SweepOptions sweep;

    @Mixin
    private WorldOptions world;

    @Mixin
    private EnergyOptions energy;

    @Mixin
    private ShowOptions show;

    @Mixin
    private OutputOptions output;

    private DeviceTrace trace;
    private List<Variant> variants;
    private Simulation simulation;
    private Map<String, String> given;

    @Override
    void check() {
        trace = DeviceTrace.read(file.toString());
        variants = sweep.variants();
        Map<String, String> words = new LinkedHashMap<>();
        Power power = energy.power(words);
        World around = world.world(trace.traffic().source(0));
        simulation = new Simulation(around, power, 1, trace.seconds() / Simulation.DAY, show.seed());
        given = show.given(simulation, words);
        output.check();
    }

    @Override
    int run() throws Exception {
        Progress progress =
                new Progress(spec().commandLine().getErr(), "replaying", simulation.deviceDays(variants.size()));
        List<Figures> figures = simulation.measure(variants, progress);
        progress.finish();
        List<Cell> cells = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        findings.add(trace.words());
        for (int i = 0; i < variants.size(); i++) {
            cells.add(simulation.cell(variants.get(i), figures.get(i)));
            findings.add(words(variants.get(i), figures.get(i)));
        }
        List<Course> courses = show.courses(simulation, variants);
        Result result = new Result("replay", CommandLineText.of(spec()), given, findings, cells, courses);
        output.write(result, spec().commandLine().getOut());
        return 0;
    }

    private static String words(Variant variant, Figures figures) {
        return "With policy " + variant.policy() + ", lifetime " + variant.lifetime() + " s and margin "
                + variant.margin() + " it would have sent " + figures.updates() + " Updates and "
                + figures.client().notifications() + " notifications, "
                + figures.client().promotions()
                + " promotions among what it sent; " + figures.datagrams() + " datagrams only to stay registered.";
    }
}

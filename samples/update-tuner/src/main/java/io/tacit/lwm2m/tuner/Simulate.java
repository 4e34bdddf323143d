package io.tacit.lwm2m.tuner;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays the client itself against a simulated server, and says what each combination costs. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = {
            "Says what each combination of lifetime, policy and margin costs a device in a day: plays the client itself"
                    + " against a simulated server, over a simulated link, on a virtual clock. The same options give the"
                    + " same figures, on any machine."
        },
        footer = {
            "",
            "Example: two lifetimes and three policies for a device that reports every five minutes, on a link that loses",
            "2 %%, at a server that honours notifications:",
            "",
            "  update-tuner simulate --lifetime 900,1h --policy standard,implicit,learned \\",
            "      --traffic periodic:300s+-10%% --loss 2%% --resets notification"
        })
final class Simulate extends Subcommand {

    @Mixin
    private SweepOptions sweep;

    @Mixin
    private ModelOptions model;

    @Mixin
    private OutputOptions output;

    private List<Variant> variants;
    private Simulation simulation;

    @Override
    void check() {
        variants = sweep.variants();
        simulation = model.simulation();
        output.check();
    }

    @Override
    int run() throws Exception {
        Progress progress =
                new Progress(spec().commandLine().getErr(), "simulating", simulation.deviceDays(variants.size()));
        List<Cell> cells = simulation.play(variants, progress);
        String speed = progress.finish();
        List<Course> courses = model.show().courses(simulation, variants);
        Result result = new Result("simulate", CommandLineText.of(spec()), model.given(), List.of(), cells, courses);
        output.write(result, spec().commandLine().getOut());
        spec().commandLine().getErr().println(speed);
        return 0;
    }
}

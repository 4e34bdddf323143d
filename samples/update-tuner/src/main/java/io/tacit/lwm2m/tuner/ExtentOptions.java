package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say how much is simulated, and how much of it is shown message by message. */
final class ExtentOptions {

    private static final double DAY = 86_400;
    private static final int MOST_DEVICES = 100_000;

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "devices in each combination (default: ${DEFAULT-VALUE})")
    private int devices = 4;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "how long each is simulated (default: 30d, or as long as the file lasts)")
    private String time;

    @Option(names = "--seed", paramLabel = "N", description = "where randomness starts (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--show",
            paramLabel = "TIME",
            description = "how much of one device of each policy goes into --json, message by message (default: five"
                    + " lifetimes)")
    private String show;

    /**
     * Returns what is to be simulated.
     *
     * @throws IllegalArgumentException if an option is wrong, saying which and what is valid
     */
    Simulation simulation(World world, Power power) {
        if (devices < 1 || devices > MOST_DEVICES) {
            throw new IllegalArgumentException("--devices is 1 to " + MOST_DEVICES + ", not " + devices);
        }
        if (show != null) {
            Amount.someSeconds("--show", show);
        }
        double length =
                world.traffic().lastSecond() > 0 ? Math.max(60, world.traffic().lastSecond()) : 30 * DAY;
        double seconds = time == null ? length : Amount.someSeconds("--time", time);
        return new Simulation(world, power, devices, seconds / DAY, seed);
    }

    /** Returns what the figures rest on, in words. */
    Map<String, String> given(Simulation simulation, Map<String, String> energy) {
        Map<String, String> given = new LinkedHashMap<>(simulation.world().words());
        given.putAll(energy);
        given.put(
                "simulated",
                simulation.devices() + (simulation.devices() == 1 ? " device" : " devices")
                        + " in each combination, for " + Numbers.plain(simulation.days()) + " days, seed "
                        + simulation.seed());
        return given;
    }

    /** Returns the time lines of the first device of the first combination of each policy. */
    List<Course> courses(Simulation simulation, List<Variant> variants) {
        List<String> policies = new ArrayList<>();
        List<Course> courses = new ArrayList<>();
        for (Variant variant : variants) {
            if (!policies.contains(variant.policy())) {
                policies.add(variant.policy());
                double seconds = show == null ? 5.0 * variant.lifetime() : Amount.seconds("--show", show);
                double days = Math.min(seconds / DAY, simulation.days());
                courses.add(CourseRecorder.record(variant, simulation.world(), days, simulation.seed()));
            }
        }
        return courses;
    }
}

package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say which devices are simulated, and how much of one is shown message by message. */
final class ShowOptions {

    @Option(names = "--seed", paramLabel = "N", description = "where randomness starts (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--show",
            paramLabel = "TIME",
            description = "how much of one device of each policy goes into --json, message by message (default: five"
                    + " lifetimes)")
    private String show;

    /**
     * Returns where randomness starts.
     *
     * @throws IllegalArgumentException if an option is wrong, saying which and what is valid
     */
    long seed() {
        if (show != null) {
            Amount.someSeconds("--show", show);
        }
        return seed;
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
                double days = Math.min(seconds / Simulation.DAY, simulation.days());
                courses.add(CourseRecorder.record(variant, simulation.world(), days, simulation.seed()));
            }
        }
        return courses;
    }
}

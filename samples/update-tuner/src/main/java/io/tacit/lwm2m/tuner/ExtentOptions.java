package io.tacit.lwm2m.tuner;

import picocli.CommandLine.Option;

/** Options that say how much is simulated. */
final class ExtentOptions {

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

    /**
     * Returns what is to be simulated.
     *
     * @throws IllegalArgumentException if an option is wrong, saying which and what is valid
     */
    Simulation simulation(World world, Power power, long seed) {
        if (devices < 1 || devices > MOST_DEVICES) {
            throw new IllegalArgumentException("--devices is 1 to " + MOST_DEVICES + ", not " + devices);
        }
        double length =
                world.traffic().lastSecond() > 0 ? Math.max(60, world.traffic().lastSecond()) : 30 * Simulation.DAY;
        double seconds = time == null ? length : Amount.someSeconds("--time", time);
        return new Simulation(world, power, devices, seconds / Simulation.DAY, seed);
    }
}

package io.tacit.lwm2m.tuner;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** All options that say what is simulated, but for what an engineer chooses. */
final class ModelOptions {

    @Mixin
    private TrafficOptions traffic;

    @Mixin
    private WorldOptions world;

    @Mixin
    private EnergyOptions energy;

    @Mixin
    private ExtentOptions extent;

    @Mixin
    private ShowOptions show;

    private Map<String, String> given;

    /**
     * Returns what is to be simulated.
     *
     * @throws IllegalArgumentException if an option is wrong, saying which and what is valid
     */
    Simulation simulation() {
        Map<String, String> words = new LinkedHashMap<>();
        Power power = energy.power(words);
        Simulation simulation = extent.simulation(world.world(traffic.source()), power, show.seed());
        given = show.given(simulation, words);
        return simulation;
    }

    /** Returns what the figures of {@link #simulation} rest on, in words. */
    Map<String, String> given() {
        return given;
    }

    WorldOptions world() {
        return world;
    }

    ShowOptions show() {
        return show;
    }
}

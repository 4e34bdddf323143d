package io.tacit.lwm2m.sample;

import java.util.random.RandomGenerator;

/**
 * A simulated sensor: a temperature that wanders by tenths of a degree, and never stands still. One thread at a time.
 */
final class Weather {

    private static final int MEAN_TENTHS = 180;
    private static final int RANGE_TENTHS = 120;
    private static final int LARGEST_STEP_TENTHS = 5;

    private final RandomGenerator random;
    private int tenths = MEAN_TENTHS;

    Weather(RandomGenerator random) {
        this.random = random;
    }

    /** Measures: degrees Celsius, different from those before. */
    double next() {
        int step = 1 + random.nextInt(LARGEST_STEP_TENTHS);
        // The further from the mean, the likelier the way back.
        boolean down = random.nextInt(2 * RANGE_TENTHS) < tenths - MEAN_TENTHS + RANGE_TENTHS;
        tenths += down ? -step : step;
        return celsius();
    }

    double celsius() {
        return tenths / 10.0;
    }
}

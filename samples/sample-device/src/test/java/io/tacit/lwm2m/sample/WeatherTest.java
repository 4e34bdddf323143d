package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeatherTest {

    @Test
    void neverStandsStillAndStaysOnEarth() {
        Weather weather = new Weather(new Random(1));
        for (int i = 0; i < 10_000; i++) {
            double before = weather.celsius();
            double after = weather.next();
            assertNotEquals(before, after);
            assertTrue(after > -10 && after < 46, after + " °C");
        }
    }
}

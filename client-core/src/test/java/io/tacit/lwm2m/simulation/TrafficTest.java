package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.simulation.Traffic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static List<Long> times(String source, int count) {
        Source parsed = Source.parse(source);
        Random random = new Random(1);
        List<Long> times = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < count; i++) {
            now += parsed.gap(i, now, random);
            times.add(now);
        }
        return times;
    }

    @Test
    void whatIsListedHappensThenAndAgain() {
        assertEquals(List.of(1_500L, 20_250L, 101_500L, 120_250L, 201_500L), times("REPORT:LISTED:100:0:1.5,20.25", 5));
    }

    @Test
    void whatIsListedOnceHappensOnce() {
        List<Long> times = times("SEND:LISTED:0:0:1.5,20.25", 3);
        assertEquals(List.of(1_500L, 20_250L), times.subList(0, 2));
        assertTrue(times.get(2) > 1e15, "and never again");
    }

    @Test
    void aBurstIsAsLongAsIsSaid() {
        List<Long> times = times("REPORT:BURSTS:600:0:3,0.5", 7);
        assertEquals(500, times.get(1) - times.get(0));
        assertTrue(times.get(2) - times.get(1) > 500, "the gap after the third");
        assertEquals(500, times.get(3) - times.get(2));
        assertEquals(500, times.get(4) - times.get(3));
        assertTrue(times.get(5) - times.get(4) > 500, "the gap after the sixth");
    }

    @Test
    void aLineSaysAllOfASource() {
        for (String text :
                List.of("REPORT:PERIODIC:60.0:5.0", "READ:BURSTS:600.0:0.0:3.0,0.5", "SEND:LISTED:0.0:0.0:1.5")) {
            assertEquals(text, Source.parse(text).toString());
        }
    }
}

package io.tacit.lwm2m.simulation;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The {@link Swarm}: every server on every link with every policy. {@code -Dtacit.swarm=N} plays N times as many seeds,
 * from {@code -Dtacit.swarm.from} on.
 */
class SwarmTest {

    private static final Totals TOTALS = new Totals("swarm");

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    @Test
    void whatMustHoldHolds() {
        int from = Integer.getInteger("tacit.swarm.from", 0);
        int count = Swarm.ALL * Integer.getInteger("tacit.swarm", 1);
        TOTALS.playAll(
                IntStream.range(from, from + count).mapToObj(Swarm::scenario).toList(), new Swarm(TOTALS)::check);
    }
}

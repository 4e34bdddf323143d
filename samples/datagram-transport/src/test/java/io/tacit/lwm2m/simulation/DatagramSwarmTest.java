package io.tacit.lwm2m.simulation;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A part of the {@link Swarm} on the datagram transport: the same servers, links and policies, and what must hold is
 * the same. {@code -Dtacit.swarm=N} plays N times as many seeds, from {@code -Dtacit.swarm.from} on;
 * {@code -Dtacit.replay="..."} the one scenario that a failure names.
 */
class DatagramSwarmTest {

    private static final Totals TOTALS = new Totals("swarm on datagrams", DatagramEnd::new);

    /** Shares no factor with the numbers of servers, links and policies: all of them have their turns. */
    private static final int STEP = 17;

    private static final int COUNT = Swarm.ALL / 16;

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    @Test
    void whatMustHoldHolds() {
        TOTALS.playAll(scenarios(), new Swarm(TOTALS)::check);
    }

    private static List<Scenario> scenarios() {
        String asked = System.getProperty(Run.REPLAY);
        if (asked != null) {
            return List.of(Scenario.parse(asked));
        }
        int from = Integer.getInteger("tacit.swarm.from", 0);
        return IntStream.range(0, COUNT * Integer.getInteger("tacit.swarm", 1))
                .mapToObj(i -> Swarm.scenario(from + STEP * i))
                .toList();
    }
}

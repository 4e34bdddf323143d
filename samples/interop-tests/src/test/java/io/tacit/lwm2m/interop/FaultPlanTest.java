package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tacit.lwm2m.interop.FaultPlan.Direction;
import io.tacit.lwm2m.interop.FaultPlan.Fate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final int CON = 0;
    private static final int ACK = 2;

    private final FaultPlan plan = new FaultPlan();
    private final int[] sent = new int[Direction.values().length];

    @Test
    void dropsDoublesAndOvertakesOneInTenEach() {
        for (int ten = 0; ten < 50; ten++) {
            Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
            for (int i = 0; i < 10; i++) {
                fates.merge(plan.next(Direction.TO_SERVER, datagram(CON, 10 * ten + i)), 1, Integer::sum);
            }
            assertEquals(Map.of(Fate.PASS, 7, Fate.DROP, 1, Fate.DOUBLE, 1, Fate.OVERTAKEN, 1), fates, "ten " + ten);
        }
        assertEquals(0, plan.spared());
    }

    @Test
    void everyPlaceOfATenIsHitInTheEnd() {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            if (plan.next(Direction.TO_CLIENT, datagram(CON, i)) == Fate.DROP) {
                places.add(i % 10);
            }
        }
        assertEquals(10, places.size());
    }

    @Test
    void aMessageIsNeverLostThreeTimesInARow() {
        assertEquals(Fate.DROP, atADrop(Direction.TO_SERVER, CON, 7));
        assertEquals(Fate.DROP, atADrop(Direction.TO_SERVER, CON, 7));
        assertEquals(Fate.PASS, atADrop(Direction.TO_SERVER, CON, 7));
        assertEquals(1, plan.spared());
    }

    @Test
    void aLostAnswerCountsAsALostTransmission() {
        assertEquals(Fate.DROP, atADrop(Direction.TO_SERVER, CON, 7));
        assertEquals(Fate.DROP, atADrop(Direction.TO_CLIENT, ACK, 7));
        assertEquals(Fate.PASS, atADrop(Direction.TO_CLIENT, ACK, 7));
    }

    @Test
    void anAnswerThatArrivesEndsTheRow() {
        atADrop(Direction.TO_SERVER, CON, 7);
        atADrop(Direction.TO_SERVER, CON, 7);
        assertNotEquals(Fate.DROP, send(Direction.TO_CLIENT, ACK, 7));
        assertEquals(Fate.DROP, atADrop(Direction.TO_SERVER, CON, 7));
    }

    @Test
    void sameTrafficSameFate() {
        FaultPlan again = new FaultPlan();
        for (int i = 0; i < 200; i++) {
            Direction direction = i % 3 == 0 ? Direction.TO_CLIENT : Direction.TO_SERVER;
            assertEquals(plan.next(direction, datagram(CON, i)), again.next(direction, datagram(CON, i)));
        }
    }

    /** Sends others until the next datagram of the direction is due to be dropped, then this one. */
    private Fate atADrop(Direction direction, int type, int messageId) {
        while (!dropIsNext(direction)) {
            send(direction, CON, 5000 + sent[direction.ordinal()]);
        }
        return send(direction, type, messageId);
    }

    /** A plan goes by the count alone unless it spares a message, so a fresh one tells what comes next. */
    private boolean dropIsNext(Direction direction) {
        FaultPlan fresh = new FaultPlan();
        for (int i = 0; i < sent[direction.ordinal()]; i++) {
            fresh.next(direction, datagram(CON, i));
        }
        return fresh.next(direction, datagram(CON, sent[direction.ordinal()])) == Fate.DROP;
    }

    private Fate send(Direction direction, int type, int messageId) {
        sent[direction.ordinal()]++;
        return plan.next(direction, datagram(type, messageId));
    }

    static byte[] datagram(int type, int messageId) {
        return new byte[] {(byte) (0x40 | type << 4), 0, (byte) (messageId >> 8), (byte) messageId};
    }
}

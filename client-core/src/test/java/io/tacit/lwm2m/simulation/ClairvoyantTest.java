package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.simulation.ServerKind.Activity;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The clairvoyant against cases that can be counted on the fingers, and against trying everything. */
class ClairvoyantTest {

    private static final long WINDOW = 100;

    @Test
    void withoutTrafficItSendsOneUpdateForEachWindow() {
        assertEquals(0, least(100));
        assertEquals(2, least(101));
        assertEquals(2, least(200));
        assertEquals(18, least(1000));
    }

    @Test
    void itPromotesTheLastMessageOfEachWindow() {
        assertEquals(1, least(190, 30, 60, 90));
        assertEquals(2, least(280, 30, 60, 90, 120, 150, 180));
    }

    @Test
    void confirmableTrafficIsFree() {
        assertEquals(0, least(390, -99, -198, -297));
        assertEquals(2, least(398, -99, -201, -298));
        assertEquals(1, least(398, -99, 150, -201, -298));
    }

    @Test
    void aMessageJustOutOfReachIsNoUse() {
        assertEquals(2, least(200, 101));
        assertEquals(1, least(200, 100));
    }

    @Test
    void nobodyDoesBetterByTryingEverything() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Trace trace = new Trace();
            long[] messages = new long[random.nextInt(9)];
            long at = 0;
            for (int j = 0; j < messages.length; j++) {
                at += 1 + random.nextInt(90);
                messages[j] = random.nextInt(4) == 0 ? -at : at;
                trace.add(at, messages[j] < 0, Activity.NOTIFICATION);
            }
            assertEquals(
                    tryEverything(0, 500, messages),
                    new Clairvoyant(trace, WINDOW).leastDatagrams(0, 500),
                    "case " + i);
        }
    }

    /** Whatever comes next, an Update at any time that is worth a thought or a message, at whatever price follows. */
    private static long tryEverything(long proof, long end, long[] messages) {
        if (proof + WINDOW >= end) {
            return 0;
        }
        long least = Long.MAX_VALUE;
        for (long update = proof + WINDOW; update > proof; update -= 20) {
            least = Math.min(least, 2 + tryEverything(update, end, messages));
            if (update < proof + WINDOW) {
                break; // Two are enough to see that earlier is not better.
            }
        }
        for (long message : messages) {
            long at = Math.abs(message);
            if (at > proof && at <= proof + WINDOW) {
                least = Math.min(least, (message < 0 ? 0 : 1) + tryEverything(at, end, messages));
            }
        }
        return least;
    }

    /** Times of messages, negative if they are Confirmable anyway. */
    private static long least(long end, long... messages) {
        Trace trace = new Trace();
        for (long message : messages) {
            trace.add(Math.abs(message), message < 0, Activity.NOTIFICATION);
        }
        return new Clairvoyant(trace, WINDOW).leastDatagrams(0, end);
    }
}

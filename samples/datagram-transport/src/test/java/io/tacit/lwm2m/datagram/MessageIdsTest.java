package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No message id twice within EXCHANGE_LIFETIME, whatever the load. */
class MessageIdsTest {

    private static final long LIFETIME = 247_000;
    private static final int LEAST = 61_440;

    @Test
    void beginsWhereItIsToldAndCountsUp() {
        MessageIds ids = new MessageIds(0xABCDFFFE, LIFETIME);
        assertEquals(0xFFFE, ids.take(0));
        assertEquals(0xFFFF, ids.take(0));
        assertEquals(0, ids.take(0));
    }

    @Test
    void runsOutRatherThanUsingOneTwice() {
        for (int first : new int[] {0, 1, 4095, 4096, 30_000, 65_535}) {
            MessageIds ids = new MessageIds(first, LIFETIME);
            boolean[] used = new boolean[0x10000];
            int count = 0;
            for (int id = ids.take(5); id != MessageIds.NONE; id = ids.take(5)) {
                assertTrue(!used[id], "twice: " + id);
                used[id] = true;
                count++;
            }
            assertTrue(count >= LEAST, count + " from " + first);
            assertEquals(MessageIds.NONE, ids.take(4 + LIFETIME));
            assertTrue(ids.take(5 + LIFETIME) >= 0, "free again");
        }
    }

    @Test
    void underAnyLoadNoneIsUsedTwiceInTime() {
        Random random = new Random(44);
        for (int run = 0; run < 5; run++) {
            MessageIds ids = new MessageIds(random.nextInt(), LIFETIME);
            long[] usedAt = new long[0x10000];
            Arrays.fill(usedAt, -LIFETIME);
            long now = 0;
            int refused = 0;
            for (int i = 0; i < 1_000_000; i++) {
                // From quiet to far more than can be had, in turns.
                now += random.nextInt(1 + 20_000 / (1 + (i >> 14 & 31) * 100)) / (run + 1);
                int id = ids.take(now);
                if (id == MessageIds.NONE) {
                    refused++;
                } else {
                    assertTrue(now >= usedAt[id] + LIFETIME, "too soon");
                    usedAt[id] = now;
                }
            }
            assertTrue(refused > 0, "the load was high enough to refuse some");
        }
    }

    @Test
    void twoHundredAndFortyASecondCanBeHadForEver() {
        MessageIds ids = new MessageIds(4_000, LIFETIME);
        for (long i = 0; i < 500_000; i++) {
            assertTrue(ids.take(i * 1000 / 240) >= 0);
        }
    }
}

package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was seen is known for EXCHANGE_LIFETIME, come what may; only how much is taken in has a limit. */
class DeduplicationTest {

    private static final long LIFETIME = 247_000;
    private static final long AT_MOST_LONGER = 16_000;

    private final Deduplication seen = new Deduplication(LIFETIME);

    @Test
    void isKnownForTheLifetimeAndNotMuchLonger() {
        assertFalse(seen.has(7, 0));
        assertTrue(seen.add(7, 0));
        assertTrue(seen.has(7, 0));
        assertFalse(seen.has(6, 0));
        assertFalse(seen.has(8, 0));
        assertTrue(seen.has(7, LIFETIME));
        assertFalse(seen.has(7, LIFETIME + AT_MOST_LONGER));
        assertTrue(seen.isEmpty(LIFETIME + AT_MOST_LONGER));
    }

    @Test
    void idsRunOverTheEnd() {
        for (int i = 0; i < 100; i++) {
            assertTrue(seen.add(0xFFE0 + i & 0xFFFF, i));
        }
        for (int i = 0; i < 100; i++) {
            assertTrue(seen.has(0xFFE0 + i & 0xFFFF, LIFETIME));
        }
        assertFalse(seen.has(0xFFDF, 100));
        assertFalse(seen.has(0x44, 100));
    }

    /** A server that counts its ids, as section 4.4 of RFC 7252 has it, is heard however much it says. */
    @Test
    void aServerThatCountsIsNeverRefused() {
        long now = 0;
        for (int i = 0; i < 500_000; i++) {
            now += 17; // 58 a second, for more than two hours
            assertFalse(seen.has(i & 0xFFFF, now), "used 1114 seconds ago");
            assertTrue(seen.add(i & 0xFFFF, now));
        }
        for (int i = 0; i < LIFETIME / 17; i++) {
            assertTrue(seen.has(500_000 - 1 - i & 0xFFFF, now));
        }
    }

    /** One that does not has a limit, and what is over it is not taken in. */
    @Test
    void whatIsFullTakesNothingInAndForgetsNothing() {
        for (int i = 0; i < Deduplication.MAX_WINDOWS; i++) {
            assertTrue(seen.add(i * 200, i));
        }
        assertFalse(seen.add(60_000, 1000));
        assertFalse(seen.has(60_000, 1000));
        for (int i = 0; i < Deduplication.MAX_WINDOWS; i++) {
            assertTrue(seen.has(i * 200, i + LIFETIME));
        }
        assertTrue(seen.add(60_000, LIFETIME + AT_MOST_LONGER), "the oldest has run out");
    }

    /** Against a model that keeps everything: servers that count, with gaps, that draw, slow ones and fast ones. */
    @Test
    void knowsWhatAMapKnows() {
        Random random = new Random(45);
        for (int run = 0; run < 60; run++) {
            Deduplication memory = new Deduplication(LIFETIME);
            Map<Integer, Long> model = new HashMap<>();
            boolean counts = random.nextInt(3) > 0;
            int gap = 1 + random.nextInt(4);
            int pause = 1 + random.nextInt(2000);
            int next = random.nextInt(0x10000);
            long now = 0;
            for (int i = 0; i < 3000; i++) {
                now += random.nextInt(pause);
                int id = counts ? next = next + 1 + random.nextInt(gap) & 0xFFFF : random.nextInt(0x10000);
                if (random.nextInt(4) == 0) {
                    id = id - random.nextInt(100) & 0xFFFF; // repeated, or out of order
                }
                Long before = model.get(id);
                boolean has = memory.has(id, now);
                if (before != null && now < before + LIFETIME) {
                    assertTrue(has, "forgotten after " + (now - before));
                } else {
                    boolean longAgo = before == null || now >= before + LIFETIME + AT_MOST_LONGER;
                    assertFalse(has && longAgo, "never seen");
                    if (!has && memory.add(id, now)) {
                        model.put(id, now);
                    }
                }
            }
            assertEquals(!model.isEmpty(), !memory.isEmpty(now));
        }
    }
}

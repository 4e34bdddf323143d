package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sixteenth of the mean is always added to what is expected: 800 + 50, and so on. */
@DisplayName("The gaps between messages")
class GapsTest {

    private static Gaps messagesAt(long... times) {
        Gaps gaps = new Gaps();
        for (long time : times) {
            gaps.sent(time);
        }
        return gaps;
    }

    @Test
    @DisplayName("are unknown until there are two messages")
    void unknown() {
        assertEquals(Long.MAX_VALUE, messagesAt().expected());
        assertEquals(Long.MAX_VALUE, messagesAt(700).expected());
        assertFalse(messagesAt().areRegularWithin(1_000));
        assertFalse(messagesAt(700).areRegularWithin(1_000));
    }

    @Test
    @DisplayName("are the first gap at first")
    void first() {
        assertEquals(800 + 50, messagesAt(100, 900).expected());
    }

    @Test
    @DisplayName("can be 0: two messages at once")
    void none() {
        assertEquals(0, messagesAt(700, 700).expected());
        assertTrue(messagesAt(700, 700).areRegularWithin(1));
    }

    @Test
    @DisplayName("move by an eighth of the error, and deviate by a quarter of it, from a first gap of 0 too")
    void larger() {
        // 800, then 1600: mean 800 + 800/8 = 900, deviation 800/4 = 200
        assertEquals(900 + 200 + 56, messagesAt(0, 800, 2_400).expected());
        // 0, then 800: mean 100, deviation 200
        assertEquals(100 + 200 + 6, messagesAt(0, 0, 800).expected());
    }

    @Test
    @DisplayName("deviate as much when one is shorter")
    void shorter() {
        // 900 and 200 as above, then 100: mean 900 - 800/8 = 800, deviation 200 + (800 - 200)/4 = 350
        assertEquals(800 + 350 + 50, messagesAt(0, 800, 2_400, 2_500).expected());
    }

    @Test
    @DisplayName("do not depend on where the clock has its zero")
    void negativeTimes() {
        assertEquals(800 + 50, messagesAt(-1_000, -200).expected());
        assertEquals(900 + 200 + 56, messagesAt(-1_000, -200, 1_400).expected());
    }

    @Test
    @DisplayName("are regular if they deviate by a quarter of the mean or less")
    void regular() {
        // 700, then 1500: mean 800, deviation 200; then with 4 ms more: mean 800, deviation 201
        assertTrue(messagesAt(0, 700, 2_200).areRegularWithin(10_000));
        assertFalse(messagesAt(0, 700, 2_204).areRegularWithin(10_000));
    }

    @Test
    @DisplayName("fit into a window that is longer than mean and deviation together")
    void window() {
        assertTrue(messagesAt(0, 700, 2_200).areRegularWithin(1_001));
        assertFalse(messagesAt(0, 700, 2_200).areRegularWithin(1_000));
    }
}

package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The next message is worth waiting for")
class GapsTest {

    private static final long WINDOW = 1_200;
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** Messages with these gaps; a negative one ends with a message that is Confirmable anyway. */
    private static Gaps gaps(long... gaps) {
        return gapsFrom(0, gaps);
    }

    private static Gaps gapsFrom(long start, long... lengths) {
        Gaps gaps = new Gaps();
        long now = start;
        gaps.sent(now, false);
        for (long length : lengths) {
            now += Math.abs(length);
            gaps.sent(now, length < 0);
        }
        return gaps;
    }

    private static boolean waits(Gaps gaps, long left) {
        return gaps.isNextWorthWaiting(left, WINDOW, UNKNOWN);
    }

    private static void waitsDownTo(long least, Gaps gaps) {
        assertTrue(waits(gaps, least), "waits with " + least + " left");
        assertFalse(waits(gaps, least - 1), "takes what there is with less than " + least + " left");
    }

    @Test
    @DisplayName("in the first half of the window while the gaps are unknown")
    void unknown() {
        waitsDownTo(601, new Gaps());
        waitsDownTo(601, gaps());
    }

    @Test
    @DisplayName("if it must come in time (pmax)")
    void longest() {
        assertTrue(new Gaps().isNextWorthWaiting(301, WINDOW, 300));
        assertFalse(new Gaps().isNextWorthWaiting(300, WINDOW, 300));
        assertTrue(gaps(900).isNextWorthWaiting(300, WINDOW, 300));
        assertFalse(gaps(900).isNextWorthWaiting(299, WINDOW, 300));
    }

    @Test
    @DisplayName("if messages are regular and it fits in, however little of the window has passed")
    void regular() {
        waitsDownTo(400, gaps(400, 400, 400));
        waitsDownTo(1_100, gaps(1_100, 1_100));
        waitsDownTo(1_200, gaps(1_200, 1_200));
        waitsDownTo(400, gapsFrom(-5_000, 400, 400));
    }

    @Test
    @DisplayName("if messages are nearly regular and it has always fitted in")
    void nearlyRegular() {
        waitsDownTo(600, gaps(400, 600, 400, 400));
        // One millisecond more, and it is not regular: 3 · 400 + left > 900.
        waitsDownTo(400, gaps(400, 601, 400, 400));
        // One of four does not fit into the window: 4 left > 4 · 11/16 of it.
        waitsDownTo(826, gaps(1_000, 1_201, 1_000, 1_000));
    }

    @Test
    @DisplayName("if what is gained on average is more than what is lost when it comes too late")
    void average() {
        // Nine of 100 and one of 1000: 9 · 100 + left > 900 = 3/4 of the window, as soon as anything is left.
        waitsDownTo(100, gaps(100, 100, 100, 100, 100, 100, 100, 100, 100, 1_000));
        // Two of 100 and one of 1000: 200 + left > 900.
        waitsDownTo(701, gaps(100, 1_000, 100));
        // One of 1000, one of 1100 and one of 100: 100 + 2 left > 2 · 900.
        waitsDownTo(851, gaps(100, 1_000, 1_100));
    }

    @Test
    @DisplayName("in the first half of the window if all come too late: then Updates do the work")
    void rare() {
        waitsDownTo(601, gaps(1_201, 5_000));
        // One of two does not fit into a window: 100 + left > 5/8 of the window.
        waitsDownTo(651, gaps(100, 1_201));
        // It just fits: 100 + left > 3/4 of the window.
        waitsDownTo(801, gaps(100, 1_200));
    }

    @Test
    @DisplayName("if it may well be Confirmable anyway")
    void free() {
        waitsDownTo(100, gaps(-100, 1_000));
        // One is, three come too late: 100 + 3 left > (3 − 1) · 900.
        waitsDownTo(567, gaps(-100, 1_000, 1_000, 1_100));
        // That a late one is, is no use.
        waitsDownTo(801, gaps(100, -1_000));
    }

    @Test
    @DisplayName("in a trial: only with time to spare, half a window and a quarter more than the longest gap")
    void inTime() {
        assertTrue(gaps().isNextInTime(601, WINDOW));
        assertFalse(gaps().isNextInTime(600, WINDOW));
        assertTrue(gaps(100, 800, 100).isNextInTime(1_001, WINDOW));
        assertFalse(gaps(100, 800, 100).isNextInTime(1_000, WINDOW));
        assertTrue(gaps(400, 1_201).isNextInTime(601, WINDOW));
        assertFalse(gaps(400, 1_200).isNextInTime(1_200, WINDOW));
    }

    @Test
    @DisplayName("as the last 32 gaps say; older ones are forgotten")
    void forgets() {
        Gaps gaps = gaps(-1_000);
        long now = 1_000;
        for (int i = 0; i < 32; i++) {
            now += 50;
            gaps.sent(now, false);
        }
        waitsDownTo(50, gaps);
        for (int i = 0; i < 32; i++) {
            now += 800;
            gaps.sent(now, false);
        }
        waitsDownTo(800, gaps);
    }
}

package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The window is 250, the Register was answered at 0. */
@DisplayName("The pace of standard")
class StandardPaceTest {

    private static final long WINDOW = 250;

    private final StandardPace pace = new StandardPace();

    @BeforeEach
    void registered() {
        pace.registered(0);
    }

    /** What standard would have sent by now, while other traffic kept our own timer back. */
    private void assertUpdates(long expected, long now) {
        pace.advance(false, WINDOW, now);
        assertEquals(expected, pace.updates(), "Updates by " + now);
    }

    @Nested
    @DisplayName("while traffic keeps our own timer back,")
    class Aided {

        @Test
        @DisplayName("is one Update a window, none before its end")
        void windows() {
            assertUpdates(0, 249);
            assertUpdates(1, 250);
            assertUpdates(1, 499);
            assertUpdates(2, 500);
            assertUpdates(10, 2_749);
            assertUpdates(11, 2_750);
        }

        @Test
        @DisplayName("starts anew with a new registration")
        void anew() {
            assertUpdates(1, 260);
            pace.registered(300);
            assertUpdates(1, 549);
            assertUpdates(2, 550);
        }

        @Test
        @DisplayName("is not changed by an Update of ours that standard would not have sent")
        void audit() {
            assertUpdates(1, 250);
            pace.updateSent(false, false, WINDOW, 300);
            pace.updated(300);
            assertUpdates(1, 499);
            assertUpdates(2, 500);
        }

        @Test
        @DisplayName("is not changed by an audit before standard's first Update either")
        void earlyAudit() {
            pace.updateSent(false, false, WINDOW, 100);
            pace.updated(100);
            assertUpdates(0, 249);
            assertUpdates(1, 250);
        }

        @Test
        @DisplayName("starts anew with an Update that is owed whatever the policy")
        void owed() {
            assertUpdates(1, 250);
            pace.updateSent(true, false, WINDOW, 300);
            assertEquals(2, pace.updates());
            pace.updated(300);
            assertUpdates(2, 549);
            assertUpdates(3, 550);
        }

        @Test
        @DisplayName("counts what was due by the time that we send one")
        void dueBefore() {
            pace.updateSent(true, false, WINDOW, 600);
            assertEquals(2 + 1, pace.updates(), "at 250 and 500, and the one that is owed");
        }
    }

    @Nested
    @DisplayName("while nothing but our Updates counts,")
    class Unaided {

        @Test
        @DisplayName("is our own: what our timer has not sent, however late, standard has not either")
        void late() {
            pace.advance(true, WINDOW, 400);
            assertEquals(0, pace.updates());
            pace.updateSent(false, true, WINDOW, 400);
            assertEquals(1, pace.updates());
        }

        @Test
        @DisplayName("counts from the first transmission of the Update that was answered")
        void firstTransmission() {
            pace.updateSent(false, true, WINDOW, 250);
            pace.updated(260);
            assertUpdates(1, 509);
            assertUpdates(2, 510);
        }

        @Test
        @DisplayName("does not fall out of step by being asked before the window is over")
        void asked() {
            assertUpdates(0, 100);
            pace.updated(90);
            assertUpdates(0, 339);
            assertUpdates(1, 340);
        }

        @Test
        @DisplayName("does not either where time began long before")
        void askedLater() {
            pace.registered(1_000);
            assertUpdates(0, 1_100);
            pace.updated(1_090);
            assertUpdates(0, 1_339);
            assertUpdates(1, 1_340);
        }

        @Test
        @DisplayName("is its own again once traffic has kept our timer back")
        void outOfStep() {
            assertUpdates(1, 250);
            pace.advance(true, WINDOW, 500);
            assertEquals(2, pace.updates(), "the imagined timer runs by itself");
            pace.updateSent(false, true, WINDOW, 600);
            assertEquals(2, pace.updates(), "our timer is another one now");
            assertUpdates(3, 750);
        }
    }

    @Test
    @DisplayName("is nothing at all where the lifetime never ends")
    void noWindow() {
        pace.advance(false, 0, 1_000_000);
        assertEquals(0, pace.updates());
    }
}

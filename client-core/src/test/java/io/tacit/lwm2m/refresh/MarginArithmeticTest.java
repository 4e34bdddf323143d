package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** With p = (lost + 2) / (sent + 40): three transmissions are enough up to 4.64 %, four up to 10 %. */
@DisplayName("The arithmetic of the margin")
class MarginArithmeticTest {

    /** Four transmissions: what is provided for at the start. */
    private static final long FOUR = 21_000;

    private final Margin margin = new Margin();

    private void exchanges(int count, int transmissions, boolean answered) {
        for (int i = 0; i < count; i++) {
            margin.exchange(transmissions, answered, 2_000);
        }
    }

    @Nested
    @DisplayName("loss:")
    class Loss {

        @Test
        @DisplayName("at exactly 10 % four are enough, 0.1 to the fourth being the 1e-4 that is accepted")
        void exactly() {
            exchanges(1, 4, true);
            exchanges(6, 1, true);
            assertEquals(4, margin.transmissions(), "5 / 50");
        }

        @Test
        @DisplayName("above 10 % it takes five")
        void above() {
            exchanges(1, 4, true);
            exchanges(5, 1, true);
            assertEquals(5, margin.transmissions(), "5 / 49");
        }

        @Test
        @DisplayName("of an exchange that ends without answer, each transmission counts as lost")
        void unanswered() {
            exchanges(1, 3, true);
            assertEquals(4, margin.transmissions(), "4 / 43");
            Margin other = new Margin();
            other.exchange(3, false, 2_000);
            assertEquals(5, other.transmissions(), "5 / 43");
        }

        @Test
        @DisplayName("both counts are halved with the 200th transmission, not before")
        void halved() {
            exchanges(23, 2, true);
            exchanges(153, 1, true);
            assertEquals(5, margin.transmissions(), "25 / 239");
            exchanges(1, 1, true);
            assertEquals(4, margin.transmissions(), "13 / 140, no longer 25 / 240");
        }

        @Test
        @DisplayName("the number sent is halved too: a loss soon after weighs twice as much")
        void halvedBoth() {
            exchanges(200, 1, true);
            assertEquals(3, margin.transmissions(), "2 / 140");
            exchanges(2, 3, true);
            assertEquals(3, margin.transmissions(), "6 / 146");
            exchanges(1, 2, true);
            assertEquals(4, margin.transmissions(), "7 / 148");
        }
    }

    @Nested
    @DisplayName("round trip:")
    class RoundTrip {

        @BeforeEach
        void atTheStart() {
            assertEquals(FOUR + 2_000, margin.millis());
        }

        @Test
        @DisplayName("a shorter one counts a quarter")
        void shorter() {
            margin.exchange(1, true, 400);
            assertEquals(FOUR + 2_000 - 1_600 / 4, margin.millis());
        }

        @Test
        @DisplayName("a longer one counts whole")
        void longer() {
            margin.exchange(1, true, 2_400);
            assertEquals(FOUR + 2_400, margin.millis());
        }

        @Test
        @DisplayName("one of a repeated message, shorter or longer, counts a sixteenth")
        void repeated() {
            margin.exchange(2, true, 400);
            assertEquals(FOUR + 2_000 - 1_600 / 16, margin.millis());
            margin.exchange(2, true, 1_900 + 1_600);
            assertEquals(FOUR + 1_900 + 1_600 / 16, margin.millis());
        }

        @Test
        @DisplayName("no answer says nothing of it")
        void unanswered() {
            margin.exchange(1, false, 60_000);
            assertEquals(FOUR + 2_000, margin.millis());
        }
    }
}

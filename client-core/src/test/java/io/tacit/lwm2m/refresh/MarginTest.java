package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The margin")
class MarginTest {

    private final Margin margin = new Margin();

    private void exchanges(int count, int transmissions, boolean answered, long elapsed) {
        for (int i = 0; i < count; i++) {
            margin.exchange(transmissions, answered, elapsed);
        }
    }

    @Test
    @DisplayName(
            "provides for four transmissions while nothing is known: 2/40 to the fourth is below 1e-4, to the third above")
    void atTheStart() {
        assertEquals(4, margin.transmissions());
        assertEquals(21_000 + 2_000, margin.millis());
    }

    @Test
    @DisplayName("provides for three after four exchanges without loss, and not after three")
    void withoutLoss() {
        exchanges(3, 1, true, 2_000);
        assertEquals(4, margin.transmissions());
        exchanges(1, 1, true, 2_000);
        assertEquals(3, margin.transmissions());
        assertEquals(9_000 + 2_000, margin.millis());
    }

    @Test
    @DisplayName("provides for five at 10 % loss, and never for more")
    void withLoss() {
        exchanges(20, 2, true, 2_000);
        assertEquals(5, margin.transmissions());
        assertEquals(45_000 + 2_000, margin.millis());
        exchanges(50, 5, false, 0);
        assertEquals(5, margin.transmissions());
    }

    @Test
    @DisplayName("forgets old losses, since the counts are halved every 200 transmissions")
    void forgets() {
        exchanges(20, 5, false, 0);
        assertEquals(5, margin.transmissions());
        exchanges(2_000, 1, true, 100);
        assertEquals(3, margin.transmissions());
    }

    @Test
    @DisplayName("follows the round trip: up at once, down slowly")
    void roundTrip() {
        exchanges(100, 1, true, 40);
        assertTrue(margin.millis() < 9_000 + 60, "went down to " + margin.millis());
        exchanges(1, 1, true, 1_500);
        assertEquals(9_000 + 1_500, margin.millis());
    }

    @Test
    @DisplayName("adds what a handshake takes")
    void handshake() {
        margin.handshake(700);
        assertEquals(21_000 + 2_000 + 700, margin.millis());
    }
}

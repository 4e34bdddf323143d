package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({"90,90", "90s,90", "250ms,0.25", "5min,300", "1.5h,5400", "2d,172800", "0,0", "366d,31622400"})
    void timesAreSeconds(String text, double seconds) {
        assertEquals(seconds, Amount.seconds("--x", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "5 min", "5m", "1e3", "367d", "NaN", "5min30s", "١"})
    void whatIsNoTimeIsNamed(String text) {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> Amount.seconds("--x", text));
        assertTrue(
                wrong.getMessage().startsWith("--x is ") && wrong.getMessage().endsWith("not \"" + text + "\""));
    }

    @ParameterizedTest
    @CsvSource({"2%,0.02", "0.02,0.02", "100%,1", "0,0", "1,1"})
    void sharesAreOfOne(String text, double share) {
        assertEquals(share, Amount.share("--x", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-1", "1.1", "101%", "2 %"})
    void whatIsNoShareIsNamed(String text) {
        assertThrows(IllegalArgumentException.class, () -> Amount.share("--x", text));
    }

    @Test
    void wholeSecondsAreNotLessThanWasSaid() {
        assertEquals(3600, Amount.wholeSeconds("--x", "1h", 1));
        assertEquals(0, Amount.wholeSeconds("--x", "0", 0));
        assertThrows(IllegalArgumentException.class, () -> Amount.wholeSeconds("--x", "0", 1));
        assertThrows(IllegalArgumentException.class, () -> Amount.wholeSeconds("--x", "1500ms", 1));
    }
}

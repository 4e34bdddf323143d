package io.tacit.lwm2m.refresh;

import static io.tacit.lwm2m.refresh.RefreshSettings.AUTOMATIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Refresh settings")
class RefreshSettingsTest {

    private static RefreshSettings settings(long margin, long grace, long maxSilence) {
        return new RefreshSettings(UpdatePolicy.implicit(), margin, grace, maxSilence, true);
    }

    @Test
    @DisplayName("tell the grace and the policy")
    void told() {
        RefreshSettings settings = settings(AUTOMATIC, 10_000, AUTOMATIC);
        assertEquals(10_000, settings.graceMillis());
        assertSame(UpdatePolicy.implicit(), settings.policy());
    }

    @Test
    @DisplayName("may have a margin, a grace and a silence of 0, and an automatic margin and silence")
    void least() {
        assertEquals(0, settings(0, 0, 0).graceMillis());
        assertEquals(0, settings(AUTOMATIC, 0, AUTOMATIC).graceMillis());
    }

    @ParameterizedTest
    @CsvSource({"-2, 0, 0", "0, -1, 0", "0, 0, -2"})
    @DisplayName("refuse any other negative time")
    void negative(long margin, long grace, long maxSilence) {
        assertThrows(IllegalArgumentException.class, () -> settings(margin, grace, maxSilence));
    }
}

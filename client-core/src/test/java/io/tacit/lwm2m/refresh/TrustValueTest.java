package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trust as a value")
class TrustValueTest {

    private static final List<String> DIFFERENT = List.of(
            "none",
            "none, answers checked",
            "none, answers meaningless",
            "notification",
            "notification, answers checked",
            "send",
            "response",
            "notification send",
            "notification+send",
            "notification+response",
            "notification send+response",
            "send notification+response");

    @Test
    @DisplayName("equals what is trusted alike, and nothing else")
    void equality() {
        for (String one : DIFFERENT) {
            for (String other : DIFFERENT) {
                assertEquals(one.equals(other), Trust.parse(one).equals(Trust.parse(other)), one + " and " + other);
            }
            assertNotEquals(Trust.parse(one), (Object) one);
        }
        assertEquals(Trust.none(), Trust.of());
    }

    @Test
    @DisplayName("has hash codes that differ where trust does")
    void hashes() {
        Set<Integer> hashes = new HashSet<>();
        for (String text : DIFFERENT) {
            hashes.add(Trust.parse(text).hashCode());
        }
        assertEquals(DIFFERENT.size(), hashes.size());
    }

    @Test
    @DisplayName("loses the kinds that were refuted, alone or in a set, and keeps the others")
    void refuted() {
        assertEquals(
                "send",
                Trust.parse("notification send")
                        .refuted(Trust.bit(ActivityKind.NOTIFICATION))
                        .toString());
        assertEquals(
                "notification",
                Trust.parse("notification send+response")
                        .refuted(Trust.bit(ActivityKind.SEND))
                        .toString());
    }

    @Test
    @DisplayName("no kind is not a single one")
    void single() {
        assertFalse(Trust.isSingle(0));
        assertTrue(Trust.isSingle(4));
        assertFalse(Trust.isSingle(5));
    }
}

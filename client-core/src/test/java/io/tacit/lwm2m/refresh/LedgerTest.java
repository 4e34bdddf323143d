package io.tacit.lwm2m.refresh;

import static io.tacit.lwm2m.refresh.ActivityKind.NOTIFICATION;
import static io.tacit.lwm2m.refresh.ActivityKind.SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The ledger")
class LedgerTest {

    private final Ledger ledger = new Ledger();

    private void assertNothingKnownOf(ActivityKind kind) {
        assertEquals(Ledger.NEVER, ledger.sentAt(kind));
        assertNull(ledger.sentSubject(kind));
        assertNothingProvenOf(kind);
    }

    private void assertNothingProvenOf(ActivityKind kind) {
        assertEquals(Ledger.NEVER, ledger.provenAt(kind));
        assertNull(ledger.provenSubject(kind));
    }

    @ParameterizedTest
    @EnumSource(ActivityKind.class)
    @DisplayName("is empty at first: never is before any time")
    void empty(ActivityKind kind) {
        assertNothingKnownOf(kind);
    }

    @ParameterizedTest
    @EnumSource(ActivityKind.class)
    @DisplayName("forgets what was proven, not what was sent")
    void forgets(ActivityKind kind) {
        ledger.sent(kind, "a", 7);
        ledger.proven(kind, "a", 7);
        ledger.forgetProofs();
        assertNothingProvenOf(kind);
        assertEquals(7, ledger.sentAt(kind));
        assertEquals("a", ledger.sentSubject(kind));
    }

    @Test
    @DisplayName("keeps what was sent and what was proven apart, and one kind from another")
    void apart() {
        ledger.sent(NOTIFICATION, "a", 5);
        ledger.proven(NOTIFICATION, "b", 3);
        assertEquals(5, ledger.sentAt(NOTIFICATION));
        assertEquals("a", ledger.sentSubject(NOTIFICATION));
        assertEquals(3, ledger.provenAt(NOTIFICATION));
        assertEquals("b", ledger.provenSubject(NOTIFICATION));
        assertNothingKnownOf(SEND);
    }

    @Test
    @DisplayName("keeps the latest proof, in whatever order proofs come; of two as late, the first to come")
    void order() {
        ledger.proven(SEND, "newer", 10);
        ledger.proven(SEND, "older", 9);
        ledger.proven(SEND, "as new", 10);
        assertEquals(10, ledger.provenAt(SEND));
        assertEquals("newer", ledger.provenSubject(SEND));
        ledger.proven(SEND, "newest", 11);
        assertEquals(11, ledger.provenAt(SEND));
        assertEquals("newest", ledger.provenSubject(SEND));
    }

    @Test
    @DisplayName("takes a proof from before the clock's zero")
    void negative() {
        ledger.proven(SEND, "early", -10);
        assertEquals(-10, ledger.provenAt(SEND));
    }
}

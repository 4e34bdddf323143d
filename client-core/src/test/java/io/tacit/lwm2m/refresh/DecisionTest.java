package io.tacit.lwm2m.refresh;

import static io.tacit.lwm2m.refresh.ActivityKind.NOTIFICATION;
import static io.tacit.lwm2m.refresh.ActivityKind.RESPONSE;
import static io.tacit.lwm2m.refresh.ActivityKind.SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made at 1000 s of something sent at 988 s; the next check at 1268 s. */
@DisplayName("A decision")
class DecisionTest {

    private static final String WHERE = "/3303/0/5700";

    private final Decision decision = new Decision();

    private Decision decision(Decision.Type type, ActivityKind kind, Object subject) {
        decision.set(type, kind, subject, 988_000, 1_268_000, 1_000_000);
        return decision;
    }

    private String text(Decision.Type type, ActivityKind kind, Object subject) {
        return decision(type, kind, subject).toString();
    }

    @Test
    @DisplayName("tells what it was filled with, and nothing of the one before")
    void told() {
        Decision due = decision(Decision.Type.UPDATE_DUE, NOTIFICATION, WHERE);
        due.reason = UpdateReason.DEADLINE;
        due.doubt = Doubt.RESET;
        assertEquals(Decision.Type.UPDATE_DUE, due.type());
        assertSame(NOTIFICATION, due.kind());
        assertSame(WHERE, due.subject());
        assertEquals(988_000, due.sentAt());
        assertEquals(1_268_000, due.nextCheck());
        assertEquals(1_000_000, due.now());
        assertEquals(UpdateReason.DEADLINE, due.reason());
        assertEquals(Doubt.RESET, due.doubt());
        Decision next = decision(Decision.Type.UPDATE_NOT_NEEDED, null, null);
        assertNull(next.reason());
        assertNull(next.doubt());
        assertNull(next.kind());
        assertNull(next.subject());
    }

    @Nested
    @DisplayName("reads")
    class Text {

        @Test
        @DisplayName("as what no Update is needed for")
        void notNeeded() {
            assertEquals(
                    "Update not needed: notification of /3303/0/5700 acknowledged, sent 12 s ago; next check in 268 s",
                    text(Decision.Type.UPDATE_NOT_NEEDED, NOTIFICATION, WHERE));
            assertEquals(
                    "Update not needed: response acknowledged, sent 12 s ago; next check in 268 s",
                    text(Decision.Type.UPDATE_NOT_NEEDED, RESPONSE, null));
            assertEquals(
                    "Update not needed: Send answered, sent 12 s ago; next check in 268 s",
                    text(Decision.Type.UPDATE_NOT_NEEDED, SEND, null));
            assertEquals(
                    "Update not needed: Register or Update answered, sent 12 s ago; next check in 268 s",
                    text(Decision.Type.UPDATE_NOT_NEEDED, null, null));
        }

        @Test
        @DisplayName("as what is only taken to have arrived")
        void unproven() {
            Decision optimistic = decision(Decision.Type.UPDATE_NOT_NEEDED, SEND, null);
            optimistic.proven = false;
            assertEquals(
                    "Update not needed: Send, sent 12 s ago, taken as received; next check in 268 s",
                    optimistic.toString());
        }

        @Test
        @DisplayName("as what is never looked at again")
        void never() {
            decision.set(Decision.Type.UPDATE_NOT_NEEDED, null, null, 988_000, Long.MAX_VALUE, 1_000_000);
            assertEquals(
                    "Update not needed: Register or Update answered, sent 12 s ago; no further check",
                    decision.toString());
        }

        @Test
        @DisplayName("as what the Update waits for")
        void waits() {
            assertEquals(
                    "Update waits: Send in flight, sent 12 s ago; next check in 268 s",
                    text(Decision.Type.UPDATE_WAITS, SEND, null));
        }

        @Test
        @DisplayName("as why an Update is due")
        void due() {
            Decision due = decision(Decision.Type.UPDATE_DUE, null, null);
            due.reason = UpdateReason.DEADLINE;
            assertEquals(
                    "Update: nothing proven to have arrived for 12 s, lifetime about to run out in 268 s",
                    due.toString());
            due.reason = UpdateReason.TRIGGERED;
            assertEquals("Update: triggered by the server", due.toString());
        }

        @Test
        @DisplayName("as what was promoted")
        void promoted() {
            assertEquals(
                    "Promoted: notification of /3303/0/5700 goes out Confirmable to save an Update;"
                            + " deadline in 268 s",
                    text(Decision.Type.PROMOTED, NOTIFICATION, WHERE));
        }

        @Test
        @DisplayName("as what raised a doubt")
        void doubted() {
            Decision doubted = decision(Decision.Type.DOUBTED, NOTIFICATION, WHERE);
            doubted.doubt = Doubt.RESET;
            assertEquals("Doubt: notification of /3303/0/5700 was reset; an Update will tell", doubted.toString());
            doubted.doubt = Doubt.TIMED_OUT;
            assertEquals(
                    "Doubt: notification of /3303/0/5700 was not acknowledged; an Update will tell",
                    doubted.toString());
        }

        @Test
        @DisplayName("as a trial, and what came of it, with what is trusted then")
        void trials() {
            Decision trial = decision(Decision.Type.UPDATE_HELD, null, null);
            trial.kinds = 7;
            assertEquals(
                    "Update held: trial whether notifications and sends and responses count; concludes in 268 s",
                    trial.toString());
            trial = decision(Decision.Type.TRIAL_INCONCLUSIVE, null, null);
            trial.trust = Trust.of(SEND);
            assertSame(trial.trust, trial.trust());
            assertEquals("Trial: inconclusive for nothing; next trial in 268 s at the earliest", trial.toString());
            assertNull(decision(Decision.Type.UPDATE_DUE, null, null).trust());
        }

        @Test
        @DisplayName("as a control that shows that nothing can be learned")
        void control() {
            Decision control = decision(Decision.Type.CONTROL, null, null);
            control.trust = Trust.none().answering(Trust.Answers.MEANINGLESS);
            assertEquals(
                    "Control: an unknown location is answered 2.04, so trials would tell nothing, and none is made",
                    control.toString());
        }

        @Test
        @DisplayName("as trust withdrawn, and as a margin that is capped")
        void others() {
            assertEquals(
                    "Trust withdrawn: the server had dropped the client; other traffic does not count any more",
                    text(Decision.Type.TRUST_WITHDRAWN, null, null));
            decision.set(Decision.Type.MARGIN_CAPPED, null, null, 0, 10_000, 0);
            assertEquals(
                    "Margin capped at 10 s, half the lifetime: on this link so short a lifetime can't be kept safely",
                    decision.toString());
        }

        @ParameterizedTest(name = "{0} ms as {1}")
        @CsvSource({
            "-1, 0 s",
            "0, 0 s",
            "1, 0.0 s",
            "49, 0.0 s",
            "50, 0.1 s",
            "1000, 1 s",
            "1234, 1.2 s",
            "1250, 1.3 s",
            "9000, 9 s",
            "9940, 9.9 s",
            "9950, 10.0 s",
            "9999, 10.0 s",
            "10000, 10 s",
            "10499, 10 s",
            "10500, 11 s",
        })
        @DisplayName("in whole seconds, rounded; below 10 s in tenths where it is not whole")
        void seconds(long millis, String expected) {
            decision.set(Decision.Type.UPDATE_WAITS, SEND, null, 5_000, Long.MAX_VALUE, 5_000 + millis);
            assertEquals(
                    "Update waits: Send in flight, sent " + expected + " ago; no further check", decision.toString());
        }
    }
}

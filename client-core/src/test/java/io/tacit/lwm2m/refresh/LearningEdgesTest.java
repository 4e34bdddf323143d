package io.tacit.lwm2m.refresh;

import static io.tacit.lwm2m.refresh.ActivityKind.NOTIFICATION;
import static io.tacit.lwm2m.refresh.ActivityKind.RESPONSE;
import static io.tacit.lwm2m.refresh.ActivityKind.SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Lifetime 300 s, margin 50 s, grace 120 s. Answers were checked before, so that the Register, answered as soon as sent
 * at 0, opens a trial: the Update is held at 250, and concludes at 420. All times in seconds.
 */
@DisplayName("Learning, at the edges:")
class LearningEdgesTest {

    private static final long LIFETIME = 300;
    private static final long WINDOW = 250;
    private static final long CONCLUSION = 420;
    private static final long DAY = 86_400;
    private static final String WHERE = "/3303/0/5700";

    private final List<String> log = new ArrayList<>();
    private RefreshScheduler scheduler = scheduler(UpdatePolicy.learned(), RefreshSettings.AUTOMATIC);

    private RefreshScheduler scheduler(UpdatePolicy policy, long maxSilence) {
        RefreshSettings settings = new RefreshSettings(policy, 50_000, 120_000, maxSilence, true);
        return new RefreshScheduler(settings, decision -> log.add(decision.toString()));
    }

    private void checked() {
        scheduler.trust(Trust.parse("none, answers checked"));
        registered(0);
    }

    private void registered(long t) {
        scheduler.registered(t * 1000, LIFETIME * 1000, t * 1000);
    }

    private void proven(ActivityKind kind, long t) {
        scheduler.sentConfirmable(kind, WHERE, false, t * 1000);
        scheduler.proven(kind, WHERE, t * 1000);
    }

    private boolean promotes(ActivityKind kind, long t) {
        return scheduler.promote(kind, WHERE, Long.MAX_VALUE, t * 1000);
    }

    private UpdateReason decide(long t) {
        return scheduler.decide(t * 1000);
    }

    private void updated(UpdateReason reason, long t) {
        scheduler.updateSent(reason, t * 1000);
        scheduler.updated(t * 1000, LIFETIME * 1000, t * 1000);
    }

    private void absent(UpdateReason reason, long t) {
        scheduler.updateSent(reason, t * 1000);
        scheduler.absent(t * 1000);
    }

    /** Held at 250, with proof of one kind until 460, beyond the conclusion. */
    private void held() {
        checked();
        proven(NOTIFICATION, 100);
        assertNull(decide(WINDOW));
        proven(NOTIFICATION, 210);
    }

    private RefreshCounters counters(long t) {
        RefreshCounters counters = new RefreshCounters();
        scheduler.counters(counters, t * 1000);
        return counters;
    }

    private long wakeAt() {
        return scheduler.wakeAt() / 1000;
    }

    private String lastLine() {
        return log.get(log.size() - 1);
    }

    @Nested
    @DisplayName("the control")
    class Control {

        @Test
        @DisplayName("is not sent while trials are not permitted, nor by a policy that does not learn")
        void notWanted() {
            registered(0);
            scheduler.sent(NOTIFICATION, WHERE, 10_000);
            assertTrue(scheduler.isControlDue(125_000));
            assertTrue(scheduler.isControlDue(125_000), "to ask changes nothing");
            scheduler.permitTrials(false);
            assertFalse(scheduler.isControlDue(125_000));
            assertEquals(WINDOW, wakeAt());
            scheduler = scheduler(UpdatePolicy.implicit(), RefreshSettings.AUTOMATIC);
            registered(0);
            scheduler.sent(NOTIFICATION, WHERE, 10_000);
            assertFalse(scheduler.isControlDue(125_000));
        }

        @Test
        @DisplayName("is not sent without registration, and is what the scheduler wakes for")
        void registration() {
            assertFalse(scheduler.isControlDue(DAY * 1000));
            registered(0);
            assertEquals(125, wakeAt());
            scheduler.ended();
            assertEquals(Long.MAX_VALUE, scheduler.wakeAt());
        }

        @Test
        @DisplayName("says how it went")
        void told() {
            registered(0);
            scheduler.controlSent(100_000);
            scheduler.controlAnswered(false, false, 101_000);
            assertEquals("Control: no clear answer; tried again later", lastLine());
            scheduler.controlAnswered(true, false, 102_000);
            assertEquals("Control: an unknown location is answered 4.04, so trials tell something", lastLine());
        }

        @Test
        @DisplayName("without a clear answer is made rarer, up to one in 4096 windows")
        void rarer() {
            registered(0);
            scheduler.sent(NOTIFICATION, WHERE, 10_000);
            long at = 125;
            for (int i = 0; i < 20; i++) {
                scheduler.controlSent(at * 1000);
                scheduler.controlAnswered(false, false, at * 1000);
                at += WINDOW * Math.min(1 << i, 4096);
                assertFalse(scheduler.isControlDue(at * 1000 - 1), "attempt " + i);
                assertTrue(scheduler.isControlDue(at * 1000), "attempt " + i);
            }
        }

        @Test
        @DisplayName("once it is clear, failures before it do not delay what comes after an inconclusive trial")
        void convinced() {
            registered(0);
            for (int i = 0; i < 3; i++) {
                scheduler.controlSent(100_000);
                scheduler.controlAnswered(false, false, 101_000);
            }
            scheduler.controlAnswered(true, false, 102_000);
            registered(200);
            proven(NOTIFICATION, 210);
            assertNull(decide(450));
            updated(UpdateReason.TRIAL, 460);
            assertEquals("Trial: inconclusive for notifications; next trial in 250 s at the earliest", lastLine());
        }
    }

    @Nested
    @DisplayName("a trial opens")
    class Opening {

        @Test
        @DisplayName("only for a policy that learns")
        void otherPolicy() {
            scheduler = scheduler(UpdatePolicy.standard(), RefreshSettings.AUTOMATIC);
            checked();
            assertFalse(promotes(NOTIFICATION, 10));
            proven(NOTIFICATION, 100);
            assertEquals(UpdateReason.DEADLINE, decide(WINDOW));
        }

        @Test
        @DisplayName("only where the lifetime ends")
        void infinite() {
            Learning learning = new Learning(new Ledger(), 120);
            Trust trust = Trust.parse("none, answers checked");
            learning.windowOpened(trust, 0, 0, 0);
            assertEquals(Learning.Stage.RESTING, learning.stage());
            learning.windowOpened(trust, 0, 1, 0);
            assertEquals(Learning.Stage.OPEN, learning.stage());
        }

        @Test
        @DisplayName("only while it is permitted; to permit what is permitted changes nothing")
        void permitted() {
            checked();
            scheduler.permitTrials(true);
            assertTrue(promotes(NOTIFICATION, 10));
            scheduler.permitTrials(false);
            assertFalse(promotes(NOTIFICATION, 20));
            registered(100);
            assertFalse(promotes(NOTIFICATION, 110));
        }

        @Test
        @DisplayName("with candidates of this window only")
        void thisWindow() {
            checked();
            scheduler.sent(RESPONSE, WHERE, 10_000);
            updated(UpdateReason.TRIGGERED, 20);
            proven(NOTIFICATION, 100);
            assertNull(decide(20 + WINDOW));
            assertTrue(lastLine().startsWith("Update held: trial whether notifications count"), lastLine());
        }

        @Test
        @DisplayName("with what was sent at the same moment as the Update, too")
        void sameMoment() {
            checked();
            scheduler.sent(RESPONSE, WHERE, 0);
            proven(NOTIFICATION, 100);
            assertEquals(UpdateReason.DEADLINE, decide(WINDOW), "the response has no proof");
        }

        @Test
        @DisplayName("not in the window after one in which promotions were in vain")
        void inVain() {
            checked();
            assertTrue(promotes(NOTIFICATION, 10));
            updated(UpdateReason.TRIGGERED, 20);
            assertFalse(promotes(NOTIFICATION, 30));
            updated(UpdateReason.TRIGGERED, 20 + WINDOW - 1);
            assertFalse(promotes(NOTIFICATION, 20 + WINDOW));
            updated(UpdateReason.TRIGGERED, 20 + WINDOW + 1);
            assertTrue(promotes(NOTIFICATION, 20 + WINDOW + 2));
        }

        @Test
        @DisplayName("at once after a window that has cost nothing")
        void notInVain() {
            checked();
            proven(NOTIFICATION, 10);
            updated(UpdateReason.TRIGGERED, 20);
            assertTrue(promotes(NOTIFICATION, 240));
        }

        @Test
        @DisplayName("and promotes nothing else while something is in flight, nor with a deadline that is over")
        void promotion() {
            checked();
            scheduler.sentConfirmable(SEND, WHERE, false, 10_000);
            assertFalse(promotes(NOTIFICATION, 20));
            scheduler.proven(SEND, WHERE, 10_000);
            assertTrue(promotes(NOTIFICATION, 20));
            assertEquals("230 s", lastLine().substring(lastLine().length() - 5), "the first for the Update's deadline");
            proven(NOTIFICATION, 20);
            assertTrue(promotes(NOTIFICATION, 20 + WINDOW));
            assertEquals("deadline in 0 s", lastLine().substring(lastLine().length() - 15));
        }
    }

    @Nested
    @DisplayName("a hold")
    class Hold {

        @Test
        @DisplayName("is looked at again when its proof would run out, at the conclusion at last, and is one")
        void timer() {
            checked();
            proven(NOTIFICATION, 100);
            assertNull(decide(WINDOW));
            assertEquals(350, wakeAt());
            proven(NOTIFICATION, 120);
            assertNull(decide(350));
            assertEquals(
                    "Update not needed: notification of /3303/0/5700 acknowledged, sent 230 s ago; next check in 20 s",
                    lastLine());
            assertEquals(370, wakeAt());
            proven(NOTIFICATION, 300);
            assertNull(decide(370));
            assertEquals(CONCLUSION, wakeAt());
            assertEquals(1, counters(400).trials());
            assertEquals(2, counters(400).reportsAtRisk());
        }

        @Test
        @DisplayName("ends with the first message of a kind that has no proof")
        void another() {
            held();
            assertNull(decide(300));
            scheduler.sent(SEND, WHERE, 310_000);
            assertTrue(scheduler.wakeAt() <= 310_000);
            assertEquals(UpdateReason.TRIAL, decide(310));
        }

        @Test
        @DisplayName("is looked at again when what was in flight proves less than it might have")
        void lessProof() {
            checked();
            scheduler.sentConfirmable(NOTIFICATION, WHERE, false, 240_000);
            assertNull(decide(WINDOW));
            assertEquals(290, wakeAt());
            scheduler.proven(NOTIFICATION, WHERE, 30_000);
            assertEquals(280, wakeAt());
        }

        @Test
        @DisplayName("counts as one Update of standard's that was saved")
        void saved() {
            held();
            assertEquals(1, counters(260).updatesSaved());
            updated(UpdateReason.TRIAL, CONCLUSION);
            assertEquals(0, counters(CONCLUSION).updatesSaved(), "one each");
        }

        @Test
        @DisplayName("is not broken by a ride-along")
        void rideAlong() {
            scheduler = new RefreshScheduler(
                    new RefreshSettings(UpdatePolicy.learned(), 50_000, 120_000, RefreshSettings.AUTOMATIC, true)
                            .rideAlong(true),
                    decision -> {});
            checked();
            proven(NOTIFICATION, 220);
            assertNull(decide(220));
            assertNull(decide(WINDOW));
            proven(NOTIFICATION, 260);
            assertNull(decide(260));
        }
    }

    @Nested
    @DisplayName("until when the Update may be held:")
    class HeldUntil {

        private final Ledger ledger = new Ledger();
        private final Learning learning = new Learning(ledger, 120);
        private Trust trust = Trust.parse("none, answers checked");

        HeldUntil() {
            learning.windowOpened(trust, 0, WINDOW, 0);
        }

        private long until(ActivityKind inFlight, long since) {
            return learning.heldUntil(trust, LIFETIME, WINDOW, 50, inFlight, since);
        }

        private void proof(ActivityKind kind, long t) {
            ledger.sent(kind, WHERE, t);
            ledger.proven(kind, WHERE, t);
        }

        @Test
        @DisplayName("never without candidates, without proof, with something trusted among them, or if not permitted")
        void never() {
            assertEquals(Ledger.NEVER, until(null, 0));
            ledger.sent(SEND, WHERE, 10);
            assertEquals(Ledger.NEVER, until(null, 0));
            proof(SEND, 20);
            assertEquals(270, until(null, 0));
            learning.permit(false);
            assertEquals(Ledger.NEVER, until(null, 0));
            learning.permit(true);
            trust = Trust.of(SEND);
            assertEquals(Ledger.NEVER, until(null, 0));
            trust = Trust.of(NOTIFICATION);
            assertEquals(270, until(null, 0));
        }

        @Test
        @DisplayName("the first proof to run out, and the conclusion at last")
        void first() {
            proof(SEND, 20);
            proof(NOTIFICATION, 30);
            assertEquals(270, until(null, 0));
            proof(SEND, 200);
            assertEquals(280, until(null, 0));
            proof(NOTIFICATION, 210);
            assertEquals(CONCLUSION, until(null, 0));
        }

        @Test
        @DisplayName("what is in flight puts off its own kind's end, if it comes later, and no other's")
        void inFlight() {
            ledger.sent(SEND, WHERE, 10);
            assertEquals(60, until(SEND, 10));
            assertEquals(Ledger.NEVER, until(NOTIFICATION, 10));
            proof(SEND, 20);
            assertEquals(270, until(SEND, 100));
            assertEquals(290, until(SEND, 240));
        }
    }

    @Nested
    @DisplayName("a conclusion")
    class Conclusion {

        @Test
        @DisplayName("refutes from R + lifetime on")
        void atTheLifetime() {
            held();
            absent(UpdateReason.DOUBT, LIFETIME);
            assertEquals(1, counters(LIFETIME).trialsRefuted());
        }

        @Test
        @DisplayName("confirms in the very millisecond, not before")
        void confirms() {
            held();
            scheduler.updateSent(UpdateReason.TRIAL, CONCLUSION * 1000);
            scheduler.updated(CONCLUSION * 1000, LIFETIME * 1000, CONCLUSION * 1000);
            assertEquals(1, counters(CONCLUSION).trialsConfirmed());
            assertEquals("notification, answers checked", scheduler.trust().toString());
            scheduler = scheduler(UpdatePolicy.learned(), RefreshSettings.AUTOMATIC);
            held();
            scheduler.updateSent(UpdateReason.TRIGGERED, CONCLUSION * 1000 - 1);
            scheduler.updated(CONCLUSION * 1000 - 1, LIFETIME * 1000, CONCLUSION * 1000);
            assertEquals(0, counters(CONCLUSION).trialsConfirmed());
        }

        @Test
        @DisplayName("comes a lifetime and the grace after the answer, however late that was")
        void fromTheAnswer() {
            scheduler.trust(Trust.parse("none, answers checked"));
            scheduler.registered(0, LIFETIME * 1000, 40_000);
            proven(NOTIFICATION, 220);
            assertNull(decide(WINDOW));
            assertEquals(CONCLUSION + 40, wakeAt());
        }

        @Test
        @DisplayName("waits for no audit: that a set was trusted before does not end the trial of one of it")
        void noAudit() {
            RefreshSettings longGrace = new RefreshSettings(UpdatePolicy.learned(), 50_000, 600_000, -1, true);
            scheduler = new RefreshScheduler(longGrace, decision -> log.add(decision.toString()));
            scheduler.trust(Trust.parse("notification+send, answers checked"));
            registered(0);
            for (long t = 200; t < 900; t += 200) {
                proven(NOTIFICATION, t);
                assertNull(decide(t + 50), "an audit would be due at 600");
            }
            assertEquals(900, wakeAt());
        }

        @Test
        @DisplayName("cannot confirm if a control was sent at R itself")
        void controlAtR() {
            scheduler.trust(Trust.parse("none, answers checked"));
            scheduler.controlSent(0);
            registered(0);
            proven(NOTIFICATION, 200);
            assertNull(decide(WINDOW));
            updated(UpdateReason.TRIAL, CONCLUSION);
            assertEquals(1, counters(CONCLUSION).trialsInconclusive());
        }

        @Test
        @DisplayName("is none where nothing was held")
        void none() {
            checked();
            scheduler.updateSent(UpdateReason.TRIGGERED, 10_000);
            scheduler.updateFailed(11_000);
            updated(UpdateReason.TRIGGERED, 600);
            absent(UpdateReason.TRIGGERED, 1_000);
            assertEquals(0, counters(1_000).trialsInconclusive());
            assertEquals(0, counters(1_000).trialsRefuted());
            assertEquals(0, counters(1_000).trialsConfirmed());
        }

        @Test
        @DisplayName("refuted again and again: 1, 2, 4, 8, 16, 32, and 32 days of waiting")
        void refuted() {
            scheduler.trust(Trust.parse("none, answers checked"));
            long start = 0;
            for (long days : new long[] {1, 2, 4, 8, 16, 32, 32, 32}) {
                registered(start);
                proven(NOTIFICATION, start + 200);
                assertNull(decide(start + WINDOW));
                absent(UpdateReason.TRIAL, start + CONCLUSION);
                assertTrue(lastLine().endsWith("next trial in " + days * DAY + " s at the earliest"), lastLine());
                start += CONCLUSION + days * DAY;
                registered(start - 1);
                assertFalse(promotes(NOTIFICATION, start), "a second too early");
            }
        }

        @Test
        @DisplayName("inconclusive again and again: 1, 2, 4 … and never more than 4096 windows of waiting")
        void inconclusive() {
            scheduler.trust(Trust.parse("none, answers checked"));
            long start = 0;
            for (int i = 0; i < 16; i++) {
                registered(start);
                proven(NOTIFICATION, start + 20);
                assertNull(decide(start + WINDOW));
                updated(UpdateReason.TRIAL, start + 270);
                long wait = WINDOW * Math.min(1 << i, 4096);
                assertTrue(lastLine().endsWith("next trial in " + wait + " s at the earliest"), lastLine());
                start += 270 + wait;
            }
            assertEquals(16, counters(start).trialsInconclusive());
        }
    }

    @Nested
    @DisplayName("trust")
    class Trusting {

        private void trusting(String trust) {
            scheduler.trust(Trust.parse(trust + ", answers checked"));
            registered(0);
        }

        @Test
        @DisplayName("of one kind: its message is promoted when the deadline is near")
        void alone() {
            trusting("notification");
            assertFalse(promotes(NOTIFICATION, 124));
            assertTrue(promotes(NOTIFICATION, 125));
            proven(NOTIFICATION, 125);
            assertFalse(promotes(SEND, 126), "a kind to be tried is not mixed with it");
        }

        @Test
        @DisplayName("of a set: the member whose proof runs out first holds the deadline")
        void together() {
            trusting("notification+send");
            assertTrue(scheduler.trusts(NOTIFICATION) && scheduler.trusts(SEND));
            assertFalse(scheduler.trusts(RESPONSE));
            proven(NOTIFICATION, 200);
            assertEquals(0, scheduler.base());
            proven(SEND, 150);
            assertEquals(150, scheduler.base() / 1000);
        }

        @Test
        @DisplayName("that is cleared brings the deadline nearer, and the timer with it")
        void cleared() {
            scheduler = scheduler(UpdatePolicy.implicit(), RefreshSettings.AUTOMATIC);
            registered(0);
            proven(NOTIFICATION, 200);
            assertNull(decide(WINDOW));
            assertEquals(450, wakeAt());
            scheduler.trust(Trust.none());
            assertTrue(scheduler.wakeAt() <= 250_000);
            assertEquals(UpdateReason.DEADLINE, decide(260));
        }

        @Test
        @DisplayName("that is taken back to where the policy began, too")
        void restored() {
            trusting("notification");
            proven(NOTIFICATION, 200);
            assertNull(decide(WINDOW));
            scheduler.restoreTrust();
            assertEquals("none, answers checked", scheduler.trust().toString());
            assertTrue(scheduler.wakeAt() <= 250_000);
        }

        @Test
        @DisplayName("that was wrong may be tried again in the next window, though a trial before was refuted")
        void withdrawn() {
            trusting("notification+send");
            proven(RESPONSE, 200);
            assertNull(decide(WINDOW));
            absent(UpdateReason.TRIAL, CONCLUSION);
            assertEquals("notification+send, answers checked", scheduler.trust().toString());
            registered(421);
            proven(NOTIFICATION, 600);
            proven(SEND, 600);
            absent(UpdateReason.DOUBT, 421 + LIFETIME);
            assertTrue(scheduler.trust().isNone());
            assertFalse(scheduler.isTrustWithdrawn(), "it learns on");
            registered(722);
            assertTrue(promotes(NOTIFICATION, 730));
        }

        @Test
        @DisplayName("has audits at 2, 4, 8 … lifetimes, up to 2^20")
        void audits() {
            scheduler = scheduler(UpdatePolicy.learned(), LIFETIME * 1000 << 22);
            trusting("notification");
            long at = 0;
            for (int i = 1; i <= 24; i++) {
                long next = at + LIFETIME * (1L << Math.min(i, 20));
                proven(NOTIFICATION, next - 2);
                assertNull(decide(next - 1), "audit " + i);
                assertEquals(UpdateReason.AUDIT, decide(next), "audit " + i);
                updated(UpdateReason.AUDIT, next);
                at = next;
            }
        }

        @Test
        @DisplayName("has no audit while there is none, and one a day where the lifetime never ends")
        void infinite() {
            scheduler.registered(0, 0, 0);
            assertEquals(Long.MAX_VALUE, scheduler.wakeAt());
            scheduler.trust(Trust.of(NOTIFICATION));
            assertEquals(DAY, wakeAt());
        }
    }

    @Nested
    @DisplayName("a ride-along")
    class RideAlong {

        private final RefreshScheduler riding = new RefreshScheduler(
                new RefreshSettings(UpdatePolicy.standard(), 50_000, 0, 0, true).rideAlong(true), decision -> {});

        @Test
        @DisplayName("goes with a message that is answered, too")
        void answered() {
            riding.registered(0, LIFETIME * 1000, 0);
            riding.sentConfirmable(SEND, null, false, 210_000);
            assertNull(riding.decide(210_000));
            riding.proven(SEND, null, 210_000);
            assertEquals(UpdateReason.RIDE_ALONG, riding.decide(210_000));
        }

        @Test
        @DisplayName("is none without registration, without a lifetime, or if it is off")
        void none() {
            riding.sent(NOTIFICATION, WHERE, 0);
            assertEquals(Long.MAX_VALUE, riding.wakeAt());
            riding.registered(0, 0, 0);
            riding.sent(NOTIFICATION, WHERE, 1_000);
            assertEquals(Long.MAX_VALUE, riding.wakeAt());
            RefreshScheduler off = scheduler(UpdatePolicy.standard(), 0);
            off.registered(0, LIFETIME * 1000, 0);
            off.sent(NOTIFICATION, WHERE, 240_000);
            assertNull(off.decide(240_000));
        }

        @Test
        @DisplayName("is none of standard's Updates: those come at their own times")
        void saved() {
            riding.registered(0, LIFETIME * 1000, 0);
            for (long t = 210_000; t <= 840_000; t += 210_000) {
                riding.sent(NOTIFICATION, WHERE, t);
                riding.updateSent(riding.decide(t), t);
                riding.updated(t, LIFETIME * 1000, t);
            }
            RefreshCounters counters = new RefreshCounters();
            riding.counters(counters, 840_000);
            assertEquals(4, counters.updates());
            assertEquals(3 - 4, counters.updatesSaved(), "standard: at 250, 500 and 750");
        }
    }
}

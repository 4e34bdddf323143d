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

/** Lifetime 300 s, margin 50 s, grace 120 s; Register answered as soon as sent, at 0. All times in seconds. */
@DisplayName("The scheduler learns:")
class LearningTest {

    private static final long LIFETIME = 300;
    private static final long WINDOW = 250;
    private static final long GRACE = 120;
    private static final long DAY = 86_400;
    private static final String WHERE = "/3303/0/5700";

    private final List<String> log = new ArrayList<>();
    private final RefreshScheduler scheduler = new RefreshScheduler(
            new RefreshSettings(UpdatePolicy.learned(), 50_000, GRACE * 1000, RefreshSettings.AUTOMATIC, true),
            decision -> log.add(decision.toString()));

    LearningTest() {
        registered(0);
    }

    private void registered(long t) {
        scheduler.registered(t * 1000, LIFETIME * 1000, t * 1000);
    }

    private void proven(ActivityKind kind, long t) {
        scheduler.sentConfirmable(kind, WHERE, true, t * 1000);
        scheduler.proven(kind, WHERE, t * 1000);
    }

    private boolean promotes(ActivityKind kind, long t) {
        return scheduler.promote(kind, WHERE, Long.MAX_VALUE, t * 1000);
    }

    private UpdateReason decide(long t) {
        return scheduler.decide(t * 1000);
    }

    private void updated(long t) {
        UpdateReason reason = decide(t);
        scheduler.updateSent(reason == null ? UpdateReason.TRIGGERED : reason, t * 1000);
        scheduler.updated(t * 1000, LIFETIME * 1000, t * 1000);
    }

    private void absent(long t) {
        UpdateReason reason = decide(t);
        scheduler.updateSent(reason == null ? UpdateReason.TRIGGERED : reason, t * 1000);
        scheduler.absent(t * 1000);
    }

    /** A control in the first window, answered 4.04; the Update at its end opens the first trial, at 250. */
    private void checked() {
        scheduler.sent(NOTIFICATION, WHERE, 100_000);
        assertTrue(scheduler.isControlDue(125_000));
        scheduler.controlSent(125_000);
        scheduler.controlAnswered(true, false, 126_000);
        updated(WINDOW);
    }

    /** Held at 500, with proofs enough until the conclusion at 250 + 300 + 120 = 670. */
    private void held(ActivityKind... kinds) {
        checked();
        for (ActivityKind kind : kinds) {
            proven(kind, 300);
        }
        assertNull(decide(500));
        for (ActivityKind kind : kinds) {
            proven(kind, 540);
        }
    }

    private RefreshCounters counters() {
        RefreshCounters counters = new RefreshCounters();
        scheduler.counters(counters, 0);
        return counters;
    }

    @Nested
    @DisplayName("the control")
    class Control {

        @Test
        @DisplayName("is due at half the window, if there is anything to be tried out")
        void due() {
            assertFalse(scheduler.isControlDue(124_000));
            assertFalse(scheduler.isControlDue(125_000), "nothing was sent");
            assertEquals(WINDOW, scheduler.wakeAt() / 1000, "asked again in the next window");
            updated(WINDOW);
            scheduler.sent(NOTIFICATION, WHERE, 260_000);
            assertEquals(WINDOW + 125, scheduler.wakeAt() / 1000);
            assertTrue(scheduler.isControlDue(375_000));
        }

        @Test
        @DisplayName("answered 4.04 is not sent again")
        void once() {
            checked();
            scheduler.sent(NOTIFICATION, WHERE, 260_000);
            assertFalse(scheduler.isControlDue(499_000));
            assertEquals("none, answers checked", scheduler.trust().toString());
            assertEquals(1, counters().controls());
        }

        @Test
        @DisplayName("answered 2.04 means: never learn there")
        void meaningless() {
            scheduler.sent(NOTIFICATION, WHERE, 100_000);
            scheduler.controlSent(125_000);
            scheduler.controlAnswered(false, true, 126_000);
            updated(WINDOW);
            proven(NOTIFICATION, 300);
            assertEquals(UpdateReason.DEADLINE, decide(500));
            assertFalse(scheduler.isControlDue(DAY * 1000));
            assertEquals("none, answers meaningless", scheduler.trust().toString());
        }

        @Test
        @DisplayName("answered in any other way is tried again after one, two, four windows")
        void unclear() {
            scheduler.sent(NOTIFICATION, WHERE, 100_000);
            long at = 125;
            for (long windows : new long[] {1, 2, 4}) {
                scheduler.controlSent(at * 1000);
                scheduler.controlAnswered(false, false, at * 1000);
                assertFalse(scheduler.isControlDue((at + windows * WINDOW - 1) * 1000));
                at += windows * WINDOW;
                assertTrue(scheduler.isControlDue(at * 1000));
            }
        }

        @Test
        @DisplayName("waits for what is in flight, and there is none without a lifetime")
        void waits() {
            scheduler.sentConfirmable(SEND, null, false, 120_000);
            assertFalse(scheduler.isControlDue(130_000));
            scheduler.proven(SEND, null, 120_000);
            assertTrue(scheduler.isControlDue(131_000));
            scheduler.registered(0, 0, 0);
            assertFalse(scheduler.isControlDue(10 * DAY * 1000));
        }
    }

    @Nested
    @DisplayName("a trial")
    class Trials {

        @Test
        @DisplayName("is not made before the control")
        void notBefore() {
            proven(NOTIFICATION, 100);
            assertEquals(UpdateReason.DEADLINE, decide(WINDOW));
        }

        @Test
        @DisplayName("promotes the first message of each kind, and later ones to keep the proof ahead")
        void promotes() {
            checked();
            assertTrue(LearningTest.this.promotes(NOTIFICATION, 260));
            proven(NOTIFICATION, 260);
            assertFalse(LearningTest.this.promotes(NOTIFICATION, 300));
            assertTrue(LearningTest.this.promotes(RESPONSE, 310));
            proven(RESPONSE, 310);
            assertTrue(LearningTest.this.promotes(NOTIFICATION, 500));
        }

        @Test
        @DisplayName("has a message that is to bring proof wait for one of another kind, until that would be repeated")
        void waitsForItsTurn() {
            checked();
            scheduler.sentConfirmable(SEND, WHERE, false, 300_000);
            assertFalse(LearningTest.this.promotes(NOTIFICATION, 301));
            assertEquals(302_000, scheduler.promotableAt(NOTIFICATION, Long.MAX_VALUE, 301_999));
            assertTrue(scheduler.promotableAt(NOTIFICATION, Long.MAX_VALUE, 302_000) < 302_000);
            scheduler.proven(SEND, WHERE, 300_000);
            assertTrue(scheduler.promotableAt(NOTIFICATION, Long.MAX_VALUE, 301_000) < 301_000);
            assertTrue(LearningTest.this.promotes(NOTIFICATION, 301));
        }

        @Test
        @DisplayName("has no message wait for one of its own kind")
        void proofIsOnItsWay() {
            checked();
            scheduler.sentConfirmable(NOTIFICATION, WHERE, true, 300_000);
            assertTrue(scheduler.promotableAt(NOTIFICATION, Long.MAX_VALUE, 301_000) < 301_000);
        }

        @Test
        @DisplayName("holds the Update that standard would send, and says so")
        void holds() {
            held(NOTIFICATION);
            assertTrue(
                    log.contains("Update held: trial whether notifications count; concludes in 170 s"), log.toString());
            assertEquals(1, counters().trials());
            assertEquals(1, counters().reportsAtRisk());
        }

        @Test
        @DisplayName("does not hold it if a candidate has no proof")
        void unproven() {
            checked();
            proven(NOTIFICATION, 300);
            scheduler.sent(RESPONSE, WHERE, 310_000);
            assertEquals(UpdateReason.DEADLINE, decide(500));
        }

        @Test
        @DisplayName(
                "holds it while a message in flight can still bring the proof, and no longer than the margin provides for")
        void inFlight() {
            checked();
            scheduler.sentConfirmable(NOTIFICATION, WHERE, true, 490_000);
            assertNull(decide(500));
            assertNull(decide(539));
            assertEquals(UpdateReason.TRIAL, decide(540));
        }

        @Test
        @DisplayName("concludes at A + L + grace: 2.04 confirms the one candidate")
        void confirmed() {
            held(NOTIFICATION);
            assertNull(decide(669));
            assertEquals(UpdateReason.TRIAL, decide(670));
            updated(670);
            assertEquals(Trust.of(NOTIFICATION).answering(Trust.Answers.CHECKED), scheduler.trust());
            assertTrue(log.contains("Trial: the server honours notifications"), log.toString());
            proven(NOTIFICATION, 800);
            assertNull(decide(670 + WINDOW));
            assertEquals(800 + WINDOW, scheduler.wakeAt() / 1000);
        }

        @Test
        @DisplayName("4.04 refutes; the next trials are 1, 2, 4 … days later")
        void refuted() {
            held(NOTIFICATION);
            absent(670);
            assertTrue(scheduler.trust().isNone());
            assertFalse(scheduler.isTrustWithdrawn());
            assertTrue(
                    log.contains(
                            "Trial: the server does not honour notifications; next trial in 86400 s at the earliest"),
                    log.toString());
            registered(671);
            proven(NOTIFICATION, 700);
            assertEquals(UpdateReason.DEADLINE, decide(671 + WINDOW));
            // The day is over: the next window may be tried, and refutes again.
            long again = 670 + DAY;
            registered(again);
            proven(NOTIFICATION, again + 50);
            assertNull(decide(again + WINDOW));
            proven(NOTIFICATION, again + 290);
            absent(again + LIFETIME + GRACE);
            assertTrue(log.get(log.size() - 1).contains("next trial in 172800 s"), log.toString());
        }

        @Test
        @DisplayName("may be made at once when the application has cleared the trust, whatever was refuted before")
        void cleared() {
            held(NOTIFICATION);
            absent(670);
            registered(671);
            scheduler.trust(Trust.parse("none, answers checked"));
            updated(700);
            proven(NOTIFICATION, 750);
            assertNull(decide(700 + WINDOW));
            proven(NOTIFICATION, 990);
            absent(700 + LIFETIME + GRACE);
            assertTrue(log.get(log.size() - 1).contains("next trial in 86400 s"), log.toString());
        }

        @Test
        @DisplayName("ends when the application sets the trust: what the answers were worth is not known any more")
        void setMeanwhile() {
            checked();
            proven(NOTIFICATION, 300);
            scheduler.trust(Trust.none());
            assertEquals(UpdateReason.DEADLINE, decide(500));
        }

        @Test
        @DisplayName("is inconclusive if the proof runs out before; the next is a window later, then two, four")
        void runsOut() {
            checked();
            proven(NOTIFICATION, 300);
            assertNull(decide(500));
            assertNull(decide(549));
            assertEquals(UpdateReason.TRIAL, decide(550));
            updated(550);
            assertTrue(scheduler.trust().isNone());
            assertEquals(1, counters().trialsInconclusive());
            assertTrue(log.get(log.size() - 1).endsWith("next trial in 250 s at the earliest"), log.toString());
        }

        @Test
        @DisplayName("is refuted if the proof runs out and the answer is 4.04 after R + L, and not before")
        void runsOutAbsent() {
            checked();
            proven(NOTIFICATION, 300);
            assertNull(decide(500));
            absent(549);
            assertEquals(0, counters().trialsRefuted(), "before 250 + 300 the server has restarted");
            assertEquals(1, counters().trialsInconclusive());
        }

        @Test
        @DisplayName("ends with an Update at once on a doubt")
        void doubt() {
            held(NOTIFICATION);
            scheduler.doubt(NOTIFICATION, Doubt.RESET, WHERE, 560_000);
            assertEquals(UpdateReason.DOUBT, decide(560));
            absent(560);
            assertEquals(1, counters().trialsRefuted());
        }

        @Test
        @DisplayName("without an answer is inconclusive")
        void unanswered() {
            held(NOTIFICATION);
            assertEquals(UpdateReason.TRIAL, decide(670));
            scheduler.updateSent(UpdateReason.TRIAL, 670_000);
            scheduler.updateFailed(763_000);
            assertEquals(1, counters().trialsInconclusive());
        }

        @Test
        @DisplayName("can wait for a good moment, and ends when that is over")
        void permitted() {
            checked();
            scheduler.permitTrials(false);
            proven(NOTIFICATION, 300);
            assertEquals(UpdateReason.DEADLINE, decide(500));
            scheduler.permitTrials(true);
            updated(500);
            proven(NOTIFICATION, 600);
            assertNull(decide(750));
            scheduler.permitTrials(false);
            assertEquals(UpdateReason.TRIAL, decide(751));
        }

        @Test
        @DisplayName("is not interrupted by an audit; audits then come at 2, 4, 8 … lifetimes, and at last once a day")
        void audits() {
            held(NOTIFICATION);
            updated(670);
            long at = 670;
            for (long lifetimes : new long[] {2, 4, 8, 16, 32, 64, 128, 256}) {
                at = audit(at, lifetimes * LIFETIME);
            }
            at = audit(at, DAY);
            audit(at, DAY);
        }

        private long audit(long from, long period) {
            for (long t = from + 100; t < from + period; t += 100) {
                proven(NOTIFICATION, t);
                assertNull(decide(t), "after " + (t - from) + " of " + period);
            }
            assertEquals(UpdateReason.AUDIT, decide(from + period));
            updated(from + period);
            return from + period;
        }
    }

    @Nested
    @DisplayName("attribution:")
    class Attribution {

        @Test
        @DisplayName("several candidates are trusted as a set, from its earliest proof on")
        void set() {
            held(NOTIFICATION, SEND);
            updated(670);
            assertEquals("notification+send, answers checked", scheduler.trust().toString());
            proven(NOTIFICATION, 900);
            assertEquals(670, scheduler.base() / 1000);
            proven(SEND, 800);
            assertEquals(800, scheduler.base() / 1000);
        }

        @Test
        @DisplayName("a member of a set waits for another one in flight; a kind by itself need not")
        void turns() {
            scheduler.trust(Trust.parse("notification+send, answers checked"));
            scheduler.sentConfirmable(SEND, WHERE, false, 240_000);
            assertEquals(242_000, scheduler.promotableAt(NOTIFICATION, Long.MAX_VALUE, 240_000));
            scheduler.trust(Trust.parse("notification send, answers checked"));
            assertTrue(scheduler.promotableAt(NOTIFICATION, Long.MAX_VALUE, 240_000) < 240_000);
        }

        @Test
        @DisplayName("a later trial of one of them separates it")
        void separated() {
            scheduler.trust(Trust.parse("notification+send, answers checked"));
            registered(0);
            proven(NOTIFICATION, 50);
            assertNull(decide(WINDOW));
            proven(NOTIFICATION, 240);
            updated(LIFETIME + GRACE);
            assertEquals("notification, answers checked", scheduler.trust().toString());
        }

        @Test
        @DisplayName("nothing can be tried in a window in which something trusted was sent")
        void mixedWithTrusted() {
            scheduler.trust(Trust.parse("notification, answers checked"));
            registered(0);
            scheduler.sent(NOTIFICATION, WHERE, 20_000);
            assertFalse(promotes(SEND, 30));
            proven(SEND, 30);
            assertEquals(UpdateReason.DEADLINE, decide(WINDOW));
        }

        @Test
        @DisplayName("a window in which a control was sent can conclude only a no")
        void other() {
            checked();
            scheduler.controlSent(260_000);
            proven(NOTIFICATION, 300);
            assertNull(decide(500));
            proven(NOTIFICATION, 540);
            updated(670);
            assertTrue(scheduler.trust().isNone());
            assertEquals(1, counters().trialsInconclusive());
        }
    }

    @Nested
    @DisplayName("withdrawal:")
    class Withdrawal {

        private void trusting() {
            scheduler.trust(Trust.parse("notification, answers checked"));
            registered(0);
            proven(NOTIFICATION, 200);
        }

        @Test
        @DisplayName("4.04 before R + L is a restart: trust stays")
        void restart() {
            trusting();
            absent(299);
            assertTrue(scheduler.trusts(NOTIFICATION));
        }

        @Test
        @DisplayName("4.04 after R + L withdraws it; a trial may be made in the next window")
        void late() {
            trusting();
            absent(300);
            assertEquals("none, answers checked", scheduler.trust().toString());
            registered(301);
            proven(NOTIFICATION, 350);
            assertNull(decide(301 + WINDOW));
        }
    }

    @Test
    @DisplayName("rides along with a report that saves no Update, in the last fifth of the window, if it is told to")
    void ridesAlong() {
        RefreshScheduler riding = new RefreshScheduler(
                new RefreshSettings(UpdatePolicy.standard(), 50_000, 0, 0, true).rideAlong(true), decision -> {});
        riding.registered(0, LIFETIME * 1000, 0);
        riding.sent(NOTIFICATION, WHERE, 199_000);
        assertNull(riding.decide(199_000));
        riding.sent(NOTIFICATION, WHERE, 200_000);
        assertEquals(UpdateReason.RIDE_ALONG, riding.decide(200_000));
        RefreshScheduler trusting = new RefreshScheduler(
                new RefreshSettings(UpdatePolicy.implicit(), 50_000, 0, 0, true).rideAlong(true), decision -> {});
        trusting.registered(0, LIFETIME * 1000, 0);
        trusting.sent(NOTIFICATION, WHERE, 200_000);
        assertNull(trusting.decide(200_000));
    }
}

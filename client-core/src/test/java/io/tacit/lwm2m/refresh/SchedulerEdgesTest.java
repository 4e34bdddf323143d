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
 * Each comparison at its boundary, to the millisecond. Lifetime 300 s, margin 50 s, registered at 0: the window is 250
 * s. Times are milliseconds, written as seconds and thousandths.
 */
@DisplayName("The scheduler, to the millisecond,")
class SchedulerEdgesTest {

    private static final long LIFETIME = 300_000;
    private static final long MARGIN = 50_000;
    private static final long DAY = 86_400_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final String WHERE = "/3303/0/5700";

    private final List<String> log = new ArrayList<>();

    private RefreshScheduler unregistered(UpdatePolicy policy, long margin) {
        RefreshSettings settings = new RefreshSettings(policy, margin, 120_000, RefreshSettings.AUTOMATIC, true);
        return new RefreshScheduler(settings, decision -> log.add(decision.toString()));
    }

    private RefreshScheduler scheduler(UpdatePolicy policy) {
        RefreshScheduler made = unregistered(policy, MARGIN);
        made.registered(0, LIFETIME, 100);
        return made;
    }

    private RefreshScheduler automatic() {
        RefreshScheduler made = unregistered(UpdatePolicy.implicit(), RefreshSettings.AUTOMATIC);
        made.registered(0, LIFETIME, 100);
        return made;
    }

    private static void proven(RefreshScheduler s, ActivityKind kind, Object subject, long at) {
        s.sentConfirmable(kind, subject, false, at);
        s.proven(kind, subject, at);
    }

    private static void update(RefreshScheduler s, UpdateReason reason, long lifetime, long at) {
        s.updateSent(reason, at);
        s.updated(at, lifetime, at + 100);
    }

    private static RefreshCounters counters(RefreshScheduler s, long now) {
        RefreshCounters counters = new RefreshCounters();
        s.counters(counters, now);
        return counters;
    }

    private static long saved(RefreshScheduler s, long now) {
        return counters(s, now).updatesSaved();
    }

    private long lines(String beginning) {
        return log.stream().filter(line -> line.startsWith(beginning)).count();
    }

    @Nested
    @DisplayName("while there is no registration,")
    class NoRegistration {

        private void assertNothingDue(RefreshScheduler s) {
            assertEquals(NEVER, s.wakeAt());
            assertNull(s.decide(DAY * 1_000));
        }

        @Test
        @DisplayName("owes nothing, doubts nothing and promotes nothing")
        void before() {
            RefreshScheduler s = unregistered(UpdatePolicy.implicit(), MARGIN);
            assertNothingDue(s);
            s.require(UpdateReason.TRIGGERED);
            assertNothingDue(s);
            s.doubt(SEND, Doubt.REFUSED, null, 1_000);
            assertNothingDue(s);
            s.exchange(1, true, 100);
            s.handshake(100);
            assertNothingDue(s);
            assertFalse(s.promote(NOTIFICATION, WHERE, NEVER, 0));
            assertEquals(0, counters(s, DAY).doubts());
            assertEquals(0, saved(s, DAY));
            assertEquals(List.of(), log);
        }

        @Test
        @DisplayName("any more, neither")
        void ended() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, true, 1_000);
            s.ended();
            assertNothingDue(s);
        }

        @Test
        @DisplayName("since the server has forgotten it, neither")
        void absent() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, true, 1_000);
            s.absent(200_000);
            assertNothingDue(s);
        }
    }

    @Nested
    @DisplayName("decides:")
    class Deciding {

        @Test
        @DisplayName("nothing, and says nothing, before it wants to be asked")
        void early() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            assertNull(s.decide(249_999));
            assertEquals(List.of(), log);
            assertEquals(UpdateReason.DEADLINE, s.decide(250_000));
            assertEquals(
                    List.of("Update: nothing proven to have arrived for 250 s, lifetime about to run out in 50 s"),
                    log);
        }

        @Test
        @DisplayName("at the end of the window after a proof, not before")
        void afterProof() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, NOTIFICATION, WHERE, 1);
            assertNull(s.decide(250_000));
            assertEquals(250_001, s.wakeAt());
            assertEquals(UpdateReason.DEADLINE, s.decide(250_001));
        }

        @Test
        @DisplayName("an audit after 24 hours where the lifetime never ends, none of the imagined client's")
        void infinite() {
            RefreshScheduler s = unregistered(UpdatePolicy.implicit(), MARGIN);
            s.registered(0, 0, 100);
            assertNull(s.decide(DAY - 1));
            assertEquals(UpdateReason.AUDIT, s.decide(DAY));
            update(s, UpdateReason.AUDIT, 0, DAY);
            assertEquals(-1, saved(s, DAY + 1), "standard sends nothing at all");
            assertFalse(s.promote(NOTIFICATION, WHERE, NEVER, DAY + 1));
            assertEquals(NEVER, s.deadlineFrom(1_000));
        }

        @Test
        @DisplayName("no audit once trust was withdrawn")
        void noAudit() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, NOTIFICATION, WHERE, 200_000);
            s.absent(300_000);
            s.registered(300_000, 0, 300_100);
            assertEquals(NEVER, s.wakeAt());
        }

        @Test
        @DisplayName("from which moment on an Update would be due")
        void deadlineFrom() {
            assertEquals(260_000, scheduler(UpdatePolicy.standard()).deadlineFrom(10_000));
        }
    }

    @Nested
    @DisplayName("says what it rests on:")
    class Reasons {

        /** What is said when the timer of the Register fires. */
        private String saidAt250(RefreshScheduler s) {
            assertNull(s.decide(250_000));
            return log.get(log.size() - 1);
        }

        @Test
        @DisplayName("the latest of the kinds, whichever it is")
        void latest() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, SEND, "/1", 100_000);
            proven(s, NOTIFICATION, "/2", 120_000);
            proven(s, RESPONSE, "/3", 110_000);
            assertTrue(saidAt250(s).startsWith("Update not needed: notification of /2 acknowledged, sent 130 s"));
        }

        @Test
        @DisplayName("a later kind in the order of kinds too")
        void response() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, NOTIFICATION, "/2", 120_000);
            proven(s, RESPONSE, "/3", 130_000);
            assertTrue(saidAt250(s).startsWith("Update not needed: response of /3 acknowledged, sent 120 s"));
        }

        @Test
        @DisplayName("no kind that is not trusted, however late")
        void untrusted() {
            RefreshScheduler s = scheduler(UpdatePolicy.trusted(SEND));
            proven(s, SEND, "/1", 100_000);
            proven(s, RESPONSE, "/3", 110_000);
            assertTrue(saidAt250(s).startsWith("Update not needed: Send of /1 answered, sent 150 s"));
        }

        @Test
        @DisplayName("what is proven, while the deadline has not come, rather than a message in flight")
        void inFlightEarly() {
            RefreshScheduler s = automatic();
            long first = s.wakeAt();
            proven(s, NOTIFICATION, "/2", 100_000);
            s.sentConfirmable(SEND, "/1", false, 240_000);
            assertNull(s.decide(first));
            assertTrue(log.get(0).startsWith("Update not needed: notification of /2 acknowledged"), log.get(0));
        }

        @Test
        @DisplayName("what was only sent, if the policy is content with that, and its subject")
        void optimistic() {
            RefreshScheduler s = scheduler(UpdatePolicy.optimistic());
            proven(s, NOTIFICATION, "/2", 100_000);
            s.sent(NOTIFICATION, "/4", 120_000);
            assertEquals(
                    "Update not needed: notification of /4, sent 130 s ago, taken as received; next check in 120 s",
                    saidAt250(s));
        }

        @Test
        @DisplayName("proof, where there is proof, under that policy too")
        void optimisticProven() {
            RefreshScheduler s = scheduler(UpdatePolicy.optimistic());
            proven(s, NOTIFICATION, "/2", 100_000);
            assertEquals(
                    "Update not needed: notification of /2 acknowledged, sent 150 s ago; next check in 100 s",
                    saidAt250(s));
        }

        @Test
        @DisplayName("the Register, when only the margin has become smaller, and what is proven is not later")
        void register() {
            RefreshScheduler s = automatic();
            long first = s.wakeAt();
            proven(s, NOTIFICATION, WHERE, 0);
            for (int i = 0; i < 4; i++) {
                s.exchange(1, true, 100);
            }
            assertNull(s.decide(first));
            assertTrue(log.get(0).startsWith("Update not needed: Register or Update answered, sent 277 s"), log.get(0));
        }
    }

    @Nested
    @DisplayName("keeps one message in flight:")
    class InFlight {

        @Test
        @DisplayName("the Update waits until the margin has passed since it was sent, not longer")
        void waits() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, true, 240_000);
            assertNull(s.decide(250_000));
            assertEquals(290_000, s.wakeAt());
            assertNull(s.decide(289_999));
            assertEquals(UpdateReason.DEADLINE, s.decide(290_000));
        }

        @Test
        @DisplayName("the wait is over when the message turns out to prove nothing")
        void unproven() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, true, 240_000);
            assertNull(s.decide(250_000));
            s.unproven();
            assertEquals(250_000, s.wakeAt());
        }

        @Test
        @DisplayName("a Confirmable message is one of those whose gaps are known")
        void gaps() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            for (long t = 0; t <= 180_000; t += 60_000) {
                proven(s, NOTIFICATION, WHERE, t);
            }
            // deadline 430; the next message comes within 60 s, and is Confirmable anyway: a proof that costs nothing
            assertFalse(s.promote(NOTIFICATION, WHERE, NEVER, 370_000));
            assertTrue(s.promote(NOTIFICATION, WHERE, NEVER, 370_001));
        }

        @Test
        @DisplayName("a message that does not count is not one of them")
        void othersGaps() {
            RefreshScheduler s = scheduler(UpdatePolicy.trusted(NOTIFICATION));
            for (long t = 0; t <= 60_000; t += 10_000) {
                s.sent(RESPONSE, WHERE, t);
            }
            assertFalse(s.promote(NOTIFICATION, WHERE, NEVER, 124_999));
            assertTrue(s.promote(NOTIFICATION, WHERE, NEVER, 125_000));
        }
    }

    @Nested
    @DisplayName("doubts:")
    class Doubting {

        private void verified(RefreshScheduler s, long at) {
            assertEquals(UpdateReason.DOUBT, s.decide(at));
            update(s, UpdateReason.DOUBT, LIFETIME, at);
        }

        @Test
        @DisplayName("says and counts one for all that are pending together")
        void once() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.doubt(NOTIFICATION, Doubt.RESET, WHERE, 50_000);
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            s.doubt(NOTIFICATION, Doubt.RESET, WHERE, 50_001);
            assertEquals(List.of("Doubt: notification of /3303/0/5700 was reset; an Update will tell"), log);
            assertEquals(1, counters(s, 50_002).doubts());
            assertEquals(Long.MIN_VALUE, s.wakeAt());
            verified(s, 50_002);
            s.doubt(RESPONSE, Doubt.TIMED_OUT, WHERE, 60_000);
            assertEquals(2, counters(s, 60_000).doubts());
            assertEquals(2, lines("Doubt"));
        }

        @Test
        @DisplayName("what one kind of message and answer turned out to mean says nothing of any other")
        void eachByItself() {
            for (ActivityKind kind : ActivityKind.values()) {
                for (Doubt doubt : Doubt.values()) {
                    for (ActivityKind otherKind : ActivityKind.values()) {
                        for (Doubt otherDoubt : Doubt.values()) {
                            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
                            s.doubt(kind, doubt, WHERE, 50_000);
                            verified(s, 50_000);
                            s.doubt(otherKind, otherDoubt, WHERE, 60_000);
                            boolean same = kind == otherKind && doubt == otherDoubt;
                            assertEquals(
                                    same ? null : UpdateReason.DOUBT,
                                    s.decide(60_000),
                                    kind + " " + doubt + ", then " + otherKind + " " + otherDoubt);
                        }
                    }
                }
            }
        }

        @Test
        @DisplayName("mutes until the next deadline as seen from the Update that verified, not from a later one")
        void mutedUntil() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            verified(s, 50_000);
            update(s, UpdateReason.TRIGGERED, LIFETIME, 100_000);
            s.doubt(SEND, Doubt.REFUSED, null, 299_999);
            assertNull(s.decide(299_999));
            assertEquals(1, counters(s, 299_999).doubts());
            s.doubt(SEND, Doubt.REFUSED, null, 300_000);
            assertEquals(UpdateReason.DOUBT, s.decide(300_000));
        }

        @Test
        @DisplayName("what was muted until now is not muted any longer with what is found now")
        void noLongerMuted() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            verified(s, 50_000);
            s.doubt(NOTIFICATION, Doubt.RESET, null, 290_000);
            s.updateSent(UpdateReason.DOUBT, 290_000);
            s.updated(290_000, LIFETIME, 300_000);
            s.doubt(SEND, Doubt.REFUSED, null, 300_001);
            assertEquals(UpdateReason.DOUBT, s.decide(300_001));
        }

        @Test
        @DisplayName("what is muted still stays so with what is found now")
        void stillMuted() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            verified(s, 50_000);
            s.doubt(NOTIFICATION, Doubt.RESET, null, 290_000);
            s.updateSent(UpdateReason.DOUBT, 290_000);
            s.updated(290_000, LIFETIME, 299_999);
            s.doubt(SEND, Doubt.REFUSED, null, 300_001);
            assertNull(s.decide(300_001));
        }

        @Test
        @DisplayName("mutes for a day where the lifetime never ends")
        void infinite() {
            RefreshScheduler s = unregistered(UpdatePolicy.standard(), MARGIN);
            s.registered(0, 0, 100);
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            update(s, UpdateReason.DOUBT, 0, 50_000);
            s.doubt(SEND, Doubt.REFUSED, null, DAY + 49_999);
            assertNull(s.decide(DAY + 49_999));
            s.doubt(SEND, Doubt.REFUSED, null, DAY + 50_000);
            assertEquals(UpdateReason.DOUBT, s.decide(DAY + 50_000));
        }
    }

    @Nested
    @DisplayName("owes:")
    class Owing {

        @Test
        @DisplayName("again what an Update that failed was for, and what came meanwhile, the first of the list first")
        void failed() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.require(UpdateReason.TRIGGERED);
            assertEquals(Long.MIN_VALUE, s.wakeAt(), "at once");
            s.updateSent(UpdateReason.TRIGGERED, 1_000);
            assertNull(s.decide(1_001));
            s.require(UpdateReason.OBJECTS_CHANGED);
            s.updateFailed(1_500);
            assertEquals(UpdateReason.OBJECTS_CHANGED, s.decide(2_000));
            s.updateSent(UpdateReason.OBJECTS_CHANGED, 2_000);
            assertNull(s.decide(2_001));
            s.updateFailed(2_500);
            assertEquals(UpdateReason.OBJECTS_CHANGED, s.decide(3_000));
            update(s, UpdateReason.OBJECTS_CHANGED, LIFETIME, 3_000);
            assertNull(s.decide(3_001), "one Update was for both");
        }

        @Test
        @DisplayName("nothing of before the registration")
        void before() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.require(UpdateReason.TRIGGERED);
            s.doubt(SEND, Doubt.REFUSED, null, 1_000);
            s.registered(2_000, LIFETIME, 2_100);
            assertEquals(252_000, s.wakeAt());
            s.require(UpdateReason.TRIGGERED);
            s.doubt(SEND, Doubt.REFUSED, null, 3_000);
            s.updateSent(UpdateReason.TRIGGERED, 3_000);
            s.registered(4_000, LIFETIME, 4_100);
            s.updateFailed(4_200);
            assertEquals(254_000, s.wakeAt());
        }

        @Test
        @DisplayName("for a lifetime that ends, and one that does not, what the one that ends needs")
        void infinite() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.lifetimeChanged(0, 1_000);
            assertEquals(300_000, s.expiresAt());
            update(s, UpdateReason.LIFETIME_CHANGED, 0, 2_000);
            assertEquals(NEVER, s.expiresAt());
            s.lifetimeChanged(200_000, 3_000);
            assertEquals(202_000, s.expiresAt());
        }
    }

    @Nested
    @DisplayName("is told that the server has forgotten the client:")
    class Absent {

        private boolean withdrawn(UpdatePolicy policy, long now) {
            RefreshScheduler s = scheduler(policy);
            proven(s, NOTIFICATION, WHERE, 200_000);
            s.absent(now);
            assertEquals(s.isTrustWithdrawn() ? 1 : 0, lines("Trust withdrawn"));
            log.clear();
            return s.isTrustWithdrawn();
        }

        @Test
        @DisplayName("trust is withdrawn from R + L on, and until the trusted proof + L: then nothing kept it")
        void between() {
            assertFalse(withdrawn(UpdatePolicy.implicit(), 299_999));
            assertTrue(withdrawn(UpdatePolicy.implicit(), 300_000));
            assertTrue(withdrawn(UpdatePolicy.implicit(), 499_999));
            assertFalse(withdrawn(UpdatePolicy.implicit(), 500_000));
            assertTrue(withdrawn(UpdatePolicy.trusted(NOTIFICATION), 300_000));
        }

        @Test
        @DisplayName("no trust is withdrawn where the traffic does not count, or counts without proof")
        void others() {
            assertFalse(withdrawn(UpdatePolicy.trusted(SEND), 300_000));
            assertFalse(withdrawn(UpdatePolicy.standard(), 300_000));
            assertFalse(withdrawn(UpdatePolicy.optimistic(), 300_000));
        }

        @Test
        @DisplayName("the Updates that standard would have sent until then are counted")
        void counted() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, NOTIFICATION, WHERE, 200_000);
            s.absent(299_000);
            assertEquals(1, saved(s, DAY), "one, at 250 s, and none without registration");
            RefreshScheduler unaided = scheduler(UpdatePolicy.implicit());
            unaided.absent(299_000);
            assertEquals(0, saved(unaided, DAY), "standard is as late as we are");
        }
    }

    @Nested
    @DisplayName("counts:")
    class Counting {

        @Test
        @DisplayName("what standard would have sent from the Register on, whenever that was")
        void fromTheRegister() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.registered(1_000_000, LIFETIME, 1_000_100);
            proven(s, NOTIFICATION, WHERE, 1_200_000);
            assertEquals(0, saved(s, 1_249_999));
            assertEquals(1, saved(s, 1_250_000));
        }

        @Test
        @DisplayName("what standard would have sent from the Update on that both sent")
        void fromTheUpdate() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.updateSent(UpdateReason.DEADLINE, 250_000);
            s.updated(260_000, LIFETIME, 260_100);
            proven(s, NOTIFICATION, WHERE, 300_000);
            assertEquals(0, saved(s, 509_999));
            assertEquals(1, saved(s, 510_000));
        }

        @Test
        @DisplayName("an Update at a deadline that traffic has moved as none of standard's")
        void moved() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, NOTIFICATION, WHERE, 200_000);
            update(s, UpdateReason.DEADLINE, LIFETIME, 450_000);
            assertEquals(0, saved(s, 460_000), "one each, at 250 and 450 s");
            proven(s, NOTIFICATION, WHERE, 470_000);
            assertEquals(0, saved(s, 499_999));
            assertEquals(1, saved(s, 500_000));
        }

        @Test
        @DisplayName("an Update for a doubt as one that standard would have sent too")
        void doubt() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            proven(s, NOTIFICATION, WHERE, 80_000);
            s.doubt(NOTIFICATION, Doubt.RESET, WHERE, 100_000);
            update(s, UpdateReason.DOUBT, LIFETIME, 100_000);
            assertEquals(0, saved(s, 110_000), "one each");
        }

        @Test
        @DisplayName("a late Update of both as one of standard's, from which its timer starts again")
        void late() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            update(s, UpdateReason.DEADLINE, LIFETIME, 400_000);
            assertEquals(0, saved(s, 600_000));
            assertEquals(0, saved(s, 700_000), "neither has sent the next");
        }

        @Test
        @DisplayName("promotions by kind")
        void promotions() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, false, 1_000);
            s.sentConfirmable(RESPONSE, WHERE, false, 2_000);
            assertEquals(0, counters(s, 2_000).promotedNotifications());
            assertEquals(0, counters(s, 2_000).promotedResponses());
            s.sentConfirmable(RESPONSE, WHERE, true, 3_000);
            s.sentConfirmable(NOTIFICATION, WHERE, true, 4_000);
            s.sentConfirmable(NOTIFICATION, WHERE, true, 5_000);
            assertEquals(2, counters(s, 5_000).promotedNotifications());
            assertEquals(1, counters(s, 5_000).promotedResponses());
        }

        @Test
        @DisplayName("of a promoted message the repetitions and the acknowledgement; nothing if it was never sent")
        void datagrams() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.promotedDatagrams(0, false);
            assertEquals(0, counters(s, 1).livenessDatagrams());
            s.promotedDatagrams(1, false);
            assertEquals(0, counters(s, 1).livenessDatagrams());
            s.promotedDatagrams(3, false);
            assertEquals(2, counters(s, 1).livenessDatagrams());
            s.promotedDatagrams(2, true);
            assertEquals(2 + 2, counters(s, 1).livenessDatagrams());
        }
    }

    @Nested
    @DisplayName("keeps a margin:")
    class Margins {

        @Test
        @DisplayName("larger by the time of a handshake, from now on")
        void handshake() {
            RefreshScheduler s = automatic();
            assertEquals(23_000, s.marginMillis());
            assertEquals(277_000, s.wakeAt());
            s.handshake(5_000);
            assertEquals(28_000, s.marginMillis());
            assertEquals(272_000, s.wakeAt());
        }

        @Test
        @DisplayName("as it was after an exchange in which nothing was sent")
        void nothingSent() {
            RefreshScheduler s = automatic();
            s.exchange(0, true, 60_000);
            assertEquals(23_000, s.marginMillis());
        }

        @Test
        @DisplayName("of half the lifetime at most, which is no cap if it is just that")
        void half() {
            RefreshScheduler s = unregistered(UpdatePolicy.standard(), MARGIN);
            s.registered(0, 100_000, 0);
            assertEquals(50_000, s.marginMillis());
            assertEquals(0, lines("Margin capped"));
            s.registered(0, 99_999, 0);
            assertEquals(49_999, s.marginMillis());
            assertEquals(1, lines("Margin capped"));
        }

        @Test
        @DisplayName("that is not capped where the lifetime never ends")
        void infinite() {
            RefreshScheduler s = unregistered(UpdatePolicy.standard(), MARGIN);
            s.registered(0, 0, 0);
            assertEquals(0, lines("Margin capped"));
        }

        @Test
        @DisplayName("and says that it is capped once for each time that it comes to that, when it comes to that")
        void told() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.lifetimeChanged(60_000, 1_000);
            assertEquals(1, lines("Margin capped at 30 s"), "when the lifetime is changed");
            update(s, UpdateReason.LIFETIME_CHANGED, 60_000, 2_000);
            assertEquals(1, lines("Margin"), "and once only");
            s.lifetimeChanged(300_000, 3_000);
            update(s, UpdateReason.LIFETIME_CHANGED, 300_000, 4_000);
            s.lifetimeChanged(80_000, 5_000);
            assertEquals(1, lines("Margin capped at 40 s"), "the next time");
        }

        @Test
        @DisplayName("and says so when the server has taken a shorter lifetime")
        void toldWithTheAnswer() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            update(s, UpdateReason.TRIGGERED, 60_000, 2_000);
            assertEquals(1, lines("Margin capped at 30 s"));
        }
    }
}

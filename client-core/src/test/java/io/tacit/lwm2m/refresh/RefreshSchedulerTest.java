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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lifetime 300 s, margin 50 s, as in the example of a pencil: the window is 250 s. All times in seconds. */
@DisplayName("The scheduler")
class RefreshSchedulerTest {

    private static final long LIFETIME = 300;
    private static final long MARGIN = 50;
    private static final long WINDOW = LIFETIME - MARGIN;
    private static final String WHERE = "/3303/0/5700";
    private static final long DAY = 86_400;

    private final List<String> log = new ArrayList<>();

    private RefreshScheduler scheduler(UpdatePolicy policy, long maxSilence) {
        RefreshSettings settings = new RefreshSettings(
                policy,
                MARGIN * 1000,
                120_000,
                maxSilence == RefreshSettings.AUTOMATIC ? maxSilence : maxSilence * 1000,
                true);
        RefreshScheduler made = new RefreshScheduler(settings, decision -> log.add(decision.toString()));
        made.registered(0, LIFETIME * 1000, 100);
        return made;
    }

    private RefreshScheduler scheduler(UpdatePolicy policy) {
        return scheduler(policy, RefreshSettings.AUTOMATIC);
    }

    private static void acknowledged(RefreshScheduler scheduler, ActivityKind kind, long sent, long now) {
        scheduler.sentConfirmable(kind, WHERE, false, sent * 1000);
        scheduler.proven(kind, WHERE, sent * 1000);
        assertTrue(now >= sent);
    }

    private static UpdateReason at(RefreshScheduler scheduler, long seconds) {
        return scheduler.decide(seconds * 1000);
    }

    private static long dueSeconds(RefreshScheduler scheduler) {
        return scheduler.wakeAt() / 1000;
    }

    /** Asks at every wake-up until an Update is due; returns when that is, in seconds. */
    private static long nextUpdate(RefreshScheduler scheduler) {
        for (int i = 0; i < 100; i++) {
            long wake = scheduler.wakeAt();
            if (scheduler.decide(wake) != null) {
                return wake / 1000;
            }
        }
        throw new AssertionError("re-arms for ever");
    }

    private static RefreshCounters counters(RefreshScheduler scheduler, long seconds) {
        RefreshCounters counters = new RefreshCounters();
        scheduler.counters(counters, seconds * 1000);
        return counters;
    }

    @Test
    @DisplayName(
            "says that an Update is required when it was asked for or there is a doubt, not when the time has come")
    void required() {
        RefreshScheduler s = scheduler(UpdatePolicy.implicit());
        assertFalse(s.isRequired());
        assertEquals(WINDOW, nextUpdate(s));
        assertFalse(s.isRequired());
        s.require(UpdateReason.APPLICATION);
        assertTrue(s.isRequired());
        s.updateSent(UpdateReason.APPLICATION, WINDOW * 1000);
        s.updated(WINDOW * 1000, LIFETIME * 1000, (WINDOW + 1) * 1000);
        assertFalse(s.isRequired());
        s.doubt(NOTIFICATION, Doubt.TIMED_OUT, WHERE, (WINDOW + 2) * 1000);
        assertTrue(s.isRequired());
    }

    @Nested
    @DisplayName("keeps evidence:")
    class Evidence {

        @Test
        @DisplayName("Register answered 2.01 is proof from its first transmission")
        void register() {
            assertEquals(WINDOW, nextUpdate(scheduler(UpdatePolicy.implicit())));
        }

        @Test
        @DisplayName("Update answered 2.04 is proof from its first transmission")
        void update() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.updateSent(UpdateReason.DEADLINE, WINDOW * 1000);
            s.updated(WINDOW * 1000, LIFETIME * 1000, (WINDOW + 40) * 1000);
            assertEquals(2 * WINDOW, nextUpdate(s));
        }

        @ParameterizedTest
        @EnumSource(ActivityKind.class)
        @DisplayName("what is acknowledged or answered is proof from its first transmission")
        void acknowledgement(ActivityKind kind) {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(kind, WHERE, false, 100_000);
            s.proven(kind, WHERE, 100_000);
            assertEquals(100 + WINDOW, nextUpdate(s));
        }

        @ParameterizedTest
        @EnumSource(ActivityKind.class)
        @DisplayName("what is sent without acknowledgement is no proof")
        void sent(ActivityKind kind) {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sent(kind, WHERE, 100_000);
            assertEquals(WINDOW, nextUpdate(s));
        }

        @Test
        @DisplayName("a block-wise transfer is proof from its last block on")
        void blockwise() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, false, 100_000);
            s.proven(NOTIFICATION, WHERE, 104_000);
            assertEquals(104 + WINDOW, nextUpdate(s));
        }

        @Test
        @DisplayName("a part that was acknowledged is no proof")
        void part() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, false, 100_000);
            s.unproven();
            assertEquals(WINDOW, nextUpdate(s));
        }

        @Test
        @DisplayName("an older proof that comes late does not displace a newer one")
        void late() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            acknowledged(s, NOTIFICATION, 120, 121);
            acknowledged(s, NOTIFICATION, 100, 130);
            assertEquals(120 + WINDOW, nextUpdate(s));
        }

        @Test
        @DisplayName("what was proven before a new registration does not count for it")
        void newRegistration() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            acknowledged(s, NOTIFICATION, 190, 191);
            s.registered(150_000, LIFETIME * 1000, 195_000);
            assertEquals(150 + WINDOW, nextUpdate(s));
        }
    }

    @Nested
    @DisplayName("follows the policy:")
    class Policies {

        @Test
        @DisplayName("standard counts Register and Update only, and has no audit")
        void standard() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            acknowledged(s, NOTIFICATION, 100, 101);
            acknowledged(s, SEND, 101, 102);
            acknowledged(s, RESPONSE, 102, 103);
            assertEquals(WINDOW, nextUpdate(s));
            s.registered(0, 0, 0);
            assertEquals(Long.MAX_VALUE, s.wakeAt());
        }

        @Test
        @DisplayName("trusted counts the kinds that it names")
        void trusted() {
            RefreshScheduler s = scheduler(UpdatePolicy.trusted(SEND));
            acknowledged(s, SEND, 100, 101);
            acknowledged(s, NOTIFICATION, 200, 201);
            assertEquals(100 + WINDOW, nextUpdate(s));
        }

        @Test
        @DisplayName("optimistic counts what is sent, without proof")
        void optimistic() {
            RefreshScheduler s = scheduler(UpdatePolicy.optimistic());
            s.sent(NOTIFICATION, WHERE, 200_000);
            assertEquals(200 + WINDOW, nextUpdate(s));
            assertTrue(log.get(0).contains("taken as received"), log.toString());
        }

        @Test
        @DisplayName("an audit comes after the maximum silence, however much is proven")
        void audit() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            long sent = 0;
            while (sent + 200 < DAY) {
                sent += 200;
                acknowledged(s, NOTIFICATION, sent, sent);
                assertNull(at(s, sent));
            }
            assertNull(at(s, DAY - 1));
            assertEquals(UpdateReason.AUDIT, at(s, DAY));
        }

        @Test
        @DisplayName("a maximum silence below four lifetimes is raised to that; 0 turns the audit off")
        void maxSilence() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit(), 10);
            for (long t = 200; t < 4 * LIFETIME; t += 200) {
                acknowledged(s, NOTIFICATION, t, t);
                assertNull(at(s, t));
            }
            assertEquals(UpdateReason.AUDIT, at(s, 4 * LIFETIME));
            RefreshScheduler off = scheduler(UpdatePolicy.implicit(), 0);
            for (long t = 200; t < 10 * DAY; t += 200) {
                acknowledged(off, NOTIFICATION, t, t);
                assertNull(at(off, t));
            }
        }

        @Test
        @DisplayName("a lifetime of 0 needs no Update but the audit, every 24 hours")
        void infinite() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.registered(0, 0, 0);
            assertEquals(DAY, nextUpdate(s));
            assertEquals(Long.MAX_VALUE, s.expiresAt());
        }
    }

    @Nested
    @DisplayName("has one timer:")
    class Timer {

        @Test
        @DisplayName("recording does not touch it; it looks when it fires, and re-arms itself")
        void lazy() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            acknowledged(s, NOTIFICATION, 100, 101);
            assertEquals(WINDOW, dueSeconds(s));
            assertNull(at(s, WINDOW));
            assertEquals(100 + WINDOW, dueSeconds(s));
            assertEquals(
                    "Update not needed: notification of /3303/0/5700 acknowledged, sent 150 s ago; next check in 100 s",
                    log.get(0));
        }

        @Test
        @DisplayName("a larger margin brings it forward")
        void marginGrows() {
            RefreshSettings automatic =
                    new RefreshSettings(UpdatePolicy.implicit(), RefreshSettings.AUTOMATIC, 0, -1, true);
            RefreshScheduler s = new RefreshScheduler(automatic, decision -> {});
            s.registered(0, LIFETIME * 1000, 0);
            long before = s.wakeAt();
            for (int i = 0; i < 20; i++) {
                s.exchange(4, true, 100);
            }
            assertTrue(s.wakeAt() < before - 20_000, before + " and then " + s.wakeAt());
        }

        @Test
        @DisplayName("after a suspend of any length, one Update is due, and no more")
        void suspended() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            long now = 1_000_000;
            assertEquals(UpdateReason.DEADLINE, at(s, now));
            s.updateSent(UpdateReason.DEADLINE, now * 1000);
            s.updated(now * 1000, LIFETIME * 1000, now * 1000 + 50);
            assertNull(at(s, now + 1));
            assertEquals(now + WINDOW, nextUpdate(s));
        }
    }

    @Nested
    @DisplayName("promotes:")
    class Promotion {

        private boolean promotes(RefreshScheduler s, ActivityKind kind, long pmax, long seconds) {
            return s.promote(kind, WHERE, pmax == 0 ? Long.MAX_VALUE : pmax * 1000, seconds * 1000);
        }

        @Test
        @DisplayName("while the gaps are unknown, from half the window on")
        void halfWindow() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            assertFalse(promotes(s, NOTIFICATION, 0, WINDOW / 2 - 1));
            assertTrue(promotes(s, NOTIFICATION, 0, WINDOW / 2));
            assertEquals(
                    "Promoted: notification of /3303/0/5700 goes out Confirmable to save an Update;"
                            + " deadline in 125 s",
                    log.get(0));
        }

        @Test
        @DisplayName("when the next message is expected after the deadline")
        void expectedGap() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            for (long t = 0; t <= 180; t += 60) {
                s.sent(NOTIFICATION, WHERE, t * 1000);
            }
            assertFalse(promotes(s, NOTIFICATION, 0, WINDOW - 60));
            assertTrue(promotes(s, NOTIFICATION, 0, WINDOW - 59));
        }

        @Test
        @DisplayName("not earlier than pmax allows")
        void pmax() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            assertFalse(promotes(s, NOTIFICATION, 30, WINDOW - 31));
            assertTrue(promotes(s, NOTIFICATION, 30, WINDOW - 30));
        }

        @Test
        @DisplayName("regular traffic even earlier than half the window, if the message after would come too late")
        void regular() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            for (long t = 0; t <= 640; t += 160) {
                s.sent(NOTIFICATION, WHERE, t * 1000);
            }
            s.registered(640_000, LIFETIME * 1000, 640_000);
            assertFalse(promotes(s, NOTIFICATION, 0, 640 + WINDOW - 160));
            assertTrue(promotes(s, NOTIFICATION, 0, 640 + WINDOW - 159));
        }

        @Test
        @DisplayName("responses as well, at the deadline itself too, but not after it")
        void responses() {
            assertTrue(promotes(scheduler(UpdatePolicy.implicit()), RESPONSE, 0, WINDOW));
            assertFalse(promotes(scheduler(UpdatePolicy.implicit()), RESPONSE, 0, WINDOW + 1));
        }

        @Test
        @DisplayName("only trusted kinds, only where proof is needed, only one at a time, only if it is allowed to")
        void not() {
            assertFalse(promotes(scheduler(UpdatePolicy.standard()), NOTIFICATION, 0, 200));
            assertFalse(promotes(scheduler(UpdatePolicy.trusted(SEND)), NOTIFICATION, 0, 200));
            assertFalse(promotes(scheduler(UpdatePolicy.optimistic()), NOTIFICATION, 0, 200));
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(SEND, null, false, 199_000);
            assertFalse(promotes(s, NOTIFICATION, 0, 200));
            RefreshSettings off = new RefreshSettings(UpdatePolicy.implicit(), MARGIN * 1000, 0, -1, false);
            RefreshScheduler never = new RefreshScheduler(off, decision -> {});
            never.registered(0, LIFETIME * 1000, 0);
            assertFalse(promotes(never, NOTIFICATION, 0, 200));
        }

        @Test
        @DisplayName("a promoted message in flight holds the Update for as long as the margin provides for")
        void inFlight() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, true, 240_000);
            assertNull(at(s, WINDOW));
            assertEquals(
                    "Update waits: notification of /3303/0/5700 in flight, sent 10 s ago; next check in 40 s",
                    log.get(0));
            assertEquals(UpdateReason.DEADLINE, at(s, 240 + MARGIN));
        }

        @Test
        @DisplayName("once acknowledged, it moves the deadline")
        void proof() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.sentConfirmable(NOTIFICATION, WHERE, true, 240_000);
            assertNull(at(s, WINDOW));
            s.proven(NOTIFICATION, WHERE, 240_000);
            assertEquals(240 + WINDOW, nextUpdate(s));
            assertEquals(1, counters(s, 490).promotedNotifications());
        }

        @Test
        @DisplayName("a message in flight that does not count does not hold the Update")
        void untrusted() {
            RefreshScheduler s = scheduler(UpdatePolicy.trusted(NOTIFICATION));
            s.sentConfirmable(SEND, null, false, 249_000);
            assertEquals(UpdateReason.DEADLINE, at(s, WINDOW));
        }
    }

    @Nested
    @DisplayName("doubts:")
    class Doubts {

        @ParameterizedTest
        @EnumSource(Doubt.class)
        @DisplayName("one Update verifies all that are pending")
        void verify(Doubt doubt) {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.doubt(NOTIFICATION, doubt, WHERE, 50_000);
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            assertEquals(UpdateReason.DOUBT, at(s, 50));
            s.updateSent(UpdateReason.DOUBT, 50_000);
            s.updated(50_000, LIFETIME * 1000, 51_000);
            assertNull(at(s, 52));
            assertEquals(50 + WINDOW, dueSeconds(s));
        }

        @Test
        @DisplayName("the same answer to the same kind raises none before the next deadline; another one does")
        void muted() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.doubt(SEND, Doubt.REFUSED, null, 50_000);
            s.updateSent(UpdateReason.DOUBT, 50_000);
            s.updated(50_000, LIFETIME * 1000, 51_000);
            s.doubt(SEND, Doubt.REFUSED, null, 60_000);
            assertNull(at(s, 60));
            s.doubt(NOTIFICATION, Doubt.RESET, null, 70_000);
            assertEquals(UpdateReason.DOUBT, at(s, 70));
            s.updateSent(UpdateReason.DOUBT, 70_000);
            s.updated(70_000, LIFETIME * 1000, 71_000);
            s.doubt(SEND, Doubt.REFUSED, null, 80_000);
            assertNull(at(s, 80));
            s.doubt(SEND, Doubt.REFUSED, null, (70 + WINDOW) * 1000);
            assertEquals(UpdateReason.DOUBT, at(s, 70 + WINDOW));
        }

        @Test
        @DisplayName("one that arises while an Update is on its way is not covered by it")
        void meanwhile() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.updateSent(UpdateReason.DEADLINE, 250_000);
            s.doubt(NOTIFICATION, Doubt.RESET, WHERE, 251_000);
            s.updated(250_000, LIFETIME * 1000, 252_000);
            assertEquals(UpdateReason.DOUBT, at(s, 252));
        }

        @Test
        @DisplayName("an Update that fails verifies nothing")
        void failed() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.doubt(NOTIFICATION, Doubt.TIMED_OUT, WHERE, 50_000);
            s.updateSent(UpdateReason.DOUBT, 50_000);
            s.updateFailed(50_000);
            assertEquals(UpdateReason.DOUBT, at(s, 150));
        }
    }

    @Nested
    @DisplayName("owes an Update whatever the timer says:")
    class Owed {

        @Test
        @DisplayName("the lifetime was changed; until the Update that says so is answered, the smaller one counts")
        void lifetime() {
            RefreshScheduler s = scheduler(UpdatePolicy.standard());
            s.lifetimeChanged(900_000, 10_000);
            assertEquals(UpdateReason.LIFETIME_CHANGED, at(s, 10));
            s.updateSent(UpdateReason.LIFETIME_CHANGED, 10_000);
            s.updateFailed(10_000);
            assertEquals(LIFETIME * 1000, s.expiresAt());
            s.updateSent(UpdateReason.LIFETIME_CHANGED, 20_000);
            s.updated(20_000, 900_000, 21_000);
            assertEquals(920_000, s.expiresAt());
            s.lifetimeChanged(100_000, 30_000);
            assertEquals(120_000, s.expiresAt());
        }

        @Test
        @DisplayName("what becomes pending while an Update is on its way needs another one")
        void meanwhile() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.require(UpdateReason.OBJECTS_CHANGED);
            assertEquals(UpdateReason.OBJECTS_CHANGED, at(s, 1));
            s.updateSent(UpdateReason.OBJECTS_CHANGED, 1_000);
            s.require(UpdateReason.TRIGGERED);
            s.updated(1_000, LIFETIME * 1000, 1_100);
            assertEquals(UpdateReason.TRIGGERED, at(s, 2));
            s.updateSent(UpdateReason.TRIGGERED, 2_000);
            s.updated(2_000, LIFETIME * 1000, 2_100);
            assertNull(at(s, 3));
        }
    }

    @Nested
    @DisplayName("finds out that it was forgotten:")
    class Absence {

        @Test
        @DisplayName("before R + L the server has restarted: trust stays")
        void restart() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.absent(299_000);
            assertFalse(s.isTrustWithdrawn());
            assertEquals(1, counters(s, 299).absences());
        }

        @Test
        @DisplayName(
                "after R + L the trust is withdrawn, the application is told, and it acts as standard until restored")
        void withdrawn() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            acknowledged(s, NOTIFICATION, 200, 201);
            s.absent(300_000);
            assertTrue(s.isTrustWithdrawn());
            assertTrue(log.get(0).startsWith("Trust withdrawn"), log.toString());
            s.registered(301_000, LIFETIME * 1000, 301_000);
            acknowledged(s, NOTIFICATION, 400, 401);
            assertFalse(s.promote(NOTIFICATION, WHERE, Long.MAX_VALUE, 500_000));
            assertEquals(301 + WINDOW, nextUpdate(s));
            s.restoreTrust();
            assertEquals(400 + WINDOW, nextUpdate(s));
        }

        @Test
        @DisplayName("optimistic gambles on: it was chosen by name")
        void optimistic() {
            RefreshScheduler s = scheduler(UpdatePolicy.optimistic());
            s.absent(400_000);
            assertFalse(s.isTrustWithdrawn());
        }
    }

    @Nested
    @DisplayName("counts:")
    class Counting {

        /** A month of a notification every 60 seconds, each acknowledged. */
        private RefreshScheduler month(UpdatePolicy policy) {
            RefreshScheduler s = scheduler(policy);
            for (long t = 60; t <= 30 * DAY; t += 60) {
                while (s.wakeAt() <= t * 1000) {
                    long now = Math.max(s.wakeAt(), (t - 60) * 1000);
                    UpdateReason reason = s.decide(now);
                    if (reason != null) {
                        s.updateSent(reason, now);
                        s.updated(now, LIFETIME * 1000, now);
                    }
                }
                acknowledged(s, NOTIFICATION, t, t);
            }
            return s;
        }

        @Test
        @DisplayName("standard saves nothing")
        void standard() {
            RefreshCounters counters = counters(month(UpdatePolicy.standard()), 30 * DAY);
            assertEquals(30 * DAY / WINDOW, counters.updates());
            assertEquals(0, counters.updatesSaved());
        }

        @Test
        @DisplayName("implicit saves all but the audits")
        void implicit() {
            RefreshCounters counters = counters(month(UpdatePolicy.implicit()), 30 * DAY);
            assertEquals(30, counters.updates());
            assertEquals(30 * DAY / WINDOW - 30, counters.updatesSaved());
        }

        @Test
        @DisplayName("an Update that is owed would have been sent by standard too")
        void owed() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            acknowledged(s, NOTIFICATION, 200, 200);
            s.require(UpdateReason.TRIGGERED);
            assertEquals(UpdateReason.TRIGGERED, at(s, 260));
            s.updateSent(UpdateReason.TRIGGERED, 260_000);
            s.updated(260_000, LIFETIME * 1000, 260_000);
            assertEquals(1, counters(s, 300).updatesSaved());
        }

        @Test
        @DisplayName("liveness datagrams: Updates, their answers, and what a promotion costs")
        void datagrams() {
            RefreshScheduler s = scheduler(UpdatePolicy.implicit());
            s.updateDatagrams(3, true);
            s.updateDatagrams(5, false);
            s.promotedDatagrams(1, true);
            s.promotedDatagrams(3, true);
            assertEquals(4 + 5 + 1 + 3, counters(s, 1).livenessDatagrams());
        }
    }

    @Test
    @DisplayName("wants nothing any more when the registration has ended")
    void ended() {
        RefreshScheduler s = scheduler(UpdatePolicy.implicit());
        s.doubt(NOTIFICATION, Doubt.RESET, WHERE, 50_000);
        s.require(UpdateReason.TRIGGERED);
        s.ended();
        assertEquals(Long.MAX_VALUE, s.wakeAt());
        assertNull(at(s, 60));
    }

    @Test
    @DisplayName("never uses more than half the lifetime as margin, and says once when that cap bites")
    void cap() {
        RefreshScheduler s = scheduler(UpdatePolicy.standard());
        s.registered(0, 60_000, 0);
        assertEquals(30_000, s.marginMillis());
        assertEquals(
                "Margin capped at 30 s, half the lifetime: on this link so short a lifetime can't be kept safely",
                log.get(0));
        assertEquals(30, nextUpdate(s));
        s.updateSent(UpdateReason.DEADLINE, 30_000);
        s.updated(30_000, 60_000, 30_100);
        assertEquals(1, log.stream().filter(line -> line.startsWith("Margin")).count());
    }
}

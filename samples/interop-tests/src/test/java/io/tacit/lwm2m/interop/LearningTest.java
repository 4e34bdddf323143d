package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.refresh.Trust;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a client that knows nothing learns of a Leshan server, and what it makes of that: Updates, controls and absences
 * are counted at the server. All tests run at the same time, each with a server of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(420)
class LearningTest {

    private static final int LIFETIME_SECONDS = 20;
    private static final long LIFETIME = 1000L * LIFETIME_SECONDS;
    private static final long TEN_LIFETIMES = 10 * LIFETIME;
    private static final int GRACE_SECONDS = 10;
    private static final long GRACE = 1000L * GRACE_SECONDS;
    private static final int REPORT_SECONDS = 3;

    /** What a timer, a datagram and a line of JSON take, with a dozen servers on a busy machine. */
    private static final long SLACK = 1500;

    /**
     * What an Update and a Register take, each of which may be transmitted three times on the bad link (the second
     * comes 2 to 3 seconds after the first, the third 4 to 6 after that).
     */
    private static final long EXCHANGES = 9000 + SLACK;

    private static final String ON_NOTIFICATION = "--update-on-notification";
    private static final String ON_SEND = "--update-on-send";
    private static final String TEMPERATURE = "/3303/0/5700";

    private static TestDevice device(String uri) {
        return new TestDevice(Server.at(uri)
                .lifetimeSeconds(LIFETIME_SECONDS)
                .graceSeconds(GRACE_SECONDS)
                .updatePolicy(UpdatePolicy.learned()));
    }

    // ---- A server that counts nothing but Updates ----

    @Test
    void oneTrialShowsThatDefaultLeshanDoesNotCountNotifications() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start();
                TestDevice device = device(leshan.uri())) {
            reports(leshan, device);

            refutingTrial(SLACK, leshan, device);
            assertEquals(1, leshan.events("updated").size(), device::log);
            staysAsStandard(TEN_LIFETIMES, leshan, device);
        }
    }

    // ---- Servers that count other traffic too ----

    @Test
    void oneTrialShowsThatLeshanCountsNotifications() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start(ON_NOTIFICATION);
                TestDevice device = device(leshan.uri())) {
            reports(leshan, device);

            confirmingTrial(leshan, device);
            staysWithoutUpdates(leshan, device);
            assertTrue(device.status().trust().alone(ActivityKind.NOTIFICATION), device::log);
        }
    }

    @Test
    void oneTrialShowsThatLeshanCountsSends() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start(ON_SEND);
                TestDevice device = device(leshan.uri())) {
            device.sendEvery(REPORT_SECONDS);

            confirmingTrial(leshan, device);
            staysWithoutUpdates(leshan, device);
            assertTrue(device.status().trust().alone(ActivityKind.SEND), device::log);
        }
    }

    /** Which of the two it is that counts can't be told as long as there are always both. */
    @Test
    void oneTrialShowsThatLeshanCountsNotificationsAndSends() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start(ON_NOTIFICATION, ON_SEND);
                TestDevice device = device(leshan.uri())) {
            reports(leshan, device);
            device.sendEvery(REPORT_SECONDS);

            confirmingTrial(leshan, device);
            staysWithoutUpdates(leshan, device);
            assertTrue(device.status().trust().together(ActivityKind.NOTIFICATION), device::log);
            assertTrue(device.status().trust().together(ActivityKind.SEND), device::log);
        }
    }

    @Test
    void learnsThatLeshanCountsNotificationsOnABadLink() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start(ON_NOTIFICATION);
                UdpRelay relay = new UdpRelay(leshan.port());
                TestDevice device = device(relay.uri())) {
            reports(leshan, device);

            confirmingTrial(leshan, device);
            staysWithoutUpdates(leshan, device);
            relay.wasBad();
        }
    }

    @Test
    void learnsThatDefaultLeshanDoesNotCountNotificationsOnABadLink() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start();
                UdpRelay relay = new UdpRelay(leshan.port());
                TestDevice device = device(relay.uri())) {
            reports(leshan, device);

            refutingTrial(EXCHANGES, leshan, device);
            leshan.forgetEvents();
            leshan.awaitClock(leshan.now() + TEN_LIFETIMES);
            neverAbsent(leshan, device);
            relay.wasBad();
        }
    }

    // ---- A server that changes its ways ----

    /** A trial that refuted is repeated after a day; or when the application has what was learned forgotten. */
    @Test
    void findsOutThatALeshanWasRestartedAsOneThatCountsNotifications() throws Exception {
        LeshanPeer leshan = LeshanPeer.start();
        try (TestDevice device = device(leshan.uri())) {
            reports(leshan, device);
            refutingTrial(SLACK, leshan, device);

            leshan = leshan.restartWith(ON_NOTIFICATION);
            leshan.keepObserving(TEMPERATURE);
            leshan.awaitEvent("registered");
            device.client.setTrust(1, Trust.none());
            confirmingTrial(leshan, device);
            staysWithoutUpdates(leshan, device);
        } finally {
            leshan.close();
        }
    }

    /**
     * The client trusts notifications, so it is dropped. Leshan resets the next one, which is sooner than any audit:
     * trust is withdrawn, and a new trial refutes.
     */
    @Test
    void noticesThatALeshanWasRestartedAsOneThatCountsOnlyUpdates() throws Exception {
        LeshanPeer leshan = LeshanPeer.start(ON_NOTIFICATION);
        try (TestDevice device = device(leshan.uri())) {
            reports(leshan, device);
            confirmingTrial(leshan, device);
            leshan.awaitEvent("updated", 3, event -> true, 3 * LIFETIME);

            leshan = leshan.restartWith();
            leshan.keepObserving(TEMPERATURE);
            awaits(Decision.Type.TRUST_WITHDRAWN, 3 * LIFETIME, device);
            awaits(Decision.Type.TRIAL_REFUTED, 6 * LIFETIME, device);
            leshan.awaitEvent("registered", 3);
            List<Long> absences = leshan.absences();
            assertEquals(2, absences.size(), () -> "one that tells, and one of the trial" + device.log());
            for (long absence : absences) {
                assertTrue(absence <= REPORT_SECONDS * 1000L + SLACK, () -> absences + device.log());
            }
            staysAsStandard(TEN_LIFETIMES / 2, leshan, device);
        } finally {
            leshan.close();
        }
    }

    // ---- Steps ----

    private static void reports(LeshanPeer leshan, TestDevice device) {
        leshan.keepObserving(TEMPERATURE);
        device.measureEvery(REPORT_SECONDS);
    }

    private static void awaits(Decision.Type decision, long patienceMillis, TestDevice device)
            throws InterruptedException {
        boolean came = device.decisions.await(decision, 1, patienceMillis);
        assertTrue(came, () -> decision + " did not come" + device.log());
    }

    /** Absent within the trial only, and for no longer than the grace and an exchange each of Update and Register. */
    private static void refutingTrial(long exchanges, LeshanPeer leshan, TestDevice device)
            throws InterruptedException {
        awaits(Decision.Type.TRIAL_REFUTED, 6 * LIFETIME, device);
        leshan.awaitEvent("registered", 2);

        assertEquals(0, device.decisions.count(Decision.Type.TRIAL_CONFIRMED), device::log);
        controlled(leshan, device);
        refused(1, leshan, device);
        JsonNode updated = last("updated", leshan);
        JsonNode expired = leshan.awaitEvent("expired");
        assertTrue(ms(expired) - ms(updated) >= LIFETIME - SLACK, () -> "absent before the trial" + device.log());
        List<Long> absences = leshan.absences();
        assertEquals(1, absences.size(), device::log);
        long back = ms(last("registered", leshan)) - ms(updated);
        assertTrue(back <= LIFETIME + GRACE + exchanges, () -> "back after " + back + " ms" + device.log());
        assertTrue(absences.get(0) <= GRACE + exchanges, () -> absences + device.log());
    }

    private static void confirmingTrial(LeshanPeer leshan, TestDevice device) throws InterruptedException {
        awaits(Decision.Type.TRIAL_CONFIRMED, 6 * LIFETIME, device);
        // One before the trial, and the one that ends it, which the client may hear of before the test does.
        leshan.awaitEvent("updated", 2);

        controlled(leshan, device);
        refused(0, leshan, device);
        neverAbsent(leshan, device);
        List<JsonNode> updates = leshan.events("updated");
        long held = ms(updates.get(updates.size() - 1)) - ms(updates.get(updates.size() - 2));
        assertTrue(held >= LIFETIME + GRACE - EXCHANGES, () -> "held for " + held + " ms" + device.log());
    }

    /** One Update to a location that never was, the registration's with something appended, was refused. */
    private static void controlled(LeshanPeer leshan, TestDevice device) {
        List<JsonNode> controls =
                refusedUpdates(leshan, (named, known) -> named.startsWith(known) && !named.equals(known));
        assertEquals(1, controls.size(), () -> controls + device.log());
        assertEquals("4.04", controls.get(0).path("code").asText(), device::log);
    }

    /** So many Updates of registrations that had ended were refused. */
    private static void refused(int count, LeshanPeer leshan, TestDevice device) {
        List<JsonNode> updates = refusedUpdates(leshan, String::equals);
        assertEquals(count, updates.size(), () -> updates + device.log());
    }

    private static List<JsonNode> refusedUpdates(LeshanPeer leshan, BiPredicate<String, String> wanted) {
        List<String> known = leshan.events("registered").stream()
                .map(event -> event.path("registration").asText())
                .toList();
        return leshan.events("updateRefused").stream()
                .filter(event -> known.stream()
                        .anyMatch(one -> wanted.test(event.path("registration").asText(), one)))
                .toList();
    }

    /** No absence; Updates, and nothing Confirmable but them, at the pace of the policy standard. */
    private static void staysAsStandard(long millis, LeshanPeer leshan, TestDevice device) throws InterruptedException {
        long confirmable = confirmableNotifications(leshan);
        leshan.forgetEvents();
        leshan.awaitClock(leshan.now() + millis);

        neverAbsent(leshan, device);
        int updates = leshan.events("updated").size();
        // The margin is between 9 s and half the lifetime.
        long most = millis / (LIFETIME - LIFETIME / 2);
        long least = millis / (LIFETIME - 9000) - 1;
        assertTrue(updates >= least && updates <= most, () -> updates + " Updates" + device.log());
        assertEquals(1, device.decisions.count(Decision.Type.TRIAL_REFUTED), device::log);
        assertEquals(confirmable, confirmableNotifications(leshan), device::log);
        assertTrue(leshan.events("notification").size() >= millis / 1000 / REPORT_SECONDS - 2, device::log);
        assertEquals(List.of(), leshan.events("updateRefused"), device::log);
    }

    private static long confirmableNotifications(LeshanPeer leshan) throws InterruptedException {
        return leshan.ask("{'do':'counts'}")
                .path("confirmable")
                .path("notification")
                .asLong();
    }

    /** No absence in ten lifetimes; no Update but the audits, 2 lifetimes after the trial and 4 after that. */
    private static void staysWithoutUpdates(LeshanPeer leshan, TestDevice device) throws InterruptedException {
        long trial = ms(last("updated", leshan));
        int before = leshan.events("updated").size();
        int received = leshan.received("update");
        leshan.awaitClock(trial + TEN_LIFETIMES);

        neverAbsent(leshan, device);
        assertEquals(1, device.decisions.count(Decision.Type.TRIAL_CONFIRMED), device::log);
        List<JsonNode> updates = leshan.events("updated");
        List<JsonNode> audits = updates.subList(before, updates.size());
        assertEquals(2, audits.size(), () -> audits + device.log());
        assertEquals(2, leshan.received("update") - received, device::log);
        isAbout(2 * LIFETIME, ms(audits.get(0)) - trial, device);
        isAbout(4 * LIFETIME, ms(audits.get(1)) - ms(audits.get(0)), device);
        int reports =
                leshan.events("notification").size() + leshan.events("send").size();
        assertTrue(reports >= TEN_LIFETIMES / 1000 / REPORT_SECONDS * 9 / 10 - 2, () -> reports + device.log());
    }

    private static void neverAbsent(LeshanPeer leshan, TestDevice device) throws InterruptedException {
        assertEquals(List.of(), leshan.absences(), device::log);
    }

    private static void isAbout(long expected, long actual, TestDevice device) {
        assertTrue(Math.abs(actual - expected) <= EXCHANGES, () -> actual + " ms, not " + expected + device.log());
    }

    private static JsonNode last(String name, LeshanPeer leshan) {
        List<JsonNode> events = leshan.events(name);
        return events.get(events.size() - 1);
    }

    private static long ms(JsonNode event) {
        return event.path("ms").asLong();
    }
}

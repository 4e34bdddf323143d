package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who stays registered at a Leshan server, and at what cost: ten lifetimes each, Updates and absences counted at the
 * server. All run at the same time, each with a server of its own; some over both transports, so that the lifetimes
 * have to pass only once.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class StayingRegisteredTest {

    private static final int LIFETIME_SECONDS = 20;
    private static final long TEN_LIFETIMES_MILLIS = 10 * 1000L * LIFETIME_SECONDS;
    private static final int REPORT_SECONDS = 3;
    private static final String OBSERVE = "{'do':'observe','path':'/3303/0/5700'}";

    /** Ten lifetimes bring this many reports; one may just miss the end. */
    private static final int REPORTS = (int) (TEN_LIFETIMES_MILLIS / 1000 / REPORT_SECONDS) - 1;

    private static Server server(String uri, UpdatePolicy policy) {
        return Server.at(uri).lifetimeSeconds(LIFETIME_SECONDS).updatePolicy(policy);
    }

    @Test
    void standardOnDefaultLeshan() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start();
                TestDevice device = new TestDevice(server(leshan.uri(), UpdatePolicy.standard()))) {
            staysForTenLifetimes(leshan, device);
            int updates = leshan.received("update");
            // An Update restarts the lifetime at the server, so at least one must come in each.
            assertTrue(updates >= 10, () -> updates + " Updates" + device.log());
        }
    }

    @ParameterizedTest
    @EnumSource
    void notificationsReplaceUpdatesWhereTheServerCountsThem(TransportRunner.Kind transport) throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start("--update-on-notification");
                TestDevice device = new TestDevice(
                        server(leshan.uri(), UpdatePolicy.trusted(ActivityKind.NOTIFICATION)), transport)) {
            leshan.awaitEvent("registered");
            leshan.succeed(OBSERVE);
            device.measureEvery(REPORT_SECONDS);
            staysForTenLifetimes(leshan, device);
            assertEquals(0, leshan.received("update"), device::log);
            int notifications = leshan.events("notification").size();
            assertTrue(notifications >= REPORTS, device::log);
            int confirmable = leshan.ask("{'do':'counts'}")
                    .path("confirmable")
                    .path("notification")
                    .asInt();
            // An acknowledgement each would be no gain over Updates: one in three is enough here.
            assertTrue(confirmable <= notifications / 2, () -> confirmable + " of " + notifications + device.log());
        }
    }

    @Test
    void sendsReplaceUpdatesWhereTheServerCountsThem() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start("--update-on-send");
                TestDevice device = new TestDevice(server(leshan.uri(), UpdatePolicy.trusted(ActivityKind.SEND)))) {
            leshan.awaitEvent("registered");
            device.sendEvery(REPORT_SECONDS);
            staysForTenLifetimes(leshan, device);
            assertEquals(0, leshan.received("update"), device::log);
            assertTrue(leshan.events("send").size() >= REPORTS, device::log);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standardOnABadLink(TransportRunner.Kind transport) throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start();
                UdpRelay relay = new UdpRelay(leshan.port());
                TestDevice device = new TestDevice(server(relay.uri(), UpdatePolicy.standard()), transport)) {
            leshan.awaitEvent("registered");
            leshan.succeed(OBSERVE);
            device.measureEvery(REPORT_SECONDS);
            staysForTenLifetimes(leshan, device);
            relay.wasBad();
        }
    }

    @ParameterizedTest
    @EnumSource
    void notificationsReplaceUpdatesOnABadLink(TransportRunner.Kind transport) throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start("--update-on-notification");
                UdpRelay relay = new UdpRelay(leshan.port());
                TestDevice device = new TestDevice(
                        server(relay.uri(), UpdatePolicy.trusted(ActivityKind.NOTIFICATION)), transport)) {
            leshan.awaitEvent("registered");
            leshan.succeed(OBSERVE);
            device.measureEvery(REPORT_SECONDS);
            staysForTenLifetimes(leshan, device);
            relay.wasBad();
        }
    }

    /** The documented danger: what was only sent is taken for received, and what was received for an Update. */
    @Test
    void optimisticLosesItsRegistrationAtDefaultLeshan() throws Exception {
        try (LeshanPeer leshan = LeshanPeer.start();
                TestDevice device = new TestDevice(server(leshan.uri(), UpdatePolicy.optimistic()))) {
            leshan.awaitEvent("registered");
            leshan.succeed(OBSERVE);
            device.measureEvery(REPORT_SECONDS);
            leshan.awaitEvent("expired", 1, event -> true, 2_000L * LIFETIME_SECONDS);
            assertEquals(0, leshan.events("updated").size(), device::log);
            assertTrue(leshan.events("notification").size() >= LIFETIME_SECONDS / REPORT_SECONDS - 1, device::log);
        }
    }

    @Test
    void registersAgainWhenTheServerHasForgottenIt() throws Exception {
        LeshanPeer leshan = LeshanPeer.start();
        try (TestDevice device = new TestDevice(server(leshan.uri(), UpdatePolicy.standard()))) {
            leshan.awaitEvent("registered");
            leshan = leshan.restart();
            // The next Update tells: it is due after half a lifetime at the earliest, and well before the end of one.
            leshan.awaitEvent("registered", 1, event -> true, 2_000L * LIFETIME_SECONDS);
            staysFor(2_000L * LIFETIME_SECONDS, leshan, device);
        } finally {
            leshan.close();
        }
    }

    /** With a lifetime so long that the next Update could not be what told the client. */
    @Test
    void aResetTellsThatTheServerHasForgottenIt() throws Exception {
        LeshanPeer leshan = LeshanPeer.start();
        try (TestDevice device = new TestDevice(Server.at(leshan.uri()).lifetimeSeconds(3600))) {
            leshan.awaitEvent("registered");
            leshan.succeed(OBSERVE);
            leshan = leshan.restart();
            device.temperature.set(30);
            leshan.awaitEvent("registered");
        } finally {
            leshan.close();
        }
    }

    private static void staysForTenLifetimes(LeshanPeer leshan, TestDevice device) throws InterruptedException {
        staysFor(TEN_LIFETIMES_MILLIS, leshan, device);
    }

    private static void staysFor(long millis, LeshanPeer leshan, TestDevice device) throws InterruptedException {
        long since = leshan.awaitEvent("registered").path("ms").asLong();
        leshan.awaitClock(since + millis);
        assertEquals(List.of(), leshan.absences(), device::log);
        assertEquals(1, leshan.events("registered").size(), device::log);
    }
}

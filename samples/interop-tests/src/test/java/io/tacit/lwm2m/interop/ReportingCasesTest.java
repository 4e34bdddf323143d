package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.SendListener;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of OMA's Enabler Test Specification about Observe, Observe-Composite and Send. The printed periods, of up
 * to 45 s, are examples: here they are of a few seconds, in the same order.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class ReportingCasesTest {

    /** How much sooner or later than it should a notification may seem to come on a busy machine. */
    private static final long SLACK = 1_500;

    private static final String SENML_JSON = ManagementCases.SENML_JSON;
    private static final String SENML_CBOR = ManagementCases.SENML_CBOR;
    private static final String[] COMPOSITE = {"/1/0/1", "/3/0/11/0", "/3/0/16"};

    private static LeshanPeer leshan;

    @BeforeAll
    static void startServer() throws Exception {
        leshan = LeshanPeer.shared();
    }

    private static Server server() {
        return Server.at(leshan.uri()).lifetimeSeconds(600);
    }

    // ---- Observe ----

    @Test
    @Ets({"1.1-int-301", "1.1-int-660"})
    void observationAndNotificationOfParameterValues() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server())) {
            // Step 1: which power sources there are.
            assertEquals(
                    Map.of("/3/0/6/0", "1", "/3/0/6/1", "5"),
                    talk.read("/3/0/6").expect("2.05").values());
            // Step 2: the periods of their voltage and their current.
            talk.writeAttributes("/3/0/7", "pmin=1&pmax=3").expect("2.04");
            talk.writeAttributes("/3/0/8", "pmin=2&pmax=4").expect("2.04");
            // Step 3: Observe.
            observes(talk, "/3/0/7", Map.of("/3/0/7/0", "3800", "/3/0/7/1", "5000"));
            observes(talk, "/3/0/8", Map.of("/3/0/8/0", "125", "/3/0/8/1", "900"));
            // Step 4: regular notifications, by the maximum period if nothing changes,
            notifiesEvery(3_000, "/3/0/7", talk);
            notifiesEvery(4_000, "/3/0/8", talk);
            // and no sooner than the minimum period if much does.
            int before = notifications(talk, "/3/0/7").size();
            for (int millivolts = 3_700; millivolts <= 3_750; millivolts++) {
                talk.device.device.setPowerSource(0, millivolts, 125);
            }
            talk.event("notification", 1, is("/3/0/7", "/3/0/7/0", "3750"));
            assertTrue(notifications(talk, "/3/0/7").size() - before <= 3, talk::log);
            noneSooner(1_000, notifications(talk, "/3/0/7"), talk);
            noneSooner(2_000, notifications(talk, "/3/0/8"), talk);
        }
    }

    @Test
    @Ets("1.1-int-302")
    void cancelObservationsUsingReset() throws Exception {
        // A server of its own: Leshan's resets are counted.
        try (LeshanPeer own = LeshanPeer.start();
                Dialogue talk = new Dialogue(own, Server.at(own.uri()))) {
            observeBoth(talk);
            // Step 2: the next notification of the voltage is reset; that of the current still comes, and is wanted.
            talk.cancelObserve("/3/0/7", "passive");
            change(talk, 4_100, 126);
            talk.event("notification", 1, is("/3/0/8", "/3/0/8/0", "126"));
            talk.awaitResets(1);
            // Step 3: the same with the current.
            talk.cancelObserve("/3/0/8", "passive");
            change(talk, 4_200, 127);
            talk.awaitResets(2);
            // Step 4: no notification any more.
            nothingIsNotified(talk);
        }
    }

    @Test
    @Ets("1.1-int-303")
    void cancelObservationsUsingObserveWithCancelParameter() throws Exception {
        try (LeshanPeer own = LeshanPeer.start();
                Dialogue talk = new Dialogue(own, Server.at(own.uri()))) {
            observeBoth(talk);
            // Step 2: Observe with a value of 1 ends one, and then the other.
            talk.cancelObserve("/3/0/7", "active").expect("2.05");
            change(talk, 4_100, 126);
            talk.event("notification", 1, is("/3/0/8", "/3/0/8/0", "126"));
            talk.cancelObserve("/3/0/8", "active").expect("2.05");
            // Step 3: no notification any more.
            nothingIsNotified(talk);
            assertEquals(0, talk.resets(), talk::log);
        }
    }

    /** Step 1 of both: notifications of the voltage and of the current. */
    private static void observeBoth(Dialogue talk) throws Exception {
        observes(talk, "/3/0/7", Map.of("/3/0/7/0", "3800", "/3/0/7/1", "5000"));
        observes(talk, "/3/0/8", Map.of("/3/0/8/0", "125", "/3/0/8/1", "900"));
        change(talk, 4_000, 200);
        talk.event("notification", 1, is("/3/0/7", "/3/0/7/0", "4000"));
        talk.event("notification", 1, is("/3/0/8", "/3/0/8/0", "200"));
    }

    private static void change(Dialogue talk, long millivolts, long milliamperes) {
        talk.device.device.setPowerSource(0, millivolts, milliamperes);
    }

    /**
     * Changes what was observed, and then something that is observed from now on: that is told, and nothing else. What
     * Leshan does not want it would reset.
     */
    private static void nothingIsNotified(Dialogue talk) throws Exception {
        int notifications = talk.events("notification").size();
        int resets = talk.resets();
        observes(talk, "/3/0/9", Map.of("/3/0/9", "100"));
        change(talk, 4_300, 300);
        talk.device.device.addError(2);
        talk.device.device.setBatteryLevel(99);
        talk.event("notification", 1, is("/3/0/9", "/3/0/9", "99"));
        assertEquals(notifications + 1, talk.events("notification").size(), talk::log);
        assertEquals(resets, talk.resets(), talk::log);
        assertEquals(1, talk.device.status().registers(), talk::log);
    }

    /** From LwM2M 1.2 on the attributes may come with the Observe; leshan-peer adds them. */
    @Test
    @Ets("1.2-int-312")
    void observeWithAttributesAsParameters() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server().version(Lwm2mVersion.V1_2))) {
            talk.ask("observe", "/3/0/7", Map.of("format", SENML_CBOR, "query", "pmin=1&pmax=3"))
                    .expect("2.05");
            // By the maximum period if nothing changes,
            notifiesEvery(3_000, "/3/0/7", talk);
            // and no sooner than the minimum period.
            change(talk, 3_700, 125);
            talk.event("notification", 1, is("/3/0/7", "/3/0/7/0", "3700"));
            noneSooner(1_000, notifications(talk, "/3/0/7"), talk);
            // They belong to the observation, and are attached to nothing.
            assertEquals(
                    Answer.links("</3/0/7>;dim=2,</3/0/7/0>,</3/0/7/1>"),
                    talk.discover("/3/0/7").expect("2.05").links());
        }
    }

    @Test
    @Ets("1.2-int-313")
    void observeParametersOverrideAttributes() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server().version(Lwm2mVersion.V1_2))) {
            talk.writeAttributes("/3/0/7", "pmax=60").expect("2.04");
            talk.ask("observe", "/3/0/7", Map.of("format", SENML_CBOR, "query", "pmax=2"))
                    .expect("2.05");
            notifiesEvery(2_000, "/3/0/7", talk);
            // What is attached stays.
            assertEquals(
                    Answer.links("</3/0/7>;dim=2;pmax=60,</3/0/7/0>,</3/0/7/1>"),
                    talk.discover("/3/0/7").expect("2.05").links());
        }
    }

    // ---- Observe-Composite ----

    @ParameterizedTest
    @ValueSource(strings = {SENML_JSON, SENML_CBOR})
    @Ets("1.1-int-304")
    void observeComposite(String format) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server())) {
            Map<String, String> expected = Map.of("/1/0/1", "600", "/3/0/11/0", "0", "/3/0/16", "U");
            // Step 1: periods for one of the paths.
            talk.writeAttributes("/1/0/1", "pmin=2&pmax=4").expect("2.04");
            // Step 2: Observe-Composite is answered with all of them.
            Answer observed = talk.observeComposite(format, COMPOSITE).expect("2.05");
            assertEquals(expected, observed.values());
            // Step 3: a notification of all of them, between the two periods.
            Answer notified = talk.event("notification");
            assertEquals(expected, notified.values());
            assertEquals(observed.format(), notified.format());
            long gap = notified.ms() - observed.ms();
            assertTrue(gap >= 2_000 - SLACK && gap <= 4_000 + SLACK, () -> gap + " ms" + talk.log());
        }
    }

    @Test
    @Ets("1.1-int-305")
    void cancelObservationComposite() throws Exception {
        try (LeshanPeer own = LeshanPeer.start()) {
            for (String format : List.of(SENML_JSON, SENML_CBOR)) {
                cancelsObservationComposite(format, own);
            }
        }
    }

    private static void cancelsObservationComposite(String format, LeshanPeer own) throws Exception {
        try (Dialogue talk = new Dialogue(own, Server.at(own.uri()).lifetimeSeconds(600))) {
            // Step 1: an observation that brings notifications.
            talk.observeComposite(format, COMPOSITE).expect("2.05");
            talk.device.device.addError(1);
            assertEquals("1", talk.event("notification").value("/3/0/11/0"));
            // Step 2: Observe with a value of 1 and the same list ends it, and is answered as a Read-Composite.
            Answer cancelled = talk.cancelObserveComposite("active", COMPOSITE).expect("2.05");
            assertEquals(Map.of("/1/0/1", "600", "/3/0/11/0", "1", "/3/0/16", "U"), cancelled.values());
            // Step 3: no notification any more.
            nothingIsNotified(talk);
            assertEquals(0, talk.resets(), talk::log);
        }
    }

    @Test
    @Ets("1.1-int-308")
    void observeCompositeAndCreatingObjectInstance() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server())) {
            // Step 1: periods, and an Observe-Composite of an instance that is there and one that is not.
            talk.writeAttributes("/16/0", "pmin=1&pmax=3").expect("2.04");
            Answer observed =
                    talk.observeComposite(SENML_CBOR, "/16/0", "/16/1").expect("2.05");
            assertEquals(ManagementCases.PORTFOLIO, observed.values());
            // Step 2: a notification of what there is.
            assertEquals(
                    ManagementCases.PORTFOLIO, talk.event("notification", 1).values());
            // Step 3: the other one is created,
            Answer created = talk.create("/16/1", SENML_CBOR, Map.of("0", Map.of("0", "11", "1", "22")))
                    .expect("2.01");
            // Step 4: and appears in the next notification.
            Map<String, String> both = new TreeMap<>(ManagementCases.PORTFOLIO);
            both.putAll(Map.of("/16/1/0/0", "11", "/16/1/0/1", "22"));
            nextNotificationIs(both, created, talk);
        }
    }

    @Test
    @Ets("1.1-int-309")
    void observeCompositeAndDeletingObjectInstance() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server())) {
            talk.create("/16/1", SENML_CBOR, Map.of("0", Map.of("0", "11", "1", "22")))
                    .expect("2.01");
            Map<String, String> both = new TreeMap<>(ManagementCases.PORTFOLIO);
            both.putAll(Map.of("/16/1/0/0", "11", "/16/1/0/1", "22"));
            // Step 1: periods, and an Observe-Composite of both.
            talk.writeAttributes("/16/0", "pmin=1&pmax=3").expect("2.04");
            assertEquals(
                    both,
                    talk.observeComposite(SENML_CBOR, "/16/0", "/16/1")
                            .expect("2.05")
                            .values());
            // Step 2: a notification of both.
            assertEquals(both, talk.event("notification", 1).values());
            // Step 3: one is deleted,
            Answer deleted = talk.delete("/16/1").expect("2.02");
            // Step 4: and disappears from the next notification.
            nextNotificationIs(ManagementCases.PORTFOLIO, deleted, talk);
        }
    }

    /** The first notification after the change shows it, and comes no later than the maximum period. */
    private static void nextNotificationIs(Map<String, String> expected, Answer change, Dialogue talk)
            throws Exception {
        Answer next = talk.event("notification", 1, event -> event.ms() > change.ms());
        assertEquals(expected, next.values());
        assertTrue(next.ms() - change.ms() <= 3_000 + SLACK, talk::log);
    }

    @Test
    @Ets("1.1-int-310")
    void observeCompositeAndModificationOfParameterValues() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server())) {
            // Step 1: Observe-Composite without any periods.
            Answer observed =
                    talk.observeComposite(SENML_CBOR, "/1/0/1", "/3/0").expect("2.05");
            assertEquals("600", observed.value("/1/0/1"));
            assertEquals("Tacit", observed.value("/3/0/0"));
            // Step 2: a maximum period is attached afterwards.
            talk.writeAttributes("/3", "pmax=2").expect("2.04");
            // Step 3: from now on there is a notification every time that it is over.
            Answer first = talk.event("notification", 1);
            assertTrue(first.ms() - observed.ms() <= 2_000 + SLACK, talk::log);
            assertEquals(observed.values().keySet(), first.values().keySet());
            isAbout(4_000, talk.event("notification", 3).ms() - first.ms(), talk);
        }
    }

    // ---- Send ----

    @ParameterizedTest
    @CsvSource({"110", "112"})
    @Ets("1.1-int-306")
    void sendOperation(int format) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server().sendFormat(format))) {
            assertEquals(SendListener.Result.DELIVERED, send(talk, Path.of(1), Path.of(3)));
            Answer sent = talk.event("send");
            assertEquals(format, sent.format());
            assertEquals("600", sent.value("/1/0/1"));
            assertEquals("U", sent.value("/1/0/7"));
            Map<String, String> device = ManagementCases.DEVICE;
            assertEquals(device, sent.valuesOf(device.keySet()));
        }
    }

    @Test
    @Ets("1.1-int-307")
    void mutingSend() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server())) {
            // Step 1: muted, nothing is sent.
            talk.write("/1/0/23", ManagementCases.TLV, true).expect("2.04");
            assertEquals(SendListener.Result.MUTED, send(talk, Path.of(3, 0, 1)));
            // Step 2: not muted any more, it is again.
            talk.write("/1/0/23", ManagementCases.TLV, false).expect("2.04");
            assertEquals(SendListener.Result.DELIVERED, send(talk, Path.of(3, 0, 0)));
            assertEquals(Map.of("/3/0/0", "Tacit"), talk.event("send").values());
            assertEquals(1, talk.events("send").size());
        }
    }

    @ParameterizedTest
    @CsvSource({"110", "112"})
    @Ets("1.1-int-311")
    void sendCommand(int format) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, server().sendFormat(format))) {
            assertEquals(SendListener.Result.DELIVERED, send(talk, Path.of(1, 0, 1), Path.of(3, 0, 11, 0)));
            assertEquals(
                    Map.of("/1/0/1", "600", "/3/0/11/0", "0"),
                    talk.event("send").values());
        }
    }

    private static SendListener.Result send(Dialogue talk, Path... paths) throws Exception {
        CompletableFuture<SendListener.Result> ended = new CompletableFuture<>();
        talk.device.client.send((server, result, code) -> ended.complete(result), paths);
        return ended.get(20, TimeUnit.SECONDS);
    }

    // ---- helpers ----

    private static void observes(Dialogue talk, String path, Map<String, String> expected) throws Exception {
        assertEquals(expected, talk.observe(path).expect("2.05").values());
    }

    private static Answer notification(Dialogue talk, String path, int number) throws Exception {
        return talk.event("notification", number, event -> isOf(path, event));
    }

    private static List<Answer> notifications(Dialogue talk, String path) {
        return talk.events("notification").stream()
                .filter(event -> isOf(path, event))
                .toList();
    }

    private static boolean isOf(String path, Answer event) {
        return event.line().path("path").asText().equals(path);
    }

    /** A notification of a path with a certain value. */
    private static Predicate<Answer> is(String path, String valuePath, String value) {
        return event -> isOf(path, event) && value.equals(event.value(valuePath));
    }

    /** Over two periods, since one notification may be late. */
    private static void notifiesEvery(long millis, String path, Dialogue talk) throws Exception {
        long first = notification(talk, path, 1).ms();
        isAbout(2 * millis, notification(talk, path, 3).ms() - first, talk);
    }

    private static void isAbout(long expected, long gap, Dialogue talk) {
        assertTrue(Math.abs(gap - expected) <= SLACK, () -> gap + " ms instead of " + expected + talk.log());
    }

    /** Taken together: of two, the first may be late and the second not. */
    private static void noneSooner(long millis, List<Answer> notifications, Dialogue talk) {
        int last = notifications.size() - 1;
        long took = notifications.get(last).ms() - notifications.get(0).ms();
        assertTrue(took >= last * millis - SLACK, () -> last + " in " + took + " ms" + talk.log());
    }
}

package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.bench.BenchEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.elements.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchServerTest {

    private static final int PATIENCE_SECONDS = 10;
    private static final int LIFETIME_SECONDS = 600;
    private static final int MOST_OF_IT = 400;

    private final AtomicLong passed = new AtomicLong();
    private final BlockingQueue<BenchEvent> events = new LinkedBlockingQueue<>();
    private BenchServer server;
    private TestDevice device;

    private void start(BenchServer.Builder builder) throws IOException {
        ClockUtil.setRealtimeHandler(() -> System.nanoTime() + passed.get());
        server = builder.port(0).listener(events::add).start();
        device = new TestDevice(server.port());
    }

    @AfterEach
    void stop() {
        device.close();
        server.close();
        ClockUtil.setRealtimeHandler(System::nanoTime);
    }

    @Test
    void registersUpdatesAndDeregisters() throws Exception {
        start(BenchServer.builder());
        Response registered = device.register("station", 60);
        assertEquals("2.01", registered.getCode().text);
        String location = TestDevice.location(registered);
        assertEquals("2.04", device.update(location).getCode().text);
        assertEquals("4.04", device.update(location + "x").getCode().text);
        assertEquals("2.02", device.delete(location).getCode().text);
        assertEquals("4.04", device.delete(location).getCode().text);
        assertEquals("4.04", device.update(location).getCode().text);
        assertEquals("4.04", device.send().getCode().text);
    }

    @Test
    void registeringAgainEndsTheOldLocation() throws Exception {
        start(BenchServer.builder());
        String old = TestDevice.location(device.register("station", 60));
        device.register("station", 60);
        assertEquals("4.04", device.update(old).getCode().text);
    }

    @Test
    void refusesWhatIsWrong() throws Exception {
        start(BenchServer.builder());
        assertEquals("4.00", device.post("rd", "ep=a", 40, "</1/0>").getCode().text);
        assertEquals("4.15", device.post("rd", "ep=a&lwm2m=1.1", 0, "</1/0>").getCode().text);
        device.register("station", 60);
        assertEquals("4.15", device.post("dp", "", 0, "21.5").getCode().text);
        assertEquals(3, server.count(Kind.REFUSED));
    }

    /** To the nanosecond: see {@link RegistrationTest}. */
    @Test
    void aLifetimeEndsByItself() throws Exception {
        start(BenchServer.builder().resets(Resets.NOTHING));
        String location = TestDevice.location(device.register("station", 1));
        await(Kind.EXPIRED);
        assertEquals("4.04", device.update(location).getCode().text);
        assertEquals("4.04", device.send().getCode().text);
    }

    @Test
    void whatComesAfterTheDeadlineIsTooLate() throws Exception {
        start(BenchServer.builder());
        String location = TestDevice.location(device.register("station", LIFETIME_SECONDS));
        pass(LIFETIME_SECONDS);
        assertEquals("4.04", device.update(location).getCode().text);
        assertEquals(1, server.count(Kind.EXPIRED));
    }

    @ParameterizedTest
    @CsvSource({"everything, true", "notification, true", "'send,response', false"})
    void notificationsResetTheLifetimeIfTold(String resets, boolean survives) throws Exception {
        start(BenchServer.builder().resets(Resets.parse(resets)).observe(List.of("/3303/0/5700")));
        device.register("station", LIFETIME_SECONDS);
        await(Kind.OBSERVED);
        pass(MOST_OF_IT);
        device.report(Type.NON);
        await(Kind.NOTIFICATION);
        pass(MOST_OF_IT);
        device.report(Type.NON);
        await(survives ? Kind.NOTIFICATION : Kind.RESET);
        assertEquals(survives ? 0 : 1, server.count(Kind.EXPIRED));
    }

    @ParameterizedTest
    @CsvSource({"send, 2.04", "notification, 4.04"})
    void sendsResetTheLifetimeIfTold(String resets, String code) throws Exception {
        start(BenchServer.builder().resets(Resets.parse(resets)));
        device.register("station", LIFETIME_SECONDS);
        pass(MOST_OF_IT);
        assertEquals("2.04", device.send().getCode().text);
        pass(MOST_OF_IT);
        assertEquals(code, device.send().getCode().text);
    }

    @ParameterizedTest
    @CsvSource({"response, true", "notification, false"})
    void answersToReadsResetTheLifetimeIfTold(String resets, boolean survives) throws Exception {
        start(BenchServer.builder().resets(Resets.parse(resets)).readEvery(1, "/3303/0/5700"));
        device.register("station", LIFETIME_SECONDS);
        pass(MOST_OF_IT);
        awaitAnswerToARead();
        pass(MOST_OF_IT);
        if (survives) {
            awaitAnswerToARead();
            assertEquals(0, server.count(Kind.EXPIRED));
        } else {
            await(Kind.EXPIRED);
        }
    }

    @Test
    void acknowledgesConfirmableNotifications() throws Exception {
        start(BenchServer.builder().observe(List.of("/3303/0/5700")));
        device.register("station", 60);
        await(Kind.OBSERVED);
        device.report(Type.CON);
        assertEquals(Type.ACK, device.verdict());
        assertTrue(await(Kind.NOTIFICATION).detail().startsWith("/3303/0/5700 = 21.5 (CON)"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CON", "NON"})
    void resetsNotificationsOfAClientThatExpired(Type type) throws Exception {
        start(BenchServer.builder().resets(Resets.NOTHING).observe(List.of("/3303/0/5700")));
        device.register("station", LIFETIME_SECONDS);
        await(Kind.OBSERVED);
        pass(LIFETIME_SECONDS);
        device.report(type);
        assertEquals(Type.RST, device.verdict());
        assertNotNull(await(Kind.RESET));
    }

    @Test
    void writesAttributesBeforeItObserves() throws Exception {
        start(BenchServer.builder()
                .observe(List.of("/3303/0/5700", "/9999/0/1"))
                .periods(1, 20));
        device.register("station", 60);
        await(Kind.OBSERVED);
        assertEquals(List.of("PUT ?pmin=1&pmax=20", "OBSERVE"), device.asked);
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        start(BenchServer.builder());
        assertFalse(Files.exists(Path.of("Californium3.properties")));
    }

    private BenchEvent await(Kind kind) throws InterruptedException {
        return awaitDetail(kind, "");
    }

    private BenchEvent awaitDetail(Kind kind, String start) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            BenchEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertNotNull(event, "no " + kind + " " + start);
            if (event.kind() == kind && event.detail().startsWith(start)) {
                return event;
            }
        }
    }

    /** The first may have been asked for before the time went by. */
    private void awaitAnswerToARead() throws InterruptedException {
        awaitDetail(Kind.RESPONSE, "Read /3303/0/5700 answered 2.05, 21.5");
        awaitDetail(Kind.RESPONSE, "Read /3303/0/5700 answered 2.05, 21.5");
    }

    /** Lets time go by, without waiting for it. */
    private void pass(int seconds) {
        passed.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}

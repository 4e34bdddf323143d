package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.contract.Datagram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The loop, on a port of which the test is the other end, and whose clock moves only while the loop waits. */
class MainLoopTest {

    private static final long HOUR = 3_600_000;

    private final Temperature temperature = new Temperature();
    private final Lwm2mClient client = Lwm2mClient.builder("loop")
            .server(Server.at("coap://192.0.2.1").lifetimeSeconds(86_400))
            .object(Device.builder().build())
            .object(temperature)
            .build();
    private final ScriptedPort port = new ScriptedPort();
    private final MainLoop loop = new MainLoop(client, port, TransmissionParameters.standard());

    /** Answers what the client asks; the answers arrive after 50 ms. */
    private static final class ScriptedPort implements DatagramPort {

        final List<Long> waits = new ArrayList<>();
        final List<Integer> asked = new ArrayList<>();
        private final ArrayDeque<byte[]> arriving = new ArrayDeque<>();
        private final Random random = new Random(1);
        private long now = 1000;
        private int wakes;
        private Runnable whileWaiting = () -> {};

        @Override
        public Object resolve(String host, int port) {
            return host;
        }

        @Override
        public void send(Object to, byte[] bytes, int length) {
            Datagram datagram = new Datagram(bytes.clone(), null);
            if (datagram.type() != Datagram.CON || !Code.isRequest(datagram.code())) {
                return;
            }
            asked.add(datagram.code());
            boolean register = datagram.code() == Code.POST;
            arriving.add(Datagram.compose(
                    Datagram.ACK,
                    register ? Code.CREATED : Code.DELETED,
                    datagram.id(),
                    datagram.token(),
                    register ? Option.LOCATION_PATH : 0,
                    register ? new byte[] {'r'} : new byte[0],
                    ""));
        }

        @Override
        public boolean receive(Received into, long timeoutMillis) {
            waits.add(timeoutMillis);
            Runnable then = whileWaiting;
            whileWaiting = () -> {};
            then.run();
            byte[] next = timeoutMillis < 50 ? null : arriving.poll();
            if (next == null) {
                now += wakes > 0 ? 1 : timeoutMillis;
                wakes = 0;
                return false;
            }
            now += 50;
            System.arraycopy(next, 0, into.bytes(), 0, next.length);
            into.set("192.0.2.1", next.length);
            return true;
        }

        @Override
        public void wake() {
            wakes++;
        }

        @Override
        public long now() {
            return now;
        }

        @Override
        public Random random() {
            return random;
        }

        @Override
        public void close() {}
    }

    private void register() {
        while (client.status(1).registers() == 0) {
            assertTrue(loop.turn(port.now() + HOUR));
        }
    }

    @Test
    void waitsAsLongAsNobodyWantsAnything() {
        register();
        port.waits.clear();
        long start = port.now();
        int turns = 0;
        while (port.now() < start + 10 * HOUR) {
            loop.turn(start + 10 * HOUR);
            turns++;
        }
        assertEquals(start + 10 * HOUR, port.now(), "a turn ends when it is told to");
        assertTrue(turns <= 3, turns + " turns");
        assertEquals(List.of(Code.POST), port.asked);
    }

    @Test
    void whatTheLoopItselfChangesIsLookedAtAtOnce() {
        register();
        temperature.set(21);
        port.waits.clear();
        loop.turn(port.now() + HOUR);
        assertEquals(0, port.wakes, "no need to wake oneself");
        assertEquals(List.of(HOUR), port.waits);
    }

    @Test
    void anotherThreadWakesIt() throws InterruptedException {
        register();
        long start = port.now();
        Thread other = new Thread(loop::wake);
        port.whileWaiting = () -> {
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        assertTrue(loop.turn(start + HOUR));
        assertEquals(start + 1, port.now());
    }

    @Test
    void whatWasChangedBeforeItWaitsKeepsItFromWaiting() {
        register();
        port.waits.clear();
        loop.stop(); // by this thread: nothing wakes the port
        assertTrue(loop.turn(port.now() + HOUR));
        while (loop.turn(port.now() + HOUR)) {
            assertTrue(port.now() < 10_000);
        }
        assertEquals(List.of(Code.POST, Code.DELETE), port.asked);
        assertFalse(loop.turn(Long.MAX_VALUE));
    }
}

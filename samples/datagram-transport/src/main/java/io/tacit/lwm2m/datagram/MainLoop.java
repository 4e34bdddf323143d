package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.client.Lwm2mClient;

/**
 * Runs a client on the thread that calls {@link #turn}, and on no other. Firmware calls it in the loop that it has
 * anyway:
 *
 * <pre>{@code
 * DatagramPort port = new UdpSocket(0);
 * MainLoop loop = new MainLoop(client, port, TransmissionParameters.standard());
 * long nextReading = port.now();
 * while (loop.turn(nextReading)) {
 *     if (port.now() >= nextReading) {
 *         temperature.set(sensor.read());
 *         nextReading += 60_000;
 *     }
 * }
 * port.close();
 * }</pre>
 *
 * <p>Other threads may call {@link #stop} and {@link #wake}, and use the client.
 */
public final class MainLoop {

    private final Lwm2mClient client;
    private final DatagramPort port;
    private final DatagramTransport transport;
    private final Intake intake;
    private final Runnable waker = new Waker();
    private volatile Thread thread;
    private boolean stopping;
    private volatile boolean stopAsked;
    private volatile boolean woken;

    /**
     * Makes a loop. The client starts with the first turn.
     *
     * @param client a client that was not started yet
     * @param port where its datagrams come and go; to be closed by whoever opened it
     * @param parameters the times of CoAP's message layer
     */
    public MainLoop(Lwm2mClient client, DatagramPort port, TransmissionParameters parameters) {
        this.client = client;
        this.port = port;
        transport = new DatagramTransport(port, port.random(), parameters);
        intake = new Intake(port, transport);
    }

    /**
     * Does what is due, and waits until there is more: until the client wants to be called again, a datagram comes, or
     * somebody calls {@link #wake}. What the client throws, which is a mistake in it, comes out of here; there may be
     * another turn.
     *
     * @param until when to come back in any case, elapsed time by the port's clock; Long.MAX_VALUE for never
     * @return whether to go on: false when the client has come to its end after {@link #stop}
     */
    public boolean turn(long until) {
        woken = false;
        long now = port.now();
        if (thread == null) {
            thread = Thread.currentThread();
            client.start(transport, port.random(), waker, now);
        }
        if (stopAsked && !stopping) {
            stopping = true;
            client.stop(now);
        }
        client.handle(now);
        if (stopping && client.stopped()) {
            return false;
        }
        long wakeAt = client.wakeAt();
        if (!woken) {
            intake.await(wakeAt < until ? wakeAt : until);
        }
        return true;
    }

    /** Has the client de-register, and {@link #turn} return false when it has. Any thread. */
    public void stop() {
        stopAsked = true;
        wake();
    }

    /**
     * Has {@link #turn} look at the client and the clock soon. Any thread. Worth calling when the machine wakes up from
     * sleep: Java SE does not count sleep while it waits at a socket.
     */
    public void wake() {
        woken = true;
        if (Thread.currentThread() != thread) {
            port.wake();
        }
    }

    private final class Waker implements Runnable {
        @Override
        public void run() {
            wake();
        }
    }
}

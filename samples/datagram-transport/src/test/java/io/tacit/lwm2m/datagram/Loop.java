package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Transport;
import io.tacit.lwm2m.transport.contract.Subject;
import io.tacit.lwm2m.transport.contract.Timing;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A transport on a real port, with a thread that does what {@link MainLoop} does, but without a client. */
final class Loop implements Subject {

    private final DatagramPort port;
    private final DatagramTransport transport;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::loop, "loop");
    private volatile boolean closed;

    private Loop(DatagramPort port, TransmissionParameters parameters) {
        this.port = port;
        transport = new DatagramTransport(port, port.random(), parameters);
        thread.start();
    }

    static Loop with(Timing timing) {
        try {
            return with(new UdpSocket(0), timing);
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    static Loop with(DatagramPort port, Timing timing) {
        return new Loop(
                port,
                new TransmissionParameters(timing.ackTimeout(), 1, timing.maxRetransmit(), timing.exchangeLifetime()));
    }

    private void loop() {
        Intake intake = new Intake(port, transport);
        while (!closed) {
            transport.handle(port.now());
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            intake.await(transport.wakeAt());
        }
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public void run(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        port.wake();
        done.join();
    }

    @Override
    public long now() {
        return port.now();
    }

    @Override
    public void close() {
        closed = true;
        port.wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        port.close();
    }
}

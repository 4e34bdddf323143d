package io.tacit.lwm2m.transport.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.Transport;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what a transport tells. */
public final class Recorder implements Transport.Events {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private volatile boolean inCall;
    private volatile String violation;
    private volatile Thread thread;

    public record Opened(int association, Transport.Opening how, long now) {}

    public record Closed(int association, Transport.Cause cause, long now) {}

    public record Request(int association, int exchange, Message message, boolean confirmable, long now) {}

    public record Repeated(int exchange, long now) {}

    public record Result(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {}

    @Override
    public void opened(int association, Transport.Opening how, long now) {
        record(new Opened(association, how, now));
    }

    @Override
    public void closed(int association, Transport.Cause cause, long now) {
        record(new Closed(association, cause, now));
    }

    @Override
    public void request(int association, int exchange, Message request, boolean confirmable, long now) {
        record(new Request(association, exchange, request, confirmable, now));
    }

    @Override
    public void repeated(int exchange, long now) {
        record(new Repeated(exchange, now));
    }

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        record(new Result(tag, outcome, answer, firstSent, transmissions, now));
    }

    /** Runs a call of the transport, on its thread; an event meanwhile is against the contract. */
    public void calling(Runnable call) {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        inCall = true;
        try {
            call.run();
        } finally {
            inCall = false;
        }
    }

    /** Returns the next event; fails if it does not come or is of another kind. */
    public <T> T next(Class<T> kind) {
        try {
            Object event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNull(violation);
            assertNotNull(event, () -> "no " + kind.getSimpleName() + " came");
            return assertInstanceOf(kind, event);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Result result(int tag, Outcome outcome) {
        Result result = next(Result.class);
        assertEquals(tag, result.tag());
        assertEquals(outcome, result.outcome());
        return result;
    }

    public void assertNothingMore() {
        assertNull(violation);
        assertNull(events.peek());
    }

    private void record(Object event) {
        if (inCall) {
            violation = "told from inside a call: " + event;
        }
        if (Thread.currentThread() != thread) {
            violation = "told by another thread: " + event;
        }
        events.add(event);
    }
}

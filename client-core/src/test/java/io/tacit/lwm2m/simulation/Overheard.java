package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A transport with an {@link Oracle} listening: it sees what is sent, and what becomes of it. */
final class Overheard implements Transport {

    private final Transport below;
    private final Oracle oracle;
    private final LongSupplier elapsed;
    private final Map<Integer, Long> unanswered = new LinkedHashMap<>();

    Overheard(Transport below, Oracle oracle, LongSupplier elapsed) {
        this.below = below;
        this.oracle = oracle;
        this.elapsed = elapsed;
    }

    /** Returns since when the oldest unanswered request of the server waits, or MAX_VALUE. */
    long oldestUnanswered() {
        return unanswered.values().stream().mapToLong(at -> at).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public int open(ServerUri server, SecurityAccount security, Events events) {
        return below.open(server, security, new Listening(events));
    }

    @Override
    public void close(int association) {
        unanswered.clear();
        below.close(association);
    }

    @Override
    public int maxPayload(int association) {
        return below.maxPayload(association);
    }

    @Override
    public void request(int association, Message request, int tag) {
        oracle.request(request, tag, elapsed.getAsLong());
        below.request(association, request, tag);
    }

    @Override
    public void accept(int exchange) {
        below.accept(exchange);
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        if (unanswered.remove(exchange) == null) {
            throw new IllegalStateException("exchange " + exchange + " was answered already, or never was");
        }
        oracle.sent(Oracle.Sent.RESPONSE, confirmable, tag, elapsed.getAsLong());
        below.respond(exchange, response, confirmable, tag);
    }

    @Override
    public void notify(int association, Message notification, boolean confirmable, int tag) {
        oracle.sent(Oracle.Sent.NOTIFICATION, confirmable, tag, elapsed.getAsLong());
        below.notify(association, notification, confirmable, tag);
    }

    @Override
    public void cancel(int tag) {
        oracle.cancelled(tag);
        below.cancel(tag);
    }

    @Override
    public void handle(long now) {
        below.handle(now);
    }

    @Override
    public long wakeAt() {
        return below.wakeAt();
    }

    private final class Listening implements Events {

        private final Events events;

        Listening(Events events) {
            this.events = events;
        }

        @Override
        public void opened(int association, Opening how, long now) {
            events.opened(association, how, now);
        }

        @Override
        public void closed(int association, Cause cause, long now) {
            events.closed(association, cause, now);
        }

        @Override
        public void request(int association, int exchange, Message request, boolean confirmable, long now) {
            unanswered.put(exchange, now);
            events.request(association, exchange, request, confirmable, now);
        }

        @Override
        public void repeated(int exchange, long now) {
            events.repeated(exchange, now);
        }

        @Override
        public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
            oracle.outcome(tag, outcome, answer, now);
            events.outcome(tag, outcome, answer, firstSent, transmissions, now);
        }
    }
}

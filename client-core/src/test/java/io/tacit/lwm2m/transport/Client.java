package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import java.util.ArrayDeque;

/** What sits above {@link Blockwise} in a test: remembers what it hears, and has every body collected. */
class Client implements Transport.Events, LargeValues {

    record Request(int exchange, Message message, long now) {}

    record Told(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {}

    final ArrayDeque<Request> requests = new ArrayDeque<>();
    final ArrayDeque<Told> outcomes = new ArrayDeque<>();
    final ArrayDeque<String> others = new ArrayDeque<>();

    @Override
    public void opened(int association, Transport.Opening how, long now) {
        others.add("opened " + how);
    }

    @Override
    public void closed(int association, Transport.Cause cause, long now) {
        others.add("closed " + cause);
    }

    @Override
    public void request(int association, int exchange, Message request, boolean confirmable, long now) {
        requests.add(new Request(exchange, request, now));
    }

    @Override
    public void repeated(int exchange, long now) {
        others.add("repeated " + exchange);
    }

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        outcomes.add(new Told(tag, outcome, answer, firstSent, transmissions, now));
    }

    @Override
    public OpaqueSink open(int association, Message first, long size) {
        return null;
    }

    @Override
    public void failed(Path about, RuntimeException failure) {
        others.add("failed " + about + " " + failure.getMessage());
    }
}

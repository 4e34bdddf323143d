package io.tacit.lwm2m.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A transport that carries nothing: it remembers what it was given, and lets the test play the network. */
public final class RecordingTransport implements Transport {

    /** What was handed to the transport. */
    public record Sent(String how, int id, Message message, boolean confirmable, int tag) {}

    public final ArrayDeque<Sent> sent = new ArrayDeque<>();
    public final List<Integer> cancelled = new ArrayList<>();
    public final List<Integer> closed = new ArrayList<>();
    public int maxPayload = 1024;
    public Events events;
    private int associations;
    private int exchanges;

    /** A Confirmable request from the server arrives. */
    public int arrives(Message request, long now) {
        int exchange = exchanges++;
        events.request(associations - 1, exchange, request, true, now);
        return exchange;
    }

    /** What was sent next, which must be a response; null if nothing was. */
    public Message nextResponse() {
        Sent next = sent.poll();
        if (next != null && !next.how.equals("response")) {
            throw new AssertionError("expected a response: " + next);
        }
        return next == null ? null : next.message;
    }

    /** Returns the association that was opened last. */
    public int association() {
        return associations - 1;
    }

    /** Returns whether the client has not closed that one. */
    public boolean isOpen() {
        return associations > 0 && !closed.contains(associations - 1);
    }

    @Override
    public int open(ServerUri server, SecurityAccount security, Events newEvents) {
        events = newEvents;
        return associations++;
    }

    @Override
    public void close(int association) {
        closed.add(association);
    }

    @Override
    public int maxPayload(int association) {
        return maxPayload;
    }

    @Override
    public void request(int association, Message request, int tag) {
        sent.add(new Sent("request", association, request, true, tag));
    }

    @Override
    public void accept(int exchange) {
        sent.add(new Sent("accept", exchange, null, false, NONE));
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        sent.add(new Sent("response", exchange, response, confirmable, tag));
    }

    @Override
    public void notify(int association, Message notification, boolean confirmable, int tag) {
        sent.add(new Sent("notification", association, notification, confirmable, tag));
    }

    @Override
    public void cancel(int tag) {
        cancelled.add(tag);
    }

    @Override
    public void handle(long now) {
        // Nothing happens by itself.
    }

    @Override
    public long wakeAt() {
        return Long.MAX_VALUE;
    }
}

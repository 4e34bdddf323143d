package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.function.LongSupplier;

/** One end of a {@link SimLink}, with a message layer of the simulation's own; one association at a time. */
final class SimTransport implements ClientEnd, MessageLayer.Upper {

    private final LongSupplier elapsed;
    private final SimLink link;
    private final Random random;
    private final ArrayDeque<Datagram> inbox = new ArrayDeque<>();
    private MessageLayer layer;
    private Events events;
    private int association = NONE;
    private int opened;
    private boolean announced;
    private int mostOutstanding;

    SimTransport(LongSupplier elapsed, SimLink link, Random random) {
        this.elapsed = elapsed;
        this.link = link;
        this.random = random;
    }

    @Override
    public void receive(Datagram datagram) {
        inbox.add(datagram);
    }

    @Override
    public int mostOutstanding() {
        return layer == null ? mostOutstanding : Math.max(mostOutstanding, layer.mostOutstanding());
    }

    @Override
    public int open(ServerUri server, SecurityAccount security, Events newEvents) {
        if (layer != null) {
            throw new IllegalStateException("the simulation has one association at a time");
        }
        layer = new MessageLayer(datagram -> link.send(true, datagram), this, random);
        events = newEvents;
        announced = false;
        association = opened++;
        return association;
    }

    @Override
    public void close(int which) {
        check(which);
        mostOutstanding = mostOutstanding();
        layer = null;
        association = NONE;
    }

    @Override
    public int maxPayload(int which) {
        check(which);
        return 1024;
    }

    @Override
    public void request(int which, Message request, int tag) {
        check(which);
        layer.request(request, tag, elapsed.getAsLong());
    }

    @Override
    public void accept(int exchange) {
        layer.accept(exchange, elapsed.getAsLong());
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        layer.respond(exchange, response, confirmable, tag, elapsed.getAsLong());
    }

    @Override
    public void notify(int which, Message notification, boolean confirmable, int tag) {
        check(which);
        layer.notify(notification, confirmable, tag, elapsed.getAsLong());
    }

    @Override
    public void cancel(int tag) {
        if (layer != null) {
            layer.cancel(tag);
        }
    }

    @Override
    public void handle(long now) {
        if (layer != null && !announced) {
            announced = true;
            events.opened(association, Opening.PLAIN, now);
        }
        // A layer may be closed, and another opened, by what an event leads to.
        for (Datagram datagram = inbox.poll(); datagram != null; datagram = inbox.poll()) {
            if (layer != null) {
                layer.receive(datagram, now);
            }
        }
        if (layer != null) {
            layer.handle(now);
        }
    }

    @Override
    public long wakeAt() {
        if (!inbox.isEmpty() || layer != null && !announced) {
            return elapsed.getAsLong();
        }
        return layer == null ? Long.MAX_VALUE : layer.wakeAt();
    }

    @Override
    public void request(int exchange, Message request, boolean confirmable, long now) {
        events.request(association, exchange, request, confirmable, now);
    }

    @Override
    public void repeated(int exchange, long now) {
        events.repeated(exchange, now);
    }

    @Override
    public boolean unsolicited(Message message, boolean confirmable, long now) {
        return false; // A client observes nothing: a late answer.
    }

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        events.outcome(tag, outcome, answer, firstSent, transmissions, now);
    }

    private void check(int which) {
        if (which != association || layer == null) {
            throw new IllegalStateException("association " + which + " is not open");
        }
    }
}

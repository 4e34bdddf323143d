package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.Random;

/**
 * CoAP's message layer (RFC 7252 section 4) without a library and without I/O: datagrams come in by {@link #receive},
 * the time by {@link #handle}; datagrams go out to a {@link Network}, and {@link #wakeAt} tells when to call again.
 *
 * <p><b>Time.</b> The clock is read by whoever calls. So what is given between two calls of {@link #handle} is sent in
 * the next, which {@link #wakeAt} wants at once; and its time counts from there. Acknowledgements and Resets need no
 * time, and go out directly.
 *
 * <p><b>Strangers.</b> A datagram is taken in if it comes from the address and port of an open association. All others
 * are ignored, whatever is in them: without security that is all that a client knows of its server.
 *
 * <p><b>Memory</b> is bounded: {@value #MAX_INBOX} datagrams wait to be looked at, 32 requests to be answered; the last
 * 16 acknowledgements are kept to be repeated, 4 kB of them at most, and the ids of a server's messages for
 * EXCHANGE_LIFETIME, in up to 4.6 kB. What would need more is ignored as if it were lost, and nothing is forgotten too
 * early: no request reaches the client twice. How many of our own messages are under way is the client's to limit.
 *
 * <p><b>Security</b> there is none. An association that asks for it, by a scheme or a security mode other than NoSec,
 * is closed with {@link Transport.Cause#NOT_SUPPORTED}.
 *
 * <p>One thread, as for any {@link Transport}.
 */
public final class DatagramTransport implements Transport {

    /** The longest datagram that is sent or taken in, bytes: what Ethernet carries over IPv4 without fragments. */
    public static final int MAX_DATAGRAM = 1472;

    /** How many datagrams may wait for {@link #handle}. */
    static final int MAX_INBOX = 8;

    private static final int MAX_PAYLOAD = 1024;
    private static final long AT_ONCE = 0;

    private final Transmitter transmitter;
    private final Associations associations;
    private final ArrayList<Taken> inbox = new ArrayList<Taken>();
    private final Outbox outbox;
    private final Exchanges exchanges;
    private boolean handling;

    /**
     * Makes a transport without associations.
     *
     * @param network takes the datagrams
     * @param random for message ids, tokens and times; without security it had better not be guessed
     * @param parameters the times to keep
     */
    public DatagramTransport(Network network, Random random, TransmissionParameters parameters) {
        transmitter = new Transmitter(network);
        associations = new Associations(parameters.exchangeLifetime());
        outbox = new Outbox(transmitter, random, parameters);
        exchanges = new Exchanges(transmitter, outbox);
    }

    // ---- What the client asks for ----

    @Override
    public int open(ServerUri server, SecurityAccount security, Events events) {
        return associations.add(server, security, events).number();
    }

    @Override
    public void close(int number) {
        Association association = associations.find(number);
        if (association != null) {
            close(association);
        }
    }

    @Override
    public int maxPayload(int association) {
        return MAX_PAYLOAD;
    }

    @Override
    public void request(int number, Message request, int tag) {
        Association to = associations.find(number);
        if (to != null) {
            outbox.request(to, request, tag);
        }
    }

    @Override
    public void accept(int exchange) {
        exchanges.accept(exchange);
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        exchanges.respond(exchange, response, confirmable, tag);
    }

    @Override
    public void notify(int number, Message notification, boolean confirmable, int tag) {
        Association to = associations.find(number);
        if (to != null) {
            outbox.response(to, notification, notification.token(), confirmable, tag);
        }
    }

    @Override
    public void cancel(int tag) {
        if (tag != NONE) {
            outbox.cancel(tag);
            for (int i = 0; i < associations.size(); i++) {
                associations.get(i).nonConfirmable().cancel(tag);
            }
        }
    }

    // ---- Datagrams and time ----

    /**
     * Takes in a datagram; what it leads to is told in the next {@link #handle}.
     *
     * @param from where it came from, as {@link Network#resolve} would have returned it
     * @param bytes holds the datagram from its beginning; not kept
     * @param length how many bytes the datagram has; one of more than {@link #MAX_DATAGRAM} is refused, and may be cut
     *     off
     */
    public void receive(Object from, byte[] bytes, int length) {
        Association association = associations.at(from);
        CoapMessage message = association == null ? null : CoapMessage.parse(bytes, length);
        if (message == null) {
            return;
        }
        boolean acceptable = message.isWellFormed() && length <= MAX_DATAGRAM;
        boolean ping = message.type() == CoapMessage.CON && message.code() == Code.EMPTY;
        if (!acceptable || ping) {
            reject(association, message);
        } else if (inbox.size() < MAX_INBOX) {
            inbox.add(new Taken(association, message));
        }
    }

    @Override
    public void handle(long now) {
        if (handling) {
            return;
        }
        handling = true;
        try {
            openAssociations(now);
            lookIntoInbox(now);
            outbox.repeatOrGiveUp(now);
            outbox.send(now);
        } finally {
            handling = false;
        }
    }

    @Override
    public long wakeAt() {
        boolean atOnce = !inbox.isEmpty() || outbox.hasToSend() || associations.firstNew() != null;
        return atOnce ? AT_ONCE : outbox.dueAt();
    }

    /** Tells how much is held, for tests. */
    String held() {
        return inbox.size() + " received, " + outbox.held() + " of ours, " + exchanges.held() + " unanswered, "
                + associations.peers() + " peers";
    }

    /** Returns how many Confirmable messages wait to be acknowledged, for tests. */
    int outstanding() {
        return outbox.outstanding();
    }

    /** Opens what was there when it was called: what the client opens because of a failure is left to the next call. */
    private void openAssociations(long now) {
        for (int left = associations.size(); left > 0; left--) {
            Association association = associations.firstNew();
            if (association != null) {
                open(association, now);
            }
        }
    }

    private void open(Association association, long now) {
        if (association.isSecure()) {
            end(association, Cause.NOT_SUPPORTED, now);
            return;
        }
        ServerUri server = association.server();
        Object address = transmitter.network().resolve(server.host(), server.port());
        if (address == null) {
            end(association, Cause.UNRESOLVED, now);
        } else {
            association.opened(associations.peer(address, now));
            association.events().opened(association.number(), Opening.PLAIN, now);
        }
    }

    private void end(Association association, Cause cause, long now) {
        associations.remove(association);
        outbox.refuse(association, now);
        close(association);
        association.events().closed(association.number(), cause, now);
    }

    private void close(Association association) {
        associations.remove(association);
        outbox.forget(association);
        exchanges.forget(association);
    }

    private void lookIntoInbox(long now) {
        while (!inbox.isEmpty()) {
            Taken taken = inbox.remove(0);
            if (taken.association.isOpen()) {
                take(taken.association, taken.message, now);
            }
        }
    }

    private void take(Association from, CoapMessage message, long now) {
        switch (message.type()) {
            case CoapMessage.ACK:
                outbox.acknowledged(from.peer(), message, now);
                break;
            case CoapMessage.RST:
                reset(from.peer(), message.id(), now);
                break;
            default:
                if (from.peer().received().has(message.id(), now)) {
                    exchanges.repeated(from, message, now);
                } else if (Code.isRequest(message.code())) {
                    exchanges.request(from, message, now);
                } else {
                    answer(from, message, now);
                }
        }
    }

    /** Looks for the message that was reset: a Confirmable one, or one that any account at that server has sent. */
    private void reset(Peer from, int id, long now) {
        boolean found = outbox.reset(from, id, now);
        for (int i = 0; i < associations.size() && !found; i++) {
            Association to = associations.get(i);
            found = to.peer() == from && outbox.resetNonConfirmable(to, id, now);
        }
    }

    /** Takes an answer that comes by itself, not in an acknowledgement. */
    private void answer(Association from, CoapMessage message, long now) {
        Outgoing request = outbox.askedFor(from.peer(), message.message().token());
        if (request == null) {
            reject(from, message);
            return;
        }
        // Should there be no room for its id, then a repetition of it is an answer to nobody, and is reset.
        from.peer().received().add(message.id(), now);
        exchanges.acknowledge(from, message);
        outbox.answered(request, message.message(), now);
    }

    /** A Confirmable message, a ping too, is rejected by a Reset, any other by saying nothing (sections 4.2, 4.3). */
    private void reject(Association from, CoapMessage message) {
        if (message.type() == CoapMessage.CON) {
            transmitter.send(from.peer(), CoapMessage.empty(CoapMessage.RST, message.id()));
        }
    }

    private static final class Taken {
        final Association association;
        final CoapMessage message;

        Taken(Association association, CoapMessage message) {
            this.association = association;
            this.message = message;
        }
    }
}

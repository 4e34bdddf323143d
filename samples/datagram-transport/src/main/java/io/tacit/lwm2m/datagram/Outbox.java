package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.Random;

/**
 * The messages of ours that have a message id of their own: those that wait to be sent, and the Confirmable ones that
 * wait for what becomes of them.
 */
final class Outbox {

    private static final int TOKEN_LENGTH = 4;

    private final Transmitter transmitter;
    private final Random random;
    private final TransmissionParameters parameters;
    private final MessageIds messageIds;
    private final ArrayList<Outgoing> toSend = new ArrayList<Outgoing>();
    private final ArrayList<Outgoing> underWay = new ArrayList<Outgoing>();

    Outbox(Transmitter transmitter, Random random, TransmissionParameters parameters) {
        this.transmitter = transmitter;
        this.random = random;
        this.parameters = parameters;
        messageIds = new MessageIds(random.nextInt(), parameters.exchangeLifetime());
    }

    void request(Association to, Message message, int tag) {
        toSend.add(Outgoing.request(to, message, tag, new Retransmission(parameters)));
    }

    /** Takes a notification or a separate response. */
    void response(Association to, Message message, byte[] token, boolean confirmable, int tag) {
        Retransmission retransmission = confirmable ? new Retransmission(parameters) : null;
        toSend.add(Outgoing.response(to, message, token, tag, retransmission));
    }

    void cancel(int tag) {
        removeTagged(toSend, tag);
        removeTagged(underWay, tag);
    }

    void forget(Association association) {
        removeOf(toSend, association);
        removeOf(underWay, association);
    }

    /** Says of each message to a server that waits that it was not sent. */
    void refuse(Association association, long now) {
        for (Outgoing waits = waiting(association); waits != null; waits = waiting(association)) {
            toSend.remove(waits);
            tell(waits, Outcome.NOT_SENT, null, now);
        }
    }

    /** Sends what waits. What the client adds because of a failure is left to the next call. */
    void send(long now) {
        for (int left = toSend.size(); left > 0 && !toSend.isEmpty(); left--) {
            Outgoing message = toSend.remove(0);
            if (!send(message, now)) {
                tell(message, Outcome.NOT_SENT, null, now);
            }
        }
    }

    void repeatOrGiveUp(long now) {
        for (Outgoing due = due(now); due != null; due = due(now)) {
            if (due.retransmission().isOver()) {
                finish(due, Outcome.TIMED_OUT, null, now);
            } else {
                due.retransmission().sent(now, random);
                transmitter.send(due.association().peer(), due.datagram());
            }
        }
    }

    /** Takes an acknowledgement, perhaps with an answer in it. */
    void acknowledged(Peer from, CoapMessage acknowledgement, long now) {
        Outgoing meant = underWay(from, acknowledgement.id());
        if (meant == null) {
            return;
        }
        Message answer = acknowledgement.message();
        if (answer != null) {
            if (meant.isAnsweredBy(from, answer.token())) {
                finish(meant, Outcome.ANSWERED, answer, now);
            }
        } else if (meant.isRequest()) {
            meant.retransmission().acknowledged();
        } else {
            finish(meant, Outcome.ACKNOWLEDGED, null, now);
        }
    }

    /** Takes a Reset; returns whether it was for a Confirmable message under way. */
    boolean reset(Peer from, int id, long now) {
        Outgoing meant = underWay(from, id);
        if (meant != null) {
            finish(meant, Outcome.RESET, null, now);
        }
        return meant != null;
    }

    /** Takes a Reset; returns whether it was for a Non-confirmable message to an association. */
    boolean resetNonConfirmable(Association to, int id, long now) {
        int place = to.nonConfirmable().find(id, now - parameters.nonLifetime());
        if (place < 0) {
            return false;
        }
        long sentAt = to.nonConfirmable().sentAt(place);
        int tag = to.nonConfirmable().takeTag(place);
        if (tag != Transport.NONE) {
            to.events().outcome(tag, Outcome.RESET, null, sentAt, 1, now);
        }
        return true;
    }

    /** Returns the request that a separate answer with such a token belongs to, or null. */
    Outgoing askedFor(Peer from, byte[] token) {
        for (int i = 0; i < underWay.size(); i++) {
            if (underWay.get(i).isAnsweredBy(from, token)) {
                return underWay.get(i);
            }
        }
        return null;
    }

    void answered(Outgoing request, Message answer, long now) {
        finish(request, Outcome.ANSWERED, answer, now);
    }

    boolean hasToSend() {
        return !toSend.isEmpty();
    }

    /** Returns when the next message has to be repeated or given up. */
    long dueAt() {
        long at = Long.MAX_VALUE;
        for (int i = 0; i < underWay.size(); i++) {
            long due = underWay.get(i).retransmission().dueAt();
            at = due < at ? due : at;
        }
        return at;
    }

    int outstanding() {
        int count = 0;
        for (int i = 0; i < underWay.size(); i++) {
            count += underWay.get(i).retransmission().isAcknowledged() ? 0 : 1;
        }
        return count;
    }

    int held() {
        return toSend.size() + underWay.size();
    }

    private boolean send(Outgoing message, long now) {
        Association to = message.association();
        int id = to.isOpen() ? messageIds.take(now) : MessageIds.NONE;
        if (id == MessageIds.NONE || !encode(message, id) || !transmitter.sendEncoded(to.peer())) {
            return false;
        }
        if (message.isConfirmable()) {
            message.sentAs(id, transmitter.encoded());
            message.retransmission().sent(now, random);
            underWay.add(message);
        } else if (message.tag() != Transport.NONE) {
            to.nonConfirmable().add(id, message.tag(), now, now - parameters.nonLifetime());
        }
        return true;
    }

    private boolean encode(Outgoing message, int id) {
        if (message.isRequest()) {
            message.token(newToken(message.association().peer()));
            Message named = withUriHost(message.message(), message.association().server());
            return transmitter.encode(CoapMessage.CON, id, message.token(), named);
        }
        int type = message.isConfirmable() ? CoapMessage.CON : CoapMessage.NON;
        return transmitter.encode(type, id, message.token(), message.message());
    }

    /**
     * Draws a token of four random bytes: the least that RFC 7252 section 5.3.1 has for a client without security, and
     * no more, since it travels in every request and every answer.
     */
    private byte[] newToken(Peer to) {
        byte[] token = new byte[TOKEN_LENGTH];
        do {
            random.nextBytes(token);
        } while (askedFor(to, token) != null);
        return token;
    }

    /** Returns the request with the name of the server, if it is known by a name (section 6.4, step 5). */
    private static Message withUriHost(Message request, ServerUri server) {
        if (server.isAddress() || request.has(Option.URI_HOST)) {
            return request;
        }
        Message named = new Message(request.code()).payload(request.payload());
        for (int i = 0; i < request.optionCount(); i++) {
            named.add(request.optionNumber(i), request.optionValue(i));
        }
        return named.add(Option.URI_HOST, server.host());
    }

    private Outgoing waiting(Association to) {
        for (int i = 0; i < toSend.size(); i++) {
            if (toSend.get(i).association() == to) {
                return toSend.get(i);
            }
        }
        return null;
    }

    private Outgoing due(long now) {
        for (int i = 0; i < underWay.size(); i++) {
            if (underWay.get(i).retransmission().dueAt() <= now) {
                return underWay.get(i);
            }
        }
        return null;
    }

    private Outgoing underWay(Peer to, int id) {
        for (int i = 0; i < underWay.size(); i++) {
            if (underWay.get(i).is(to, id)) {
                return underWay.get(i);
            }
        }
        return null;
    }

    private void finish(Outgoing message, Outcome outcome, Message answer, long now) {
        underWay.remove(message);
        tell(message, outcome, answer, now);
    }

    private static void tell(Outgoing message, Outcome outcome, Message answer, long now) {
        if (message.tag() != Transport.NONE) {
            Retransmission sent = message.retransmission();
            long firstSent = sent == null ? -1 : sent.firstSent();
            int transmissions = sent == null ? 0 : sent.transmissions();
            message.association().events().outcome(message.tag(), outcome, answer, firstSent, transmissions, now);
        }
    }

    private static void removeTagged(ArrayList<Outgoing> messages, int tag) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).tag() == tag) {
                messages.remove(i);
            }
        }
    }

    private static void removeOf(ArrayList<Outgoing> messages, Association association) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).association() == association) {
                messages.remove(i);
            }
        }
    }
}

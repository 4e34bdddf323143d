package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The message layer of RFC 7252 section 4 between one end and one peer, as either end has it: message ids,
 * retransmission, deduplication, matching of acknowledgements, resets and answers. Times are those of the end that it
 * belongs to.
 */
final class MessageLayer {

    static final long ACK_TIMEOUT = 2_000;
    static final double ACK_RANDOM_FACTOR = 1.5;
    static final int MAX_RETRANSMIT = 4;
    static final long EXCHANGE_LIFETIME = 247_000;
    static final long NON_LIFETIME = 145_000;

    /** Message ids are given out in groups, and a group again only when its last use is forgotten everywhere. */
    private static final int ID_GROUP = 4096;

    /** Where datagrams go. */
    interface Wire {
        void send(Datagram datagram);
    }

    /** What is above this layer. */
    interface Upper {
        void request(int exchange, Message request, boolean confirmable, long now);

        void repeated(int exchange, long now);

        /**
         * A response that no request waits for: perhaps a notification. Returns whether it is welcome; if not it is
         * reset.
         */
        boolean unsolicited(Message message, boolean confirmable, long now);

        void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now);
    }

    private final Wire wire;
    private final Upper upper;
    private final Random random;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final ArrayDeque<Outgoing> nonConfirmable = new ArrayDeque<>();
    private final Map<Integer, Incoming> incoming = new LinkedHashMap<>();
    private final Map<Integer, Incoming> exchanges = new HashMap<>();
    private final List<Integer> notSent = new ArrayList<>();
    private final long[] groupUsed = new long[65536 / ID_GROUP];
    private int nextId;
    private int nextExchange;
    private int nextToken;
    private int mostOutstanding;

    MessageLayer(Wire wire, Upper upper, Random random) {
        this.wire = wire;
        this.upper = upper;
        this.random = random;
        this.nextId = random.nextInt(65536);
        this.nextToken = random.nextInt();
        Arrays.fill(groupUsed, -EXCHANGE_LIFETIME);
    }

    /** Sends a Confirmable request with a new token; returns the token. */
    byte[] request(Message request, int tag, long now) {
        byte[] token = token(nextToken++);
        Message copy = copy(request).token(token);
        confirmable(Kind.REQUEST, copy, tag, now);
        return token;
    }

    void notify(Message notification, boolean confirmable, int tag, long now) {
        Message copy = copy(notification).token(notification.token());
        if (confirmable) {
            confirmable(Kind.NOTIFICATION, copy, tag, now);
        } else {
            nonConfirmable(copy, tag, now);
        }
    }

    void accept(int exchange, long now) {
        Incoming request = exchange(exchange);
        if (request.confirmable && request.reply == null) {
            request.reply = Datagram.empty(Datagram.Type.ACK, request.messageId);
            wire.send(request.reply);
        }
    }

    void respond(int exchange, Message response, boolean confirmable, int tag, long now) {
        Incoming request = exchange(exchange);
        exchanges.remove(exchange);
        Message copy = copy(response).token(request.token);
        if (confirmable) {
            confirmable(Kind.RESPONSE, copy, tag, now);
        } else if (request.confirmable && request.reply == null) {
            request.reply = new Datagram(Datagram.Type.ACK, request.messageId, copy);
            wire.send(request.reply);
        } else {
            nonConfirmable(copy, tag, now);
        }
    }

    /** Forgets a message of ours; the peer may have it already. */
    void cancel(int tag) {
        outgoing.removeIf(o -> o.tag == tag);
        nonConfirmable.removeIf(o -> o.tag == tag);
        notSent.remove((Integer) tag);
    }

    /** Does what is due: retransmits and gives up. */
    void handle(long now) {
        while (!notSent.isEmpty()) {
            upper.outcome(notSent.remove(0), Outcome.NOT_SENT, null, -1, 0, now);
        }
        for (Outgoing due = due(now); due != null; due = due(now)) {
            if (due.acknowledged || due.transmissions > MAX_RETRANSMIT) {
                finish(due, Outcome.TIMED_OUT, null, now);
            } else {
                due.transmissions++;
                due.timeout *= 2;
                due.nextAt = now + due.timeout;
                wire.send(due.datagram);
            }
        }
    }

    long wakeAt() {
        long wakeAt = notSent.isEmpty() ? Long.MAX_VALUE : 0;
        for (Outgoing o : outgoing) {
            wakeAt = Math.min(wakeAt, o.nextAt);
        }
        return wakeAt;
    }

    void receive(Datagram datagram, long now) {
        switch (datagram.type()) {
            case ACK -> acknowledged(datagram, now);
            case RST -> reset(datagram.messageId(), now);
            default -> received(datagram, now);
        }
    }

    /** Returns how many Confirmable messages wait to be acknowledged. */
    int outstanding() {
        int count = 0;
        for (Outgoing o : outgoing) {
            count += o.acknowledged ? 0 : 1;
        }
        return count;
    }

    /** Returns the most that {@link #outstanding} ever was. */
    int mostOutstanding() {
        return mostOutstanding;
    }

    /** Copies what goes over the wire: code, options and payload, not the token. */
    static Message copy(Message message) {
        Message copy = new Message(message.code()).payload(message.payload());
        for (int i = 0; i < message.optionCount(); i++) {
            copy.add(message.optionNumber(i), message.optionValue(i));
        }
        return copy;
    }

    private void confirmable(Kind kind, Message message, int tag, long now) {
        int id = freeId(now);
        if (id < 0) {
            notSent.add(tag);
            return;
        }
        Outgoing sent = new Outgoing(kind, tag, new Datagram(Datagram.Type.CON, id, message), now);
        sent.timeout = (long) (ACK_TIMEOUT * (1 + random.nextDouble() * (ACK_RANDOM_FACTOR - 1)));
        sent.nextAt = now + sent.timeout;
        outgoing.add(sent);
        mostOutstanding = Math.max(mostOutstanding, outstanding());
        wire.send(sent.datagram);
    }

    private void nonConfirmable(Message message, int tag, long now) {
        int id = freeId(now);
        if (id < 0) {
            notSent.add(tag);
            return;
        }
        while (!nonConfirmable.isEmpty() && nonConfirmable.peekFirst().firstSent + NON_LIFETIME <= now) {
            nonConfirmable.pollFirst();
        }
        Outgoing sent = new Outgoing(Kind.NON, tag, new Datagram(Datagram.Type.NON, id, message), now);
        nonConfirmable.add(sent);
        wire.send(sent.datagram);
    }

    private int freeId(long now) {
        int group = nextId / ID_GROUP;
        boolean entering = nextId % ID_GROUP == 0;
        if (entering && now < groupUsed[group] + EXCHANGE_LIFETIME) {
            return -1;
        }
        groupUsed[group] = now;
        int id = nextId;
        nextId = (nextId + 1) & 0xFFFF;
        return id;
    }

    private Outgoing due(long now) {
        for (Outgoing o : outgoing) {
            if (o.nextAt <= now) {
                return o;
            }
        }
        return null;
    }

    private void acknowledged(Datagram datagram, long now) {
        Outgoing sent = sent(datagram.messageId());
        if (sent == null) {
            return;
        }
        if (datagram.message() != null) {
            if (sent.kind == Kind.REQUEST && sameToken(sent, datagram.message())) {
                finish(sent, Outcome.ANSWERED, datagram.message(), now);
            }
        } else if (sent.kind == Kind.REQUEST) {
            sent.acknowledged = true;
            sent.nextAt = sent.firstSent + EXCHANGE_LIFETIME;
        } else {
            finish(sent, Outcome.ACKNOWLEDGED, null, now);
        }
    }

    private void reset(int messageId, long now) {
        Outgoing sent = sent(messageId);
        if (sent != null) {
            finish(sent, Outcome.RESET, null, now);
            return;
        }
        for (Iterator<Outgoing> i = nonConfirmable.iterator(); i.hasNext(); ) {
            Outgoing non = i.next();
            if (non.datagram.messageId() == messageId && now < non.firstSent + NON_LIFETIME) {
                i.remove();
                if (non.tag != Transport.NONE) {
                    upper.outcome(non.tag, Outcome.RESET, null, non.firstSent, 1, now);
                }
                return;
            }
        }
    }

    private void received(Datagram datagram, long now) {
        forget(now);
        Incoming known = incoming.get(datagram.messageId());
        if (known != null) {
            repeated(known, now);
            return;
        }
        boolean confirmable = datagram.type() == Datagram.Type.CON;
        Incoming fresh = new Incoming(datagram, nextExchange++, now);
        incoming.put(datagram.messageId(), fresh);
        if (datagram.message() == null) {
            reply(fresh, Datagram.Type.RST); // A ping (section 4.3).
        } else if (Code.isRequest(datagram.code())) {
            exchanges.put(fresh.exchange, fresh);
            upper.request(fresh.exchange, datagram.message(), confirmable, now);
        } else {
            response(fresh, datagram.message(), now);
        }
    }

    private void response(Incoming fresh, Message message, long now) {
        for (Outgoing o : outgoing) {
            if (o.kind == Kind.REQUEST && sameToken(o, message)) {
                if (fresh.confirmable) {
                    reply(fresh, Datagram.Type.ACK);
                }
                finish(o, Outcome.ANSWERED, message, now);
                return;
            }
        }
        if (!upper.unsolicited(message, fresh.confirmable, now)) {
            reply(fresh, Datagram.Type.RST);
        } else if (fresh.confirmable) {
            reply(fresh, Datagram.Type.ACK);
        }
    }

    private void repeated(Incoming known, long now) {
        if (known.reply != null) {
            wire.send(known.reply);
        }
        if (known.request) {
            upper.repeated(known.exchange, now);
        }
    }

    private void reply(Incoming message, Datagram.Type type) {
        message.reply = Datagram.empty(type, message.messageId);
        wire.send(message.reply);
    }

    private void forget(long now) {
        Iterator<Incoming> oldest = incoming.values().iterator();
        while (oldest.hasNext()) {
            Incoming message = oldest.next();
            if (now < message.at + (message.confirmable ? EXCHANGE_LIFETIME : NON_LIFETIME)) {
                return;
            }
            oldest.remove();
        }
    }

    private void finish(Outgoing sent, Outcome outcome, Message answer, long now) {
        outgoing.remove(sent);
        if (sent.tag != Transport.NONE) {
            upper.outcome(sent.tag, outcome, answer, sent.firstSent, sent.transmissions, now);
        }
    }

    private Outgoing sent(int messageId) {
        for (Outgoing o : outgoing) {
            if (o.datagram.messageId() == messageId) {
                return o;
            }
        }
        return null;
    }

    private Incoming exchange(int exchange) {
        Incoming request = exchanges.get(exchange);
        if (request == null) {
            throw new IllegalStateException("exchange " + exchange + " was answered already, or never was");
        }
        return request;
    }

    private static boolean sameToken(Outgoing sent, Message message) {
        return Arrays.equals(sent.datagram.message().token(), message.token());
    }

    private static byte[] token(int number) {
        return new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
    }

    private enum Kind {
        REQUEST,
        RESPONSE,
        NOTIFICATION,
        NON
    }

    private static final class Outgoing {
        final Kind kind;
        final int tag;
        final Datagram datagram;
        final long firstSent;
        int transmissions = 1;
        long timeout;
        long nextAt;
        boolean acknowledged;

        Outgoing(Kind kind, int tag, Datagram datagram, long now) {
            this.kind = kind;
            this.tag = tag;
            this.datagram = datagram;
            this.firstSent = now;
        }
    }

    private static final class Incoming {
        final int messageId;
        final boolean confirmable;
        final boolean request;
        final byte[] token;
        final int exchange;
        final long at;
        Datagram reply;

        Incoming(Datagram datagram, int exchange, long now) {
            this.messageId = datagram.messageId();
            this.confirmable = datagram.type() == Datagram.Type.CON;
            this.request = Code.isRequest(datagram.code());
            this.token = datagram.message() == null
                    ? new byte[0]
                    : datagram.message().token();
            this.exchange = exchange;
            this.at = now;
        }
    }
}

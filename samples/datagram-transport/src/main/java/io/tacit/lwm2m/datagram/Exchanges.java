package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;

/** The requests of servers: those that wait to be answered, and the last that were. */
final class Exchanges {

    /** How many requests may wait to be answered. */
    static final int MAX_UNANSWERED = 32;

    private static final byte[] NO_TOKEN = {};

    private final Transmitter transmitter;
    private final Outbox outbox;
    private final ArrayList<Incoming> unanswered = new ArrayList<Incoming>();
    private final Replies replies = new Replies();
    private int last;

    Exchanges(Transmitter transmitter, Outbox outbox) {
        this.transmitter = transmitter;
        this.outbox = outbox;
    }

    /** Takes a request that came for the first time. If there is no room for it, it is as if it had been lost. */
    void request(Association from, CoapMessage message, long now) {
        if (unanswered.size() == MAX_UNANSWERED || !from.peer().received().add(message.id(), now)) {
            return;
        }
        last = last + 1 & Integer.MAX_VALUE;
        boolean confirmable = message.type() == CoapMessage.CON;
        Message request = message.message();
        unanswered.add(new Incoming(from, message.id(), request.token(), confirmable, last));
        from.events().request(from.number(), last, request, confirmable, now);
    }

    /** Takes a request, or a separate answer, that came before; if it is Confirmable, it is acknowledged as before. */
    void repeated(Association from, CoapMessage message, long now) {
        Incoming known = unanswered(from.peer(), message.id());
        if (known == null) {
            known = replies.find(from.peer(), message.id());
        }
        if (known != null && message.type() == CoapMessage.CON) {
            reply(known);
        }
        if (Code.isRequest(message.code())) {
            from.events().repeated(known == null ? Transport.NONE : known.exchange(), now);
        }
    }

    /** Acknowledges a separate answer, now and whenever it comes again. */
    void acknowledge(Association from, CoapMessage answer) {
        if (answer.type() == CoapMessage.CON) {
            Incoming acknowledged = new Incoming(from, answer.id(), NO_TOKEN, true, Transport.NONE);
            acknowledged.reply(CoapMessage.empty(CoapMessage.ACK, answer.id()));
            reply(acknowledged);
            replies.add(acknowledged);
        }
    }

    void accept(int exchange) {
        Incoming request = unanswered(exchange);
        if (request != null && request.isConfirmable() && request.reply() == null) {
            request.reply(CoapMessage.empty(CoapMessage.ACK, request.id()));
            reply(request);
        }
    }

    void respond(int exchange, Message response, boolean confirmable, int tag) {
        Incoming request = unanswered(exchange);
        if (request == null) {
            return;
        }
        unanswered.remove(request);
        if (!confirmable && request.isConfirmable() && request.reply() == null) {
            piggyback(request, response);
            reply(request);
        } else {
            outbox.response(request.association(), response, request.token(), confirmable, tag);
        }
        if (request.isConfirmable()) {
            if (request.reply() == null) {
                // A Confirmable response stands for the acknowledgement; but who asks again gets one.
                request.reply(CoapMessage.empty(CoapMessage.ACK, request.id()));
            }
            replies.add(request);
        }
    }

    void forget(Association association) {
        for (int i = unanswered.size() - 1; i >= 0; i--) {
            if (unanswered.get(i).association() == association) {
                unanswered.remove(i);
            }
        }
        replies.forget(association);
    }

    int held() {
        return unanswered.size();
    }

    private void piggyback(Incoming request, Message response) {
        if (!transmitter.encode(CoapMessage.ACK, request.id(), request.token(), response)) {
            // No datagram has room for it: the server shall learn at least that it waits in vain.
            Message error = new Message(Code.INTERNAL_SERVER_ERROR);
            transmitter.encode(CoapMessage.ACK, request.id(), request.token(), error);
        }
        request.reply(transmitter.encoded());
    }

    private void reply(Incoming message) {
        if (message.reply() != null) {
            transmitter.send(message.association().peer(), message.reply());
        }
    }

    private Incoming unanswered(int exchange) {
        for (int i = 0; i < unanswered.size(); i++) {
            if (unanswered.get(i).exchange() == exchange) {
                return unanswered.get(i);
            }
        }
        return null;
    }

    private Incoming unanswered(Peer from, int id) {
        for (int i = 0; i < unanswered.size(); i++) {
            if (unanswered.get(i).is(from, id)) {
                return unanswered.get(i);
            }
        }
        return null;
    }
}

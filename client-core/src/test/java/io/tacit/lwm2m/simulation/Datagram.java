package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/** What travels over the link: a CoAP message with its type and message id (RFC 7252 section 3); without bytes. */
record Datagram(Type type, int messageId, Message message) {

    /** The four types of RFC 7252 section 4. */
    enum Type {
        CON,
        NON,
        ACK,
        RST
    }

    static Datagram empty(Type type, int messageId) {
        return new Datagram(type, messageId, null);
    }

    int code() {
        return message == null ? Code.EMPTY : message.code();
    }

    boolean carriesResponse() {
        return message != null && !Code.isRequest(message.code());
    }

    @Override
    public String toString() {
        return type + " " + messageId + " " + (message == null ? "empty" : message);
    }
}

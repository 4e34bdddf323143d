package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptor;

/**
 * Counts CoAP messages as they cross the server's socket. A message that is received again, with the message id of an
 * earlier one, is counted as repeated instead: the first count is how many messages the client meant, whatever the link
 * did to them. A repetition that Californium sends is counted as sent each time.
 */
final class MessageCounter implements MessageInterceptor {

    private enum Kind {
        REGISTER,
        UPDATE,
        DEREGISTER,
        SEND,
        REQUEST,
        NOTIFICATION,
        RESPONSE,
        ACK,
        RESET,
        EMPTY
    }

    /** More than a client can send within EXCHANGE_LIFETIME at the rates of a test. */
    private static final int REMEMBERED = 4096;

    private final Map<Kind, Long> received = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> confirmable = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> repeated = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> sent = new EnumMap<>(Kind.class);
    private final Map<String, Boolean> seen = new Remembered<>();
    private final Map<String, String> observes = new Remembered<>();

    // ---- received ----

    @Override
    public synchronized void receiveRequest(Request request) {
        received(kind(request), request);
    }

    @Override
    public synchronized void receiveResponse(Response response) {
        received(response.isNotification() && !answersObserve(response) ? Kind.NOTIFICATION : Kind.RESPONSE, response);
    }

    @Override
    public synchronized void receiveEmptyMessage(EmptyMessage message) {
        received(kind(message), message);
    }

    private void received(Kind kind, Message message) {
        // Piggybacked responses and empty messages carry ids of ours, everything else ids of the client's.
        boolean ours = message.getType() == Type.ACK || message.getType() == Type.RST;
        String key = message.getSourceContext().getPeerAddress() + (ours ? " to " : " of ") + message.getMID() + kind;
        if (seen.put(key, true) != null) {
            count(repeated, kind);
            return;
        }
        count(received, kind);
        if (message.getType() == Type.CON) {
            count(confirmable, kind);
        }
    }

    /**
     * The first response to an Observe carries the Observe option as well, and is no Notification. If it comes as a
     * message of its own it may be repeated, so the one that came first is remembered by its id.
     */
    private boolean answersObserve(Response response) {
        String token = response.getTokenString();
        String id = response.getType() + " " + response.getMID();
        String first = observes.putIfAbsent(token, id);
        return first == null || first.equals(id);
    }

    private static Kind kind(Request request) {
        String path = request.getOptions().getUriPathString();
        boolean post = request.getCode() == Code.POST;
        if (post && path.equals("rd")) {
            return Kind.REGISTER;
        } else if (post && path.startsWith("rd/")) {
            return Kind.UPDATE;
        } else if (request.getCode() == Code.DELETE && path.startsWith("rd/")) {
            return Kind.DEREGISTER;
        } else if (post && path.equals("dp")) {
            return Kind.SEND;
        }
        return Kind.REQUEST;
    }

    // ---- sent ----

    @Override
    public synchronized void sendRequest(Request request) {
        count(sent, Kind.REQUEST);
    }

    @Override
    public synchronized void sendResponse(Response response) {
        count(sent, Kind.RESPONSE);
    }

    @Override
    public synchronized void sendEmptyMessage(EmptyMessage message) {
        count(sent, kind(message));
    }

    private static Kind kind(EmptyMessage message) {
        return switch (message.getType()) {
            case ACK -> Kind.ACK;
            case RST -> Kind.RESET;
            default -> Kind.EMPTY;
        };
    }

    // ---- the figures ----

    /** Adds the counts so far: {@code received}, of which {@code confirmable}, {@code repeated}, and {@code sent}. */
    synchronized void addTo(ObjectNode line) {
        line.set("received", toJson(received));
        line.set("confirmable", toJson(confirmable));
        line.set("repeated", toJson(repeated));
        line.set("sent", toJson(sent));
    }

    private static ObjectNode toJson(Map<Kind, Long> counts) {
        ObjectNode out = Lines.JSON.createObjectNode();
        for (Kind kind : Kind.values()) {
            out.put(kind.name().toLowerCase(Locale.ROOT), counts.getOrDefault(kind, 0L));
        }
        return out;
    }

    private static void count(Map<Kind, Long> counts, Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** Forgets the eldest when there are too many. */
    private static final class Remembered<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}

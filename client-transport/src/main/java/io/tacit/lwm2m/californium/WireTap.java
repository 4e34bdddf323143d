package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MalformedMessageInterceptor;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.RawData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a {@link WireListener} of every datagram of an endpoint. There is none if there is no listener. */
final class WireTap {

    private static final Logger LOG = LoggerFactory.getLogger(WireTap.class);

    private static final int HEADER = 4;

    private final MessageLayer layer;
    private final WireListener listener;

    WireTap(MessageLayer layer, WireListener listener) {
        this.layer = layer;
        this.listener = listener;
    }

    void listenTo(CoapEndpoint endpoint) {
        endpoint.addInterceptor(new Received());
        endpoint.addPostProcessInterceptor(new Sent());
    }

    /** Tells what a request of the client is for (LwM2M Core TS 1.1, section 6.2; Transport TS 1.1, section 6.4.3). */
    static WireMessage.Kind kind(Message request) {
        if (request.code() == Code.DELETE) {
            return WireMessage.Kind.DEREGISTER;
        }
        int at = request.find(Option.URI_PATH);
        if (request.code() != Code.POST || at < 0) {
            return WireMessage.Kind.REQUEST;
        }
        boolean oneSegment = at + 1 == request.optionCount() || request.optionNumber(at + 1) != Option.URI_PATH;
        String first = request.optionText(at);
        if (oneSegment && first.equals("rd")) {
            return WireMessage.Kind.REGISTER;
        }
        if (oneSegment && first.equals("dp")) {
            return WireMessage.Kind.SEND;
        }
        return oneSegment && first.equals("bs") ? WireMessage.Kind.REQUEST : WireMessage.Kind.UPDATE;
    }

    /** Writes what a message is about: its subject, or else its path options; null if it has neither. */
    static String path(Message message, int option) {
        if (message.subject() != null) {
            return message.subject().toString();
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < message.optionCount(); i++) {
            if (message.optionNumber(i) == option) {
                path.append('/').append(message.optionText(i));
            }
        }
        return path.length() == 0 ? null : path.toString();
    }

    private void tell(
            boolean outgoing, org.eclipse.californium.core.coap.Message message, WireMessage.Kind kind, String path) {
        if (message.getSendError() != null) {
            return;
        }
        WireMessage.Type type = WireMessage.Type.values()[message.getType().value];
        tell(
                outgoing,
                new WireMessage(type, message.getRawCode(), message.getMID(), message.getMessageSize(), kind, path));
    }

    private void tell(boolean outgoing, WireMessage message) {
        long now = layer.now();
        layer.onProtocolThread(() -> {
            try {
                listener.datagram(now, outgoing, message);
            } catch (RuntimeException e) {
                LOG.error("the wire listener failed", e);
            }
        });
    }

    private final class Received extends MessageInterceptorAdapter {
        @Override
        public void receiveRequest(Request request) {
            tell(false, request, WireMessage.Kind.REQUEST, Messages.uriPath(request.getOptions()));
        }

        @Override
        public void receiveResponse(Response response) {
            Outgoing request = layer.outstanding(-1, response.getTokenBytes());
            tell(false, response, WireMessage.Kind.RESPONSE, request == null ? null : request.path());
        }

        @Override
        public void receiveEmptyMessage(EmptyMessage message) {
            Outgoing meant = layer.outstanding(message.getMID(), null);
            tell(false, message, WireMessage.Kind.EMPTY, meant == null ? null : meant.path());
        }
    }

    private final class Sent extends MessageInterceptorAdapter implements MalformedMessageInterceptor {
        @Override
        public void sendRequest(Request request) {
            sent(request, WireMessage.Kind.REQUEST);
        }

        @Override
        public void sendResponse(Response response) {
            sent(response, WireMessage.Kind.RESPONSE);
        }

        @Override
        public void sendEmptyMessage(EmptyMessage message) {
            tell(true, message, WireMessage.Kind.EMPTY, null);
        }

        private void sent(org.eclipse.californium.core.coap.Message message, WireMessage.Kind otherwise) {
            Outgoing known = message.getMessageObserver(Outgoing.class);
            if (known == null) {
                tell(true, message, otherwise, null);
            } else {
                tell(true, message, known.kind(), known.path());
            }
        }

        @Override
        public void receivedMalformedMessage(RawData raw) {
            byte[] bytes = raw.getBytes();
            boolean header = bytes.length >= HEADER;
            tell(
                    false,
                    new WireMessage(
                            WireMessage.Type.values()[header ? bytes[0] >> 4 & 3 : 1],
                            header ? bytes[1] & 0xFF : 0,
                            header ? (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF : 0,
                            bytes.length,
                            WireMessage.Kind.MALFORMED,
                            null));
        }
    }
}

package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.EndpointContextMatcherFactory;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/**
 * One of Californium's endpoints: a local address with the messages that are on their way from and to it. Used by the
 * protocol thread only; what Californium does, it does on that thread too, and within the call.
 */
final class MessageEndpoint {

    /** Hears of what arrives. */
    interface Inbox {
        /** A request arrived for the first time. */
        void request(Exchange exchange, Request request);

        /** A Reset arrived; returns whether it is dealt with. */
        boolean reset(EndpointContext source, int messageId);
    }

    private final Executor executor;
    private final InMemoryMessageExchangeStore store;
    private final EndpointContextMatcher matcher;
    private final CoapEndpoint coap;
    private final Connector connector;

    /**
     * Makes an endpoint, not started.
     *
     * @param runtime whose protocol thread it runs on
     * @param config Californium's settings
     * @param random for tokens
     * @param connector carries the datagrams
     * @param inbox hears of what arrives
     */
    MessageEndpoint(SharedRuntime runtime, Configuration config, Random random, Connector connector, Inbox inbox) {
        this.connector = connector;
        executor = runtime.executor();
        ShortTokens tokens = new ShortTokens(random);
        store = new InMemoryMessageExchangeStore("", config, tokens);
        matcher = EndpointContextMatcherFactory.create(connector, config);
        CoapEndpoint.Builder builder = CoapEndpoint.builder()
                .setConfiguration(config)
                .setConnector(connector)
                .setTokenGenerator(tokens)
                .setMessageExchangeStore(store)
                .setEndpointContextMatcher(matcher)
                .setOptionRegistry(AllOptions.INSTANCE);
        LeanStack.install(builder);
        coap = builder.build();
        coap.setExecutors(runtime.executor(), runtime.executor());
        coap.setMessageDeliverer(new Deliverer(inbox));
        coap.addInterceptor(new Resets(inbox));
    }

    void start() throws IOException {
        coap.start();
    }

    /** Stops at once. What is outstanding is dropped. */
    void destroy() {
        coap.destroy();
    }

    /** Returns what is counted down when the port is free again. */
    CountDownLatch portFree() {
        return connector instanceof SelectorConnector
                ? ((SelectorConnector) connector).closed()
                : new CountDownLatch(0);
    }

    void addPeer(InetSocketAddress peer) {
        if (connector instanceof SelectorConnector) {
            ((SelectorConnector) connector).addPeer(peer);
        }
    }

    void removePeer(InetSocketAddress peer) {
        if (connector instanceof SelectorConnector) {
            ((SelectorConnector) connector).removePeer(peer);
        }
    }

    CoapEndpoint coap() {
        return coap;
    }

    /** Tells how many messages Californium holds, by message id, by token, and as seen before. */
    String held() {
        return store.toString();
    }

    /**
     * Sends a request.
     *
     * @throws RuntimeException if the message cannot be encoded
     */
    void request(Outgoing outgoing, Message message) {
        Association association = outgoing.association();
        Request request = Messages.request(message);
        if (association.uriHost() != null && !message.has(Option.URI_HOST)) {
            request.getOptions().setUriHost(Message.text(association.uriHost()));
        }
        request.setType(Type.CON);
        request.setDestinationContext(association.peer());
        outgoing.observe(request);
        coap.sendRequest(request);
    }

    /**
     * Sends a response.
     *
     * @throws RuntimeException if the message cannot be encoded
     */
    void respond(Exchange exchange, Outgoing outgoing, Message message, Type type) {
        Response response = Messages.response(message);
        response.setType(type);
        outgoing.observe(response);
        exchange.sendResponse(response);
    }

    /**
     * Sends a notification: to Californium it is the response to a request that arrived just now and is acknowledged.
     *
     * @throws RuntimeException if the message cannot be encoded
     */
    void notify(Outgoing outgoing, Message message, Type type) {
        EndpointContext peer = outgoing.association().peer();
        Response response = Messages.response(message);
        response.setType(type);
        response.setToken(message.token());
        Request observe = new Request(CoAP.Code.GET);
        observe.setToken(message.token());
        observe.setSourceContext(peer);
        observe.setAcknowledged(true);
        Exchange exchange = new Exchange(observe, matcher.getEndpointIdentity(peer), Exchange.Origin.REMOTE, executor);
        exchange.setEndpoint(coap);
        exchange.setRemoveHandler((removed, token, messageId) -> {
            if (messageId != null) {
                store.remove(messageId, removed);
            }
        });
        outgoing.observe(response);
        exchange.sendResponse(response);
        if (type == Type.NON) {
            // Californium would keep it for a Reset until somebody completes it; RememberedIds does that in less space.
            exchange.executeComplete();
        }
    }

    private static final class Deliverer implements MessageDeliverer {
        private final Inbox inbox;

        Deliverer(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void deliverRequest(Exchange exchange) {
            inbox.request(exchange, exchange.getRequest());
        }

        @Override
        public void deliverResponse(Exchange exchange, Response response) {
            Outgoing request = exchange.getRequest().getMessageObserver(Outgoing.class);
            if (request != null) {
                request.answered(Messages.received(response));
            }
        }
    }

    /** Takes the Resets of Non-confirmable messages before Californium looks for a Confirmable one. */
    private static final class Resets extends MessageInterceptorAdapter {
        private final Inbox inbox;

        Resets(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void receiveEmptyMessage(EmptyMessage message) {
            if (message.getType() == Type.RST && inbox.reset(message.getSourceContext(), message.getMID())) {
                message.cancel();
            }
        }
    }
}

package io.tacit.lwm2m.californium;

import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.AbstractLayer;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.core.network.stack.ReliabilityLayer;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Californium's message layer and nothing above it: observations and blocks are the client's. Below stands a layer that
 * sees the repetitions of requests, which Californium answers by itself.
 */
final class LeanStack extends BaseCoapStack {

    private LeanStack(Outbox outbox, Configuration config) {
        super(outbox);
        setLayers(new Layer[] {new ExchangeCleanupLayer(config), new ReliabilityLayer(config), new RepetitionLayer()});
    }

    /** Makes an endpoint use such a stack. */
    @SuppressWarnings("deprecation") // the type of the factory; Californium has no successor that would not extend it
    static void install(CoapEndpoint.Builder endpoint) {
        endpoint.setCoapStackFactory((protocol, tag, config, outbox, argument) -> new LeanStack(outbox, config));
    }

    private static final class RepetitionLayer extends AbstractLayer {
        @Override
        public void receiveRequest(Exchange exchange, Request request) {
            super.receiveRequest(exchange, request);
            if (request.isDuplicate()) {
                Incoming first = exchange.getRequest().getMessageObserver(Incoming.class);
                if (first != null) {
                    first.repeated();
                }
            }
        }
    }
}

package io.tacit.lwm2m.tuner.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;

/** A server that forgets nothing, and always says the same. */
final class FixedServer implements AutoCloseable {

    private static final String LOCATION = "here";

    private final CoapServer server;
    private final CoapEndpoint endpoint;

    /**
     * Starts it.
     *
     * @param toRegister what it answers to a Register
     * @param agrees whether it answers 2.04 to every Update, also to a location that it did not give out
     */
    FixedServer(ResponseCode toRegister, boolean agrees) {
        server = new CoapServer(Configuration.createStandardWithoutFile());
        endpoint = CoapEndpoint.builder()
                .setConfiguration(server.getConfig())
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        server.addEndpoint(endpoint);
        server.add(new CoapResource("rd") {
            @Override
            public void handlePOST(CoapExchange exchange) {
                exchange.setLocationPath("rd/" + LOCATION);
                exchange.respond(toRegister);
            }

            @Override
            public Resource getChild(String name) {
                return answering(name, agrees || name.equals(LOCATION) ? ResponseCode.CHANGED : ResponseCode.NOT_FOUND);
            }
        });
        server.add(answering("dp", ResponseCode.CHANGED));
        server.start();
    }

    private static CoapResource answering(String name, ResponseCode code) {
        return new CoapResource(name) {
            @Override
            public void handlePOST(CoapExchange exchange) {
                exchange.respond(code);
            }
        };
    }

    int port() {
        return endpoint.getAddress().getPort();
    }

    @Override
    public void close() {
        server.destroy();
    }
}

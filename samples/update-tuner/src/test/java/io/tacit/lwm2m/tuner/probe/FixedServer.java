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
     * @param toUnknown what it answers to an Update of a location that it did not give out; null for nothing
     */
    FixedServer(ResponseCode toRegister, ResponseCode toUnknown) {
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
                return answering(name, name.equals(LOCATION) ? ResponseCode.CHANGED : toUnknown);
            }
        });
        server.add(answering("dp", ResponseCode.CHANGED));
        server.start();
    }

    private static CoapResource answering(String name, ResponseCode code) {
        return new CoapResource(name) {
            @Override
            public void handlePOST(CoapExchange exchange) {
                if (code != null) {
                    exchange.respond(code);
                }
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

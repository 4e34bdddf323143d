package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;

/**
 * A client that does what a test tells it, with the one Resource /3303/0/5700. It is no LwM2M client: it decides
 * nothing.
 */
final class TestDevice implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    /** Requests of the server's, such as {@code PUT /3303/0/5700?pmin=1}. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** ACK or RST to notifications. */
    final BlockingQueue<Type> verdicts = new LinkedBlockingQueue<>();

    private final InetSocketAddress server;
    private final CoapServer device;
    private final CoapEndpoint endpoint;
    private final Temperature temperature = new Temperature();

    TestDevice(int serverPort) throws IOException {
        CoapConfig.register();
        UdpConfig.register();
        Configuration configuration = new Configuration();
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        device = new CoapServer(configuration);
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        device.addEndpoint(endpoint);
        device.add(new CoapResource("3303").add(new CoapResource("0").add(temperature)));
        endpoint.addInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void receiveEmptyMessage(EmptyMessage message) {
                verdicts.add(message.getType());
            }
        });
        device.start();
    }

    Response register(String name, int lifetime) throws InterruptedException {
        return post("rd", "ep=" + name + "&lwm2m=1.1&lt=" + lifetime, 40, "</1/0>,</3303/0>");
    }

    Response update(String location) throws InterruptedException {
        return post(location, "", -1, "");
    }

    Response send() throws InterruptedException {
        return post("dp", "", 110, "[{\"n\":\"/3303/0/5700\",\"v\":21.5}]");
    }

    Response post(String path, String query, int format, String payload) throws InterruptedException {
        Request request = Request.newPost();
        request.getOptions().setUriPath(path);
        if (!query.isEmpty()) {
            request.getOptions().setUriQuery(query);
        }
        if (format >= 0) {
            request.getOptions().setContentFormat(format);
            request.setPayload(payload);
        }
        return ask(request);
    }

    Response delete(String path) throws InterruptedException {
        Request request = Request.newDelete();
        request.getOptions().setUriPath(path);
        return ask(request);
    }

    private Response ask(Request request) throws InterruptedException {
        request.setDestinationContext(new AddressEndpointContext(server));
        endpoint.sendRequest(request);
        Response response = request.waitForResponse(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertNotNull(response, "no answer to " + request);
        return response;
    }

    /** Notifies, if somebody observes. */
    void report(Type type) {
        temperature.setObserveType(type);
        temperature.changed();
    }

    /** Waits until the server acknowledges or resets. */
    Type verdict() throws InterruptedException {
        return verdicts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static String location(Response registered) {
        return registered.getOptions().getLocationPathString();
    }

    @Override
    public void close() {
        device.destroy();
    }

    private final class Temperature extends CoapResource {

        Temperature() {
            super("5700");
            setObservable(true);
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            if (exchange.advanced().getRelation() == null
                    || !exchange.advanced().getRelation().isEstablished()) {
                asked.add(exchange.getRequestOptions().hasObserve() ? "OBSERVE" : "GET");
            }
            exchange.respond(ResponseCode.CONTENT, "21.5".getBytes(StandardCharsets.UTF_8), 0);
        }

        @Override
        public void handlePUT(CoapExchange exchange) {
            asked.add("PUT ?" + exchange.getRequestOptions().getUriQueryString());
            exchange.respond(ResponseCode.CHANGED);
        }
    }
}

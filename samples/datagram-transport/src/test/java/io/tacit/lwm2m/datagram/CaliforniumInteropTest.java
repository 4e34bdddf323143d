package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.contract.Recorder;
import io.tacit.lwm2m.transport.contract.Timing;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a CoAP library that is not ours, over real sockets: as its client, and as its server. */
@Timeout(60)
class CaliforniumInteropTest {

    private static final int TAG = 2;
    private static final long PATIENCE_SECONDS = 10;

    private final Configuration configuration =
            new Configuration(SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS);
    private final BlockingQueue<InetSocketAddress> clients = new LinkedBlockingQueue<>();
    private final Recorder events = new Recorder();
    private CoapServer server;
    private CoapEndpoint endpoint;
    private Loop loop;
    private int association;

    @BeforeEach
    void connect() {
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress("127.0.0.1", 0))
                .build();
        server = new CoapServer(configuration);
        server.addEndpoint(endpoint);
        server.add(new Piggybacking(), new Separate());
        server.start();
        loop = Loop.with(new Timing(2000, 4, 247_000));
        String uri = "coap://127.0.0.1:" + endpoint.getAddress().getPort();
        loop.run(() -> events.calling(
                () -> association = loop.transport().open(ServerUri.parse(uri), SecurityAccount.noSec(), events)));
        events.next(Recorder.Opened.class);
    }

    @AfterEach
    void close() {
        loop.close();
        server.destroy();
    }

    private class Piggybacking extends CoapResource {
        Piggybacking() {
            super("rd");
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            clients.add(exchange.advanced().getRequest().getSourceContext().getPeerAddress());
            exchange.setLocationPath("rd/" + exchange.getRequestText());
            exchange.respond(CoAP.ResponseCode.CREATED);
        }
    }

    private static final class Separate extends CoapResource {
        Separate() {
            super("dp");
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            exchange.accept();
            exchange.respond(CoAP.ResponseCode.CHANGED, exchange.getRequestPayload());
        }
    }

    private Message ask(String path, byte[] payload) {
        Message request = new Message(io.tacit.lwm2m.transport.Code.POST)
                .add(Option.URI_PATH, path)
                .payload(payload);
        loop.run(() -> loop.transport().request(association, request, TAG));
        return events.result(TAG, Outcome.ANSWERED).answer();
    }

    @Test
    void aServerAnswersOurRequests() {
        Message created = ask("rd", Message.utf8("5a3f"));
        assertEquals(io.tacit.lwm2m.transport.Code.CREATED, created.code());
        assertEquals("rd", created.optionText(created.find(Option.LOCATION_PATH)));
        assertEquals("5a3f", created.optionText(created.find(Option.LOCATION_PATH) + 1));
        byte[] payload = RandomMessages.bytes(new Random(1), 1024);
        Message changed = ask("dp", payload);
        assertEquals(io.tacit.lwm2m.transport.Code.CHANGED, changed.code());
        assertArrayEquals(payload, changed.payload());
        assertEquals(
                io.tacit.lwm2m.transport.Code.NOT_FOUND, ask("nowhere", payload).code());
    }

    @Test
    void aClientIsAnsweredPiggybackedSeparatelyAndConfirmably() throws InterruptedException {
        Request piggybacked = request(CoAP.Code.PUT, CoAP.Type.CON, "3303/0/5700", "21.5");
        Recorder.Request first = arrived(piggybacked);
        respond(first, false);
        assertAnswer(piggybacked, CoAP.Type.ACK);

        Request separate = request(CoAP.Code.GET, CoAP.Type.CON, "3", null);
        Recorder.Request second = arrived(separate);
        loop.run(() -> loop.transport().accept(second.exchange()));
        respond(second, true);
        assertAnswer(separate, CoAP.Type.CON);
        events.result(TAG, Outcome.ACKNOWLEDGED);

        Request withoutAck = request(CoAP.Code.GET, CoAP.Type.CON, "3", null);
        respond(arrived(withoutAck), true);
        assertAnswer(withoutAck, CoAP.Type.CON);
        events.result(TAG, Outcome.ACKNOWLEDGED);

        Request nonConfirmable = request(CoAP.Code.GET, CoAP.Type.NON, "3", null);
        respond(arrived(nonConfirmable), false);
        assertAnswer(nonConfirmable, CoAP.Type.NON);
        events.assertNothingMore();
    }

    @Test
    void anObservationIsServedUntilItIsReset() throws InterruptedException {
        Request observe =
                request(CoAP.Code.GET, CoAP.Type.CON, "3303/0/5700", null).setObserve();
        Recorder.Request request = arrived(observe);
        byte[] token = request.message().token();
        Message answer = Bench.content("1").add(Option.OBSERVE, 1L);
        loop.run(() -> loop.transport().respond(request.exchange(), answer, false, TAG));
        assertNotNull(observe.waitForResponse(PATIENCE_SECONDS * 1000));
        BlockingQueue<String> values = new LinkedBlockingQueue<>();
        endpoint.addNotificationListener((asked, response) -> values.add(response.getPayloadString()));
        notify(token, 2, false);
        assertEquals("2", values.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        notify(token, 3, true);
        assertEquals("3", values.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        events.result(3, Outcome.ACKNOWLEDGED);
        endpoint.cancelObservation(observe.getToken());
        notify(token, 4, true);
        events.result(4, Outcome.RESET);
    }

    private void notify(byte[] token, int number, boolean confirmable) {
        Message notification =
                Bench.content(Integer.toString(number)).token(token).add(Option.OBSERVE, (long) number);
        loop.run(() -> loop.transport().notify(association, notification, confirmable, number));
    }

    @Test
    void itsPingIsReset() throws InterruptedException {
        Request ping = Request.newPing();
        ping.setToken(Token.EMPTY);
        ping.setDestinationContext(new AddressEndpointContext(ourAddress()));
        endpoint.sendRequest(ping);
        ping.waitForResponse(PATIENCE_SECONDS * 1000);
        assertTrue(ping.isRejected());
    }

    /** What either writes the other reads, and writes the same. */
    @Test
    void bothFormatsAreOne() {
        Random random = new Random(3);
        UdpDataSerializer serializer = new UdpDataSerializer();
        UdpDataParser parser = new UdpDataParser(true, CaliforniumOptions.ALL);
        for (int i = 0; i < 20_000; i++) {
            byte[] ours = RandomMessages.datagram(random);
            org.eclipse.californium.core.coap.Message theirs = parser.parseMessage(ours);
            byte[] again = serializer.getByteArray(theirs);
            assertArrayEquals(ours, again);
            CoapMessage parsed = CoapMessage.parse(again, again.length);
            assertEquals(theirs.getMID(), parsed.id());
            assertEquals(theirs.getRawCode(), parsed.code());
            assertEquals(theirs.getType().value, parsed.type());
            assertArrayEquals(theirs.getPayload(), parsed.message().payload());
        }
    }

    /** Sends a request as a server of ours would: from the port that it is registered at. */
    private Request request(CoAP.Code code, CoAP.Type type, String path, String payload) throws InterruptedException {
        Request request = new Request(code, type);
        request.getOptions().setUriPath(path);
        if (payload != null) {
            request.setPayload(payload);
        }
        request.setDestinationContext(new AddressEndpointContext(ourAddress()));
        return request;
    }

    private Recorder.Request arrived(Request request) {
        endpoint.sendRequest(request);
        Recorder.Request arrived = events.next(Recorder.Request.class);
        assertArrayEquals(request.getTokenBytes(), arrived.message().token());
        assertArrayEquals(request.getPayload(), arrived.message().payload());
        return arrived;
    }

    private void respond(Recorder.Request request, boolean confirmable) {
        loop.run(() -> loop.transport().respond(request.exchange(), Bench.content("21.5"), confirmable, TAG));
    }

    private static void assertAnswer(Request request, CoAP.Type type) throws InterruptedException {
        Response response = request.waitForResponse(PATIENCE_SECONDS * 1000);
        assertNotNull(response);
        assertEquals(type, response.getType());
        assertEquals("21.5", response.getPayloadString());
    }

    private InetSocketAddress ourAddress() throws InterruptedException {
        ask("rd", Message.utf8("1"));
        InetSocketAddress address = clients.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(address);
        return address;
    }
}

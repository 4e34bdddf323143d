package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Peer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client and its transport together, as an application uses them. */
@Timeout(60)
class RealClientTest {

    @Test
    void startingRegistersAndClosingDeregisters() throws InterruptedException {
        try (Peer server = new Peer("127.0.0.1")) {
            Lwm2mClient client = Lwm2mClient.builder("urn:dev:test")
                    .server(Server.at("coap://127.0.0.1:" + server.port()))
                    .object(Device.builder().manufacturer("Acme").build())
                    .build();
            CaliforniumTransport transport = CaliforniumTransport.start(client);

            Datagram register = server.receive(Datagram.CON, Code.POST);
            assertEquals("rd", new String(register.option(Option.URI_PATH)));
            server.send(Datagram.compose(
                    Datagram.ACK,
                    Code.CREATED,
                    register.id(),
                    register.token(),
                    Option.LOCATION_PATH,
                    new byte[] {'7'},
                    ""));

            server.send(
                    Datagram.compose(Datagram.CON, Code.GET, 1, new byte[] {5}, Option.URI_PATH, new byte[] {'1'}, ""));
            assertEquals(1, server.receive(Datagram.ACK, Code.CONTENT).id());

            Thread closer = new Thread(transport::close);
            closer.start();
            Datagram deregister = server.receive(Datagram.CON, Code.DELETE);
            assertEquals("7", new String(deregister.option(Option.URI_PATH)));
            server.send(Datagram.compose(Datagram.ACK, Code.DELETED, deregister.id(), deregister.token(), ""));
            closer.join(TimeUnit.SECONDS.toMillis(3));
            assertFalse(closer.isAlive());
        }
    }
}

package io.tacit.lwm2m.californium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import io.tacit.lwm2m.transport.contract.Recorder;
import io.tacit.lwm2m.transport.contract.Timing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;

/** The seam through which a user brings security. */
@Timeout(60)
class SecureConnectorTest {

    private static final ServerUri SERVER = ServerUri.parse("coaps://127.0.0.1:5684");
    private static final SecurityAccount ACCOUNT =
            new SecurityAccount(SecurityAccount.PSK, new byte[] {1}, new byte[0], new byte[] {2});

    private final Recorder events = new Recorder();
    private final CaliforniumTransport.Builder builder = Loop.builder(new Timing(20_000, 4, 247_000));

    private void open(Loop client) {
        client.run(() -> events.calling(() -> client.transport().open(SERVER, ACCOUNT, events)));
    }

    @Test
    void withoutAFactoryTheAssociationIsClosed() {
        try (Loop client = new Loop(builder)) {
            open(client);
            assertEquals(
                    Transport.Cause.NOT_SUPPORTED,
                    events.next(Recorder.Closed.class).cause());
        }
    }

    @Test
    void aFactoryThatFailsClosesTheAssociation() {
        builder.connectorFactory((server, security, local) -> {
            throw new IOException("no key");
        });
        try (Loop client = new Loop(builder)) {
            open(client);
            assertEquals(
                    Transport.Cause.SECURITY, events.next(Recorder.Closed.class).cause());
        }
    }

    @Test
    void aConnectorOfTheUserCarriesTheMessages() throws IOException {
        Connector connector = mock(Connector.class);
        when(connector.getProtocol()).thenReturn("DTLS");
        when(connector.getAddress()).thenReturn(new InetSocketAddress("127.0.0.1", 1));
        AtomicReference<SecurityAccount> account = new AtomicReference<>();
        builder.connectorFactory((server, security, local) -> {
            account.set(security);
            return connector;
        });
        try (Loop client = new Loop(builder)) {
            open(client);
            Recorder.Opened opened = events.next(Recorder.Opened.class);
            assertSame(ACCOUNT, account.get());
            verify(connector).start();
            ArgumentCaptor<RawDataChannel> inbox = ArgumentCaptor.forClass(RawDataChannel.class);
            verify(connector).setRawDataReceiver(inbox.capture());

            Message request = new Message(Code.POST).add(Option.URI_PATH, "rd");
            client.run(() -> client.transport().request(opened.association(), request, 1));
            ArgumentCaptor<RawData> sent = ArgumentCaptor.forClass(RawData.class);
            verify(connector, timeout(10_000)).send(sent.capture());
            RawData raw = sent.getValue();
            raw.onContextEstablished(raw.getEndpointContext());
            raw.onSent();
            byte[] reset = {0x70, 0, raw.getBytes()[2], raw.getBytes()[3]};
            inbox.getValue()
                    .receiveData(RawData.inbound(
                            reset, raw.getEndpointContext(), false, ClockUtil.nanoRealtime(), connector.getAddress()));
            events.result(1, Outcome.RESET);
        }
        verify(connector).destroy();
    }

    @Test
    void aHandshakeThatFailsIsToldByTheMessage() throws IOException {
        Connector connector = mock(Connector.class);
        when(connector.getProtocol()).thenReturn("DTLS");
        when(connector.getAddress()).thenReturn(new InetSocketAddress("127.0.0.1", 1));
        builder.connectorFactory((server, security, local) -> connector);
        try (Loop client = new Loop(builder)) {
            open(client);
            int association = events.next(Recorder.Opened.class).association();
            Message request = new Message(Code.POST).add(Option.URI_PATH, "rd");
            client.run(() -> client.transport().request(association, request, 1));
            ArgumentCaptor<RawData> sent = ArgumentCaptor.forClass(RawData.class);
            verify(connector, timeout(10_000)).send(sent.capture());
            // A connector has threads of its own.
            sent.getValue().onError(new IOException("handshake failed"));
            Recorder.Result result = events.result(1, Outcome.NOT_SENT);
            assertEquals(-1, result.firstSent());
            assertEquals(0, result.transmissions());
        }
    }
}

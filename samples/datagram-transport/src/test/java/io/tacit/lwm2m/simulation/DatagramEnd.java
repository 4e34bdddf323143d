package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.datagram.CoapMessage;
import io.tacit.lwm2m.datagram.DatagramTransport;
import io.tacit.lwm2m.datagram.Inside;
import io.tacit.lwm2m.datagram.Network;
import io.tacit.lwm2m.datagram.TransmissionParameters;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The datagram transport as the client's end of a simulated link. What it sends and receives are the bytes of CoAP; the
 * server at the other end has the simulation's own message layer, which knows nothing of this one.
 */
final class DatagramEnd implements ClientEnd, Network {

    private static final String SERVER = "server.example:5683";

    private final SimLink link;
    private final DatagramTransport transport;
    private int mostOutstanding;

    DatagramEnd(LongSupplier elapsed, SimLink link, Random random) {
        this.link = link;
        transport = new DatagramTransport(this, random, TransmissionParameters.standard());
    }

    @Override
    public Object resolve(String host, int port) {
        return host + ":" + port;
    }

    @Override
    public void send(Object to, byte[] bytes, int length) {
        CoapMessage message = CoapMessage.parse(bytes, length);
        if (!to.equals(SERVER) || message == null || !message.isWellFormed()) {
            throw new AssertionError("sends what is no message: " + Arrays.toString(Arrays.copyOf(bytes, length)));
        }
        link.send(true, new Datagram(Datagram.Type.values()[message.type()], message.id(), message.message()));
    }

    @Override
    public void receive(Datagram datagram) {
        byte[] bytes;
        if (datagram.message() == null) {
            bytes = CoapMessage.empty(datagram.type().ordinal(), datagram.messageId());
        } else {
            byte[] buffer = new byte[DatagramTransport.MAX_DATAGRAM];
            Message message = datagram.message();
            int length = CoapMessage.encode(
                    datagram.type().ordinal(), datagram.messageId(), message.token(), message, buffer);
            bytes = Arrays.copyOf(buffer, length);
        }
        transport.receive(SERVER, bytes, bytes.length);
    }

    @Override
    public int mostOutstanding() {
        return mostOutstanding;
    }

    @Override
    public int open(ServerUri server, SecurityAccount security, Events events) {
        return transport.open(server, security, events);
    }

    @Override
    public void close(int association) {
        transport.close(association);
    }

    @Override
    public int maxPayload(int association) {
        return transport.maxPayload(association);
    }

    @Override
    public void request(int association, Message request, int tag) {
        transport.request(association, request, tag);
    }

    @Override
    public void accept(int exchange) {
        transport.accept(exchange);
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        transport.respond(exchange, response, confirmable, tag);
    }

    @Override
    public void notify(int association, Message notification, boolean confirmable, int tag) {
        transport.notify(association, notification, confirmable, tag);
    }

    @Override
    public void cancel(int tag) {
        transport.cancel(tag);
    }

    @Override
    public void handle(long now) {
        transport.handle(now);
        mostOutstanding = Math.max(mostOutstanding, Inside.outstanding(transport));
    }

    @Override
    public long wakeAt() {
        return transport.wakeAt();
    }
}

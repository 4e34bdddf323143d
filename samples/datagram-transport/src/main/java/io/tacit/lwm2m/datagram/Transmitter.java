package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Message;
import java.io.IOException;
import java.util.Arrays;

/** Encodes messages in one buffer, and gives datagrams to the network. */
final class Transmitter {

    private final Network network;
    private final byte[] buffer = new byte[DatagramTransport.MAX_DATAGRAM];
    private int length;

    Transmitter(Network network) {
        this.network = network;
    }

    Network network() {
        return network;
    }

    /** Puts a message in the buffer; returns whether it fits. */
    boolean encode(int type, int id, byte[] token, Message message) {
        length = CoapMessage.encode(type, id, token, message, buffer);
        return length != CoapMessage.TOO_LONG;
    }

    /** Returns a copy of what was encoded, to be sent again. */
    byte[] encoded() {
        return Arrays.copyOf(buffer, length);
    }

    /** Sends what was encoded; returns whether the network took it. */
    boolean sendEncoded(Peer to) {
        return send(to, buffer, length);
    }

    /** Sends a datagram. One that the network does not take is lost, as any may be. */
    void send(Peer to, byte[] datagram) {
        send(to, datagram, datagram.length);
    }

    private boolean send(Peer to, byte[] bytes, int count) {
        try {
            network.send(to.address(), bytes, count);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

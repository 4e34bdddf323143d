package io.tacit.lwm2m.datagram;

import java.io.IOException;

/**
 * Where the datagrams of a {@link DatagramTransport} go. An address is whatever object the network has for an IP
 * address with a port; {@link Object#equals} tells whether two are the same.
 */
public interface Network {

    /**
     * Finds an address. This may take long if a name server has to be asked: it happens when an association is opened,
     * and nothing else does meanwhile.
     *
     * @param host a name, or an IPv4 or IPv6 address without brackets
     * @param port the UDP port, 1 to 65535
     * @return the address, or null if there is none
     */
    Object resolve(String host, int port);

    /**
     * Sends a datagram.
     *
     * @param to where to, as returned by {@link #resolve}
     * @param bytes holds the datagram from its beginning; not kept
     * @param length how many bytes the datagram has
     * @throws IOException if the network interface refuses it; what is lost later is not told
     */
    void send(Object to, byte[] bytes, int length) throws IOException;
}

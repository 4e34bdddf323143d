package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.californium.elements.Connector;

/**
 * Makes the connectors of servers whose URI begins with {@code coaps}. This library brings no security of its own:
 * whoever needs it makes, for instance, a DTLS connector here. The connector belongs to one association: it is started
 * before the first message and destroyed when the association is closed.
 */
public interface ConnectorFactory {

    /**
     * Makes a connector, not started yet. Called by the protocol thread: it must not block.
     *
     * @param server where the server is
     * @param security how the connection is secured
     * @param local the address to bind to; its port is 0 for any
     * @return a connector whose protocol is DTLS
     * @throws IOException if there can be none; the association is then closed, and the message logged
     */
    Connector create(ServerUri server, SecurityAccount security, InetSocketAddress local) throws IOException;
}

package io.tacit.lwm2m.californium;

import java.net.InetSocketAddress;
import org.eclipse.californium.elements.config.Configuration;

/** What {@link CaliforniumTransport.Builder} was told. Immutable. */
final class Settings {

    private final InetSocketAddress localAddress;
    private final ConnectorFactory connectorFactory;
    private final Configuration configuration;
    private final WireListener wireListener;
    private final boolean uriHost;

    Settings(
            InetSocketAddress localAddress,
            ConnectorFactory connectorFactory,
            Configuration configuration,
            WireListener wireListener,
            boolean uriHost) {
        this.localAddress = localAddress;
        this.connectorFactory = connectorFactory;
        this.configuration = configuration;
        this.wireListener = wireListener;
        this.uriHost = uriHost;
    }

    InetSocketAddress localAddress() {
        return localAddress;
    }

    /** Returns what makes secure connectors, or null. */
    ConnectorFactory connectorFactory() {
        return connectorFactory;
    }

    Configuration configuration() {
        return configuration;
    }

    /** Returns who hears of every datagram, or null. */
    WireListener wireListener() {
        return wireListener;
    }

    /** Tells whether requests to a server that is given by name carry the name. */
    boolean uriHost() {
        return uriHost;
    }
}

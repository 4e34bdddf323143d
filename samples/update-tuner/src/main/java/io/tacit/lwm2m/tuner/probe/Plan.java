package io.tacit.lwm2m.tuner.probe;

import java.net.InetSocketAddress;

/**
 * What a probe is to do.
 *
 * @param server where the server listens for CoAP
 * @param name what the Endpoint Client Names begin with that are made up
 * @param lifetime of each registration, in seconds
 * @param waiting how long the server is given to observe and to read, in seconds
 * @param patience how long after the end of a lifetime the server is given to remove a registration, in seconds
 */
public record Plan(InetSocketAddress server, String name, int lifetime, int waiting, int patience) {

    String nameOf(Kind kind) {
        return name + "-" + kind.suffix();
    }

    /** How often a kind is sent: if one of four arrives, there is one in each lifetime. */
    long intervalNanos() {
        return 1_000_000_000L * lifetime / 4;
    }

    long lifetimeNanos() {
        return 1_000_000_000L * lifetime;
    }
}

package io.tacit.lwm2m.bench;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.eclipse.californium.core.coap.Request;

/** One registered client. Used by the server's one thread only. Times are nanoseconds of the server's clock. */
final class Registration {

    final String endpoint;
    final String location;
    final String version;
    /** The requests that opened the observations, by path. */
    final Map<String, Request> observations = new LinkedHashMap<>();

    /** What the server is going to ask, and what it is asking. */
    final Queue<Management.Asked> waiting = new ArrayDeque<>();

    Management.Asked current;

    private InetSocketAddress address;
    private Links links;
    private long lifetimeSeconds;
    private long deadline;

    Registration(String location, InetSocketAddress address, Parameters parameters, Links links, long now) {
        this.endpoint = parameters.endpoint();
        this.version = parameters.version();
        this.location = location;
        this.address = address;
        this.links = links;
        Long given = parameters.lifetimeSeconds();
        this.lifetimeSeconds = given == null ? Parameters.DEFAULT_LIFETIME_SECONDS : given;
        renew(now);
    }

    InetSocketAddress address() {
        return address;
    }

    Links links() {
        return links;
    }

    long lifetimeSeconds() {
        return lifetimeSeconds;
    }

    /** When the registration ends; Long.MAX_VALUE for never. */
    long deadline() {
        return deadline;
    }

    boolean expired(long now) {
        return deadline != Long.MAX_VALUE && now - deadline >= 0;
    }

    /** Takes what an Update says. */
    void update(InetSocketAddress newAddress, Parameters parameters, Links newLinks, long now) {
        address = newAddress;
        if (parameters.lifetimeSeconds() != null) {
            lifetimeSeconds = parameters.lifetimeSeconds();
        }
        if (newLinks != null) {
            links = newLinks;
        }
        renew(now);
    }

    /** Begins a new lifetime. */
    void renew(long now) {
        deadline = lifetimeSeconds == 0 ? Long.MAX_VALUE : now + lifetimeSeconds * 1_000_000_000L;
    }
}

package io.tacit.lwm2m.bench;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All registered clients, found by name, location and address. Used by the server's one thread only. */
final class Registrations {

    private final Map<String, Registration> byEndpoint = new HashMap<>();
    private final Map<String, Registration> byLocation = new HashMap<>();
    private final Map<InetSocketAddress, Registration> byAddress = new HashMap<>();

    Registration ofEndpoint(String endpoint) {
        return byEndpoint.get(endpoint);
    }

    Registration at(String location) {
        return byLocation.get(location);
    }

    Registration from(InetSocketAddress address) {
        return byAddress.get(address);
    }

    Collection<Registration> all() {
        List<Registration> copy = new ArrayList<>(byEndpoint.values());
        return copy;
    }

    void add(Registration registration) {
        byEndpoint.put(registration.endpoint, registration);
        byLocation.put(registration.location, registration);
        byAddress.put(registration.address(), registration);
    }

    void moved(Registration registration, InetSocketAddress before) {
        byAddress.remove(before, registration);
        byAddress.put(registration.address(), registration);
    }

    void remove(Registration registration) {
        byEndpoint.remove(registration.endpoint, registration);
        byLocation.remove(registration.location, registration);
        byAddress.remove(registration.address(), registration);
    }
}

package io.tacit.lwm2m.bench;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.elements.util.ClockUtil;

/**
 * Who is registered, and until when. Every message is first shown to {@link #expire}, with the time of its arrival: so
 * a lifetime ends at its deadline even if the timer that tells of it is late. Runs on the server's one thread.
 */
final class RegisteredClients {

    private static final int LOCATION_LENGTH = 8;

    private final Registrations registrations = new Registrations();
    private final Random random = new Random();
    private final ScheduledExecutorService thread;
    private final BenchServer server;
    private final Management management;

    RegisteredClients(ScheduledExecutorService thread, BenchServer server, Management management) {
        this.thread = thread;
        this.server = server;
        this.management = management;
    }

    /** Returns a new registration; one of the same name ends. */
    Registration register(InetSocketAddress from, List<String> query, Links links, long now) throws Rejected {
        Parameters parameters = Parameters.ofRegister(query);
        Registration before = registrations.ofEndpoint(parameters.endpoint());
        if (before != null) {
            remove(before);
        }
        Registration sameAddress = registrations.from(from);
        if (sameAddress != null) {
            remove(sameAddress);
        }
        Registration registration = new Registration(newLocation(), from, parameters, links, now);
        registrations.add(registration);
        watch(registration);
        String again = before == null ? "" : ", again";
        happened(
                BenchEvent.Kind.REGISTERED,
                registration,
                "LwM2M " + registration.version + ", " + left(registration) + again);
        return registration;
    }

    void update(String location, InetSocketAddress from, List<String> query, Links links, long now) throws Rejected {
        Registration registration = at(location);
        Parameters parameters = Parameters.ofUpdate(query, registration.version);
        InetSocketAddress before = registration.address();
        registration.update(from, parameters, links, now);
        registrations.moved(registration, before);
        watch(registration);
        happened(BenchEvent.Kind.UPDATED, registration, left(registration));
        if (!before.equals(from)) {
            management.removed(registration);
            management.registered(registration);
        } else if (links != null) {
            management.registered(registration);
        }
    }

    void deregister(String location) throws Rejected {
        Registration registration = at(location);
        remove(registration);
        happened(BenchEvent.Kind.DEREGISTERED, registration, "");
    }

    void greet(Registration registration) {
        management.registered(registration);
    }

    Registration from(InetSocketAddress address) {
        return registrations.from(address);
    }

    Collection<Registration> all() {
        return registrations.all();
    }

    /** Ends the registration of an address, or at a location, if its deadline lies before the arrival of a message. */
    void expire(Registration registration, long arrival) {
        if (registration != null && registration.expired(arrival)) {
            remove(registration);
            happened(
                    BenchEvent.Kind.EXPIRED,
                    registration,
                    registration.lifetimeSeconds() + " s without a message that counts");
        }
    }

    void expireAt(String location, long arrival) {
        expire(registrations.at(location), arrival);
    }

    /** Counts a message, and resets the lifetime if such messages do. */
    void heard(Registration registration, Activity activity, long arrival, String detail) {
        BenchEvent.Kind kind = BenchEvent.Kind.valueOf(activity.name());
        if (management.resets().on(activity)) {
            registration.renew(arrival);
            happened(kind, registration, detail + "; lifetime reset, " + left(registration));
        } else {
            long left = registration.deadline() - arrival;
            happened(kind, registration, detail + "; not counted, " + seconds(registration, left) + " left");
        }
    }

    void refused(String endpoint, String what, Rejected e) {
        server.happened(BenchEvent.Kind.REFUSED, endpoint, what + " answered " + e.code().text + " " + e.getMessage());
    }

    private Registration at(String location) throws Rejected {
        Registration registration = registrations.at(location);
        if (registration == null) {
            throw new Rejected(ResponseCode.NOT_FOUND, "no registration at /rd/" + location);
        }
        return registration;
    }

    private void remove(Registration registration) {
        registrations.remove(registration);
        management.removed(registration);
    }

    /** Sets a timer to the deadline. It looks again when it fires, so that messages in between need not touch it. */
    private void watch(Registration registration) {
        long deadline = registration.deadline();
        if (deadline == Long.MAX_VALUE) {
            return;
        }
        thread.schedule(() -> look(registration, deadline), deadline - ClockUtil.nanoRealtime(), TimeUnit.NANOSECONDS);
    }

    private void look(Registration registration, long deadline) {
        if (registrations.at(registration.location) != registration || registration.deadline() < deadline) {
            return;
        }
        long now = ClockUtil.nanoRealtime();
        if (registration.expired(now)) {
            expire(registration, now);
        } else {
            watch(registration);
        }
    }

    private String newLocation() {
        StringBuilder location = new StringBuilder();
        while (location.length() < LOCATION_LENGTH) {
            location.append(Character.forDigit(random.nextInt(36), 36));
        }
        return registrations.at(location.toString()) == null ? location.toString() : newLocation();
    }

    private void happened(BenchEvent.Kind kind, Registration registration, String detail) {
        server.happened(kind, registration.endpoint, detail);
    }

    private static String left(Registration registration) {
        return registration.lifetimeSeconds() == 0 ? "for ever" : registration.lifetimeSeconds() + " s left";
    }

    private static String seconds(Registration registration, long nanos) {
        return registration.lifetimeSeconds() == 0 ? "for ever" : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}

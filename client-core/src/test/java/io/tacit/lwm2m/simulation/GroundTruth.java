package io.tacit.lwm2m.simulation;

import java.util.ArrayList;
import java.util.List;

/** What really happened at a server, however little its client knew of it. All times are of the virtual clock. */
final class GroundTruth {

    /** Why there is no registration. */
    enum Cause {
        EXPIRED,
        RESTARTED,
        DEREGISTERED
    }

    /**
     * A time without registration.
     *
     * @param from when it began
     * @param to when the client was registered again, MAX_VALUE if it was not
     * @param noticed when the server first let the client know, by a reset or a 4.xx; MAX_VALUE if it never did
     */
    record Absence(long from, long to, Cause cause, long noticed) {
        long length(long end) {
            return Math.min(to, end) - from;
        }
    }

    private final List<Absence> absences = new ArrayList<>();
    private final List<Long> registers = new ArrayList<>();
    private final List<Long> updates = new ArrayList<>();
    private long absentSince = -1;
    private long noticed = Long.MAX_VALUE;
    private Cause cause;

    long refusedUpdates;
    long notifications;
    long refusedNotifications;
    long sends;
    long refusedSends;
    long responses;
    long requests;
    long registeredFor;
    private long registeredSince = -1;

    void registered(long now) {
        registers.add(now);
        registeredSince = registeredSince < 0 ? now : registeredSince;
        if (absentSince >= 0) {
            absences.add(new Absence(absentSince, now, cause, noticed));
            absentSince = -1;
            noticed = Long.MAX_VALUE;
        }
    }

    void updated(long now) {
        updates.add(now);
    }

    void removed(long now, Cause why) {
        registeredFor += now - registeredSince;
        registeredSince = -1;
        absentSince = now;
        cause = why;
    }

    /** The server told a client that it has no registration. */
    void refused(long now) {
        noticed = Math.min(noticed, now);
    }

    /** Ends the record. */
    void close(long now) {
        if (absentSince >= 0) {
            absences.add(new Absence(absentSince, Long.MAX_VALUE, cause, noticed));
        }
        if (registeredSince >= 0) {
            registeredFor += now - registeredSince;
        }
    }

    List<Absence> absences() {
        return absences;
    }

    List<Absence> absences(Cause why) {
        return absences.stream().filter(a -> a.cause == why).toList();
    }

    List<Long> registers() {
        return registers;
    }

    /** Returns when Updates arrived that were accepted. */
    List<Long> updates() {
        return updates;
    }
}

package io.tacit.lwm2m.bench;

import java.util.Locale;

/**
 * Something that happened at the server.
 *
 * @param atMillis milliseconds since the server started
 * @param kind what happened
 * @param endpoint the client's Endpoint Client Name; empty if it is not known
 * @param detail the rest, for people
 */
public record BenchEvent(long atMillis, Kind kind, String endpoint, String detail) {

    /** What can happen. */
    public enum Kind {
        /** A client registered, or registered again. */
        REGISTERED,
        /** An Update was accepted. */
        UPDATED,
        /** A client de-registered. */
        DEREGISTERED,
        /** A lifetime ran out. */
        EXPIRED,
        /** A Register, Update or Send was answered with an error. */
        REFUSED,
        /** An observation was accepted by the client. */
        OBSERVED,
        /** A notification of a registered client. */
        NOTIFICATION,
        /** A notification that nobody waits for was reset, such as one of a client whose lifetime ran out. */
        RESET,
        /** A Send of a registered client. */
        SEND,
        /** An answer of a registered client to a request of the server's. */
        RESPONSE,
        /** A request of the server's came to nothing. */
        NO_ANSWER
    }

    /** Returns one line: seconds, what, who, the rest. */
    @Override
    public String toString() {
        String who = endpoint.isEmpty() ? "-" : endpoint;
        String what = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return String.format(Locale.ROOT, "%9.3f  %-12s  %-20s  %s", atMillis / 1000.0, what, who, detail)
                .stripTrailing();
    }
}

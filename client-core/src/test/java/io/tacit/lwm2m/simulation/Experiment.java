package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.GroundTruth.Absence;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * The door to the simulation for programs outside this package: plays the line of a {@link Scenario}, lets a
 * {@link Watcher} see what goes over the link and what the client decides, and says what came of it.
 */
public final class Experiment {

    /** What a datagram is. */
    public enum Kind {
        /** A Register, from the client. */
        REGISTER,
        /** An Update, from the client. */
        UPDATE,
        /** A De-register, from the client. */
        DEREGISTER,
        /** A Send, from the client. */
        SEND,
        /** An Update to a location that there is not, from the client: what is answered to that tells of the server. */
        CONTROL,
        /** Another request of the client's. */
        OTHER,
        /** A notification, from the client. */
        NOTIFICATION,
        /** An answer to a request, in an acknowledgement or by itself, from either. */
        RESPONSE,
        /** A request of the server's. */
        REQUEST,
        /** An acknowledgement without anything in it. */
        ACKNOWLEDGEMENT,
        /** A reset. */
        RESET
    }

    /**
     * One datagram.
     *
     * @param at when it was sent, milliseconds since the start
     * @param up whether the client sent it
     * @param kind what it is
     * @param confirmable whether it asks for an acknowledgement
     * @param messageId the message id: an acknowledgement has that of what it acknowledges, a repetition that of the
     *     first
     * @param code the CoAP code as one byte, 0 of an empty message
     * @param bytes its length as RFC 7252 section 3 has it, without UDP and IP
     * @param lost whether the link loses it
     */
    public record Frame(
            long at, boolean up, Kind kind, boolean confirmable, int messageId, int code, int bytes, boolean lost) {}

    /**
     * A time in a run.
     *
     * @param from milliseconds since the start
     * @param to milliseconds since the start
     */
    public record Span(long from, long to) {

        /** Returns its length in seconds. */
        public double seconds() {
            return (to - from) / 1000.0;
        }
    }

    /** Sees a run from outside. */
    public interface Watcher {

        /**
         * A datagram is sent.
         *
         * @param frame the datagram
         */
        void sent(Frame frame);

        /**
         * The client decides something.
         *
         * @param at milliseconds since the start
         * @param decision what, and why; valid only during this call
         */
        void decided(long at, Decision decision);

        /**
         * A lifetime begins at the server.
         *
         * @param from milliseconds since the start
         * @param to when it will run out if no other begins before
         */
        default void lifetime(long from, long to) {}

        /**
         * The client has a proof that is later than any before, and another deadline with it.
         *
         * @param at milliseconds since the start
         * @param proven when the message that is the proof was first sent
         * @param deadline when the lifetime that it counts from there ends, less its margin
         */
        default void deadline(long at, long proven, long deadline) {}
    }

    /**
     * What a clairvoyant pays who keeps the same margin and loses nothing.
     *
     * @param updates Updates
     * @param datagrams datagrams that serve nothing but to stay registered
     */
    public record Least(long updates, long datagrams) {}

    private final Result result;

    private Experiment(Result result) {
        this.result = result;
    }

    /**
     * Plays a scenario.
     *
     * @param scenario its settings, such as {@code policy=implicit lifetime=300}; what is not named has its default
     * @param watcher sees what happens
     * @return what came of it
     * @throws AssertionError if the client did what it must never do, with the line that replays the run
     */
    public static Experiment play(String scenario, Watcher watcher) {
        Scenario parsed = Scenario.parse(scenario);
        try {
            return new Experiment(new Run(parsed, SimTransport::new, false, watcher).play());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e + "\n" + Run.replayLine(parsed), e);
        }
    }

    /** Returns when the client was without its registration since its lifetime had run out. */
    public List<Span> absences() {
        return spans(result.expired());
    }

    /**
     * Returns when the client was without a registration that it had, or should have had: since its lifetime had run
     * out, since the server had forgotten everything, or all the time if it never was registered.
     */
    public List<Span> allAbsences() {
        if (result.truth().registers().isEmpty()) {
            return List.of(new Span(0, result.scenario().duration()));
        }
        return spans(result.truth().absences());
    }

    private List<Span> spans(List<Absence> absences) {
        List<Span> spans = new ArrayList<>();
        for (Absence absence : absences) {
            spans.add(new Span(
                    absence.from(), Math.min(absence.to(), result.scenario().duration())));
        }
        return spans;
    }

    /** Returns what the client paid to stay registered, by its own account: the datagrams that served nothing else. */
    public long livenessDatagrams() {
        return result.livenessDatagrams();
    }

    /** Returns how many messages the client made Confirmable to save an Update. */
    public long promotions() {
        return result.status().refresh().promotedNotifications()
                + result.status().refresh().promotedResponses();
    }

    /** Returns how many trials the client has begun. */
    public long trials() {
        return result.status().refresh().trials();
    }

    /** Returns how many notifications the client has sent. */
    public long notifications() {
        return result.status().notifications();
    }

    /** Returns the margin that the client keeps in the end, in milliseconds. */
    public long marginMillis() {
        return result.status().marginMillis();
    }

    /**
     * Returns how many changes of the value, and Sends, the server never took: they got lost, or the client was not
     * registered.
     */
    public long reportsLost() {
        return result.reportsLost();
    }

    /** Returns the least that it takes somebody who knows the server, and all that will ever be sent. */
    public Least least() {
        Clairvoyant clairvoyant = new Clairvoyant(
                result.oracle().trace().only(result.scenario().server().resets()),
                result.scenario().lifetime() * 1000L - result.status().marginMillis());
        long datagrams = clairvoyant.leastDatagrams(
                result.oracle().registeredAt(), result.scenario().duration());
        return new Least(clairvoyant.updates(), datagrams);
    }

    static Frame frame(long at, boolean up, Datagram datagram, boolean lost) {
        return new Frame(
                at,
                up,
                kind(up, datagram),
                datagram.type() == Datagram.Type.CON,
                datagram.messageId(),
                datagram.code(),
                bytes(datagram.message()),
                lost);
    }

    private static Kind kind(boolean up, Datagram datagram) {
        Message message = datagram.message();
        if (message == null) {
            return datagram.type() == Datagram.Type.RST ? Kind.RESET : Kind.ACKNOWLEDGEMENT;
        }
        if (!Code.isRequest(message.code())) {
            boolean notification = up && datagram.type() != Datagram.Type.ACK && message.has(Option.OBSERVE);
            return notification ? Kind.NOTIFICATION : Kind.RESPONSE;
        }
        if (!up) {
            return Kind.REQUEST;
        }
        Kind kind = Kind.valueOf(Oracle.kind(message).name());
        return kind == Kind.UPDATE && !isLocation(message) ? Kind.CONTROL : kind;
    }

    /** The simulated server's locations are r1, r2 and so on. */
    private static boolean isLocation(Message update) {
        return update.optionText(update.find(Option.URI_PATH) + 1).matches("r\\d+");
    }

    private static int bytes(Message message) {
        if (message == null) {
            return 4;
        }
        int bytes = 4 + message.token().length;
        int last = 0;
        for (int i = 0; i < message.optionCount(); i++) {
            int length = message.optionValue(i).length;
            bytes += 1 + extended(message.optionNumber(i) - last) + extended(length) + length;
            last = message.optionNumber(i);
        }
        return bytes + (message.payload().length == 0 ? 0 : 1 + message.payload().length);
    }

    private static int extended(int value) {
        return value < 13 ? 0 : value < 269 ? 1 : 2;
    }
}

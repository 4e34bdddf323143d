package io.tacit.lwm2m.tuner;

import java.util.List;

/**
 * What happened between one device and its server, from its start. All times are milliseconds since then.
 *
 * @param policy as it is written on a command line
 * @param lifetime seconds
 * @param margin as it is written on a command line: seconds, or {@code auto}
 * @param lengthMillis how much is told
 * @param messages every datagram, in order of time
 * @param decisions what the client decided, and why, in order of time
 * @param deadlines each time at which the client moved its deadline, in order of time
 * @param lifetimes each lifetime as the server has it, in order of time: from when it began to when it would run out;
 *     the next one begins before, or the device is forgotten
 * @param absences when the device was without its registration: since its lifetime had run out, or the server had
 *     forgotten everything
 */
public record Course(
        String policy,
        int lifetime,
        String margin,
        long lengthMillis,
        List<Message> messages,
        List<Decided> decisions,
        List<Deadline> deadlines,
        List<Interval> lifetimes,
        List<Interval> absences) {

    /**
     * One datagram.
     *
     * @param atMillis when it was sent
     * @param fromDevice whether the device sent it, not the server
     * @param kind {@code register}, {@code update}, {@code deregister}, {@code send}, {@code control} (an Update to a
     *     location that there is not), {@code other}, {@code notification}, {@code response}, {@code request},
     *     {@code acknowledgement} or {@code reset}
     * @param messageId the CoAP message id: an acknowledgement or a reset has that of what it is about, and so has a
     *     response that comes in the acknowledgement
     * @param code the CoAP code, such as {@code 2.05}
     * @param bytes its length, without what is around CoAP
     * @param confirmable whether it asks for an acknowledgement
     * @param repeated whether it was sent before
     * @param promoted whether it is Confirmable only to save an Update
     * @param proof whether the client counts its lifetime from this message, once it is acknowledged
     * @param lost whether it got lost on the way
     */
    public record Message(
            long atMillis,
            boolean fromDevice,
            String kind,
            int messageId,
            String code,
            int bytes,
            boolean confirmable,
            boolean repeated,
            boolean promoted,
            boolean proof,
            boolean lost) {}

    /**
     * A decision of the client's.
     *
     * @param atMillis when
     * @param type {@code update_not_needed}, {@code update_waits}, {@code update_due}, {@code update_held},
     *     {@code trial_confirmed}, {@code trial_refuted}, {@code trial_inconclusive}, {@code control},
     *     {@code promoted}, {@code doubted}, {@code trust_withdrawn} or {@code margin_capped}
     * @param reason the client's own words
     */
    public record Decided(long atMillis, String type, String reason) {}

    /**
     * The client knows of a later proof, and has a new deadline: its own end of the lifetime, less the margin.
     *
     * @param atMillis when it came to know
     * @param provenMillis when the proof was sent: from then on it counts the lifetime
     * @param deadlineMillis when an Update is due if nothing else is proven until then
     */
    public record Deadline(long atMillis, long provenMillis, long deadlineMillis) {}

    /**
     * A time.
     *
     * @param fromMillis its beginning
     * @param toMillis its end
     */
    public record Interval(long fromMillis, long toMillis) {}
}

package io.tacit.lwm2m.transport;

/** What became of a message that was given to a {@link Transport}. */
public enum Outcome {
    /** A request was answered; the answer says how. */
    ANSWERED,
    /** A Confirmable notification or response was acknowledged. */
    ACKNOWLEDGED,
    /**
     * The first block of a large Confirmable notification or response went out, of a notification it was acknowledged,
     * but nobody fetched the rest: delivered as far as the message layer knows, but no proof that the server took note
     * of it. It comes some time after the acknowledgement, so it says nothing about the round trip; of a response, no
     * Confirmable message was sent at all (first sent −1, 0 transmissions). Only from {@link Blockwise}.
     */
    PART_ACKNOWLEDGED,
    /** A message, Confirmable or not, was rejected by a Reset (RFC 7252 section 4.2). */
    RESET,
    /**
     * A Confirmable message was transmitted as often as allowed, and neither acknowledged nor reset; or no answer came.
     */
    TIMED_OUT,
    /**
     * A message was not transmitted at all: no association, no free message id, or an error of the network interface.
     */
    NOT_SENT
}

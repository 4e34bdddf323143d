package io.tacit.lwm2m.transport;

/** What became of a message that was given to a {@link Transport}. */
public enum Outcome {
    /** A request was answered; the answer says how. */
    ANSWERED,
    /** A Confirmable notification or response was acknowledged. */
    ACKNOWLEDGED,
    /**
     * The first block of a large notification was acknowledged, but nobody fetched the rest of it: delivered as far as
     * the message layer knows, but no proof that the server took note of it.
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

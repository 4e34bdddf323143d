package io.tacit.lwm2m.transport.contract;

/**
 * The times of RFC 7252 section 4.8 that a test asks for.
 *
 * @param ackTimeout ACK_TIMEOUT in milliseconds; ACK_RANDOM_FACTOR is 1
 * @param maxRetransmit MAX_RETRANSMIT
 * @param exchangeLifetime EXCHANGE_LIFETIME in milliseconds
 */
public record Timing(int ackTimeout, int maxRetransmit, int exchangeLifetime) {

    /** Nothing is repeated within the time that a test takes, even on a busy machine. */
    static final Timing PATIENT = new Timing(20_000, 4, 247_000);

    /** Three transmissions, given up after about a second. */
    static final Timing QUICK = new Timing(150, 2, 247_000);

    /** An acknowledged request is given up after about a second. */
    static final Timing SHORT_LIVED = new Timing(20_000, 4, 1_000);
}

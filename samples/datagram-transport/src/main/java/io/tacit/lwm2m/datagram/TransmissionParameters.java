package io.tacit.lwm2m.datagram;

import java.util.Random;

/** The times of the message layer (RFC 7252 section 4.8), in milliseconds. Immutable. */
public final class TransmissionParameters {

    private static final int MAX_LATENCY = 100_000;
    private static final int SHORTEST_ACK_TIMEOUT = 1000;
    private static final int LONGEST_ACK_TIMEOUT = 60_000;
    private static final int MOST_RETRANSMISSIONS = 8;

    private final int ackTimeout;
    private final double ackRandomFactor;
    private final int maxRetransmit;
    private final long exchangeLifetime;
    private final long nonLifetime;

    /**
     * Makes parameters other than the standard ones, for a link that is slower than most. What section 4.8.2 derives
     * from them is derived.
     *
     * @param ackTimeoutMillis ACK_TIMEOUT, after which a message is repeated for the first time, 1000 to 60000
     * @param ackRandomFactor ACK_RANDOM_FACTOR, up to which that is stretched at random, 1 to 3
     * @param maxRetransmit MAX_RETRANSMIT, how often a message is repeated, 0 to 8
     * @throws IllegalArgumentException if one is out of range; the message says which
     */
    public TransmissionParameters(int ackTimeoutMillis, double ackRandomFactor, int maxRetransmit) {
        this(
                ackTimeoutMillis,
                ackRandomFactor,
                maxRetransmit,
                span(ackTimeoutMillis, ackRandomFactor, maxRetransmit) + 2 * MAX_LATENCY + ackTimeoutMillis);
        if (ackTimeoutMillis < SHORTEST_ACK_TIMEOUT || ackTimeoutMillis > LONGEST_ACK_TIMEOUT) {
            throw new IllegalArgumentException("ACK_TIMEOUT is 1000 to 60000 ms, not " + ackTimeoutMillis);
        }
        if (!(ackRandomFactor >= 1 && ackRandomFactor <= 3)) {
            throw new IllegalArgumentException("ACK_RANDOM_FACTOR is 1 to 3, not " + ackRandomFactor);
        }
        if (maxRetransmit < 0 || maxRetransmit > MOST_RETRANSMISSIONS) {
            throw new IllegalArgumentException("MAX_RETRANSMIT is 0 to 8, not " + maxRetransmit);
        }
    }

    /** Takes what it is given, for tests that cannot wait. */
    TransmissionParameters(int ackTimeout, double ackRandomFactor, int maxRetransmit, long exchangeLifetime) {
        this.ackTimeout = ackTimeout;
        this.ackRandomFactor = ackRandomFactor;
        this.maxRetransmit = maxRetransmit;
        this.exchangeLifetime = exchangeLifetime;
        nonLifetime = span(ackTimeout, ackRandomFactor, maxRetransmit) + MAX_LATENCY;
    }

    /** Returns the defaults of section 4.8: 2 seconds, 1.5, four repetitions. */
    public static TransmissionParameters standard() {
        return new TransmissionParameters(2000, 1.5, 4);
    }

    /** Returns MAX_RETRANSMIT. */
    int maxRetransmit() {
        return maxRetransmit;
    }

    /** Returns EXCHANGE_LIFETIME, 247 seconds by default: how long a message id is not used again. */
    long exchangeLifetime() {
        return exchangeLifetime;
    }

    /** Returns NON_LIFETIME, 145 seconds by default: how long a Reset of a Non-confirmable message may come. */
    long nonLifetime() {
        return nonLifetime;
    }

    /** Draws how long to wait before the first repetition. */
    long firstTimeout(Random random) {
        return (long) (ackTimeout * (1 + random.nextDouble() * (ackRandomFactor - 1)));
    }

    /** MAX_TRANSMIT_SPAN: from the first transmission to the last. */
    private static long span(int ackTimeout, double ackRandomFactor, int maxRetransmit) {
        return (long) (ackTimeout * ((1L << maxRetransmit) - 1) * ackRandomFactor);
    }
}

package io.tacit.lwm2m.datagram;

import java.util.Random;

/**
 * When a Confirmable message is repeated, and when given up (RFC 7252 section 4.2): after a time drawn at random, and
 * then after twice the time before, until it was repeated MAX_RETRANSMIT times. A request that is acknowledged is not
 * repeated any more, but may wait for its answer until EXCHANGE_LIFETIME has passed.
 */
final class Retransmission {

    private final TransmissionParameters parameters;
    private long firstSent = -1;
    private int transmissions;
    private long timeout;
    private long dueAt;
    private boolean acknowledged;

    Retransmission(TransmissionParameters parameters) {
        this.parameters = parameters;
    }

    /** The message goes out, for the first time or again. */
    void sent(long now, Random random) {
        if (transmissions == 0) {
            firstSent = now;
            timeout = parameters.firstTimeout(random);
        } else {
            timeout *= 2;
        }
        transmissions++;
        dueAt = now + timeout;
    }

    /** An acknowledgement came, and the answer will come later. */
    void acknowledged() {
        acknowledged = true;
        dueAt = firstSent + parameters.exchangeLifetime();
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Returns when something has to be done: the message repeated or, if that {@link #isOver()}, given up. */
    long dueAt() {
        return dueAt;
    }

    /** Returns whether there is nothing more to wait for once {@link #dueAt} has come. */
    boolean isOver() {
        return acknowledged || transmissions > parameters.maxRetransmit();
    }

    /** Returns when the message was first transmitted, −1 if it was not. */
    long firstSent() {
        return firstSent;
    }

    /** Returns how often it was transmitted. */
    int transmissions() {
        return transmissions;
    }
}

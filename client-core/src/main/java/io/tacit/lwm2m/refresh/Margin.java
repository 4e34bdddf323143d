package io.tacit.lwm2m.refresh;

/**
 * How long before the end of the lifetime an Update has to start, so that it arrives although messages get lost.
 *
 * <p>A Confirmable message is repeated after 2 to 3, 6 to 9, 14 to 21 and 30 to 45 seconds (RFC 7252 section 4.2), so
 * its k-th transmission starts {@code 3·(2^(k−1) − 1)} seconds after the first at worst. The margin is that, plus a
 * round trip, for the smallest k of 3, 4 and 5 with {@code p^k ≤ 10⁻⁴}, where {@code p = (lost + 2) / (sent + 40)} is
 * an estimate of the loss, made of the transmissions of this link's Confirmable exchanges. Both counts are halved every
 * 200: old losses are forgotten.
 */
final class Margin {

    /** One failure in so many is accepted. */
    private static final long ACCEPTED_FAILURE = 10000;

    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int HALVE_AT = 200;

    /** ACK_TIMEOUT: what RFC 7252 assumes of a round trip of which nothing is known. */
    private static final long INITIAL_ROUND_TRIP = 2000;

    private int sent;
    private int lost;
    private long roundTrip = INITIAL_ROUND_TRIP;
    private long handshake;

    /**
     * Takes note of a Confirmable exchange.
     *
     * @param transmissions how often it was transmitted, 1 or more
     * @param answered whether it was acknowledged or answered in the end
     * @param elapsed from the first transmission to the answer; an upper bound of the round trip if it was repeated
     */
    void exchange(int transmissions, boolean answered, long elapsed) {
        sent += transmissions;
        lost += answered ? transmissions - 1 : transmissions;
        if (sent >= HALVE_AT) {
            sent /= 2;
            lost /= 2;
        }
        if (answered) {
            // Up at once, down slowly; a repeated message says only what the round trip is at most, so it weighs less.
            int weight = transmissions == 1 ? 4 : 16;
            long step = (elapsed - roundTrip) / weight;
            roundTrip = transmissions == 1 && elapsed > roundTrip ? elapsed : roundTrip + step;
        }
    }

    /** Takes note of how long a security handshake takes that a message has to wait for. */
    void handshake(long millis) {
        handshake = millis;
    }

    /** Returns the number of transmissions that are provided for. */
    int transmissions() {
        // In whole numbers, which at exactly 10 % come out right: 5^4 * 10^4 = 50^4.
        long loss = lost + 2;
        long tries = sent + 40;
        long failures = loss * loss * loss;
        long outOf = tries * tries * tries;
        int k = FEWEST;
        while (k < MOST && failures * ACCEPTED_FAILURE > outOf) {
            failures *= loss;
            outOf *= tries;
            k++;
        }
        return k;
    }

    /** Returns the margin in milliseconds. */
    long millis() {
        return 3000L * ((1 << transmissions() - 1) - 1) + roundTrip + handshake;
    }
}

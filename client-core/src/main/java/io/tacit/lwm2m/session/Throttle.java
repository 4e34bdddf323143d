package io.tacit.lwm2m.session;

/**
 * Keeps the client from using up its message ids: 65,536 ids must last for EXCHANGE_LIFETIME, 247 s, or a server's
 * deduplication would acknowledge a new message without looking at it (RFC 7252 section 4.4), a false proof. Sustained,
 * 230 messages a second are safe; a few at once do no harm.
 */
final class Throttle {

    private static final long PER_SECOND = 230;
    private static final long BURST = 1000;

    /** In thousandths of a message. */
    private long credit = BURST * 1000;

    private long at;

    boolean allows(long now) {
        refill(now);
        return credit >= 1000;
    }

    void used(long now) {
        refill(now);
        credit -= 1000;
    }

    /** Returns when another message is allowed. */
    long nextAt(long now) {
        refill(now);
        return credit >= 1000 ? now : now + (1000 - credit + PER_SECOND - 1) / PER_SECOND;
    }

    private void refill(long now) {
        long passed = now - at;
        at = now;
        // A pause of five seconds fills it; more would only risk an overflow.
        credit += (passed > 5000 ? 5000 : passed) * PER_SECOND;
        if (credit > BURST * 1000) {
            credit = BURST * 1000;
        }
    }
}

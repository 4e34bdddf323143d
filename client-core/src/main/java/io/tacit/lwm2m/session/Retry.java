package io.tacit.lwm2m.session;

import io.tacit.lwm2m.object.ServerAccount;
import java.util.Random;

/**
 * How long to wait after a failure (LwM2M Core TS 1.1, section 6.2.1.2): the delay before attempt n + 1 of a sequence
 * is Communication Retry Timer × 2^(n−1); after Communication Retry Count attempts the sequence has failed, and the
 * next starts after the Communication Sequence Delay Timer. Up to a tenth is added at random, so that the devices of a
 * failed network do not return all at once.
 *
 * <p>After Communication Sequence Retry Count sequences a client with a Bootstrap-Server would turn to that. One
 * without has nobody else to turn to: it goes on, one sequence per delay, unless the delay is infinite.
 */
final class Retry {

    /** What {@link #failed} returns if there is to be no further attempt. */
    static final long NEVER = -1;

    private final ServerAccount account;
    private final Random random;
    private int attempts;

    Retry(ServerAccount account, Random random) {
        this.account = account;
        this.random = random;
    }

    /** Returns whether an attempt of this sequence has failed before. */
    boolean isRunning() {
        return attempts > 0;
    }

    void succeeded() {
        attempts = 0;
    }

    /** An attempt failed; returns after how many milliseconds to try again, or {@link #NEVER}. */
    long failed() {
        attempts++;
        if (attempts < account.retryCount()) {
            return jittered(account.retryTimer() * 1000 << min(attempts - 1, 20));
        }
        attempts = 0;
        long delay = account.sequenceDelay();
        return delay == ServerAccount.MAX_SECONDS ? NEVER : jittered(delay * 1000);
    }

    /** A delay of zero would be a tight loop: a second is waited at least. */
    private long jittered(long millis) {
        long delay = millis < 1000 ? 1000 : millis;
        return delay + (long) (random.nextDouble() * delay / 10);
    }

    private static int min(int a, int b) {
        return a < b ? a : b;
    }
}

package io.tacit.lwm2m.refresh;

/**
 * The gaps between messages, the last 32 of them, and from that: whether to wait for the next message to be the proof,
 * or to take this one.
 *
 * <p>With {@code left} until the deadline, waiting gains as much time as the next gap {@code x} is long if that is
 * within {@code left}: this proof is not needed then. If the gap is longer, an Update has to be sent at the deadline;
 * that costs one datagram more than this promotion would, and gains {@code left}. So if a datagram is worth a time
 * {@code v}, over the gaps remembered waiting is better if
 *
 * <pre>
 * Σ min(x, left) + v · (gaps within left that ended with a message Confirmable anyway) &gt; v · (gaps longer than left)
 * </pre>
 *
 * <p>A datagram is worth what the best that can be done pays for: nearly a window where messages are frequent, half a
 * window where they are so rare that Updates, of two datagrams each, do the work; so v goes from 3/4 to 1/2 of a window
 * as the share of gaps that do not fit into one grows from none to all. As time passes {@code left} shrinks, and
 * waiting gets worse, never better: looking one message ahead is enough.
 *
 * <p>Two cases are better decided by hand, since then no Update is needed ever: if all gaps fit into a window, but none
 * into {@code left}; and if they all fit into a window and are regular, the longest at most half longer than the
 * shortest, but not all fit into {@code left}.
 *
 * <p>Memory: 32 longs. Recording is O(1), deciding O(32).
 */
final class Gaps {

    private static final int KEPT = 32;

    private final long[] gaps = new long[KEPT];

    /** Of each gap, whether it ended with a message that was Confirmable anyway: a bit each. */
    private int proofs;

    private int count;
    private int next;
    private long last = Ledger.NEVER;

    /**
     * A message is sent.
     *
     * @param now when
     * @param confirmableAnyway whether it is a proof that costs nothing
     */
    void sent(long now, boolean confirmableAnyway) {
        if (last != Ledger.NEVER) {
            gaps[next] = now - last;
            proofs = confirmableAnyway ? proofs | 1 << next : proofs & ~(1 << next);
            next = next + 1 == KEPT ? 0 : next + 1;
            count = count < KEPT ? count + 1 : KEPT;
        }
        last = now;
    }

    /**
     * Tells whether the next message will come in time, as far as can be told: where an Update would spoil a trial, the
     * datagrams saved are no argument. Half a window and a quarter more than the longest gap that fits into one are
     * time enough.
     *
     * @param left until the deadline, in milliseconds
     * @param window from a proof to its deadline
     */
    boolean isNextInTime(long left, long window) {
        long longest = 0;
        for (int i = 0; i < count; i++) {
            longest = gaps[i] > longest && gaps[i] <= window ? gaps[i] : longest;
        }
        return left > window / 2 && left > longest + longest / 4;
    }

    /**
     * Tells whether it is better to wait for the next message than to have this one acknowledged. While the gaps are
     * unknown: until half the window is over, or as long as the next message must come in time.
     *
     * @param left until the deadline, in milliseconds; 0 or more
     * @param window from a proof to its deadline
     * @param longest how long the next message can be away at most
     */
    boolean isNextWorthWaiting(long left, long window, long longest) {
        if (count == 0) {
            return left > window / 2 || left > longest;
        }
        long gained = 0;
        int free = 0;
        int missed = 0;
        int beyond = 0;
        long shortest = Long.MAX_VALUE;
        long longestSeen = 0;
        for (int i = 0; i < count; i++) {
            long gap = gaps[i] < longest ? gaps[i] : longest;
            shortest = gap < shortest ? gap : shortest;
            longestSeen = gap > longestSeen ? gap : longestSeen;
            beyond += gap > window ? 1 : 0;
            missed += gap > left ? 1 : 0;
            free += gap <= left && (proofs & 1 << i) != 0 ? 1 : 0;
            gained += gap < left ? gap : left;
        }
        boolean regular = longestSeen <= shortest + shortest / 2;
        if (beyond == 0 && (missed == count || (regular && missed > 0))) {
            return false;
        }
        // v = window · (3/4 − beyond / count / 4)
        return gained * 4 * count > (missed - free) * window * (3 * count - beyond);
    }
}

package io.tacit.lwm2m.simulation;

/**
 * The least that anybody could have paid to stay registered, who knows all traffic in advance, and keeps the same
 * margin: datagrams that serve nothing else, on a link without loss, at a server that resets on everything.
 *
 * <p>There must be a proof in every window {@code W = lifetime − margin}. A message that is Confirmable anyway is a
 * proof that costs nothing; any other can be promoted for one datagram, its acknowledgement; an Update can be sent at
 * any time for two. All count from when they were sent.
 *
 * <p>The answer is exact. Let {@code g(c)} be the latest time of a proof to which one can get for {@code c} datagrams
 * or fewer without a gap longer than W. To stand later is never worse: whatever can be reached from a proof at
 * {@code b} can be reached from one at {@code b' > b}, except for messages before {@code b'}, and those nobody needs
 * who stands at {@code b'} already. So each step may be taken from the latest proof alone, and as far as it goes: to
 * the last message within W (one datagram), or to {@code b + W} by an Update (two); an Update sent earlier than that
 * ends up earlier. After each step whatever is free is taken, as far as it goes. Therefore
 *
 * <pre>
 * g(0) = free(registered)
 * g(c) = free(max(promote(g(c − 1)), update(g(c − 2))))
 * </pre>
 *
 * and the least is the first {@code c} with {@code g(c) + W} at or after the end.
 */
final class Clairvoyant {

    private final Trace trace;
    private final long window;
    private long updates;

    Clairvoyant(Trace trace, long window) {
        this.trace = trace;
        this.window = window;
    }

    /** Returns how many Updates are among the datagrams that {@link #leastDatagrams} has just returned. */
    long updates() {
        return updates;
    }

    /** Returns the least datagrams from a registration to the end. */
    long leastDatagrams(long registered, long end) {
        long twoAgo = Long.MIN_VALUE;
        long oneAgo = Long.MIN_VALUE;
        long reached = free(registered);
        long datagrams = 0;
        long updatesOneAgo = 0;
        updates = 0;
        while (reached + window < end) {
            twoAgo = oneAgo;
            oneAgo = reached;
            datagrams++;
            long promoted = trace.last(oneAgo, oneAgo + window);
            long updated = twoAgo == Long.MIN_VALUE ? promoted : twoAgo + window;
            long updatesTwoAgo = updatesOneAgo;
            updatesOneAgo = updates;
            updates = updated > promoted ? updatesTwoAgo + 1 : updates;
            reached = free(Math.max(promoted, updated));
        }
        return datagrams;
    }

    private long free(long from) {
        long reached = from;
        long next = trace.lastConfirmable(reached, reached + window);
        while (next > reached) {
            reached = next;
            next = trace.lastConfirmable(reached, reached + window);
        }
        return reached;
    }
}

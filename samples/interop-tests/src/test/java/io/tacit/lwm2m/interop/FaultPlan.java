package io.tacit.lwm2m.interop;

import java.util.HashMap;
import java.util.Map;

/**
 * What happens to each datagram of one client: of every ten in a direction, one is dropped, one is doubled and one is
 * overtaken by the next. Which of the ten they are moves with every ten, by a fixed rule, so that no rhythm of the
 * traffic always meets the same fate, and two runs with the same traffic are alike.
 *
 * <p>Of one Confirmable message, an Update above all, at most two transmissions in a row come to grief, be it that they
 * are dropped themselves or that their answer is: a margin is made for bad luck, not for a link that is down.
 */
final class FaultPlan {

    /** What happens to a datagram. */
    enum Fate {
        PASS,
        DROP,
        DOUBLE,
        /** Sent after the next datagram of the same direction, or after a short while if there is none. */
        OVERTAKEN
    }

    /** The direction of a datagram. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    private static final int TEN = 10;
    private static final int MOST_LOST_IN_A_ROW = 2;
    private static final int NON_CONFIRMABLE = 1;

    private final int[] sofar = new int[Direction.values().length];
    private final Map<String, Integer> lostInARow = new HashMap<>();
    private int spared;

    /** Decides about a datagram; called once for each, in the order in which they come. */
    Fate next(Direction direction, byte[] datagram) {
        int n = sofar[direction.ordinal()]++;
        // 7 and 10 have no common divisor: the places run through all ten before they repeat.
        int place = (n + 7 * (n / TEN)) % TEN;
        if (place == 3) {
            return mayBeLost(direction, datagram) ? Fate.DROP : Fate.PASS;
        }
        arrives(direction, datagram);
        return switch (place) {
            case 6 -> Fate.DOUBLE;
            case 8 -> Fate.OVERTAKEN;
            default -> Fate.PASS;
        };
    }

    /** Returns how many datagrams would have been dropped, had it not been the third time in a row. */
    int spared() {
        return spared;
    }

    private boolean mayBeLost(Direction direction, byte[] datagram) {
        String exchange = exchange(direction, datagram);
        int lost = lostInARow.merge(exchange, 1, Integer::sum);
        if (lost > MOST_LOST_IN_A_ROW) {
            lostInARow.remove(exchange);
            spared++;
            return false;
        }
        return true;
    }

    /**
     * A transmission that reaches the server may still be lost for the client, if its answer is; so only that ends a
     * row.
     */
    private void arrives(Direction direction, byte[] datagram) {
        if (answers(datagram)) {
            lostInARow.remove(exchange(direction, datagram));
        }
    }

    /** Names the exchange that a datagram belongs to: whose message id it carries, and the id. */
    private static String exchange(Direction direction, byte[] datagram) {
        boolean idOfClient = (direction == Direction.TO_SERVER) != answers(datagram);
        int messageId = (datagram[2] & 0xFF) << 8 | datagram[3] & 0xFF;
        return (idOfClient ? "client " : "server ") + messageId;
    }

    /** Tells whether a datagram is an ACK or a Reset, RFC 7252 section 3. */
    private static boolean answers(byte[] datagram) {
        return (datagram[0] >> 4 & 3) > NON_CONFIRMABLE;
    }
}

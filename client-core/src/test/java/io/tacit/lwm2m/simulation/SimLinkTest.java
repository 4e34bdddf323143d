package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulated link and clock do what their descriptions say, within the bounds of chance. */
class SimLinkTest {

    private static final int MANY = 100_000;

    @Test
    void independentLossIsAsGiven() {
        for (double loss : new double[] {0, 0.02, 0.1, 0.3}) {
            double share = 1 - arrivals(LinkKind.losing(loss), MANY, 10, 1).size() / (double) MANY;
            // Five standard deviations of a binomial share: one seed in a million is outside.
            assertEquals(loss, share, 5 * Math.sqrt(loss * (1 - loss) / MANY));
        }
    }

    @Test
    void burstsLoseTheirShareInRuns() {
        LinkKind kind = LinkKind.PERFECT.bursts(60, 20, 0.8);
        List<Long> arrived = arrivals(kind, MANY, 1000, 2);
        double share = 1 - arrived.size() / (double) MANY;
        assertEquals(0.25 * 0.8, share, 0.02);
        // Loss follows loss far more often than at independent loss of the same share.
        int lossesAfterLoss = 0;
        int losses = 0;
        boolean[] got = new boolean[MANY];
        arrived.forEach(time -> got[(int) ((time - 50) / 1000)] = true);
        for (int i = 1; i < MANY; i++) {
            losses += got[i - 1] ? 0 : 1;
            lossesAfterLoss += !got[i - 1] && !got[i] ? 1 : 0;
        }
        assertTrue(lossesAfterLoss > 0.6 * losses, lossesAfterLoss + " of " + losses);
    }

    @Test
    void nothingArrivesInAnOutage() {
        List<Long> arrived = arrivals(LinkKind.PERFECT.outages(3600, 600), MANY, 1000, 3);
        double share = 1 - arrived.size() / (double) MANY;
        assertEquals(1.0 / 7, share, 0.06);
        long longest = 0;
        for (int i = 1; i < arrived.size(); i++) {
            longest = Math.max(longest, arrived.get(i) - arrived.get(i - 1));
        }
        assertTrue(longest > 600_000, "longest silence " + longest);
    }

    @Test
    void delaysLieInTheirRangeAndReorder() {
        SimClock clock = new SimClock();
        SimLink link = new SimLink(clock, LinkKind.PERFECT.delay(100, 30_000), 4);
        List<Integer> order = new ArrayList<>();
        link.connect(d -> {}, d -> {
            long delay = clock.now() - 1000L * d.messageId();
            assertTrue(delay >= 100 && delay <= 30_000, "delay " + delay);
            order.add(d.messageId());
        });
        for (int i = 0; i < 1000; i++) {
            int id = i;
            clock.at(1000L * i, () -> link.send(true, Datagram.empty(Datagram.Type.NON, id)));
        }
        clock.runUntil(Long.MAX_VALUE - 1);
        assertEquals(1000, order.size());
        assertTrue(!order.equals(order.stream().sorted().toList()), "some datagram overtakes another");
    }

    @Test
    void duplicatesAreAsMany() {
        double share = arrivals(LinkKind.PERFECT.duplicating(0.05), MANY, 10, 5).size() / (double) MANY - 1;
        assertEquals(0.05, share, 5 * Math.sqrt(0.05 * 0.95 / MANY));
    }

    @Test
    void theSameSeedIsTheSameLink() {
        LinkKind kind =
                LinkKind.losing(0.1).duplicating(0.1).bursts(100, 10, 0.9).outages(1000, 10);
        assertEquals(arrivals(kind, 1000, 100, 6), arrivals(kind, 1000, 100, 6));
        assertTrue(!arrivals(kind, 1000, 100, 6).equals(arrivals(kind, 1000, 100, 7)));
    }

    @Test
    void theClockKeepsTheOrderOfEqualTimes() {
        SimClock clock = new SimClock();
        List<String> ran = new ArrayList<>();
        clock.at(20, () -> ran.add("c"));
        clock.at(10, () -> {
            ran.add("a");
            clock.at(5, () -> ran.add("late, so at 10"));
        });
        clock.at(10, () -> ran.add("b"));
        clock.runUntil(15);
        assertEquals(List.of("a", "b", "late, so at 10"), ran);
        assertEquals(15, clock.now());
    }

    @Test
    void anAlarmRingsAtItsLatestTimeOnly() {
        SimClock clock = new SimClock();
        List<Long> rang = new ArrayList<>();
        SimClock.Alarm alarm = clock.alarm(() -> rang.add(clock.now()));
        alarm.set(10);
        alarm.set(30);
        alarm.set(20);
        clock.at(20, () -> clock.at(20, () -> alarm.set(40)));
        clock.runUntil(35);
        alarm.set(Long.MAX_VALUE);
        clock.runUntil(100);
        assertEquals(List.of(20L), rang);
    }

    private static List<Long> arrivals(LinkKind kind, int count, long every, long seed) {
        SimClock clock = new SimClock();
        SimLink link = new SimLink(clock, kind, seed);
        List<Long> times = new ArrayList<>();
        link.connect(d -> {}, d -> times.add(clock.now()));
        for (int i = 0; i < count; i++) {
            clock.at(every * i, () -> link.send(true, Datagram.empty(Datagram.Type.NON, 1)));
        }
        clock.runUntil(every * count + 60_000);
        return times;
    }
}

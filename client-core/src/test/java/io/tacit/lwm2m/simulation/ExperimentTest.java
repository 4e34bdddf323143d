package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Least;
import io.tacit.lwm2m.simulation.Experiment.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report every 100 s, a lifetime of 300 s, a margin of 50 s, and 50 ms from one end to the other. */
class ExperimentTest {

    private static final String LINE = "lifetime=300 margin=50 days=0.01 traffic=REPORT:PERIODIC:100:0 policy=";

    private final List<Span> lifetimes = new ArrayList<>();
    private final List<Long> deadlines = new ArrayList<>();

    private final Experiment.Watcher watcher = new Experiment.Watcher() {
        @Override
        public void sent(Frame frame) {}

        @Override
        public void decided(long at, Decision decision) {}

        @Override
        public void lifetime(long from, long to) {
            lifetimes.add(new Span(from, to));
        }

        @Override
        public void deadline(long at, long proven, long deadline) {
            assertEquals(100, at - proven, "the acknowledgement comes at once");
            deadlines.add(deadline);
        }
    };

    /** An Update at 250, 500 and 750 s. */
    @Test
    void eachUpdateBeginsALifetimeAndMovesTheDeadline() {
        Experiment done = Experiment.play(LINE + "standard server=resets:nothing", watcher);
        assertEquals(
                List.of(
                        new Span(50, 300_050),
                        new Span(250_050, 550_050),
                        new Span(500_050, 800_050),
                        new Span(750_050, 1_050_050)),
                lifetimes);
        assertEquals(List.of(250_000L, 500_000L, 750_000L, 1_000_000L), deadlines);
        assertEquals(new Least(3, 6), done.least());
        assertEquals(50_000, done.marginMillis());
        assertEquals(0, done.promotions() + done.trials() + done.reportsLost());
        assertEquals(8, done.notifications());
    }

    /** Every report begins a lifetime; those at 200, 400, 600 and 800 s are promoted. */
    @Test
    void soDoesEachPromotedReport() {
        Experiment done = Experiment.play(LINE + "implicit server=resets:NOTIFICATION", watcher);
        assertEquals(1 + 8, lifetimes.size());
        assertEquals(List.of(250_000L, 450_000L, 650_000L, 850_000L, 1_050_000L), deadlines);
        assertEquals(4, done.promotions());
        assertEquals(0, done.least().updates());
    }

    /** Responses don't count there, though there are as many as one needs. */
    @Test
    void aClairvoyantKnowsWhatCounts() {
        String reads = LINE.replace("REPORT", "READ") + "implicit silence=0 server=resets:";
        assertEquals(
                new Least(3, 6),
                Experiment.play(reads + "NOTIFICATION", watcher).least());
        assertTrue(Experiment.play(reads + "RESPONSE", watcher).least().datagrams() < 6);
    }

    @Test
    void reportsThatNobodyTakesAreLost() {
        Experiment done = Experiment.play(LINE + "standard mode=NON_CONFIRMABLE link=loss:1,min:50,max:50", watcher);
        assertEquals(8, done.reportsLost());
    }
}

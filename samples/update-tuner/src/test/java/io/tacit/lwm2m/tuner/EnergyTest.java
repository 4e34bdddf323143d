package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The presets against the measurements that they are made from; in joules, each a wake-up of its own. */
class EnergyTest {

    /** Sends one message to which an answer is expected or not; returns what it costs. */
    private static double cost(Energy energy, int bytes, boolean answered) {
        Figures figures = play(energy, new Frame(10_000, true, Kind.SEND, answered, 1, 2, bytes, false));
        assertEquals(1, figures.wire().wakeUps());
        return figures.joules();
    }

    private static Figures play(Energy energy, Frame... frames) {
        Tally tally = new Tally(energy, 0);
        for (Frame frame : frames) {
            tally.sent(frame);
        }
        Experiment nothing = Experiment.play("days=0.00001", new Tally(energy, 0));
        return tally.figures(1, nothing, List.of());
    }

    @Test
    void narrowBandIsNearWhatWasMeasured() {
        assertEquals(0.27, cost(Energy.NB_IOT_PSM, 200, false), 0.08);
        assertEquals(0.36, cost(Energy.NB_IOT_PSM, 400, false), 0.08);
        assertEquals(0.50, cost(Energy.NB_IOT_PSM, 400, true), 0.16);
    }

    @Test
    void lteIsWhatWasMeasured() {
        assertEquals(0.50, cost(Energy.LTE_M, 200, true), 1e-9);
        assertEquals(1.26, cost(Energy.LTE_M_BOARD, 200, true), 1e-9);
    }

    @Test
    void whatIsSentWhileAwakeCostsNoSecondWakeUp() {
        Frame first = new Frame(0, true, Kind.NOTIFICATION, false, 1, 69, 100, false);
        Frame soon = new Frame(4_000, true, Kind.NOTIFICATION, false, 2, 69, 100, false);
        Frame later = new Frame(60_000, true, Kind.NOTIFICATION, false, 3, 69, 100, false);
        assertEquals(1, play(Energy.NB_IOT_PSM, first, soon).wire().wakeUps());
        assertEquals(2, play(Energy.NB_IOT_PSM, first, soon, later).wire().wakeUps());
        assertEquals(
                2 * 0.25 + 300 * 0.45e-3,
                play(Energy.NB_IOT_PSM, first, soon, later).joules(),
                1e-9);
    }

    @Test
    void ownFiguresTakeThePlaceOfThoseOfThePreset() {
        Energy own = Energy.LTE_M.with(0.1, null, null, 2.5, null);
        assertEquals(new Energy("own", own.source(), 0.1, 0, 0, 2_500, 5), own);
        assertTrue(own.source().startsWith("own figures, and those of lte-m"), own.source());
        assertSame(Energy.LTE_M, Energy.LTE_M.with(null, null, null, null, null));
    }
}

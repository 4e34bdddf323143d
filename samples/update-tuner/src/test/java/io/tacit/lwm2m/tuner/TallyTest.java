package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final Experiment.Watcher NOBODY = new Experiment.Watcher() {
        @Override
        public void sent(Frame frame) {}

        @Override
        public void decided(long at, Decision decision) {}
    };

    @ParameterizedTest
    @ValueSource(strings = {"standard", "implicit", "learned"})
    void theWireAndTheClientAgreeOnWhatItCostsToStayRegistered(String policy) {
        Play play = Play.USUAL.policy(policy);
        assertEquals(
                Experiment.play(play.line(), NOBODY).livenessDatagrams(),
                Tally.of(play).datagrams());
    }

    @Test
    void anUpdateEachWindowIsTwoDatagrams() {
        Figures figures = Tally.of(Play.USUAL.traffic("none").days(0.9999).more("margin=60"));
        assertEquals(86_400 / 240 - 1, figures.updates());
        assertEquals(2 * figures.updates(), figures.datagrams());
        assertEquals(0, figures.absences());
        assertEquals(figures.updates(), figures.least().updates());
    }
}

package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplayCommandTest {

    @Test
    void saysWhatWasSentAndWhatWouldHaveBeen() {
        Outcome outcome = Outcome.of("replay src/test/resources/five-minutes/standard.csv --lifetime 60 --margin 15"
                + " --policy standard,implicit --grace 20");
        assertEquals(0, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("the device itself sent 6 Updates, 30 notifications"), outcome.out());
        assertTrue(
                outcome.out()
                        .contains("With policy standard, lifetime 60 s and margin 15 it would have sent 6 Updates"),
                outcome.out());
        assertTrue(
                outcome.out()
                        .contains("With policy implicit, lifetime 60 s and margin 15 it would have sent 0 Updates"),
                outcome.out());
    }
}

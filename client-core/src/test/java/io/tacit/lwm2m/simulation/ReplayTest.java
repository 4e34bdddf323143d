package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.ServerKind.Answers;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import org.junit.jupiter.api.Test;

/** A run can be played again from the one line that a failure prints. */
class ReplayTest {

    private static final Scenario EVERYTHING = Scenario.month()
            .seed(-42)
            .with("days", 2.5)
            .policy("trusted:notification,send")
            .lifetime(120)
            .with("margin", 20)
            .with("silence", 3600)
            .mode(NotificationMode.CONFIRMABLE)
            .server(ServerKind.resetting(Activity.NOTIFICATION, Activity.SEND)
                    .grace(30)
                    .sweeping(60, true)
                    .answeringAll()
                    .acknowledgingDropped()
                    .clamping(100)
                    .restarting(36_000, 20)
                    .answering(Answers.SEPARATE))
            .link(LinkKind.losing(0.1)
                    .delay(100, 5000)
                    .duplicating(0.01)
                    .bursts(600, 20, 0.9)
                    .outages(7200, 60))
            .traffic(Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 5)
                    .and(What.READ, Pattern.POISSON, 100, 0)
                    .and(What.SEND, Pattern.BURSTS, 600, 900))
            .with("suspendevery", 10_000)
            .with("suspendfor", 500)
            .with("jumpevery", 20_000)
            .with("jumpby", 300);

    @Test
    void theLineSaysEverything() {
        Scenario read = Scenario.parse(EVERYTHING.toString());
        assertEquals(EVERYTHING.toString(), read.toString());
        assertEquals(EVERYTHING.server(), read.server());
        assertEquals(EVERYTHING.link(), read.link());
        assertEquals(EVERYTHING.traffic(), read.traffic());
        assertEquals(-42, read.seed());
        assertEquals(216_000_000, read.duration());
    }

    @Test
    void theSameLineIsTheSameRun() {
        Result once = Run.play(EVERYTHING);
        Result again = Run.play(Scenario.parse(EVERYTHING.toString()));
        assertEquals(once.toString(), again.toString());
        assertEquals(once.oracle().updates(), again.oracle().updates());
        assertEquals(once.truth().absences(), again.truth().absences());
        assertTrue(once.truth().notifications > 500, "something happens: " + once);
    }

    @Test
    void anotherSeedIsAnotherRun() {
        assertTrue(!Run.play(EVERYTHING)
                .toString()
                .equals(Run.play(EVERYTHING.seed(7)).toString()));
    }

    @Test
    void aFailureSaysHowToReplayIt() {
        Result result = Run.play(Scenario.month().with("days", 0.1));
        AssertionError failure = assertThrows(AssertionError.class, () -> result.check(false, "no"));
        String line = failure.getMessage().replaceAll("(?s).*\\Q" + Run.REPLAY + "\\E=\"(.*)\".*", "$1");
        assertEquals(result.scenario().toString(), Scenario.parse(line).toString());
    }

    @Test
    void anUnknownSettingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Scenario.parse("sneed=1"));
    }

    /** Plays the scenario that the property names; without one, the one above, so that replaying is known to work. */
    @Test
    void replay() {
        String asked = System.getProperty(Run.REPLAY);
        Scenario scenario = asked == null ? EVERYTHING : Scenario.parse(asked);
        Result result = Run.play(scenario, SimTransport::new, asked != null);
        assertTrue(result.toString().length() > 0);
        if (asked != null) {
            System.out.println(result);
        }
    }
}

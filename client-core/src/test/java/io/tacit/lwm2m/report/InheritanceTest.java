package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.ServerAccount;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes that are attached at one level and count at another (LwM2M Core TS 1.2.1, section 7.3.1). */
@DisplayName("An attribute")
class InheritanceTest {

    private static final Path[] LEVELS = {
        Path.of(Sensor.ID),
        Path.of(Sensor.ID, 0),
        Path.of(Sensor.ID, 0, Sensor.HISTORY),
        Path.of(Sensor.ID, 0, Sensor.HISTORY, 1)
    };

    private final Bench bench = new Bench();

    static Path[] levels() {
        return LEVELS;
    }

    private Rules rules(Path observed) {
        bench.observe(observed, 0);
        bench.observations.look(0);
        return bench.observations.get(bench.observations.size() - 1).watches[0].rules;
    }

    @ParameterizedTest
    @MethodSource("levels")
    @DisplayName("counts at its own level and all below it")
    void countsBelow(Path attached) {
        bench.write(attached, "pmin=1 pmax=20 epmin=3 epmax=40");
        for (Path observed : LEVELS) {
            boolean counts = attached.contains(observed);
            Rules rules = rules(observed);
            String where = attached + " seen at " + observed;
            assertEquals(counts ? 1_000 : 0, rules.pmin(), where);
            assertEquals(counts ? 20_000 : Rules.NEVER, rules.pmax(), where);
            assertEquals(counts ? 3_000 : 0, rules.epmin(), where);
            assertEquals(counts ? 40_000 : Rules.NEVER, rules.epmax(), where);
        }
    }

    @Test
    @DisplayName("of a lower level goes before one of a higher, and both before the server's default")
    void precedence() {
        bench.account.defaultMinimumPeriod(9).defaultMaximumPeriod(90);
        bench.write(LEVELS[0], "pmin=1 pmax=10");
        bench.write(LEVELS[1], "pmin=2");
        bench.write(LEVELS[2], "pmax=30");
        bench.write(LEVELS[3], "pmin=4 pmax=40");

        assertPeriods(1, 10, LEVELS[0]);
        assertPeriods(2, 10, LEVELS[1]);
        assertPeriods(2, 30, LEVELS[2]);
        assertPeriods(4, 40, LEVELS[3]);
        assertPeriods(9, 90, Path.of(Sensor.ID + 1));
    }

    private void assertPeriods(long pmin, long pmax, Path observed) {
        Rules rules = rules(observed);
        assertEquals(pmin * 1000, rules.pmin(), observed.toString());
        assertEquals(pmax * 1000, rules.pmax(), observed.toString());
    }

    /** What a notification contains makes it Confirmable: con counts from below too, if it is 1 (section 7.3.2). */
    @ParameterizedTest(name = "con={0} at {1} makes {2}: {3}")
    @CsvSource({
        "1, 0, 0, 1",
        "1, 0, 3, 1",
        "1, 3, 3, 1",
        "1, 3, 2, 1",
        "1, 3, 1, 1",
        "1, 3, 0, 1", //
        "0, 0, 0, 0",
        "0, 0, 3, 0",
        "0, 2, 1, -1",
        "0, 3, 0, -1"
    })
    @DisplayName("con counts for what contains it too")
    void con(String con, int attached, int observed, int expected) {
        bench.write(LEVELS[attached], "con=" + con);
        bench.observe(LEVELS[observed], 0);
        assertEquals(expected, bench.notifications.confirmable(bench.observations.get(0)));
    }

    @ParameterizedTest(name = "/1/x/26 {0}, con {1}: {2}")
    @CsvSource({"-1, '', -1", "0, '', 0", "1, '', 1", "0, con=1, 1", "1, con=0, 0", "-1, con=0, 0"})
    @DisplayName("con goes before the Default Notification Mode")
    void notificationMode(int mode, String con, int expected) {
        bench.account.notificationMode(mode);
        bench.write(Bench.VALUE, con);
        bench.observe(Bench.VALUE, 0);
        assertEquals(expected, bench.notifications.confirmable(bench.observations.get(0)));
    }

    @Test
    @DisplayName("con of 0 at the observed path does not silence con of 1 below it")
    void conOfBoth() {
        bench.write(LEVELS[1], "con=0");
        bench.write(LEVELS[2], "con=1");
        bench.observe(LEVELS[1], 0);
        assertEquals(1, bench.notifications.confirmable(bench.observations.get(0)));
    }

    @ParameterizedTest(name = "{0} and {1} -> {2}")
    @CsvSource({"'','',-1", "hqmax=3,'',3", "'',hqmax=3,3", "hqmax=3,hqmax=5,5", "hqmax=5,hqmax=3,5", "'',hqmax=0,0"})
    @DisplayName("hqmax keeps as much as any part of what is observed wants")
    void hqmax(String above, String below, int expected) {
        bench.write(LEVELS[1], above);
        bench.write(LEVELS[2], below);
        bench.observe(LEVELS[1], 0);
        assertEquals(expected, bench.observations.get(0).hqmax());
    }

    @Test
    @DisplayName("may be a default that a server writes while it observes")
    void defaults() {
        Observation observation = bench.observe(Bench.VALUE, 0);
        assertEquals(Long.MAX_VALUE, bench.observations.nextAt(0));
        bench.account.defaultMaximumPeriod(5);
        assertEquals(0, bench.observations.nextAt(0), "there is something to look at");
        bench.observations.look(0);
        assertEquals(5_000, bench.observations.nextAt(0));
        bench.account.defaultMaximumPeriod(ServerAccount.UNSET);
        bench.observations.look(0);
        assertEquals(Long.MAX_VALUE, observation.pmax());
    }
}

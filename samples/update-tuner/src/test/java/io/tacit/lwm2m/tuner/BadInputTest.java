package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is exit code 2 and a sentence that names the bad piece, before anything is simulated. */
class BadInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate --lifetime 0|--lifetime",
                "simulate --lifetime 300,|--lifetime",
                "simulate --lifetime 300,300|twice",
                "simulate --policy foo|not foo",
                "simulate --policy trusted:notification,foo|not foo",
                "simulate --margin 200|--margin",
                "simulate --margin soon|auto",
                "simulate --traffic weekly:3|weekly",
                "simulate --traffic periodic:3x|3x",
                "simulate --traffic file:/no/such|there is none",
                "simulate --loss 3x|3x",
                "simulate --loss-bursts 80%:20|80%:20s/5min",
                "simulate --delay 5|50ms..300ms",
                "simulate --delay 5s..1s|smaller first",
                "simulate --outages 5|2min/6h",
                "simulate --resets all|everything",
                "simulate --restarts 5|1min/2d",
                "simulate --restarts 5/0|--restarts",
                "simulate --grace 500ms|whole seconds",
                "simulate --energy gsm|nb-iot-psm",
                "simulate --battery 5|5Wh",
                "simulate --battery 0Wh|5Wh",
                "simulate --sleep -1|--sleep",
                "simulate --sleep NaN|--sleep",
                "simulate --devices 0|--devices",
                "simulate --devices x|x",
                "simulate --time 0|--time",
                "simulate --show x|--show",
                "simulate --seed x|x",
                "simulate --notify x|auto",
                "simulate --json /no/such/file|/no/such/file",
                "simulate --csv /|/",
                "simulate --lifetimes 3|--lifetimes",
                "replay|TRACE",
                "replay /no/such|there is none",
                "replay pom.xml|no trace",
                "recommend --battery-years x|x",
                "recommend --battery-years -1|--battery-years",
                "recommend --max-lifetime 0|--max-lifetime",
                "recommend --max-absence x|--max-absence",
                "recommend --traffic file:src/test/resources/five-minutes/standard.csv|every=24h",
                "simulat|simulat"
            })
    void isNamedInASentence(String line, String named) {
        Outcome outcome = Outcome.of(line);
        assertEquals(2, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(named), outcome.err());
        assertFalse(outcome.err().contains("\tat ") || outcome.err().contains("Exception"), outcome.err());
        assertTrue(outcome.err().lines().count() <= 3, outcome.err());
        assertEquals("", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "replay", "recommend"})
    void helpHasAnExample(String command) {
        Outcome outcome = Outcome.of(command + " --help");
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().contains("update-tuner " + command), outcome.out());
        assertTrue(outcome.out().contains("Example"), outcome.out());
        assertTrue(outcome.out().lines().allMatch(line -> line.length() <= 120), outcome.out());
    }
}

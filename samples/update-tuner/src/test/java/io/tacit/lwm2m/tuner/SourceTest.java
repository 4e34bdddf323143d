package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "periodic:300s, REPORT:PERIODIC:300.0:0.0, 300",
        "periodic:300s+-10%, REPORT:PERIODIC:300.0:30.0, 300",
        "periodic:5min±10s, REPORT:PERIODIC:300.0:10.0, 300",
        "report:poisson:1h, REPORT:POISSON:3600.0:0, 3600",
        "send:poisson:1h, SEND:POISSON:3600.0:0, 3600",
        "read:bursts:5x2s/10min, 'READ:BURSTS:600.0:0:5,2.0', 121.6",
        "daily:1min/15min, REPORT:DAY_AND_NIGHT:60.0:900.0, 112.5",
        "daily:1min/never, REPORT:DAY_AND_NIGHT:60.0:0.0, 120",
        "none, none, 0"
    })
    void patternsAreThoseOfTheSimulation(String text, String line, double mean) {
        assertEquals(line, Source.parse(text).line());
        assertEquals(mean, Source.parse(text).meanSeconds(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "periodic", "periodic:", "periodic:0", "periodic:300s+-", "periodic:300s+-200%", "poisson:x",
                "bursts:0x2s/10min", "bursts:5x2s", "daily:1min", "weekly:1d", "write:periodic:5", "file:",
                        "file:a,every="
            })
    void whatCannotBeReadIsNamed(String text) {
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> Source.parse(text));
        assertTrue(wrong.getMessage().length() > 20, wrong.getMessage());
    }

    @Test
    void severalAreOne() {
        Source all = Source.all(List.of(Source.parse("periodic:100s"), Source.parse("read:poisson:300s")));
        assertEquals("REPORT:PERIODIC:100.0:0.0+READ:POISSON:300.0:0", all.line());
        assertEquals(75, all.meanSeconds(), 1e-9);
        assertEquals("none", Source.all(List.of(Source.parse("none"))).line());
    }

    @Test
    void aFileHasALineForEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "# mine\n20\n\n5.25,send\n  10 , Report\n");
        Source once = Source.parse("file:" + file);
        assertEquals("REPORT:LISTED:0.0:0:10.0,20.0+SEND:LISTED:0.0:0:5.25", once.line());
        assertEquals(20, once.lastSecond());
        Source daily = Source.parse("file:" + file + ",every=24h");
        assertEquals("REPORT:LISTED:86400.0:0:10.0,20.0+SEND:LISTED:86400.0:0:5.25", daily.line());
        assertEquals(0, daily.lastSecond());
        assertEquals(28_800, daily.meanSeconds());
        assertThrows(IllegalArgumentException.class, () -> Source.parse("file:" + file + ",every=19s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1,2", "1,report,3", "-1", "1e5", "# nothing else"})
    void aWrongLineOfAFileIsNamed(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), line);
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> Source.parse("file:" + file));
        assertTrue(wrong.getMessage().startsWith(file.toString()), wrong.getMessage());
    }

    /** Ten seconds a day, and again the day after: six reports in three days, each at its time. */
    @Test
    void aFileIsPlayedAndPlayedAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "100\n50000\n");
        String common = " --devices 1 --policy standard --lifetime 1d --resets nothing --traffic file:" + file;
        Result again = Outcome.simulated("--time 3d" + common + ",every=24h --show 3d", folder);
        List<Long> reports = again.courses().get(0).messages().stream()
                .filter(message -> message.kind().equals("notification"))
                .map(message -> message.atMillis() / 1000)
                .toList();
        assertEquals(List.of(100L, 50_000L, 86_500L, 136_400L, 172_900L, 222_800L), reports);
        Result once = Outcome.simulated(common.strip(), folder);
        assertEquals(50_000 / 86_400.0, once.cells().get(0).deviceDays(), 1e-9);
    }
}

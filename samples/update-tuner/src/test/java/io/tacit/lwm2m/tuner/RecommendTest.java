package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendTest {

    @TempDir
    private Path folder;

    private Result recommended(int code, String options) throws IOException {
        Path file = folder.resolve("recommend.json");
        Outcome outcome = Outcome.of("recommend --devices 1 --time 4d " + options, "--json", file.toString());
        assertEquals(code, outcome.code(), outcome.toString());
        return Json.read(Files.readString(file));
    }

    /**
     * At a server that counts nothing, standard has nothing to find out; and a longer lifetime costs less, down to
     * where it makes no difference any more.
     */
    @Test
    void whereNothingCountsItIsStandard() throws IOException {
        Result result = recommended(0, "--resets nothing --max-absence 0 --max-lifetime 1h --traffic periodic:10min");
        Cell best = result.cells().get(0);
        assertEquals("standard", best.policy());
        assertEquals("recommended", best.note());
        assertEquals(0, best.longestAbsenceSeconds());
        assertTrue(best.lifetime() <= 3600, best.toString());
        assertTrue(result.findings()
                .get(0)
                .startsWith("Recommended: lifetime " + best.lifetime() + " s, policy standard"));
    }

    /**
     * Reports every minute bring all the proof that a lifetime of five minutes needs, without a wake-up of their own.
     */
    @Test
    void whereReportsCountUpdatesAreSaved() throws IOException {
        Result result = recommended(
                0, "--resets notification --max-lifetime 300 --policy standard,learned --traffic periodic:60s+-5s");
        Cell best = result.cells().get(0);
        assertEquals("learned", best.policy());
        assertEquals(300, best.lifetime());
        assertTrue(result.findings().stream().anyMatch(said -> said.startsWith("This is a search by simulation")));
        assertTrue(
                result.findings().stream().anyMatch(said -> said.startsWith("At the same lifetime, standard costs ")),
                result.findings()::toString);
    }

    @Test
    void whatCannotBeMetIsExitCodeOneAndSaysByWhat() throws IOException {
        Result result = recommended(1, "--battery-years 100 --policy standard --max-lifetime 10min");
        assertTrue(result.findings().get(0).startsWith("Nothing that was tried meets the target."));
        assertTrue(result.cells().stream().allMatch(cell -> cell.note().startsWith("misses: the battery lasts ")));
        assertEquals(600, result.cells().get(0).lifetime(), "the nearest is that which lasts longest");
    }

    @Test
    void lifetimesAreThoseThatAreAllowed() {
        assertEquals(List.of(60, 120, 300, 600), Search.lifetimes(600, 0));
        assertEquals(List.of(30), Search.lifetimes(30, 300));
        assertTrue(Search.lifetimes(86_400, 400).containsAll(List.of(840, 1200, 86_400)));
        assertTrue(Search.lifetimes(500, 400).stream().allMatch(lifetime -> lifetime <= 500));
    }
}

package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What stands in docs is what this program measures: some of it is measured anew, and the rest must be of the same run.
 */
class CommittedPageTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String OUTDATED =
            "the client behaves otherwise than docs say: write them anew, with the command in docs/update-scheduling.md";

    @Test
    void aRowOfTheTableIsMeasuredToTheSameFigures() throws IOException {
        String table = Page.part(Files.readString(DOCS.resolve(Table.PAGE)), "servers-updates");
        String row = new Measurements(new Progress(new PrintWriter(System.err), "measuring", 0))
                .updates(Behaviour.NOTIFICATIONS)
                .strip();
        assertTrue(table.lines().anyMatch(row::equals), () -> OUTDATED + ": " + row);
    }

    @Test
    void thePicturesOfAWindowAndOfATrialAreThoseOfARunToday() throws IOException {
        assertEquals(Files.readString(DOCS.resolve("window.svg")), Pictures.window(), OUTDATED);
        assertEquals(Files.readString(DOCS.resolve("trial.svg")), Pictures.trial(), OUTDATED);
    }

    @Test
    void everyServerLinkAndRhythmHasItsRow() throws IOException {
        String page = Files.readString(DOCS.resolve(Table.PAGE));
        for (String part : new String[] {"servers-updates", "servers-datagrams", "servers-absences"}) {
            assertEquals(
                    Behaviour.values().length + 2, Page.part(page, part).lines().count(), part);
        }
        for (String part : new String[] {"links-updates", "links-datagrams", "links-absences"}) {
            assertEquals(
                    Weather.values().length + 2, Page.part(page, part).lines().count(), part);
        }
        String toLeast = Page.part(page, "clairvoyant");
        for (Rhythm rhythm : Rhythm.values()) {
            assertTrue(toLeast.contains("| " + rhythm.title() + " |"), rhythm.title());
        }
    }
}

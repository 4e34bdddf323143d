package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.tuner.probe.Findings;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Silence;
import io.tacit.lwm2m.tuner.probe.Findings.Verdict;
import io.tacit.lwm2m.tuner.probe.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says that the program prints is what it prints. */
class GuideTest {

    private static final String OUTDATED = "docs/tuning.md shows what this command does not print any more: ";

    @TempDir
    private Path folder;

    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "..", "docs", "tuning.md"));
    }

    /** Returns a command line of the guide, without the name of the program, and without the page that it writes. */
    private static String command(String subcommand) throws IOException {
        Matcher line =
                Pattern.compile("(?m)^update-tuner (" + subcommand + " .*)$").matcher(guide());
        assertTrue(line.find(), subcommand);
        return line.group(1).replaceAll(" --report \\S+", "");
    }

    @Test
    void theFiguresAreThoseOfTheCommand() throws IOException {
        Path page = folder.resolve("meters.html");
        Outcome outcome = Outcome.of(command("simulate"), "--report", page.toString());
        assertEquals(0, outcome.code());
        assertTrue(guide().contains(outcome.out().strip()), () -> OUTDATED + outcome.out());
        assertTrue(Files.readString(page).contains("<title>update-tuner simulate</title>"));
    }

    @Test
    void theRecommendationIsThatOfTheCommand() throws IOException {
        Outcome outcome = Outcome.of(command("recommend"));
        assertEquals(0, outcome.code());
        String words =
                outcome.out().substring(outcome.out().indexOf("Recommended:")).strip();
        assertTrue(guide().contains(words), () -> OUTDATED + words);
    }

    /** The server of the guide is not here; what it answered is. */
    @Test
    void theTableOfTheProbeReadsLikeThis() throws IOException {
        List<KindFinding> kinds = List.of(
                new KindFinding(Kind.CONFIRMABLE, 4, 4, "2.04", Verdict.RESETS, ""),
                new KindFinding(Kind.NON_CONFIRMABLE, 4, 4, "2.04", Verdict.RESETS, ""),
                new KindFinding(Kind.SEND, 4, 4, "4.04", Verdict.DOES_NOT, ""),
                new KindFinding(Kind.RESPONSE, 10, 10, "4.04", Verdict.DOES_NOT, ""));
        Findings findings =
                new Findings(List.of(new Silence(1, "2.04"), new Silence(2, "4.04")), "4.04", kinds, List.of());
        String guide = guide();
        assertTrue(guide.contains(ProbeText.table(findings)), () -> OUTDATED + ProbeText.table(findings));
        ProbeText.advice(findings).forEach(line -> assertTrue(guide.contains(line), () -> OUTDATED + line));
    }
}

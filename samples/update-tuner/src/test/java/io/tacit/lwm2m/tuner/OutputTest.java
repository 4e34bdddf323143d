package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.tuner.Cell.Least;
import io.tacit.lwm2m.tuner.Cell.PerDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    private static Cell cell(String policy, double figure) {
        PerDay day = new PerDay(
                figure, figure, figure, figure, figure, figure, figure, figure, figure, figure, figure, figure, figure);
        return new Cell(
                policy, 86_400, "auto", 45, 1, figure, day, figure, figure, new Least(figure, figure), "a, \"note\"");
    }

    private static Result result(Cell... cells) {
        return new Result("simulate", "update-tuner simulate", Map.of(), List.of(), List.of(cells), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "trusted:notification,send,response"})
    void theTableFitsWhateverIsInIt(String policy) {
        String table = new CellTable(List.of(cell(policy, 0), cell(policy, 123_456_789), cell(policy, 4.5))).toString();
        assertTrue(table.lines().allMatch(line -> line.length() <= 120), table);
        for (String head : List.of("policy", "joules", "absent", "least")) {
            assertTrue(table.contains(head), table);
        }
        boolean all = table.contains("trials") && !table.contains("Left out");
        assertTrue(all || table.contains("Left out to fit: "), table);
    }

    @Test
    void aTableOfUsualFiguresHasEveryColumn() {
        String table = new CellTable(List.of(cell("standard", 45), cell("learned", 0.01))).toString();
        assertTrue(!table.contains("Left out"), table);
        List<String> lines = table.lines().toList();
        assertEquals(lines.get(2).length(), lines.get(3).length(), "columns are aligned");
    }

    @Test
    void csvHasALineForEachCellAndQuotesWhatNeedsIt() {
        String csv = Csv.text(result(cell("standard", 1), cell("trusted:notification,send", 2.5)));
        List<String> lines = List.of(csv.split("\r\n"));
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("policy,lifetime_s,margin,"), csv);
        assertTrue(lines.get(2).startsWith("\"trusted:notification,send\",86400,auto,45.0,1,2.5,"), csv);
        assertTrue(lines.get(2).endsWith(",\"a, \"\"note\"\"\""), csv);
        assertEquals(
                lines.get(0).split(",").length,
                lines.get(1).replace("\"a, \"\"note\"\"\"", "x").split(",").length);
    }

    @Test
    void jsonIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        Result result = Outcome.simulated("--time 1h --devices 1 --loss 20%", folder);
        assertEquals(result, Json.read(Json.text(result)));
        assertEquals(3, result.courses().size());
        assertTrue(result.courses().get(0).messages().stream().anyMatch(Course.Message::lost));
    }

    @Test
    void theFilesThatAreAskedForAreWritten(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("a.csv");
        Path json = folder.resolve("a.json");
        Outcome outcome = Outcome.of("simulate --time 1h --devices 1", "--csv", csv.toString(), "--json=" + json);
        assertEquals(0, outcome.code(), outcome.err());
        Result result = Json.read(Files.readString(json));
        assertEquals("update-tuner simulate --time 1h --devices 1", result.line());
        assertEquals(Csv.text(result), Files.readString(csv));
    }

    @Test
    void aCommandLineCanBePastedIntoAShell() {
        assertEquals(
                "update-tuner simulate --traffic 'file:my file.csv' --policy 'it'\\''s' --loss 2%",
                CommandLineText.of(List.of(
                        "simulate",
                        "--traffic",
                        "file:my file.csv",
                        "--csv",
                        "x",
                        "--policy",
                        "it's",
                        "--json=y",
                        "--loss",
                        "2%")));
    }

    @Test
    void progressIsShownOnlyOfWhatTakesLongerThanASecond() {
        StringWriter out = new StringWriter();
        Progress progress = new Progress(new PrintWriter(out), false, "simulating", 200);
        long start = System.nanoTime();
        progress.add(50);
        assertEquals("", out.toString());
        progress.tick(start + 1_100_000_000L);
        assertTrue(out.toString().startsWith("simulating: 25 %, 50 of 200 device-days, "), out.toString());
        progress.tick(start + 1_200_000_000L);
        assertEquals(1, out.toString().lines().count());
        assertTrue(progress.finish().startsWith("50 device-days in "));
    }

    @Test
    void onATerminalProgressIsOneLineThatGoesAway() {
        StringWriter out = new StringWriter();
        Progress progress = new Progress(new PrintWriter(out), true, "simulating", 200);
        long start = System.nanoTime();
        progress.tick(start + 1_100_000_000L);
        progress.tick(start + 1_400_000_000L);
        progress.finish();
        assertTrue(!out.toString().contains("\n"), out.toString());
        String[] lines = out.toString().split("\r");
        assertTrue(lines[lines.length - 1].isBlank(), out.toString());
    }
}

package io.tacit.lwm2m.codecbenchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CodecBenchmarkTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds 0                     | --rounds is 1 to 100, not 0",
                "--rounds 101                   | --rounds is 1 to 100, not 101",
                "--rounds many                  | Invalid value for option '--rounds'",
                "--seconds 0                    | --seconds is 1 to 60, not 0",
                "--seconds 61                   | --seconds is 1 to 60, not 61",
                "--markdown                     | Missing required parameter for option '--markdown'",
                "--markdown nowhere.md          | --markdown: there is no file nowhere.md to write into",
                "--markdown .                   | --markdown: there is no file . to write into",
                "--markdown pom.xml             | --markdown: pom.xml has no line <!-- measured -->",
                "--bogus                        | Unknown option: '--bogus'",
                "bogus                          | Unmatched argument"
            })
    void badArgumentsAreCode2AndASentence(String arguments, String message) {
        assertEquals(2, run(arguments.split(" ")));
        assertTrue(err.toString().contains(message), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void aFileThatIsNoTextIsCode2AndASentence(@TempDir Path directory) throws IOException {
        Path page = Files.write(directory.resolve("page.md"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertEquals(2, run("--markdown", page.toString()));
        assertTrue(err.toString().contains("page.md is not a text in UTF-8"), err.toString());
    }

    @Test
    void helpIsCode0() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("--markdown"), out.toString());
    }

    @Test
    void resultsReplaceWhatFollowsTheMark(@TempDir Path directory) throws IOException {
        Path page = Files.writeString(directory.resolve("page.md"), "# Äpfel\n\n<!-- measured -->\n\nold\n");
        Page.at(page).end("new\n");
        assertEquals("# Äpfel\n\n<!-- measured -->\n\nnew\n", Files.readString(page));
    }

    /** Figures differ from run to run; what was measured does not. */
    @Test
    void theCommittedPageHasTheRowsOfToday() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "benchmarks.md"));
        for (Operation operation : Operation.values()) {
            for (Payload payload : Payload.values()) {
                String start = Table.start(operation, payload);
                assertTrue(page.contains("\n" + start), () -> "write docs/benchmarks.md anew: it lacks " + start);
            }
        }
    }

    private int run(String... arguments) {
        CommandLine commandLine = CodecBenchmark.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}

package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchServerProgramTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 65536                   | --port is 0 to 65535, not 65536",
                "--port x                       | Invalid value for option '--port'",
                "--resets all                   | what resets a lifetime is everything, nothing, or some of",
                "--observe 3303                 | a path looks like /3303/0/5700, not like 3303",
                "--pmin -1                      | pmin and pmax are seconds, 0 or more",
                "--pmin 5 --pmax 4              | pmax is not smaller than pmin: 4 < 5",
                "--read-every 5                 | --read-every",
                "--read-every x /3              | --read-every takes seconds and a path",
                "--read-every 0 /3              | the time between Reads is 1 second or more, not 0",
                "--bogus                        | Unknown option: '--bogus'",
                "bogus                          | Unmatched argument"
            })
    void badArgumentsAreCode2AndASentence(String arguments, String message) {
        assertEquals(2, run(arguments.split(" ")));
        assertTrue(err.toString().contains(message), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void helpIsCode0() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("--resets"), out.toString());
    }

    @Test
    void aPortInUseIsCode1AndASentence() {
        try (BenchServer other = BenchServer.builder().port(0).start()) {
            assertEquals(1, run("--port", String.valueOf(other.port())));
            assertTrue(err.toString().contains("choose another with --port"), err.toString());
            assertFalse(err.toString().contains("\tat "), err.toString());
        }
    }

    private int run(String... arguments) {
        CommandLine commandLine = BenchServerProgram.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}

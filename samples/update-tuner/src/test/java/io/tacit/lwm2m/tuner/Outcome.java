package io.tacit.lwm2m.tuner;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** What came of a command line. */
record Outcome(int code, String out, String err) {

    /** Runs the program with what stands between spaces. */
    static Outcome of(String line, String... more) {
        String[] first = line.isEmpty() ? new String[0] : line.split(" ");
        String[] arguments = new String[first.length + more.length];
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program = Tuner.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = program.execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Runs {@code simulate} with what stands between spaces; returns what it writes as JSON. */
    static Result simulated(String options, Path folder) throws IOException {
        Path file = folder.resolve("result.json");
        Outcome outcome = of("simulate " + options, "--json", file.toString());
        if (outcome.code != 0) {
            throw new AssertionError(outcome);
        }
        return Json.read(Files.readString(file));
    }
}

package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.tuner.report.HtmlPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say where a result goes besides the terminal. */
final class OutputOptions {

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "write the figures to this file, a line for each combination")
    private Path csv;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write everything to this file: the figures, what they rest on, and time lines of devices")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write a page of HTML to this file, with tables and charts; it needs no network")
    private Path report;

    /**
     * Looks whether the files can be written.
     *
     * @throws IllegalArgumentException if one can't
     */
    void check() {
        files().keySet().forEach(OutputOptions::check);
    }

    private static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = Files.exists(file) ? Files.isWritable(file) : Files.isDirectory(folder);
        if (Files.isDirectory(file) || !writable) {
            throw new IllegalArgumentException("can't write the file " + file);
        }
    }

    private Map<Path, ReportWriter> files() {
        Map<Path, ReportWriter> files = new LinkedHashMap<>();
        if (csv != null) {
            files.put(csv, new Csv());
        }
        if (json != null) {
            files.put(json, new Json());
        }
        if (report != null) {
            files.put(report, new HtmlPage());
        }
        return files;
    }

    /** Returns whether the figures were asked for as CSV. */
    boolean asksForCsv() {
        return csv != null;
    }

    /** Writes a result to the terminal, and to the files that were asked for. */
    void write(Result result, PrintWriter out) throws IOException {
        result.given().forEach((name, words) -> out.println(name + ": " + words));
        out.println();
        out.print(new CellTable(result.cells()));
        result.findings().forEach(finding -> out.println("\n" + finding));
        out.flush();
        write(result);
    }

    /** Writes a result to the files that were asked for. */
    void write(Result result) throws IOException {
        for (Map.Entry<Path, ReportWriter> file : files().entrySet()) {
            file.getValue().write(result, file.getKey());
        }
    }
}

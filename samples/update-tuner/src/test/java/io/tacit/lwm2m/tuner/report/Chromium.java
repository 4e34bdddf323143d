package io.tacit.lwm2m.tuner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser without a window, to open pages in. */
final class Chromium {

    private static final long PATIENCE_SECONDS = 120;

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Finds it. Where there is none, a developer's test is aborted, and says so: nobody should have to install a
     * browser to change a line of Java. In CI, where .ci/run installs it, that would hide that pages are not tested:
     * there it fails.
     *
     * @param folder an empty one, for what it writes
     */
    static Chromium find(Path folder) {
        String missing = "Chromium is not installed, so the page was not opened in a browser: apt-get install chromium";
        Path program = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null && System.getenv("CI") != null) {
            throw new AssertionError(missing);
        }
        Assumptions.assumeTrue(program != null, missing);
        return new Chromium(program, folder);
    }

    /** What the browser said, and what it wrote to its log: errors of scripts stand there. */
    record Outcome(String out, String log) {

        /** Returns what scripts complained of, and what the policy of the page kept from happening. */
        List<String> complaints() {
            return log.lines().filter(line -> line.contains("CONSOLE")).toList();
        }
    }

    /** Opens a page and returns its elements as they are when its scripts have run. */
    Outcome dump(Path page, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--dump-dom");
        return run(page, all);
    }

    /** Opens a page and takes a picture of it. */
    Outcome photograph(Path page, Path picture, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--screenshot=" + picture.toAbsolutePath());
        return run(page, all);
    }

    private Outcome run(Path page, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        Collections.addAll(
                command,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--virtual-time-budget=10000",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.addAll(options);
        command.add(page.toUri().toString());
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path log = Files.createTempFile(folder, "log", ".txt");
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new AssertionError("Chromium did not end; it said:\n" + read(log));
        }
        assertEquals(0, browser.exitValue(), () -> "Chromium failed; it said:\n" + read(log));
        return new Outcome(read(out), read(log));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

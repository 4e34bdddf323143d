package io.tacit.lwm2m.tuner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures all that {@code docs/update-scheduling.md} tells, and writes it there: tables and pictures. */
@Command(name = "table", description = "Measures what update-scheduling.md tells, and writes its tables and pictures.")
final class Table extends Subcommand {

    static final String PAGE = "update-scheduling.md";

    @Parameters(paramLabel = "DIR", description = "The directory with " + PAGE + ", usually docs.")
    private Path directory;

    @Override
    void check() {
        Path page = directory.resolve(PAGE);
        if (!Files.isRegularFile(page)) {
            throw new IllegalArgumentException("There is no " + page + " to write the tables into.");
        }
    }

    @Override
    int run() throws IOException {
        Progress progress = new Progress(spec().commandLine().getErr(), "measuring", 0);
        Measurements measured = new Measurements(progress);
        for (Map.Entry<String, String> picture : Pictures.all(measured).entrySet()) {
            Files.writeString(directory.resolve(picture.getKey()), picture.getValue());
        }
        Path page = directory.resolve(PAGE);
        String text = Files.readString(page);
        for (Map.Entry<String, String> part : measured.parts().entrySet()) {
            text = Page.with(text, part.getKey(), part.getValue());
        }
        Files.writeString(page, text);
        spec().commandLine().getErr().println(progress.finish());
        return 0;
    }
}

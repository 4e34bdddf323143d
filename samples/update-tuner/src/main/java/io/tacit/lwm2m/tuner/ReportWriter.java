package io.tacit.lwm2m.tuner;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a result to a file, for others to look at. */
public interface ReportWriter {

    /**
     * Writes it; what was in the file is replaced.
     *
     * @param result what was found out
     * @param file where to
     * @throws IOException if the file can't be written
     */
    void write(Result result, Path file) throws IOException;
}

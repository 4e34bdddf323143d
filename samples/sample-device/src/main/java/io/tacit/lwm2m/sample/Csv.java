package io.tacit.lwm2m.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes records of comma-separated values (RFC 4180), each on its way to the file before the next. After a failure
 * nothing more is written: {@link #failure} tells. Any thread may call.
 */
final class Csv implements AutoCloseable {

    private final Writer out;
    private IOException failure;

    Csv(Path file) throws IOException {
        this(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    Csv(Writer out) {
        this.out = new BufferedWriter(out);
    }

    /** Writes a record; a null is an empty field. */
    synchronized void record(Object... fields) {
        if (failure != null) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            line.append(i == 0 ? "" : ",").append(fields[i] == null ? "" : quoted(fields[i].toString()));
        }
        try {
            out.write(line.append('\n').toString());
            out.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Returns what went wrong, or null. */
    synchronized IOException failure() {
        return failure;
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            failure = e;
        }
    }

    private static String quoted(String field) {
        boolean plain =
                field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0;
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

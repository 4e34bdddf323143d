package io.tacit.lwm2m.tuner.report;

import io.tacit.lwm2m.tuner.Json;
import io.tacit.lwm2m.tuner.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results to make pages of. */
final class Examples {

    private Examples() {}

    /** Returns what the subcommand simulate once wrote. */
    static Result simulated() {
        try {
            return Json.read(Files.readString(Path.of("src", "test", "resources", "simulate.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.tacit.lwm2m.tuner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A result as a JSON document: the names are those of the components of {@link Result}, and the order is theirs. */
public final class Json implements ReportWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

    /**
     * Returns the document.
     *
     * @param result what was found out
     */
    public static String text(Result result) {
        try {
            return WRITER.writeValueAsString(result) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param text the document
     * @return the result
     * @throws IOException if it is none
     */
    public static Result read(String text) throws IOException {
        return MAPPER.readValue(text, Result.class);
    }

    @Override
    public void write(Result result, Path file) throws IOException {
        Files.writeString(file, text(result));
    }
}

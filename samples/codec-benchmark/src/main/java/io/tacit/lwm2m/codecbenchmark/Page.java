package io.tacit.lwm2m.codecbenchmark;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Markdown page whose end is written by this program: all that follows a mark.
 *
 * @param file the page
 * @param start what comes before, with the mark
 */
record Page(Path file, String start) {

    private static final String MARK = "<!-- measured -->\n";

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if the file can't be read and written, or has no mark; says how to mend it
     */
    static Page at(Path file) {
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            throw new IllegalArgumentException("there is no file " + file + " to write into");
        }
        try {
            String text = Files.readString(file);
            int mark = text.indexOf(MARK);
            if (mark < 0) {
                throw new IllegalArgumentException(file + " has no line " + MARK.strip() + ", after which results go");
            }
            return new Page(file, text.substring(0, mark + MARK.length()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not a text in UTF-8");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage());
        }
    }

    /** Writes the page with a new end. */
    void end(String text) throws IOException {
        Files.writeString(file, start + "\n" + text);
    }
}

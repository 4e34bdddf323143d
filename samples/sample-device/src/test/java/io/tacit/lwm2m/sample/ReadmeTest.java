package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README")
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");

    @Test
    @DisplayName("shows the program that is compiled here")
    void program() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/tacit/lwm2m/sample/ThirtyLines.java"));
        String program = source.substring(source.indexOf("import static"));
        assertTrue(readme().contains("```java\n" + program + "```"), "copy ThirtyLines.java, from its imports on");
    }

    @Test
    @DisplayName("gives the command that continuous integration runs")
    void command() throws IOException {
        String[] lines = Files.readString(ROOT.resolve(".ci/run")).split("\n");
        assertTrue(readme().contains("```sh\n" + lines[lines.length - 1] + "\n```"), lines[lines.length - 1]);
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}

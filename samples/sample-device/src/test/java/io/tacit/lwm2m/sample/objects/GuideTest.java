package io.tacit.lwm2m.sample.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/objects.md")
class GuideTest {

    private static final Path PAGE = Path.of("../../docs/objects.md");
    private static final Path SOURCES = Path.of("src/main/java/io/tacit/lwm2m/sample/objects");

    @Test
    @DisplayName("shows the classes that are compiled here, from their declaration on, and no other code")
    void code() throws IOException {
        Set<String> shown = new TreeSet<>();
        Matcher matcher = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page());
        while (matcher.find()) {
            shown.add(matcher.group(1));
        }
        Set<String> compiled = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            compiled.add(text.substring(text.indexOf("public final class")));
        }
        assertEquals(String.join("\n", compiled), String.join("\n", shown), "copy each class, from its declaration on");
    }

    @Test
    @DisplayName("leads to each of them, and its headings are where its table says")
    void links() throws IOException {
        String page = page();
        for (Path source : sources()) {
            String name = source.getFileName().toString().replace(".java", "");
            String path = "../samples/sample-device/" + SOURCES + "/" + name + ".java";
            assertTrue(page.contains("[" + name + "](" + path + ")"), "a link to " + path);
        }
        Set<String> headings = page.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> "#"
                        + line.substring(3)
                                .toLowerCase()
                                .replaceAll("[^a-z ]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
        Matcher matcher = Pattern.compile("\\]\\((#.*?)\\)").matcher(page);
        int count = 0;
        while (matcher.find()) {
            assertTrue(headings.contains(matcher.group(1)), matcher.group(1) + " is none of " + headings);
            count++;
        }
        assertEquals(sources().size(), count, "each example is in the table");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.list(SOURCES)) {
            return all.filter(path -> !path.endsWith("package-info.java")).collect(Collectors.toList());
        }
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}

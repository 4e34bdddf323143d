package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What leshan-peer says of a client's answer, Notification or Send. */
record Answer(JsonNode line) {

    /** Fails unless the code is as expected, such as {@code 2.05}. */
    Answer expect(String code) {
        assertEquals(code, code(), line::toString);
        return this;
    }

    /** Returns the code, such as {@code 2.05}; what leshan-peer says is {@code CONTENT(205)}. */
    String code() {
        String digits = line.path("code").asText().replaceAll(".*\\((\\d)(\\d\\d)\\)", "$1.$2");
        return digits.isEmpty() ? line.path("failure").asText() : digits;
    }

    /** Returns the number of the data format; -1 if there is none. */
    int format() {
        return line.path("format").asInt(-1);
    }

    /** Returns when it came, on the server's clock. */
    long ms() {
        return line.path("ms").asLong();
    }

    /** Returns the values by path, as text. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        line.path("values")
                .forEach(value -> values.put(
                        value.path("path").asText(), value.path("value").asText()));
        return values;
    }

    /** Returns the value of a path, as text; null if it is not there. */
    String value(String path) {
        return values().get(path);
    }

    /** Returns those values whose paths are among some, for a look at what matters. */
    Map<String, String> valuesOf(Set<String> paths) {
        Map<String, String> values = values();
        values.keySet().retainAll(paths);
        return values;
    }

    /** Returns the paths of the values, without what is below Resources. */
    Set<String> resources() {
        Set<String> resources = new TreeSet<>();
        for (String path : values().keySet()) {
            resources.add(path.replaceAll("^(/\\d+/\\d+/\\d+)/\\d+$", "$1"));
        }
        return resources;
    }

    /** Returns what a Discover found: the links in their order, each with its attributes in any. */
    List<String> links() {
        return links(line.path("links").asText());
    }

    /** Returns links that are to be expected in the form of {@link #links()}. */
    static List<String> links(String text) {
        List<String> links = new ArrayList<>();
        for (String link : text.split(",")) {
            String[] parts = link.split(";", 2);
            Set<String> attributes = parts.length < 2 ? Set.of() : new TreeSet<>(List.of(parts[1].split(";")));
            links.add(parts[0] + attributes);
        }
        return links;
    }
}

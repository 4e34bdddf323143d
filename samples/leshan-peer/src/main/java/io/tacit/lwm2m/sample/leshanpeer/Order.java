package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ContentFormat;

/** One line of input: {@code {"id":1,"do":"read","path":"/3/0"}}. */
final class Order {

    /** Leshan's own default. */
    private static final double DEFAULT_TIMEOUT_SECONDS = 120;

    private final JsonNode line;

    private Order(JsonNode line) {
        this.line = line;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    static Order parse(String text) {
        JsonNode line;
        try {
            line = Lines.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (line == null || !line.isObject()) {
            throw new IllegalArgumentException("not a JSON object: " + text);
        }
        return new Order(line);
    }

    /** Stands for a line that can't be read, so that it can be answered. */
    static Order unreadable() {
        return new Order(Lines.JSON.createObjectNode());
    }

    JsonNode id() {
        return line.path("id").isMissingNode() ? NullNode.instance : line.get("id");
    }

    String name() {
        return line.path("do").asText("");
    }

    /** Returns a member that may be missing, as text; null if it is. */
    String text(String member) {
        return line.path(member).asText(null);
    }

    JsonNode member(String name) {
        return line.path(name);
    }

    LwM2mPath path() {
        String text = text("path");
        if (text == null) {
            throw new IllegalArgumentException("'" + name() + "' needs a \"path\"");
        }
        return new LwM2mPath(text);
    }

    /** Returns the paths of a composite operation, as written. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        line.path("paths").forEach(path -> paths.add(path.asText()));
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("'" + name() + "' needs \"paths\", such as [\"/3/0/0\",\"/3303\"]");
        }
        return paths;
    }

    /** Returns the query parameters that are to be added to the request; empty if there are none. */
    List<String> query() {
        String text = text("query");
        return text == null ? List.of() : List.of(text.split("&"));
    }

    long timeoutMillis() {
        return (long) (line.path("timeoutSeconds").asDouble(DEFAULT_TIMEOUT_SECONDS) * 1000);
    }

    /** Returns the named data format, or null if the command leaves the choice to Leshan. */
    ContentFormat format() {
        JsonNode format = line.path("format");
        if (format.isMissingNode() || format.isNull()) {
            return null;
        }
        if (format.isInt()) {
            return ContentFormat.fromCode(format.intValue());
        }
        switch (format.asText()) {
            case "text":
                return ContentFormat.TEXT;
            case "opaque":
                return ContentFormat.OPAQUE;
            case "cbor":
                return ContentFormat.CBOR;
            case "tlv":
                return ContentFormat.TLV;
            case "json":
                return ContentFormat.JSON;
            case "senml-json":
                return ContentFormat.SENML_JSON;
            case "senml-cbor":
                return ContentFormat.SENML_CBOR;
            default:
                throw new IllegalArgumentException("unknown \"format\" '" + format.asText()
                        + "': text, opaque, cbor, tlv, json, senml-json, senml-cbor or a number");
        }
    }
}

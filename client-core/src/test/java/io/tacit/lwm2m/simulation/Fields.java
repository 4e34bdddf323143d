package io.tacit.lwm2m.simulation;

import java.util.HashMap;
import java.util.Map;

/** Reads {@code name:value,name:value}; a name that nobody asked for is an error only where the reader says so. */
final class Fields {

    private final Map<String, String> values = new HashMap<>();

    static Fields parse(String text) {
        return parse(text, ",", ":");
    }

    static Fields parse(String text, String separator, String assignment) {
        Fields fields = new Fields();
        for (String field : text.split(separator)) {
            int at = field.indexOf(assignment);
            if (at < 0) {
                throw new IllegalArgumentException("a field is name" + assignment + "value, not " + field);
            }
            fields.values.put(field.substring(0, at), field.substring(at + 1));
        }
        return fields;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    double number(String name, double otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Double.parseDouble(value);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(values.getOrDefault(name, "false"));
    }
}

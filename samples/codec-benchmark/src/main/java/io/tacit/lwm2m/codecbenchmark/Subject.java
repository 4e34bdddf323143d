package io.tacit.lwm2m.codecbenchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is measured in one go. */
record Subject(Operation operation, Payload payload, Side side) {

    /** Returns everything that is measured. The two sides take turns, so that what else the machine does meets both. */
    static List<Subject> all() {
        List<Subject> all = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Payload payload : Payload.values()) {
                for (Side side : Side.values()) {
                    all.add(new Subject(operation, payload, side));
                }
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s  %-24s  %-6s", operation, payload.title(), side);
    }
}

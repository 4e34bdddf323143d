package io.tacit.lwm2m.codecbenchmark;

import java.util.Locale;

/** The results as a table in Markdown. */
final class Table {

    private static final String HEAD = """
            | operation | data | payload, bytes | Tacit, ns | Leshan, ns | ratio | Tacit, bytes allocated | Leshan, bytes allocated | ratio |
            |---|---|--:|--:|--:|--:|--:|--:|--:|
            """;

    private Table() {}

    /** Returns a row for each operation and payload. */
    static String of(Results results) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Operation operation : Operation.values()) {
            for (Payload payload : Payload.values()) {
                Figures tacit = results.middle(new Subject(operation, payload, Side.TACIT));
                Figures leshan = results.middle(new Subject(operation, payload, Side.LESHAN));
                table.append(start(operation, payload))
                        .append(cell(whole(tacit.nanoseconds())))
                        .append(cell(whole(leshan.nanoseconds())))
                        .append(cell(ratio(leshan.nanoseconds(), tacit.nanoseconds())))
                        .append(cell(whole(tacit.bytes())))
                        .append(cell(whole(leshan.bytes())))
                        .append(cell(ratio(leshan.bytes(), tacit.bytes())))
                        .append('\n');
            }
        }
        return table.toString();
    }

    /** Returns the cells of a row that say what was measured; the same every time, whatever came out. */
    static String start(Operation operation, Payload payload) {
        return "|" + cell(operation.toString()) + cell(payload.title()) + cell(size(operation, payload));
    }

    /** Where the two sides write payloads of different size, both sizes. */
    private static String size(Operation operation, Payload payload) {
        int tacit = TacitCodec.of(payload).encode().length();
        int leshan = LeshanCodec.of(payload).encode().length;
        return operation == Operation.DECODE || tacit == leshan ? whole(tacit) : whole(tacit) + " / " + whole(leshan);
    }

    private static String cell(String text) {
        return " " + text + " |";
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Returns how many times as much it is; nothing can't be multiplied. */
    private static String ratio(double leshan, double tacit) {
        return Math.round(tacit) == 0 ? "–" : String.format(Locale.ROOT, "%.1f", leshan / tacit);
    }
}

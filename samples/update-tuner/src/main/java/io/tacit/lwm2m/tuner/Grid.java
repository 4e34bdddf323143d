package io.tacit.lwm2m.tuner;

/** A table in Markdown: the first column to the left, figures to the right; the first row is the head. */
final class Grid {

    private final StringBuilder out = new StringBuilder();
    private int columns;
    private boolean headWritten;

    Grid cell(String text) {
        out.append("| ").append(text).append(' ');
        columns++;
        return this;
    }

    Grid endOfRow() {
        out.append("|\n");
        if (!headWritten) {
            headWritten = true;
            out.append("|---").append("|---:".repeat(columns - 1)).append("|\n");
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

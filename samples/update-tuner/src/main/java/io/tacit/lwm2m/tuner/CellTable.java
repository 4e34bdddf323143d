package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Cells as a table of text of at most {@value #WIDTH} columns. Where names are so long that not everything fits, the
 * columns that matter least are left out, and named below.
 */
final class CellTable {

    static final int WIDTH = 120;

    /** A column: two lines of head, what stands in it, and how early it is left out, 0 for never. */
    private record Column(String first, String second, int leftOut, Function<Cell, String> text) {

        int width(List<Cell> cells) {
            int width = Math.max(first.length(), second.length());
            for (Cell cell : cells) {
                width = Math.max(width, text.apply(cell).length());
            }
            return width;
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("policy", "", 0, Cell::policy),
            new Column("life-", "time", 0, cell -> duration(cell.lifetime())),
            new Column("mar-", "gin", 0, CellTable::margin),
            new Column("Up-", "dates", 0, cell -> rate(cell.perDay().updates())),
            new Column("live-", "ness", 0, cell -> rate(cell.perDay().livenessDatagrams())),
            new Column("sent", "", 2, cell -> rate(cell.perDay().messagesSent())),
            new Column("rcvd", "", 3, cell -> rate(cell.perDay().messagesReceived())),
            new Column("kB", "sent", 4, cell -> rate(cell.perDay().bytesSent() / 1000)),
            new Column("kB", "rcvd", 5, cell -> rate(cell.perDay().bytesReceived() / 1000)),
            new Column("wake-", "ups", 1, cell -> rate(cell.perDay().wakeUps())),
            new Column("joules", "", 0, cell -> rate(cell.perDay().joules())),
            new Column("bat.", "years", 0, cell -> rate(cell.batteryYears())),
            new Column("pro-", "moted", 6, cell -> rate(cell.perDay().promotions())),
            new Column("trials", "", 7, cell -> rate(cell.perDay().trials())),
            new Column("absent", "", 0, cell -> duration(cell.perDay().absentSeconds())),
            new Column("long-", "est", 0, cell -> duration(cell.longestAbsenceSeconds())),
            new Column("reports", "lost", 0, cell -> rate(cell.perDay().reportsLost())),
            new Column("least", "Updates", 0, cell -> rate(cell.least().updates())),
            new Column("least", "live.", 0, cell -> rate(cell.least().livenessDatagrams())));

    private final List<Cell> cells;
    private final List<Column> columns = new ArrayList<>(COLUMNS);
    private final List<String> leftOut = new ArrayList<>();

    CellTable(List<Cell> cells) {
        this.cells = cells;
        for (Column next = leastNeeded(); width() > WIDTH && next != null; next = leastNeeded()) {
            columns.remove(next);
            leftOut.add((next.first + " " + next.second).strip().replace("- ", ""));
        }
    }

    private Column leastNeeded() {
        return columns.stream()
                .filter(column -> column.leftOut > 0)
                .max(Comparator.comparingInt(Column::leftOut))
                .orElse(null);
    }

    private int width() {
        return columns.stream().mapToInt(column -> column.width(cells) + 1).sum() - 1;
    }

    private static String margin(Cell cell) {
        return cell.margin().equals("auto") ? "~" + Math.round(cell.marginSeconds()) : cell.margin();
    }

    private static String rate(double value) {
        if (value >= 999_500) {
            return Math.round(value / 1e6) + "M";
        }
        return value >= 99_950
                ? Math.round(value / 1e3) + "k"
                : Numbers.rate(value).replace(" ", "");
    }

    private static String duration(double seconds) {
        return seconds >= 4 * 86_400
                ? Math.round(seconds / 86_400) + "d"
                : Numbers.duration(seconds).replace("min", "m").replace(" ", "");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(line(Column::first)).append(line(Column::second));
        cells.forEach(cell -> text.append(line(column -> column.text.apply(cell))));
        text.append(
                "Per device-day, but for years and the longest. liveness: datagrams only to stay registered; least: a"
                        + " clairvoyant's.\n");
        if (!leftOut.isEmpty()) {
            text.append("Left out to fit: " + String.join(", ", leftOut) + "; --csv has them.\n");
        }
        return text.toString();
    }

    private String line(Function<Column, String> text) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            String padding = " ".repeat(column.width(cells) - text.apply(column).length());
            boolean left = column == columns.get(0);
            line.append(left ? text.apply(column) + padding : padding + text.apply(column))
                    .append(' ');
        }
        return line.toString().stripTrailing() + "\n";
    }
}

package io.tacit.lwm2m.tuner.report;

import io.tacit.lwm2m.tuner.Cell;
import io.tacit.lwm2m.tuner.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures of all combinations as a table; on a phone each row becomes a card. */
final class FigureTable {

    /**
     * A column.
     *
     * @param group what stands above it, and above those to its right that name the same
     * @param title its head
     * @param text what stands in it
     * @param words whether that is words, not a figure
     */
    private record Column(String group, String title, Function<Cell, String> text, boolean words) {

        Column(String group, String title, Function<Cell, String> text) {
            this(group, title, text, false);
        }
    }

    private static final String SETTINGS = "settings";
    private static final String REGISTRATION = "to stay registered";
    private static final String TRAFFIC = "all traffic";
    private static final String ENERGY = "energy";
    private static final String RISK = "risk";
    private static final String LEAST = "the least possible";

    private static final List<Column> COLUMNS = List.of(
            new Column(SETTINGS, "policy", Cell::policy, true),
            new Column(SETTINGS, "lifetime", cell -> Numbers.duration(cell.lifetime())),
            new Column(SETTINGS, "margin", FigureTable::margin),
            new Column(
                    REGISTRATION, "Updates", cell -> Numbers.rate(cell.perDay().updates())),
            new Column(
                    REGISTRATION,
                    "datagrams",
                    cell -> Numbers.rate(cell.perDay().livenessDatagrams())),
            new Column(
                    REGISTRATION, "promoted", cell -> Numbers.rate(cell.perDay().promotions())),
            new Column(
                    REGISTRATION, "trials", cell -> Numbers.rate(cell.perDay().trials())),
            new Column(TRAFFIC, "sent", cell -> Numbers.rate(cell.perDay().messagesSent())),
            new Column(TRAFFIC, "received", cell -> Numbers.rate(cell.perDay().messagesReceived())),
            new Column(TRAFFIC, "kB sent", cell -> Numbers.rate(cell.perDay().bytesSent() / 1000)),
            new Column(
                    TRAFFIC, "kB received", cell -> Numbers.rate(cell.perDay().bytesReceived() / 1000)),
            new Column(ENERGY, "wake-ups", cell -> Numbers.rate(cell.perDay().wakeUps())),
            new Column(ENERGY, "joules", cell -> Numbers.rate(cell.perDay().joules())),
            new Column(ENERGY, "battery, years", cell -> Numbers.rate(cell.batteryYears())),
            new Column(RISK, "absent", cell -> Numbers.duration(cell.perDay().absentSeconds())),
            new Column(RISK, "longest", cell -> Numbers.duration(cell.longestAbsenceSeconds())),
            new Column(RISK, "reports lost", cell -> Numbers.rate(cell.perDay().reportsLost())),
            new Column(LEAST, "Updates", cell -> Numbers.rate(cell.least().updates())),
            new Column(LEAST, "datagrams", cell -> Numbers.rate(cell.least().livenessDatagrams())),
            new Column(LEAST, "note", cell -> cell.note() == null ? "" : cell.note(), true));

    private final List<Column> columns = new ArrayList<>(COLUMNS);
    private final List<Cell> cells;

    FigureTable(List<Cell> cells) {
        this.cells = cells;
        if (cells.stream().allMatch(cell -> cell.note() == null)) {
            columns.remove(columns.size() - 1);
        }
    }

    /** Adds the table. */
    void write(Html html) {
        html.raw("<table class=\"figures cards\" role=\"table\">\n");
        html.element(
                "caption role=\"caption\"",
                "Per device and day, but for the years of the battery and the longest absence. The least possible is what a"
                        + " clairvoyant would pay, who knows what the server counts and what will be sent, and loses nothing.");
        head(html);
        html.raw("<tbody role=\"rowgroup\">\n");
        cells.forEach(cell -> row(html, cell));
        html.raw("</tbody>\n</table>\n");
    }

    private void head(Html html) {
        html.raw("<thead role=\"rowgroup\">\n<tr role=\"row\">");
        int column = 0;
        while (column < columns.size()) {
            int next = column;
            while (next < columns.size() && columns.get(next).group.equals(columns.get(column).group)) {
                next++;
            }
            String tag = "th scope=\"colgroup\" role=\"columnheader\"" + group(column) + " colspan=\"" + (next - column)
                    + "\"";
            html.element(tag, columns.get(column).group);
            column = next;
        }
        html.raw("</tr>\n<tr role=\"row\">");
        for (column = 0; column < columns.size(); column++) {
            html.element("th scope=\"col\" role=\"columnheader\"" + group(column), columns.get(column).title);
        }
        html.raw("</tr>\n</thead>\n");
    }

    private void row(Html html, Cell cell) {
        html.raw("<tr role=\"row\">");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String label = Html.attribute("data-label", column.group.equals(SETTINGS) ? column.title : name(column));
            String tag = i == 0 ? "th scope=\"row\" role=\"rowheader\"" : "td role=\"cell\"";
            html.element(tag + group(i) + label, column.text.apply(cell));
        }
        html.raw("</tr>\n");
    }

    /** Where there is no head above it, a title alone may say too little. */
    private static String name(Column column) {
        return column.words ? column.title : column.title + " (" + column.group + ")";
    }

    private String group(int column) {
        boolean first = column > 0 && !columns.get(column).group.equals(columns.get(column - 1).group);
        String classes = (first ? "group " : "") + (columns.get(column).words ? "words" : "");
        return classes.isEmpty() ? "" : Html.attribute("class", classes.strip());
    }

    private static String margin(Cell cell) {
        String kept = Numbers.duration(cell.marginSeconds());
        return cell.margin().equals("auto") ? "auto, " + kept : cell.margin() + " s";
    }
}

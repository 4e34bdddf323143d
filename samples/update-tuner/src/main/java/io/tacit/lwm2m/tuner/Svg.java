package io.tacit.lwm2m.tuner;

import java.util.Locale;

/**
 * Writes an SVG picture, element by element. Nothing is measured and nothing laid out: where a text goes is said by
 * whoever writes it, so that the file is the same on every machine, whatever fonts that has.
 */
final class Svg {

    static final String INK = "#333333";
    static final String PALE = "#6b7075";
    static final String GREY = "#9aa0a6";
    static final String LIGHT = "#e3e5e8";
    static final String BLUE = "#1a73e8";
    static final String RED = "#d93025";
    static final String GREEN = "#188038";
    static final String PURPLE = "#8430ce";
    static final String ORANGE = "#b06000";

    /** Where a text stands in relation to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"")
                .append(escaped(description))
                .append("\">\n");
        rectangle(0, 0, width, height, 0, "#ffffff", "none");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width, boolean dashed) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>",
                x1, y1, x2, y2, colour, width, dashed ? " stroke-dasharray=\"3 3\"" : "");
    }

    /** A line from one height to another with a head at its end. */
    void arrow(double x, double from, double to, String colour, double width, boolean dashed) {
        double back = to > from ? -7 : 7;
        line(x, from, x, to + back / 2, colour, width, dashed);
        add(
                "<path d=\"M%.1f %.1f L%.1f %.1f L%.1f %.1f Z\" fill=\"%s\"/>",
                x - 4, to + back, x + 4, to + back, x, to, colour);
    }

    void cross(double x, double y, String colour) {
        line(x - 4, y - 4, x + 4, y + 4, colour, 2, false);
        line(x - 4, y + 4, x + 4, y - 4, colour, 2, false);
    }

    void rectangle(double x, double y, double width, double height, double round, String fill, String stroke) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\" fill=\"%s\" stroke=\"%s\"/>",
                x, y, width, height, round, fill, stroke);
    }

    void circle(double x, double y, double radius, String fill) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, fill);
    }

    void polyline(double[] x, double[] y, String colour, double width) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", x[i], y[i]));
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>", points, colour, width);
    }

    void text(double x, double y, Anchor anchor, String colour, String text) {
        text(x, y, anchor, colour, 12, false, text);
    }

    void text(double x, double y, Anchor anchor, String colour, int size, boolean bold, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\"%s>%s</text>",
                x,
                y,
                anchor.name().toLowerCase(Locale.ROOT),
                colour,
                size,
                bold ? " font-weight=\"bold\"" : "",
                escaped(text));
    }

    /** Returns the file's text; nothing can be added after that. */
    String finish() {
        return out.append("</svg>\n").toString();
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

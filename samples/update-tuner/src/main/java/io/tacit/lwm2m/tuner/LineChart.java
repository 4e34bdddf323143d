package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.tuner.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of lines over a few measured points, which stand at equal distances whatever their values; each line is named
 * at its end, and lines that coincide are drawn as one.
 */
final class LineChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 650;
    private static final int TOP = 56;
    private static final int BOTTOM = 340;
    private static final int LINE_OF_TEXT = 15;
    private static final double COINCIDE = 3;

    private record Series(String name, String colour, double[] values) {}

    private final String title;
    private final String below;
    private final String[] points;
    private final List<Series> lines = new ArrayList<>();

    /**
     * Makes an empty one.
     *
     * @param title what is shown, and its unit
     * @param below what the points are, and their unit
     * @param points what stands below each point
     */
    LineChart(String title, String below, String... points) {
        this.title = title;
        this.below = below;
        this.points = points;
    }

    void line(String name, String colour, double... values) {
        lines.add(new Series(name, colour, values));
    }

    String draw(String description) {
        Svg svg = new Svg(WIDTH, HEIGHT, description);
        double step = step(most());
        double top = Math.max(step, Math.ceil(most() / step) * step);
        svg.text(LEFT, 30, Anchor.START, Svg.INK, 14, true, title);
        for (double value = 0; value <= top + step / 2; value += step) {
            double y = y(value, top);
            svg.line(LEFT, y, RIGHT, y, Svg.LIGHT, 1, false);
            svg.text(LEFT - 8, y + 4, Anchor.END, Svg.PALE, number(value));
        }
        for (int i = 0; i < points.length; i++) {
            svg.line(x(i), BOTTOM, x(i), BOTTOM + 5, Svg.PALE, 1, false);
            svg.text(x(i), BOTTOM + 20, Anchor.MIDDLE, Svg.PALE, points[i]);
        }
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, Svg.PALE, 1, false);
        svg.text((LEFT + RIGHT) / 2.0, BOTTOM + 44, Anchor.MIDDLE, Svg.INK, below);
        List<Series> distinct = distinct(top);
        distinct.forEach(line -> draw(svg, line, top));
        names(svg, distinct, top);
        return svg.finish();
    }

    /** Lines that can't be told apart are drawn once, with all their names. */
    private List<Series> distinct(double top) {
        List<Series> distinct = new ArrayList<>();
        for (Series line : lines) {
            int same = 0;
            while (same < distinct.size() && !coincide(distinct.get(same), line, top)) {
                same++;
            }
            if (same == distinct.size()) {
                distinct.add(line);
            } else {
                Series first = distinct.get(same);
                distinct.set(same, new Series(first.name + ", " + line.name, first.colour, first.values));
            }
        }
        return distinct;
    }

    private static boolean coincide(Series a, Series b, double top) {
        for (int i = 0; i < a.values.length; i++) {
            if (Math.abs(y(a.values[i], top) - y(b.values[i], top)) > COINCIDE) {
                return false;
            }
        }
        return true;
    }

    private void draw(Svg svg, Series line, double top) {
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            x[i] = x(i);
            y[i] = y(line.values[i], top);
        }
        svg.polyline(x, y, line.colour, 2);
        for (int i = 0; i < points.length; i++) {
            svg.circle(x[i], y[i], 3.5, line.colour);
        }
    }

    /** The names stand at the ends of their lines, from below to above, and move up where they would cover another. */
    private void names(Svg svg, List<Series> named, double top) {
        List<Series> fromBelow = new ArrayList<>(named);
        int last = points.length - 1;
        fromBelow.sort((a, b) -> Double.compare(a.values[last], b.values[last]));
        double free = Double.MAX_VALUE;
        for (Series line : fromBelow) {
            double y = Math.min(y(line.values[last], top), free);
            svg.text(x(last) + 12, y + 4, Anchor.START, line.colour, 12, true, line.name);
            free = y - LINE_OF_TEXT;
        }
    }

    private double most() {
        double most = 0;
        for (Series line : lines) {
            for (double value : line.values) {
                most = Math.max(most, value);
            }
        }
        return most;
    }

    /** Four to eight steps of 1, 2 or 5 times a power of ten. */
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9) / 4)));
        for (int factor : new int[] {1, 2, 5}) {
            if (most / (factor * power) <= 8) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private double x(int point) {
        return LEFT + 20 + (RIGHT - LEFT - 40.0) * point / (points.length - 1);
    }

    private static double y(double value, double top) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.1f", value);
    }
}

package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Kind;
import io.tacit.lwm2m.tuner.Recording.Decided;
import io.tacit.lwm2m.tuner.Svg.Anchor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Draws what was recorded: arrows between a line for the device and one for the server, bars for lifetimes below them,
 * and one axis of time. Times are to scale, except that what follows at once stands a little to the right of what it
 * follows.
 */
final class Timeline {

    static final int WIDTH = 860;
    private static final int LEFT = 60;
    private static final int RIGHT = 830;
    private static final int LANE = 62;
    private static final int APART = 6;
    private static final int LABEL_ROWS = 5;
    private static final int BAR = 14;
    private static final int BAR_ROW = 22;
    private static final double CHARACTER = 6.6;

    private final Svg svg;
    private final int seconds;
    private int y = 46;

    /** Where the next label below the server's line may begin, in each row. */
    private final double[] labelFree = new double[LABEL_ROWS];

    private int labelsFrom;

    /**
     * Makes an empty one.
     *
     * @param height of the picture
     * @param seconds how much of a run is shown, from its start
     */
    Timeline(int height, int seconds, String description) {
        this.svg = new Svg(WIDTH, height, description);
        this.seconds = seconds;
    }

    /** Adds what went to and fro in a run. */
    void messages(String title, Recording recording) {
        int device = y + 12;
        int server = device + LANE;
        svg.text(LEFT, y, Anchor.START, Svg.INK, 14, true, title);
        lane("device", device);
        lane("server", server);
        labelsFrom = server + 20;
        Arrays.fill(labelFree, 0);
        new Messages(recording, device, server).draw();
        int rows = LABEL_ROWS;
        while (rows > 1 && labelFree[rows - 1] == 0) {
            rows--;
        }
        y = labelsFrom + 15 * rows + 1;
    }

    /** Adds a bar: something that lasts. */
    void bar(double from, double to, String text, String fill, String colour) {
        double end = Math.min(to, seconds);
        svg.rectangle(x(from), y, x(end) - x(from), BAR, 3, fill, colour);
        svg.text(x(from) + 6, y + 11, Anchor.START, colour, 11, false, text);
    }

    /** Adds a mark on a bar, with a text to the right of it. */
    void mark(double at, String text) {
        if (at < seconds) {
            svg.line(x(at), y - 1, x(at), y + BAR + 1, Svg.RED, 2, false);
            svg.text(x(at) + 5, y + 11, Anchor.START, Svg.RED, 11, false, text);
        }
    }

    /** Adds a text to the right of the bars of a row. */
    void note(double at, String colour, String text) {
        svg.text(x(at) + 8, y + 11, Anchor.START, colour, 12, true, text);
    }

    /** Goes on below the bars that are there. */
    void nextRow() {
        y += BAR_ROW;
    }

    void space(int height) {
        y += height;
    }

    String finish(int step) {
        svg.line(LEFT, y, RIGHT, y, Svg.GREY, 1, false);
        for (int at = 0; at <= seconds; at += step) {
            svg.line(x(at), y - 3, x(at), y + 3, Svg.PALE, 1, false);
            svg.text(x(at), y + 18, Anchor.MIDDLE, Svg.PALE, 11, false, at + " s");
        }
        return svg.finish();
    }

    private void lane(String name, int at) {
        svg.line(LEFT, at, RIGHT, at, "#444444", 2, false);
        svg.text(LEFT - 8, at + 4, Anchor.END, Svg.INK, 13, false, name);
    }

    private void label(double x, String colour, String text) {
        double half = text.length() * CHARACTER / 2;
        int row = 0;
        while (row < LABEL_ROWS - 1 && x - half < labelFree[row]) {
            row++;
        }
        labelFree[row] = x + half + 10;
        svg.text(x, labelsFrom + 15 * row, Anchor.MIDDLE, colour, 12, true, text);
    }

    private double x(double second) {
        return LEFT + (RIGHT - LEFT) * second / seconds;
    }

    /** The arrows of one run. */
    private final class Messages {

        private final Recording recording;
        private final int device;
        private final int server;
        private final Map<Integer, Frame> confirmable = new HashMap<>();
        private final Set<Integer> notified = new HashSet<>();
        private boolean named;
        private double lastX;

        Messages(Recording recording, int device, int server) {
            this.recording = recording;
            this.device = device;
            this.server = server;
        }

        void draw() {
            int next = 0;
            for (Frame frame : recording.frames()) {
                if (frame.at() > seconds * 1000L) {
                    break;
                }
                while (next < recording.decisions().size()
                        && recording.decisions().get(next).at() <= frame.at()) {
                    decided(recording.decisions().get(next++));
                }
                if (frame.up()) {
                    up(frame);
                } else {
                    down(frame);
                }
            }
        }

        private void up(Frame frame) {
            if (frame.confirmable()) {
                confirmable.put(frame.messageId(), frame);
            }
            switch (frame.kind()) {
                case REGISTER -> up(frame, Svg.GREEN, 2, "Register");
                case UPDATE -> up(frame, Svg.RED, 2.5, "Update");
                case NOTIFICATION -> notification(frame);
                case SEND -> up(frame, Svg.BLUE, 2.5, "Send");
                case CONTROL -> up(frame, Svg.ORANGE, 2, "control");
                default -> {
                    // Observations begin so; that is not what is shown.
                }
            }
        }

        private void notification(Frame frame) {
            notified.add(frame.messageId());
            if (frame.confirmable()) {
                up(frame, Svg.BLUE, 2.5, "Confirmable");
            } else {
                up(frame, Svg.GREY, 1.5, named ? null : "notification");
                named = true;
            }
        }

        private void up(Frame frame, String colour, double width, String text) {
            double x = place(frame.at());
            if (frame.lost()) {
                svg.line(x, device, x, (device + server) / 2.0, colour, width, false);
                svg.cross(x, (device + server) / 2.0, colour);
            } else {
                svg.arrow(x, device, server, colour, width, false);
            }
            if (text != null) {
                label(x, colour.equals(Svg.GREY) ? Svg.PALE : colour, text);
            }
        }

        private void down(Frame frame) {
            Frame answered = confirmable.get(frame.messageId());
            if (frame.kind() == Kind.RESET && (answered != null || notified.contains(frame.messageId()))) {
                label(answer(frame, Svg.PURPLE), Svg.PURPLE, "reset");
            } else if (answered != null && frame.kind() != Kind.REQUEST) {
                switch (answered.kind()) {
                    case UPDATE -> answer(frame, Svg.RED);
                    case NOTIFICATION, SEND -> answer(frame, Svg.BLUE);
                    case CONTROL -> answer(frame, Svg.ORANGE);
                    default -> {
                        // That a Register is answered goes without saying.
                    }
                }
            }
        }

        private double answer(Frame frame, String colour) {
            double x = place(frame.at());
            svg.arrow(x, server, device, colour, 1.5, true);
            return x;
        }

        private double place(long at) {
            lastX = Math.max(x(at / 1000.0), lastX + APART);
            return lastX;
        }

        private void decided(Decided decided) {
            if (decided.type() == Decision.Type.UPDATE_HELD) {
                double x = place(decided.at());
                svg.line(x, device, x, server, Svg.ORANGE, 1.5, true);
                label(x, Svg.ORANGE, "Update held");
            }
        }
    }
}

package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Kind;
import io.tacit.lwm2m.simulation.Experiment.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pictures of the page, by file name. */
final class Pictures {

    private static final String PALE_BLUE = "#e8f0fe";
    private static final String DARK_BLUE = "#174ea6";
    private static final String PALE_ORANGE = "#fef1e0";
    private static final String PALE_RED = "#fce8e6";

    private Pictures() {}

    /** Returns the text of each file, by its name. */
    static Map<String, String> all(Measurements measured) {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("window.svg", window());
        pictures.put("trial.svg", trial());
        pictures.put("updates.svg", updates(measured));
        pictures.put("liveness.svg", liveness(measured));
        pictures.put("absences.svg", absences(measured));
        return pictures;
    }

    private static String updates(Measurements measured) {
        String[] points =
                IntStream.of(Measurements.INTERVALS).mapToObj(String::valueOf).toArray(String[]::new);
        LineChart chart = new LineChart("Updates a day, lifetime 300 s", "seconds between two reports", points);
        for (String policy : Measurements.POLICIES) {
            chart.line(policy, colour(policy), measured.byInterval(policy, Figures::updatesADay));
        }
        chart.line("clairvoyant", Svg.GREY, measured.byInterval(Measurements.CLAIRVOYANT, Figures::updatesADay));
        return chart.draw("Updates a day by policy and by the interval between two reports.");
    }

    private static String liveness(Measurements measured) {
        LineChart chart =
                new LineChart("Datagrams a day that serve only to stay registered", "datagrams lost", percentages());
        for (String policy : Measurements.POLICIES) {
            chart.line(policy, colour(policy), measured.byLoss(policy, Figures::datagramsADay));
        }
        chart.line("clairvoyant", Svg.GREY, measured.byLoss(Measurements.CLAIRVOYANT, Figures::datagramsADay));
        return chart.draw("Datagrams a day that serve only to stay registered, by policy and by loss.");
    }

    private static String absences(Measurements measured) {
        LineChart chart = new LineChart("Minutes a day without registration", "datagrams lost", percentages());
        for (String policy : Measurements.POLICIES) {
            chart.line(policy, colour(policy), measured.byLoss(policy, figures -> figures.absentADay() / 60));
        }
        return chart.draw("Minutes a day without registration, by policy and by loss.");
    }

    private static String[] percentages() {
        return IntStream.of(Measurements.LOSSES).mapToObj(loss -> loss + " %").toArray(String[]::new);
    }

    private static String colour(String policy) {
        return switch (policy) {
            case "standard" -> Svg.RED;
            case "implicit" -> Svg.BLUE;
            case "learned" -> Svg.GREEN;
            default -> Svg.ORANGE;
        };
    }

    /** Ten minutes with a lifetime of 300 s: a fixed timer, and traffic that is proof. */
    static String window() {
        Play play = Play.USUAL.traffic("REPORT:PERIODIC:60:0").days(0.01).more("margin=50");
        Recording standard = new Recording(play);
        Recording implicit = new Recording(play.policy("implicit"));
        Timeline timeline = new Timeline(
                400,
                600,
                "Two timelines of ten minutes with a lifetime of 300 seconds. A client with a fixed timer sends an Update"
                        + " every 250 seconds. Tacit makes a notification Confirmable shortly before the deadline; its"
                        + " acknowledgement moves the deadline, and no Update is sent.");
        timeline.messages(
                "A client with a fixed timer: an Update every 250 s, whatever else it has just said", standard);
        timeline.space(24);
        timeline.messages(
                "Tacit, at a server that starts the lifetime anew on a notification: no Update at all", implicit);
        timeline.space(4);
        List<Double> proofs = proofs(implicit, 600);
        for (int i = 0; i < proofs.size(); i++) {
            double from = proofs.get(i);
            String text = i == 0
                    ? "lifetime, counted from the Register"
                    : i == 1 ? "counted from the proven notification" : "and again";
            timeline.bar(from, from + 300, text, PALE_BLUE, DARK_BLUE);
            timeline.mark(from + 250, "margin");
            timeline.nextRow();
        }
        timeline.space(10);
        return timeline.finish(100);
    }

    /** The same trial at a server that starts the lifetime anew on notifications, and at one that does not. */
    static String trial() {
        Play play = Play.USUAL
                .policy("learned")
                .traffic("REPORT:PERIODIC:75:0")
                .days(0.0125)
                .more("margin=30 grace=60");
        Timeline timeline = new Timeline(
                460,
                1000,
                "Two timelines of a thousand seconds with a lifetime of 300 seconds. Both clients hold back the second Update"
                        + " and send it 60 seconds after the lifetime has run out. One server answers 2.04: notifications"
                        + " count from then on, and no further Update is sent. The other has dropped the client, resets its"
                        + " next notification and answers the Update 4.04; the client registers again.");
        trial(
                timeline,
                "A trial at a server that starts the lifetime anew on a notification",
                play,
                Behaviour.NOTIFICATIONS);
        timeline.space(30);
        trial(
                timeline,
                "The same at a server that does not: absent until the next report is reset",
                play,
                Behaviour.NOTHING);
        timeline.space(10);
        return timeline.finish(100);
    }

    private static void trial(Timeline timeline, String title, Play play, Behaviour server) {
        Recording recording = new Recording(play.server(server.server()));
        timeline.messages(title, recording);
        timeline.space(2);
        double from = first(recording.frames(), Kind.UPDATE, 0);
        double ends = first(recording.frames(), Kind.UPDATE, from);
        timeline.bar(from, from + 300, "lifetime, counted from the Update", PALE_BLUE, DARK_BLUE);
        List<Span> absences = recording.result().absences();
        if (absences.isEmpty()) {
            timeline.bar(from + 300, ends, "grace", PALE_ORANGE, Svg.ORANGE);
            timeline.note(ends, Svg.GREEN, "Answered 2.04: notifications count");
        } else {
            Span absence = absences.get(0);
            timeline.bar(absence.from() / 1000.0, absence.to() / 1000.0, "", PALE_RED, Svg.RED);
            timeline.note(absence.to() / 1000.0, Svg.RED, "Answered 4.04: they do not count");
        }
        timeline.nextRow();
    }

    private static double first(List<Frame> frames, Kind kind, double after) {
        return frames.stream()
                        .filter(frame -> frame.kind() == kind && frame.at() > after * 1000)
                        .findFirst()
                        .orElseThrow()
                        .at()
                / 1000.0;
    }

    /** Returns from when the client counts the lifetime: seconds, in order. */
    private static List<Double> proofs(Recording recording, int until) {
        List<Double> proofs = new ArrayList<>();
        for (Frame frame : recording.frames()) {
            boolean proof = frame.kind() == Kind.REGISTER
                    || frame.kind() == Kind.UPDATE
                    || frame.kind() == Kind.NOTIFICATION && frame.confirmable();
            if (proof && frame.at() < until * 1000L) {
                proofs.add(frame.at() / 1000.0);
            }
        }
        return proofs;
    }
}

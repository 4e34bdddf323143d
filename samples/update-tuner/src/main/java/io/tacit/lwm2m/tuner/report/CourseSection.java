package io.tacit.lwm2m.tuner.report;

import io.tacit.lwm2m.tuner.Course;
import io.tacit.lwm2m.tuner.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** The time line of one device: a picture, and all that is in it as tables. */
final class CourseSection {

    private final Course course;
    private final int number;

    /**
     * Makes it.
     *
     * @param number its place among the courses of the result, from 0
     */
    CourseSection(Course course, int number) {
        this.course = course;
        this.number = number;
    }

    /** Adds the section. */
    void write(Html html) {
        String title = title();
        html.raw("<section class=\"chart\"" + Html.attribute("aria-labelledby", "course-" + number) + ">\n");
        html.element("h3 id=\"course-" + number + "\"", title);
        html.raw("<figure data-course=\"" + number + "\""
                + Html.attribute(
                        "data-label", "Time line of one device, " + title + ": " + summary() + ". Tables follow.")
                + ">\n<div class=\"drawing\"></div>\n");
        html.element("figcaption", summary() + ".");
        html.raw("</figure>\n");
        messages(html);
        decisions(html);
        windows(html);
        html.raw("</section>\n");
    }

    /** A course of the probe has no margin: its devices have no client that could keep one. */
    private String title() {
        String title = course.policy() + ", lifetime " + Numbers.duration(course.lifetime());
        return switch (course.margin()) {
            case "" -> title;
            case "auto" -> title + ", margin auto";
            default -> title + ", margin " + course.margin() + " s";
        };
    }

    private String summary() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("nothing");
        for (String kind : List.of("update", "control", "notification", "send", "response")) {
            long sent = course.messages().stream()
                    .filter(message -> message.fromDevice()
                            && !message.repeated()
                            && message.kind().equals(kind))
                    .count();
            if (sent > 0) {
                words.add(kind + " " + sent);
            }
        }
        long lost = course.messages().stream().filter(Course.Message::lost).count();
        int absences = course.absences().size();
        return "The first " + Numbers.duration(course.lengthMillis() / 1000.0) + ". Sent: " + words
                + ". Lost in both directions: " + lost + ". Absent: "
                + (absences == 0 ? "never" : absences == 1 ? "once" : absences + " times");
    }

    private void messages(Html html) {
        begin(
                html,
                "Messages",
                "Every datagram, by the time at which it was sent.",
                "time",
                "from",
                "what",
                "code",
                "bytes",
                "besides");
        for (Course.Message message : course.messages()) {
            row(
                    html,
                    seconds(message.atMillis()),
                    message.fromDevice() ? "device" : "server",
                    message.kind(),
                    message.code() == null ? "" : message.code(),
                    String.valueOf(message.bytes()),
                    besides(message));
        }
        end(html);
    }

    private static String besides(Course.Message message) {
        List<String> words = Stream.of(
                        message.confirmable() ? "Confirmable" : "",
                        message.promoted() ? "to save an Update" : "",
                        message.repeated() ? "sent again" : "",
                        message.proof() ? "a proof" : "",
                        message.lost() ? "lost" : "")
                .filter(word -> !word.isEmpty())
                .toList();
        return String.join(", ", words);
    }

    private void decisions(Html html) {
        if (!course.decisions().isEmpty()) {
            begin(html, "Decisions", "What the client decided, in its own words.", "time", "decision", "why");
            course.decisions()
                    .forEach(decided -> row(
                            html, seconds(decided.atMillis()), decided.type().replace('_', ' '), decided.reason()));
            end(html);
        }
    }

    private void windows(Html html) {
        begin(
                html,
                "Deadlines, lifetimes and absences",
                "From a proof to the deadline is the client's window; the lifetimes are the server's.",
                "what",
                "from",
                "to");
        course.deadlines()
                .forEach(deadline ->
                        row(html, "window", seconds(deadline.provenMillis()), seconds(deadline.deadlineMillis())));
        course.lifetimes().forEach(life -> row(html, "lifetime", seconds(life.fromMillis()), seconds(life.toMillis())));
        course.absences()
                .forEach(absence -> row(html, "absence", seconds(absence.fromMillis()), seconds(absence.toMillis())));
        end(html);
    }

    private void begin(Html html, String title, String caption, String... heads) {
        html.raw("<details class=\"data\">").element("summary", title + " as a table");
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\""
                + Html.attribute("aria-label", title + ", " + title()) + ">\n<table>\n");
        html.element("caption", caption);
        html.raw("<thead><tr>");
        for (String head : heads) {
            html.element("th scope=\"col\" class=\"words\"", head);
        }
        html.raw("</tr></thead>\n<tbody>\n");
    }

    private static void row(Html html, String... texts) {
        html.raw("<tr>");
        for (String text : texts) {
            html.element("td class=\"words\"", text);
        }
        html.raw("</tr>\n");
    }

    private static void end(Html html) {
        html.raw("</tbody>\n</table>\n</div>\n</details>\n");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%,.1f s", millis / 1000.0);
    }
}

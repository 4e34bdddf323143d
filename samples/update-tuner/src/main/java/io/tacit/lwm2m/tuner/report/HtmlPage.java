package io.tacit.lwm2m.tuner.report;

import io.tacit.lwm2m.tuner.Cell;
import io.tacit.lwm2m.tuner.Json;
import io.tacit.lwm2m.tuner.ReportWriter;
import io.tacit.lwm2m.tuner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A result as a page. Its Content Security Policy lets nothing be loaded and no script run but the page's own, so that
 * even a name in a trace that reads like HTML could do nothing, had it not been escaped.
 */
public final class HtmlPage implements ReportWriter {

    /** The kinds of messages that a time line marks, besides acknowledgements: those that are worth a key. */
    private static final List<String> KINDS = List.of(
            "register", "update", "control", "notification", "send", "response", "request", "acknowledgement", "reset");

    /** Makes a writer of pages. */
    public HtmlPage() {
        // There is nothing to set.
    }

    @Override
    public void write(Result result, Path file) throws IOException {
        Files.writeString(file, text(result));
    }

    /**
     * Returns the page.
     *
     * @param result what was found out
     */
    public static String text(Result result) {
        Html html = new Html();
        head(html, result);
        html.raw("<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n<header>\n");
        html.element("h1", title(result));
        result.given().entrySet().stream()
                .limit(3)
                .map(given -> sentence(given.getKey() + ": " + given.getValue()))
                .forEach(words -> html.element("p class=\"lead\"", words));
        navigation(html, result);
        html.raw("</header>\n<main id=\"main\">\n");
        findings(html, result);
        if (!result.cells().isEmpty()) {
            charts(html, result.cells());
        }
        courses(html, result);
        if (!result.cells().isEmpty()) {
            figures(html, result.cells());
        }
        origin(html, result);
        html.raw("</main>\n");
        foot(html);
        scripts(html, result);
        return html.raw("</body>\n</html>\n").toString();
    }

    private static String title(Result result) {
        return "update-tuner " + result.command();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    private static void head(Html html, Result result) {
        String scripts = Arrays.stream(Assets.scripts()).map(Assets::digest).collect(Collectors.joining(" "));
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\""
                + Html.attribute(
                        "content",
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                                + " script-src " + scripts)
                + ">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.element("title", title(result));
        // Without one a browser would ask the server for it.
        html.raw("<link rel=\"icon\" href=\"data:,\">\n<style>\n" + Assets.style() + "</style>\n</head>\n");
    }

    private static void navigation(Html html, Result result) {
        List<String> parts = new ArrayList<>();
        if (!result.findings().isEmpty()) {
            parts.add("Findings");
        }
        if (!result.cells().isEmpty()) {
            parts.addAll(List.of("Updates and energy", "Trade-off"));
        }
        if (!result.courses().isEmpty()) {
            parts.add("Time lines");
        }
        if (!result.cells().isEmpty()) {
            parts.add("Figures");
        }
        parts.add("How to get this again");
        html.raw("<nav aria-label=\"On this page\"><ul>");
        parts.forEach(part ->
                html.raw("<li>").element("a href=\"#" + id(part) + "\"", part).close("li"));
        html.raw("</ul></nav>\n");
    }

    private static String id(String part) {
        return part.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static void begin(Html html, String part) {
        html.raw("<section" + Html.attribute("aria-labelledby", id(part)) + ">\n");
        html.element("h2" + Html.attribute("id", id(part)), part);
    }

    private static void findings(Html html, Result result) {
        if (!result.findings().isEmpty()) {
            begin(html, "Findings");
            html.raw("<ul class=\"findings\">\n");
            result.findings().forEach(finding -> html.element("li", finding));
            html.raw("</ul>\n</section>\n");
        }
    }

    private static void figures(Html html, List<Cell> cells) {
        begin(html, "Figures");
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"figures\">\n");
        new FigureTable(cells).write(html);
        html.raw("</div>\n</section>\n");
    }

    private static void charts(Html html, List<Cell> cells) {
        begin(html, "Updates and energy");
        policies(html, cells);
        html.raw("<div class=\"pair\">\n");
        chart(html, "updates", "Updates", "A dashed line is what a clairvoyant would need at least.");
        chart(html, "joules", "Energy", "All that the device sends and receives, and its sleep.");
        html.raw("</div>\n</section>\n");
        begin(html, "Trade-off");
        html.element(
                "p",
                "A longer lifetime costs less energy; but a device that falls silent is missed only when its lifetime has"
                        + " run out, and one that the server has forgotten may find out only then."
                        + (cells.stream().map(Cell::margin).distinct().count() > 1
                                ? " Lines are dashed differently by margin."
                                : ""));
        policies(html, cells);
        html.raw("<div class=\"pair\">\n");
        chart(html, "energy", "Lifetime and energy", "Lower is better: the battery lasts longer.");
        chart(html, "risk", "Lifetime and risk", "Lower is better: how long a device is not registered, each day.");
        html.raw("</div>\n</section>\n");
    }

    private static void policies(Html html, List<Cell> cells) {
        html.raw("<ul class=\"key\" aria-label=\"Colours\">");
        cells.stream()
                .map(Cell::policy)
                .distinct()
                .forEach(policy -> html.element("li" + Html.attribute("data-policy", policy), policy));
        html.raw("</ul>\n");
    }

    private static void chart(Html html, String name, String title, String caption) {
        html.raw("<div class=\"chart\">\n").element("h3", title);
        html.raw("<figure data-chart=\"" + name + "\""
                + Html.attribute("data-label", title + ", a chart. The same figures are in the table of figures.")
                + ">\n<div class=\"drawing\"></div>\n");
        html.element("figcaption", caption).raw("</figure>\n</div>\n");
    }

    private static void courses(Html html, Result result) {
        if (result.courses().isEmpty()) {
            return;
        }
        begin(html, "Time lines");
        html.element(
                "p",
                "One device each. A filled mark is Confirmable, a hollow one is not; a ring makes a proof, from which the"
                        + " client counts; a red cross was lost. A blue bar is the client's window from a proof to the"
                        + " deadline at its end, a green bar a lifetime as the server has it, or"
                        + " as much of it as passes before the next, where they are many; red is absence.");
        html.raw("<ul class=\"key\" aria-label=\"Marks\">");
        KINDS.forEach(kind -> html.element("li data-kind=\"" + kind + "\"", kind));
        html.raw("</ul>\n");
        for (int i = 0; i < result.courses().size(); i++) {
            new CourseSection(result.courses().get(i), i).write(html);
        }
        html.raw("</section>\n");
    }

    private static void origin(Html html, Result result) {
        begin(html, "How to get this again");
        html.element("pre", result.line());
        html.raw("<dl>\n");
        result.given().forEach((name, words) -> html.element("dt", name).element("dd", words));
        html.raw("</dl>\n</section>\n");
    }

    private static void foot(Html html) {
        html.raw("<footer>\n<noscript><p>The charts need JavaScript; all they show is in the tables.</p></noscript>\n");
        html.element(
                "p",
                "Written by Tacit's update-tuner. This page loads nothing. It is drawn by Observable Plot and D3.");
        html.raw("<details><summary>Their licences</summary>\n").element("pre", Assets.licences());
        html.raw("</details>\n</footer>\n");
    }

    private static void scripts(Html html, Result result) {
        // Within a script an escape of HTML's is not one, but JSON has its own; the end tag is what must not be read.
        String data = Json.text(result).replace("<", "\\u003c");
        html.raw("<script type=\"application/json\" id=\"result\">" + data + "</script>\n");
        for (String script : Assets.scripts()) {
            html.raw("<script>" + script + "</script>\n");
        }
    }
}

package io.tacit.lwm2m.tuner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.tuner.Cell;
import io.tacit.lwm2m.tuner.Numbers;
import io.tacit.lwm2m.tuner.Result;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror='alert(2)'>\"&";

    /** What a browser would fetch: by an attribute, or by a style. */
    private static final Pattern LOADED = Pattern.compile(
            "(?i)\\b(?:src|href|srcset|data|action|poster)\\s*+=\\s*+[\"']?+(?!#|data:)[^\\s>]|@import|url\\((?!#)");

    @Test
    void nothingIsLoaded() {
        String page = HtmlPage.text(Examples.simulated());
        String markup = page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
        Matcher loaded = LOADED.matcher(markup);
        assertFalse(loaded.find(), () -> markup.substring(loaded.start(), loaded.start() + 60));
        assertFalse(Pattern.compile("<script[^>]*src|<link[^>]*http|<iframe|<object|<embed")
                .matcher(page)
                .find());
        assertTrue(page.contains("default-src 'none'".replace("'", "&#39;")));
    }

    /** What the scripts say of the net is the names of XML's vocabularies, and a comment. */
    @Test
    void theScriptsNameNoPlaceToLoadFrom() {
        for (String script : Assets.scripts()) {
            Matcher url = Pattern.compile("https?://[^\"'`\\s)]*").matcher(script);
            while (url.find()) {
                assertTrue(url.group().matches("http://www\\.w3\\.org/.*|https://d3js\\.org"), url::group);
            }
            assertFalse(script.contains("</script"));
        }
    }

    @Test
    void whatComesFromOutsideStaysText() {
        Result example = Examples.simulated();
        Cell cell = example.cells().get(0);
        Cell hostile = new Cell(
                HOSTILE,
                cell.lifetime(),
                cell.margin(),
                cell.marginSeconds(),
                cell.devices(),
                cell.deviceDays(),
                cell.perDay(),
                cell.batteryYears(),
                cell.longestAbsenceSeconds(),
                cell.least(),
                HOSTILE);
        Result result = new Result(
                HOSTILE, HOSTILE, Map.of(HOSTILE, HOSTILE), List.of(HOSTILE), List.of(hostile), example.courses());
        String page = HtmlPage.text(result);
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("<img"));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertEquals(4, page.split("</script>", -1).length - 1, "the data and three scripts");
    }

    @Test
    void everyFigureOfTheTerminalIsInTheTable() {
        Result result = Examples.simulated();
        String page = HtmlPage.text(result);
        for (Cell cell : result.cells()) {
            for (double figure : new double[] {
                cell.perDay().updates(),
                cell.perDay().livenessDatagrams(),
                cell.perDay().joules(),
                cell.batteryYears(),
                cell.perDay().reportsLost(),
                cell.least().livenessDatagrams()
            }) {
                assertTrue(
                        page.contains(">" + Html.escaped(Numbers.rate(figure)) + "</td>"), () -> cell + " " + figure);
            }
        }
        result.given().values().forEach(words -> assertTrue(page.contains(Html.escaped(words)), words));
        assertTrue(page.contains("<pre>" + Html.escaped(result.line()) + "</pre>"));
    }

    @Test
    void thePageIsMadeForEveryone() {
        String page = HtmlPage.text(Examples.simulated());
        assertTrue(page.contains("<html lang=\"en\">"));
        assertEquals(1, page.split("<main ", -1).length - 1);
        assertEquals(1, page.split("<h1>", -1).length - 1);
        assertTrue(page.contains("class=\"skip\" href=\"#main\""));
        int figures = page.split("<figure ", -1).length - 1;
        assertEquals(4 + Examples.simulated().courses().size(), figures);
        assertEquals(
                figures, page.split(" data-label=\"[^\"]*[Tt]able", -1).length - 1, "each says where the table is");
        int tables = page.split("<table", -1).length - 1;
        assertEquals(tables, page.split("<caption", -1).length - 1);
    }

    @Test
    void aResultWithoutFiguresIsAPageToo() {
        String page = HtmlPage.text(
                new Result("probe", "update-tuner probe", Map.of(), List.of("So it is."), List.of(), List.of()));
        assertTrue(page.contains("<li>So it is.</li>"));
        assertFalse(page.contains("<figure"));
        assertFalse(page.contains("href=\"#figures\""));
    }

    @Test
    void theLicencesOfWhatDrawsGoAlong() {
        String page = HtmlPage.text(Examples.simulated());
        assertTrue(page.contains("Copyright 2020-2025 Observable, Inc."));
        assertTrue(page.contains("Copyright 2010-2023 Mike Bostock"));
    }
}

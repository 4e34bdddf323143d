package io.tacit.lwm2m.tuner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.tuner.Cell;
import io.tacit.lwm2m.tuner.Numbers;
import io.tacit.lwm2m.tuner.Result;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class BrowserTest {

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void find() {
        chromium = Chromium.find(folder);
    }

    private Path page(Result result) throws Exception {
        Path page = folder.resolve("page.html");
        new HtmlPage().write(result, page);
        return page;
    }

    /** Returns the page without its scripts: what a reader has before them. */
    private static String seen(String elements) {
        return elements.replaceAll("(?s)<script[^>]*>.*?</script>", "");
    }

    @Test
    void everyChartIsDrawnAndShowsTheFigures() throws Exception {
        Result result = Examples.simulated();
        Chromium.Outcome outcome = chromium.dump(page(result));
        assertEquals(List.of(), outcome.complaints());
        String seen = seen(outcome.out());
        int figures = 4 + result.courses().size();
        assertTrue(seen.contains("data-drawn=\"" + figures + "\""), "the script came to its end");
        String[] drawings = seen.split("<div class=\"drawing\"", -1);
        assertEquals(figures, drawings.length - 1);
        for (int i = 1; i <= figures; i++) {
            assertTrue(drawings[i].contains("<svg") && drawings[i].contains("role=\"img\""), drawings[i]);
        }
        for (Cell cell : result.cells()) {
            String updates = Html.escaped(Numbers.rate(cell.perDay().updates()));
            String joules = Numbers.rate(cell.perDay().joules());
            assertTrue(drawings[1].contains(">" + updates + "</text>"), () -> "no " + updates + " in the bars");
            assertTrue(drawings[2].contains(">" + joules + "</text>"), () -> "no " + joules + " in the bars");
            assertTrue(seen.contains(">" + joules + "</td>"), () -> "no " + joules + " in the table");
        }
    }

    /** Not even what got past the escaping could run: the policy of the page names its own scripts. */
    @Test
    void aHostileNameIsShownAndDoesNothing() throws Exception {
        String hostile = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        Result result =
                new Result("probe", hostile, Map.of("endpoint", hostile), List.of(hostile), List.of(), List.of());
        Path page = page(result);
        String elements = chromium.dump(page).out();
        assertTrue(elements.contains("<title>update-tuner probe</title>"));
        assertTrue(elements.contains("&lt;script&gt;document.title="));

        Files.writeString(page, Files.readString(page).replace("<h1>", hostile + "<h1>"));
        Chromium.Outcome injected = chromium.dump(page);
        assertTrue(injected.out().contains("<title>update-tuner probe</title>"));
        assertFalse(injected.complaints().isEmpty(), "the policy should have said that it kept something from running");
    }

    /** Nothing is wider than a phone: within a frame of 360 pixels the page's own width is that. */
    @Test
    void itFitsAPhone() throws Exception {
        page(Examples.simulated());
        Path frame = folder.resolve("phone.html");
        Files.writeString(
                frame,
                "<iframe id=phone src=page.html style='border:0;width:360px;height:800px'></iframe><p id=width></p><script>"
                        + "phone.onload = () => { const root = phone.contentDocument.documentElement;"
                        + " width.textContent = 'width ' + root.scrollWidth + ' of ' + root.clientWidth; };</script>");
        String elements = chromium.dump(frame, "--allow-file-access-from-files").out();
        assertTrue(
                elements.contains("width 360 of 360"),
                () -> seen(elements).substring(seen(elements).indexOf("<p id")));
    }

    @Test
    void lightAndDarkAreTwoPictures() throws Exception {
        Path page = page(Examples.simulated());
        int light = corner(page, "light", "--blink-settings=preferredColorScheme=1");
        int dark = corner(page, "dark", "--blink-settings=preferredColorScheme=0");
        assertNotEquals(light, dark);
        assertTrue(brightness(light) > 200 && brightness(dark) < 60, () -> light + " " + dark);
    }

    private int corner(Path page, String name, String option) throws Exception {
        Path picture = folder.resolve(name + ".png");
        chromium.photograph(page, picture, option, "--window-size=1200,900");
        BufferedImage image = ImageIO.read(picture.toFile());
        return image.getRGB(2, 2);
    }

    private static int brightness(int rgb) {
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }
}

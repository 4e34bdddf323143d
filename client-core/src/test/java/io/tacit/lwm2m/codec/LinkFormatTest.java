package io.tacit.lwm2m.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.model.Path;
import org.junit.jupiter.api.Test;

class LinkFormatTest {

    private final Output out = new Output(1000);
    private final LinkFormatWriter links = new LinkFormatWriter();

    /** The value of a Resource of type Corelnk in Leshan's tests: what its client registers. */
    @Test
    void writesWhatLeshanRegisters() {
        links.begin(out, "");
        links.link(Path.ROOT)
                .attribute("rt", "oma.lwm2m")
                .contentFormats(new int[] {60, 110, 112, 1542, 1543, 11542, 11543});
        links.link(Path.of(1)).token("ver", "1.1");
        links.link(Path.of(1, 0))
                .link(Path.of(2))
                .link(Path.of(3))
                .token("ver", "1.1")
                .link(Path.of(3, 0));
        links.link(Path.of(3442, 0));
        assertEquals(
                "</>;rt=\"oma.lwm2m\";ct=\"60 110 112 1542 1543 11542 11543\",</1>;ver=1.1,</1/0>,</2>,</3>;ver=1.1,</3/0>,</3442/0>",
                text());
    }

    /** LwM2M Core TS 1.1, section 6.2.1: an alternate path. */
    @Test
    void writesTheAlternatePathBeforeEachPath() {
        links.begin(out, "/lwm2m");
        links.link(Path.ROOT).attribute("rt", "oma.lwm2m").contentFormats(new int[] {110});
        links.link(Path.of(1, 0)).link(Path.of(3, 0));
        assertEquals("</lwm2m>;rt=\"oma.lwm2m\";ct=110,</lwm2m/1/0>,</lwm2m/3/0>", text());
    }

    /** LwM2M Core TS 1.1, section 6.3.2: Discover with attributes. */
    @Test
    void writesAttributes() {
        links.begin(out, "");
        links.link(Path.of(3, 0)).attribute("pmin", 10).attribute("pmax", 60);
        links.link(Path.of(3, 0, 6)).attribute("dim", 8);
        links.link(Path.of(3, 0, 7))
                .attribute("dim", 8)
                .attribute("gt", 50.0)
                .attribute("lt", 42.2)
                .attribute("st", -0.5);
        links.link(Path.of(3, 0, 6, 1)).attribute("obs").attribute("title", "a \"b\" \\ ü");
        assertEquals(
                "</3/0>;pmin=10;pmax=60,</3/0/6>;dim=8,</3/0/7>;dim=8;gt=50;lt=42.2;st=-0.5,</3/0/6/1>;obs;title=\"a \\\"b\\\" \\\\ ü\"",
                text());
    }

    @Test
    void startsAnew() {
        links.begin(out, "");
        links.link(Path.of(1));
        out.clear();
        links.begin(out, "").link(Path.of(2));
        assertEquals("</2>", text());
    }

    private String text() {
        return new String(out.toByteArray(), UTF_8);
    }
}

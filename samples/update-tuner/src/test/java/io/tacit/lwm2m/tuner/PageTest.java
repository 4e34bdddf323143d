package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PageTest {

    private static final String PAGE =
            "before\n<!-- generated: a -->\nold\n<!-- end -->\nafter\n<!-- generated: b -->\n";

    @Test
    void onlyWhatIsBetweenTheMarksIsReplaced() {
        String page = Page.with(PAGE, "a", "new\n");
        assertEquals(PAGE.replace("old", "\nnew\n"), page);
        assertEquals("new", Page.part(page, "a"));
        assertEquals(page, Page.with(page, "a", "new\n"));
    }

    @Test
    void aPartThatIsNotThereOrHasNoEndIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Page.with(PAGE, "c", ""));
        assertThrows(IllegalArgumentException.class, () -> Page.with(PAGE, "b", ""));
    }
}

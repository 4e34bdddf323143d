package io.tacit.lwm2m.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Collection;
import org.junit.jupiter.api.Test;

/** The main code of this module links on CLDC 8: it uses only what cldc8-allowed.txt lists. */
class Cldc8Test {

    @Test
    void usesOnlyWhatTheListHas() {
        Collection<byte[]> classes = mainClasses();
        assertFalse(classes.isEmpty(), "no classes found to check");
        String findings = Cldc8Gate.check(classes, Cldc8Gate.listOfCore()).findings();
        if (!findings.isEmpty()) {
            fail("Not in src/test/resources/cldc8-allowed.txt, or not possible on CLDC 8:\n" + findings
                    + "Add a line only for what is known to be in CLDC 8 (see CONTRIBUTING.md); else do without it.");
        }
    }

    @Test
    void theListHasNothingThatIsNotUsed() {
        String unused = Cldc8Gate.check(mainClasses(), Cldc8Gate.listOfCore()).unused();
        assertEquals("", unused, "remove these from cldc8-allowed.txt");
    }

    private static Collection<byte[]> mainClasses() {
        return Cldc8Gate.classesBeside(io.tacit.lwm2m.model.Path.class).values();
    }
}

package io.tacit.lwm2m.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The main code of this module links on CLDC 8: it uses only what cldc8-allowed.txt lists. */
class Cldc8Test {

    @Test
    void usesOnlyWhatTheListHas() throws Exception {
        List<byte[]> classes = mainClasses();
        assertFalse(classes.isEmpty(), "no classes found to check");
        String findings = Cldc8Gate.check(classes, list()).findings();
        if (!findings.isEmpty()) {
            fail("Not in src/test/resources/cldc8-allowed.txt, or not possible on CLDC 8:\n" + findings
                    + "Add a line only for what is known to be in CLDC 8 (see CONTRIBUTING.md); else do without it.");
        }
    }

    @Test
    void theListHasNothingThatIsNotUsed() throws Exception {
        assertEquals("", Cldc8Gate.check(mainClasses(), list()).unused(), "remove these from cldc8-allowed.txt");
    }

    private static List<byte[]> mainClasses() throws URISyntaxException {
        return Cldc8Gate.classes(Path.of(io.tacit.lwm2m.model.Path.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
    }

    static Map<String, Set<String>> list() throws IOException {
        try (InputStream text = Cldc8Test.class.getResourceAsStream("/cldc8-allowed.txt")) {
            return Cldc8Gate.list(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

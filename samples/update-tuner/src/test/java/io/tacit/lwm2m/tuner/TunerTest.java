package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {

    @Test
    void badArgumentsAreExitCodeTwo(@TempDir Path empty) {
        assertEquals(2, Tuner.execute());
        assertEquals(2, Tuner.execute("tabel"));
        assertEquals(2, Tuner.execute("table"));
        assertEquals(2, Tuner.execute("table", empty.toString()));
        assertEquals(2, Tuner.execute("table", "--days", "3", empty.toString()));
    }

    @Test
    void helpIsExitCodeZero() {
        assertEquals(0, Tuner.execute("--help"));
        assertEquals(0, Tuner.execute("table", "--help"));
    }
}

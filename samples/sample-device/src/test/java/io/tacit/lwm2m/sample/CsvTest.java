package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesWhatNeedsIt() {
        StringWriter file = new StringWriter();
        Csv csv = new Csv(file);
        csv.record(1, null, "plain", "a,b", "say \"so\"", "two\nlines");
        assertEquals("1,,plain,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\"\n", file.toString());
        assertNull(csv.failure());
    }

    @Test
    void aFullDiskIsToldNotThrown() {
        Csv csv = new Csv(new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        csv.record("a");
        csv.record("b");
        assertEquals("No space left on device", csv.failure().getMessage());
    }
}

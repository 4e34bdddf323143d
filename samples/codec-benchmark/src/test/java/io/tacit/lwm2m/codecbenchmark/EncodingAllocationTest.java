package io.tacit.lwm2m.codecbenchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole Object Instance is encoded without any garbage, where no text has to be made of fractions. */
class EncodingAllocationTest {

    private static final int CALLS = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource(names = {"TLV", "SENML_CBOR"})
    void tacitAllocatesNothing(Payload payload) {
        assertEquals(0, allocated(TacitCodec.of(payload)::encode));
    }

    /** It shows that the measure measures. */
    @Test
    void leshanAllocates() {
        assertNotEquals(0, allocated(LeshanCodec.of(Payload.TLV)::encode));
    }

    /** The JVM allocates on this thread now and then, for reasons of its own: of some runs the least counts. */
    private long allocated(Supplier<?> encode) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 20; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                encode.get();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}

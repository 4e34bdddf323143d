package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing one value with an encoder and an output that are reused allocates nothing. */
class AllocationTest {

    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 1_000;

    private static final String TEXT = "text with ü and 😀";
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final Path OBJECT = Path.of(3442);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Formats formats = new Formats();
    private final Output out = new Output(10_000);

    @ParameterizedTest
    @CsvSource({
        "11542, INTEGER",
        "11542, UNSIGNED_INTEGER",
        "11542, FLOAT",
        "11542, BOOLEAN",
        "11542, OPAQUE",
        "11542, TIME",
        "11542, OBJECT_LINK",
        "11542, STRING",
        "112, INTEGER",
        "112, UNSIGNED_INTEGER",
        "112, FLOAT",
        "112, BOOLEAN",
        "112, OPAQUE",
        "112, TIME",
        "112, OBJECT_LINK",
        "112, STRING",
        "110, INTEGER",
        "110, BOOLEAN",
        "110, OPAQUE",
        "110, STRING",
        "11544, INTEGER",
        "11544, UNSIGNED_INTEGER",
        "11544, FLOAT",
        "11544, BOOLEAN",
        "11544, OPAQUE",
        "11544, TIME",
        "11544, OBJECT_LINK",
        "11544, STRING",
        "60, INTEGER",
        "60, UNSIGNED_INTEGER",
        "60, FLOAT",
        "60, BOOLEAN",
        "60, OPAQUE",
        "60, TIME",
        "60, OBJECT_LINK",
        "60, STRING",
        "11543, INTEGER",
        "11543, BOOLEAN",
        "11543, OPAQUE",
        "11543, OBJECT_LINK",
        "11543, STRING",
        "0, INTEGER",
        "0, BOOLEAN",
        "0, OPAQUE",
        "0, STRING",
        "42, OPAQUE",
    })
    void oneValueAllocatesNothing(int format, ResourceType type) {
        assertEquals(0, allocated(format, type), "bytes for each value");
    }

    @ParameterizedTest
    @ValueSource(ints = {110, 112, 11542, 11543, 11544})
    void aTreeAllocatesNothing(int format) {
        Encoder encoder = formats.encoder(format);
        assertEquals(0, allocated(i -> writeTree(encoder, i)), "bytes for each tree");
    }

    private void writeTree(Encoder encoder, int i) {
        out.clear();
        encoder.begin(OBJECT, out);
        for (int instance = 0; instance < 2; instance++) {
            encoder.beginInstance(3442, instance);
            encoder.beginResource(Samples.single(ResourceType.STRING));
            encoder.writeString(TEXT);
            encoder.endResource();
            encoder.beginResource(Samples.multiple(ResourceType.INTEGER));
            for (int id = 0; id < 30; id++) {
                encoder.resourceInstance(id);
                encoder.writeInteger(i);
            }
            encoder.endResource();
            encoder.endInstance();
        }
        encoder.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {110, 112, 11543})
    void aTimeAllocatesNothing(int format) {
        Encoder encoder = formats.encoder(format);
        ResourceDefinition resource = Samples.single(ResourceType.INTEGER);
        assertEquals(0, allocated(i -> writeTimes(encoder, resource, i)), "bytes for each message");
    }

    private void writeTimes(Encoder encoder, ResourceDefinition resource, int i) {
        out.clear();
        encoder.begin(OBJECT, out);
        encoder.beginInstance(3442, 0);
        for (int value = 0; value < 3; value++) {
            encoder.time(1_700_000_000_000L + i * 1000L);
            encoder.beginResource(resource);
            encoder.writeInteger(i);
            encoder.endResource();
            encoder.ago(value * 1000L);
        }
        encoder.endInstance();
        encoder.end();
    }

    /** Not in decimal digits: {@link Double#toString} makes a text. It also shows that the measure measures. */
    @Test
    void aFractionInDecimalsAllocatesItsText() {
        assertNotEquals(0, allocated(ContentFormat.SENML_JSON, ResourceType.FLOAT));
    }

    /** Returns how many bytes writing a value allocates, once everything is compiled. */
    private long allocated(int format, ResourceType type) {
        Encoder encoder = formats.encoder(format);
        ResourceDefinition resource = Samples.single(type);
        Path path = Path.of(3442, 0, resource.id());
        return allocated(i -> encode(encoder, path, resource, type, i));
    }

    private long allocated(IntConsumer message) {
        for (int i = 0; i < WARM_UP; i++) {
            message.accept(i);
        }
        // The JVM allocates on this thread now and then, for reasons of its own: of some runs the least counts.
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 10; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MEASURED; i++) {
                message.accept(i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / MEASURED;
    }

    private void encode(Encoder encoder, Path path, ResourceDefinition resource, ResourceType type, int i) {
        out.clear();
        encoder.begin(path, out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(resource);
        switch (type) {
            case STRING -> encoder.writeString(TEXT);
            case INTEGER -> encoder.writeInteger(i * 1_000_003L);
            case UNSIGNED_INTEGER -> encoder.writeUnsigned(-i);
            case FLOAT -> encoder.writeFloat(i * 0.1);
            case BOOLEAN -> encoder.writeBoolean(i % 2 == 0);
            case OPAQUE -> encoder.writeOpaque(BYTES, 0, BYTES.length);
            case TIME -> encoder.writeTime(1_700_000_000L + i);
            case OBJECT_LINK -> encoder.writeObjectLink(i, 0);
            default -> throw new IllegalArgumentException("no such value");
        }
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
    }
}

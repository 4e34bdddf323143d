package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever arrives, a decoder reads it or refuses it with 4.00: nothing else is thrown, there are no more records than
 * bytes, and memory stays in proportion to the payload. A failure names the payload.
 */
class MalformedInputTest {

    private static final Path TARGET = Path.of(3442, 0);
    private static final Path SINGLE = Path.of(3442, 0, 1);

    /** Far more than any payload here is worth, far less than a length that lies could ask for. */
    private static final long MEMORY = 4_000_000;

    /** Of how many records the values are read: each refusal costs the time of an exception. */
    private static final int READ_RECORDS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Formats formats = new Formats();
    private final Output out = new Output(100_000);

    /** Else the other tests would show nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void theWholeIsRead(int format) {
        for (int seed = 0; seed < 4; seed++) {
            assertTrue(drain(format, payload(format, new Random(seed))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void cutOffAtEveryByte(int format) {
        byte[] whole = payload(format, new Random(1));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(whole, 0, cut, 0, length);
            boolean refused = !drain(format, cut);
            // What is left of a text, of bytes or of TLV elements may be a whole.
            if (format != ContentFormat.TEXT && format != ContentFormat.OPAQUE && format != ContentFormat.TLV) {
                assertTrue(refused, "cut off at " + length + ": " + Samples.hex(cut));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void everyBitFlipped(int format) {
        byte[] payload = payload(format, new Random(2));
        for (int bit = 0; bit < payload.length * 8; bit++) {
            payload[bit / 8] ^= (byte) (1 << bit % 8);
            drain(format, payload);
            payload[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void everyByteReplacedByAnEdge(int format) {
        byte[] payload = payload(format, new Random(3));
        for (int i = 0; i < payload.length; i++) {
            byte right = payload[i];
            for (int edge :
                    new int[] {0x00, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F, 0xBB, 0xDF, 0xFB, 0xFF, '"', '\\', '[', '}'}) {
                payload[i] = (byte) edge;
                drain(format, payload);
            }
            payload[i] = right;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void randomBytes(int format) {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] payload = new byte[random.nextInt(64)];
            random.nextBytes(payload);
            drain(format, payload);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {110, 112, 320, 322, 11542, 11543, 11544})
    void piecesOfPayloadsMixed(int format) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] payload = payload(format, random);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                int length = random.nextInt(20);
                int from = random.nextInt(payload.length - length);
                System.arraycopy(payload, from, payload, random.nextInt(payload.length - length), length);
            }
            drain(format, payload);
        }
    }

    /** The largest payload that a client would take, of the worst kinds. */
    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544})
    void largePayloadsOfOneByte(int format) {
        for (int value = 0; value < 256; value++) {
            byte[] payload = new byte[20_000];
            Arrays.fill(payload, (byte) value);
            drain(format, payload);
        }
    }

    /** Reads all that can be read, as every type; returns false if the payload itself was refused. */
    private boolean drain(int format, byte[] payload) {
        Decoder decoder = formats.decoder(format);
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean whole = true;
        try {
            decoder.begin(payload, 0, payload.length, isSingle(format) ? SINGLE : TARGET, Samples.EVERYTHING);
            int records = 0;
            while (decoder.next()) {
                records++;
                assertTrue(records <= payload.length + 1, () -> "more records than bytes: " + Samples.hex(payload));
                assertTrue(TARGET.contains(decoder.path()), () -> "outside the target: " + Samples.hex(payload));
                assertFalse(decoder.hasValue() && decoder.isNull(), () -> "null and not: " + Samples.hex(payload));
                if (records <= READ_RECORDS) {
                    readAsEveryType(decoder, payload);
                }
            }
        } catch (Refusal refusal) {
            assertEquals(Refusal.BAD_REQUEST, refusal.code());
            assertTrue(refusal.getMessage().length() < 100);
            whole = false;
        } catch (RuntimeException e) {
            fail(Samples.hex(payload), e);
        }
        long used = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(used < MEMORY, () -> used + " bytes of memory: " + Samples.hex(payload));
        return whole;
    }

    private static void readAsEveryType(Decoder decoder, byte[] payload) {
        for (ResourceType type : ResourceType.values()) {
            if (type != ResourceType.NONE) {
                try {
                    Reading.value(decoder, type);
                } catch (Refusal refusal) {
                    assertEquals(Refusal.BAD_REQUEST, refusal.code());
                } catch (RuntimeException e) {
                    fail(type + " of " + Samples.hex(payload), e);
                }
            }
        }
    }

    private byte[] payload(int format, Random random) {
        if (format == ContentFormat.TEXT) {
            return "-12345678901234.5E+10".getBytes(StandardCharsets.UTF_8);
        }
        if (format == ContentFormat.OPAQUE) {
            return new byte[20];
        }
        if (format == ContentFormat.CBOR) {
            // A tag, and a text in two parts.
            return Samples.hex("c07f6a323031332d30332d32316a5432303a30343a30305aff");
        }
        if (format == ContentFormat.SENML_ETCH_JSON || format == ContentFormat.SENML_ETCH_CBOR) {
            return withNulls(
                    payload(format - ContentFormat.SENML_ETCH_JSON + ContentFormat.SENML_JSON, random), format);
        }
        do {
            Trees.write(formats.encoder(format), TARGET, out, random);
        } while (out.length() < 40 || out.length() > 300);
        return out.toByteArray();
    }

    /** Adds a record with a null in front. */
    private static byte[] withNulls(byte[] senml, int format) {
        boolean json = format == ContentFormat.SENML_ETCH_JSON;
        // {-2: "/3442/0/1", 2: null}
        byte[] record = json
                ? "{\"bn\":\"/3442/0/1\",\"v\":null},".getBytes(StandardCharsets.UTF_8)
                : Samples.hex("a221692f333434322f302f3102f6");
        int head = json || (senml[0] & 0x1F) < 23 ? 1 : 2;
        byte[] payload = new byte[senml.length + record.length];
        System.arraycopy(senml, 0, payload, 0, head);
        System.arraycopy(record, 0, payload, head, record.length);
        System.arraycopy(senml, head, payload, head + record.length, senml.length - head);
        if (!json) {
            payload[head - 1]++;
        }
        return payload;
    }

    private static boolean isSingle(int format) {
        return format == ContentFormat.TEXT || format == ContentFormat.OPAQUE || format == ContentFormat.CBOR;
    }
}

package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payloads of Read-Composite and Observe-Composite (LwM2M Core TS 1.1, sections 6.3.8 and 6.4.4). */
class PathListTest {

    private static final int LIMIT = 8;

    private final Formats formats = new Formats();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'n':'/3/0/0'},{'n':'/3/0/9'},{'n':'/1/0/1'}] | /3/0/0 /3/0/9 /1/0/1",
                "[{'bn':'/3/0/','n':'0'},{'n':'11/0'},{'bn':'/','n':'1'}] | /3/0/0 /3/0/11/0 /1",
                "[{'bn':'/3/0/'},{'n':'0'}] | /3/0/0",
                "[{'bn':'/3/0'}]            | /3/0",
                "[{'n':'/'}]                | /", // case LightweightM2M-1.1-int-235
                "[{'n':'/3'},{'n':'/3/0'},{'n':'/3'}] | /3 /3/0 /3",
            })
    void readsPathsInSenmlJson(String json, String paths) {
        assertEquals(paths, read(ContentFormat.SENML_JSON, bytes(json)));
    }

    @Test
    void readsPathsInSenmlCbor() {
        // [{0: "/3/0/9"}, {0: "/1/0"}]
        byte[] payload = HexFormat.of().parseHex("82a100662f332f302f39a100642f312f30");

        assertEquals("/3/0/9 /1/0", read(ContentFormat.SENML_CBOR, payload));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                             | 128", // 4.00
                "[{'bn':'/3/0/'}]               | 128", // begins names, and names nothing
                "[{'n':'/3/0/9','v':1}]         | 128",
                "[{'n':'/3/0/9'},{'n':'/1','vs':''}] | 128",
                "[{'n':'/3/x'}]                 | 128",
                "[{'n':'3'}]                    | 128",
                "[{'n':'/3/0/0/0/0'}]           | 128",
                "[{'n':'/3'}                    | 128",
                "''                             | 128",
                "{}                             | 128",
            })
    void refusesWhatIsNoListOfPaths(String json, int code) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(ContentFormat.SENML_JSON, bytes(json)));

        assertEquals(code, refusal.code());
    }

    @Test
    void refusesATextThatNamesNothing() {
        Refusal refusal = assertThrows(Refusal.class, () -> read(ContentFormat.TEXT, bytes("1")));

        assertEquals(Refusal.BAD_REQUEST, refusal.code());
    }

    @Test
    void isBounded() {
        assertEquals(LIMIT, list(LIMIT).length);

        Refusal refusal = assertThrows(Refusal.class, () -> list(LIMIT + 1));
        assertEquals(Refusal.REQUEST_ENTITY_TOO_LARGE, refusal.code());
    }

    @Test
    void takesALimitThatIsNoPowerOfTwo() {
        for (int limit = 1; limit < 20; limit++) {
            byte[] payload = bytes(json(limit));
            Path[] paths = PathList.read(formats.decoder(ContentFormat.SENML_JSON), payload, limit);

            Path[] expected =
                    IntStream.range(0, limit).mapToObj(i -> Path.of(3, i)).toArray(Path[]::new);
            assertArrayEquals(expected, paths);
        }
    }

    @Test
    void answersAnything() {
        Random random = new Random(1);
        byte[] good = HexFormat.of().parseHex("82a100662f332f302f39a100642f312f30");
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                read(ContentFormat.SENML_CBOR, damaged);
            } catch (Refusal refusal) {
                refused++;
            }
        }
        assertTrue(refused > 1000 && refused < 5000, refused + " refused");
    }

    private Path[] list(int count) {
        return PathList.read(formats.decoder(ContentFormat.SENML_JSON), bytes(json(count)), LIMIT);
    }

    private static String json(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'n':'/3/" + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String read(int format, byte[] payload) {
        return Arrays.stream(PathList.read(formats.decoder(format), payload, LIMIT))
                .map(Path::toString)
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}

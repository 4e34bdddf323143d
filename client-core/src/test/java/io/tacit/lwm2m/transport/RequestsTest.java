package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7252 sections 5.4 and 5.10. */
class RequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/3", "/3/0", "/3303/12/5700", "/65534/65534/65534/65534", "/0"})
    void readsAPath(String path) {
        assertEquals(Path.parse(path), Requests.path(get(path)));
    }

    @Test
    void isTheRootWithoutAPath() {
        assertSame(Path.ROOT, Requests.path(new Message(Code.GET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rd", "/3/a", "/3/0/9/0/0", "/65535", "/100000", "/03", "/+3", "/ 3", "/3/", "//3", "/٣"})
    void findsNoPathElsewhere(String path) {
        Refusal refusal = assertThrows(Refusal.class, () -> Requests.path(get(path)));

        assertEquals(Refusal.NOT_FOUND, refusal.code());
    }

    @Test
    void aSlashInsideASegmentMakesNoPath() {
        Message request = new Message(Code.GET).add(Option.URI_PATH, "3/0");

        // The characters "3/0" of one segment are not the segments 3 and 0.
        assertThrows(Refusal.class, () -> Requests.path(request));
    }

    @ParameterizedTest(name = "option {0} of {1} bytes, {2} times: {3}")
    @CsvSource({
        "1,    0, 1, fine", // If-Match
        "1,    4, 1, 4.12",
        "3,    9, 1, fine", // Uri-Host
        "3,    0, 1, 4.02",
        "3,    9, 2, 4.02",
        "4,    8, 2, fine", // ETag
        "5,    0, 1, 4.12", // If-None-Match
        "6,    1, 1, fine", // Observe
        "7,    2, 1, fine", // Uri-Port
        "7,    3, 1, 4.02",
        "9,    3, 1, 4.02", // OSCORE
        "11,   1, 4, fine", // Uri-Path
        "12,   2, 1, fine", // Content-Format
        "14,   4, 1, fine", // Max-Age
        "15,   6, 3, fine", // Uri-Query
        "17,   2, 1, fine", // Accept
        "17,   2, 2, 4.02",
        "17,   3, 1, 4.02",
        "23,   3, 1, fine", // Block2
        "23,   4, 1, 4.02",
        "27,   1, 1, fine", // Block1
        "27,   1, 2, 4.02",
        "35,  20, 1, 5.05", // Proxy-Uri
        "39,   4, 1, 5.05", // Proxy-Scheme
        "60,   2, 1, fine", // Size1
        "2053, 0, 1, 4.02", // nobody knows it, and it is critical
        "2054, 0, 1, fine", // nobody knows it
    })
    void checksOptions(int number, int length, int times, String result) {
        Message request = new Message(Code.GET);
        for (int i = 0; i < times; i++) {
            request.add(number, new byte[length]);
        }

        if (result.equals("fine")) {
            assertDoesNotThrow(() -> Requests.checkOptions(request));
        } else {
            Refusal refusal = assertThrows(Refusal.class, () -> Requests.checkOptions(request));
            assertEquals(result, Code.text(refusal.code()));
        }
    }

    private static Message get(String path) {
        Message request = new Message(Code.GET);
        for (String segment : path.substring(1).split("/", -1)) {
            request.add(Option.URI_PATH, segment);
        }
        return request;
    }
}

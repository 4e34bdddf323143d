package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The format of RFC 7252 section 3, in both directions. */
class CoapMessageTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static CoapMessage parse(String hex) {
        return CoapMessage.parse(bytes(hex), bytes(hex).length);
    }

    static byte[] encode(int type, int id, byte[] token, Message message) {
        byte[] buffer = new byte[4096];
        int length = CoapMessage.encode(type, id, token, message, buffer);
        assertTrue(length > 0);
        byte[] bytes = new byte[length];
        System.arraycopy(buffer, 0, bytes, 0, length);
        return bytes;
    }

    static void assertSame(Message expected, Message actual) {
        assertEquals(expected.code(), actual.code());
        assertArrayEquals(expected.token(), actual.token());
        assertEquals(expected.optionCount(), actual.optionCount());
        for (int i = 0; i < expected.optionCount(); i++) {
            assertEquals(expected.optionNumber(i), actual.optionNumber(i));
            assertArrayEquals(expected.optionValue(i), actual.optionValue(i));
        }
        assertArrayEquals(expected.payload(), actual.payload());
    }

    /** Messages of RFC 7252 appendix A, figures 16 and 17. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            40 01 7d34    bb 74656d7065726174757265, 0, 1,  32052, '', temperature, ''
            60 45 7d34    ff 32322e332043,           2, 69, 32052, '', -,           22.3 C
            41 01 7d35 20 bb 74656d7065726174757265, 0, 1,  32053, 20, temperature, ''
            61 45 7d35 20 ff 32322e332043,           2, 69, 32053, 20, -,           22.3 C
            """)
    void messagesOfTheSpecification(String hex, int type, int code, int id, String token, String path, String payload) {
        CoapMessage parsed = parse(hex);
        assertTrue(parsed.isWellFormed());
        assertEquals(type, parsed.type());
        assertEquals(code, parsed.code());
        assertEquals(id, parsed.id());
        Message message = parsed.message();
        assertArrayEquals(bytes(token), message.token());
        assertEquals(path, message.optionCount() == 0 ? null : message.optionText(message.find(Option.URI_PATH)));
        assertEquals(payload, Message.text(message.payload()));
        assertArrayEquals(bytes(hex), encode(type, id, message.token(), message));
    }

    @Test
    void emptyMessages() {
        assertArrayEquals(bytes("40007d38"), CoapMessage.empty(CoapMessage.CON, 0x7d38));
        assertArrayEquals(bytes("60007d38"), CoapMessage.empty(CoapMessage.ACK, 0x7d38));
        assertArrayEquals(bytes("7000ffff"), CoapMessage.empty(CoapMessage.RST, 0xffff));
        CoapMessage ack = parse("60007d38");
        assertTrue(ack.isWellFormed());
        assertNull(ack.message());
        assertEquals(0x7d38, ack.id());
    }

    @Test
    void deltasAndLengthsAreExtendedAsTheyGrow() {
        // 12 fits in the nibble; 13 to 268 take a byte, from 269 on two.
        for (int step : new int[] {0, 1, 12, 13, 14, 268, 269, 270, 525, 1000}) {
            Message message = new Message(Code.GET).add(step, new byte[step]).add(2 * step, new byte[0]);
            byte[] bytes = encode(CoapMessage.NON, 1, new byte[0], message);
            int extension = step < 13 ? 0 : step < 269 ? 1 : 2;
            assertEquals(4 + 2 + 3 * extension + step, bytes.length, "step " + step);
            assertSame(message, CoapMessage.parse(bytes, bytes.length).message());
        }
        Message largest = new Message(Code.GET).add(0xFFFF, new byte[] {1});
        byte[] bytes = encode(CoapMessage.CON, 1, new byte[0], largest);
        assertArrayEquals(bytes("40010001 e1 fef2 01"), bytes);
        assertSame(largest, CoapMessage.parse(bytes, bytes.length).message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "40", "4001", "400100", "00010001", "80010001", "c0010001", "00000000"})
    void whatHasNoHeaderOfVersion1IsNoMessage(String hex) {
        assertNull(parse(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "49010001 010203040506070809", // token lengths of 9 to 15 are reserved; RFC 8974 needs an agreement
                "4d010001 00 0102030405060708090a0b0c0d",
                "4f010001",
                "48010001 01020304050607", // cut off in the token
                "40010001 b5 61", // cut off in an option's value
                "40010001 d1", // in the extended delta
                "40010001 e100",
                "40010001 0d", // in the extended length
                "40010001 0e00",
                "40010001 f0", // delta 15 without being the marker
                "40010001 f1 00",
                "40010001 0f 00", // length 15
                "40010001 ff", // a marker without payload
                "40010001 b161 ff",
                "40010001 e0fef3", // option 65536
                "40010001 e0fef2 10", // 65535 + 1
                "41000001 20", // Empty with a token
                "40000001 00", // Empty with something after it
                "40000001 ff61",
                "40200001", // reserved classes 1, 6 and 7
                "403f0001",
                "40c00001",
                "40e10001",
                "50000001", // an Empty Non-confirmable message
                "50210001",
                "60010001", // a request in an acknowledgement
                "60210001",
                "70450001", // a Reset that is not Empty
                "70010001",
            })
    void whatTheFormatForbidsIsMalformed(String hex) {
        CoapMessage parsed = parse(hex);
        assertNotNull(parsed);
        assertFalse(parsed.isWellFormed());
        assertNull(parsed.message());
        assertEquals(1, parsed.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40000001", "401f0001", "50080001", "40600001", "60a00001", "60000001", "70000001"})
    void whatIsUnusualIsAllowed(String hex) {
        // A ping; methods that nobody has assigned, which get a 4.05; responses of class 3 and 5.
        assertTrue(parse(hex).isWellFormed());
    }

    @Test
    void aRepeatedOptionAndAnEmptyOneAreKept() {
        Message message = parse("40010001 b161 00 0162 ff2a").message();
        assertEquals(3, message.optionCount());
        assertEquals("a", message.optionText(0));
        assertEquals("", message.optionText(1));
        assertEquals("b", message.optionText(2));
        assertEquals("*", Message.text(message.payload()));
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        Message message = new Message(Code.CONTENT).add(Option.MAX_AGE, 1L).payload(new byte[10]);
        for (int room = 0; room < 18; room++) {
            byte[] buffer = new byte[room];
            assertEquals(CoapMessage.TOO_LONG, CoapMessage.encode(CoapMessage.NON, 1, new byte[0], message, buffer));
        }
        assertEquals(18, CoapMessage.encode(CoapMessage.NON, 1, new byte[0], message, new byte[18]));
        assertEquals(CoapMessage.TOO_LONG, CoapMessage.encode(CoapMessage.NON, 1, new byte[9], message, new byte[100]));
    }

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(7252);
        for (int i = 0; i < 20_000; i++) {
            Message message = RandomMessages.next(random);
            int id = random.nextInt(0x10000);
            int type = random.nextInt(2);
            byte[] bytes = encode(type, id, message.token(), message);
            CoapMessage parsed = CoapMessage.parse(bytes, bytes.length);
            assertEquals(type, parsed.type());
            assertEquals(id, parsed.id());
            assertSame(message, parsed.message());
        }
    }

    @Test
    void whatIsReadIsWrittenAsItWas() {
        // There is one way to write a message: the shortest. Bytes that were read and are not written so used another.
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = RandomMessages.mutated(random);
            CoapMessage parsed = CoapMessage.parse(bytes, bytes.length);
            if (parsed != null && parsed.message() != null) {
                read++;
                byte[] again =
                        encode(parsed.type(), parsed.id(), parsed.message().token(), parsed.message());
                assertTrue(again.length <= bytes.length);
                assertSame(
                        parsed.message(), CoapMessage.parse(again, again.length).message());
            }
        }
        assertTrue(read > 20_000, "only " + read + " were messages");
    }
}

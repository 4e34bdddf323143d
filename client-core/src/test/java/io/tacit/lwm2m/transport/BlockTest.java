package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coding of a block option, RFC 7959 section 2.2. */
class BlockTest {

    @ParameterizedTest
    @CsvSource({
        "0, false, 0, 0x0",
        "0, true, 3, 0xB",
        "1, false, 3, 0x13",
        "2, true, 2, 0x2A",
        "1048575, true, 6, 0xFFFFFE"
    })
    void packsNumberMoreAndSizeIntoOneNumber(int number, boolean more, int szx, String value) {
        int packed = Block.value(number, more, szx);

        assertEquals(Integer.decode(value), packed);
        Message message = new Message(Code.GET).add(Option.BLOCK2, (long) packed);
        int read = Block.read(message, Option.BLOCK2);
        assertEquals(number, Block.number(read));
        assertEquals(more, Block.more(read));
        assertEquals(szx, Block.szx(read));
        assertEquals(number * (16 << szx), Block.offset(read));
    }

    @Test
    void anAbsentOptionIsNotAnEmptyOne() {
        assertEquals(Block.ABSENT, Block.read(new Message(Code.GET), Option.BLOCK1));
        assertEquals(0, Block.read(new Message(Code.GET).add(Option.BLOCK1, new byte[0]), Option.BLOCK1));
    }

    @Test
    void theReservedSizeAndLongOptionsAreMalformed() {
        assertEquals(Block.MALFORMED, Block.read(new Message(Code.GET).add(Option.BLOCK1, 7L), Option.BLOCK1));
        assertEquals(Block.MALFORMED, Block.read(new Message(Code.GET).add(Option.BLOCK1, new byte[4]), Option.BLOCK1));
    }

    @ParameterizedTest
    @CsvSource({"1024, 6", "1023, 5", "512, 5", "100, 2", "16, 0", "8, 0"})
    void theLargestBlockThatFits(int payload, int szx) {
        assertEquals(szx, Block.largestSzx(payload));
    }
}

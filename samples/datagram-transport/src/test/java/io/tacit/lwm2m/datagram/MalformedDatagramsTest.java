package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever arrives: nothing is thrown, nothing answered that must not be, and no memory grows. */
class MalformedDatagramsTest {

    @Test
    void everyPrefixOfWhatIsValid() {
        Random random = new Random(1);
        Hostile end = new Hostile();
        for (int i = 0; i < 300; i++) {
            byte[] datagram = RandomMessages.datagram(random);
            for (int length = 0; length <= datagram.length; length++) {
                end.arrives(Arrays.copyOf(datagram, length));
            }
        }
        assertTrue(end.requests() > 0 && end.resets() > 0);
    }

    @Test
    void bytesAtRandomAndMessagesWithMistakes() {
        Random random = new Random(2);
        Hostile end = new Hostile();
        for (int i = 0; i < 200_000; i++) {
            end.arrives(RandomMessages.mutated(random));
        }
        assertTrue(end.requests() > 1000 && end.resets() > 1000);
    }

    /** All there is of two bytes, in all types: type and token length, and code. */
    @Test
    void everyFirstAndSecondByte() {
        Hostile end = new Hostile();
        for (int first = 0; first < 256; first++) {
            for (int code = 0; code < 256; code++) {
                end.arrives(new byte[] {(byte) first, (byte) code, 0, (byte) code, 1, 2, 3, 4, 5, 6, 7, 8});
            }
        }
        assertTrue(end.requests() > 0 && end.resets() > 0);
    }
}

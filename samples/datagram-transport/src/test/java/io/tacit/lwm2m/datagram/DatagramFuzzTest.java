package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tacit.lwm2m.transport.Message;
import java.util.Arrays;

/**
 * Datagrams that a fuzzer makes up. In a test run it plays the inputs that are kept, in the profile "fuzz" new ones for
 * a minute.
 */
class DatagramFuzzTest {

    private static final int MOST_DATAGRAMS = 64;

    /** What is read can be written, in no more bytes, and read again. */
    @FuzzTest(maxDuration = "20s")
    void aMessage(byte[] datagram) {
        CoapMessage parsed = CoapMessage.parse(datagram, datagram.length);
        Message message = parsed == null ? null : parsed.message();
        if (message != null) {
            byte[] buffer = new byte[datagram.length];
            int length = CoapMessage.encode(parsed.type(), parsed.id(), message.token(), message, buffer);
            assertTrue(length > 0);
            CoapMessageTest.assertSame(message, CoapMessage.parse(buffer, length).message());
        }
    }

    /** Several datagrams, each behind its length, against a transport at work. */
    @FuzzTest(maxDuration = "40s")
    void aConversation(byte[] datagrams) {
        Hostile end = new Hostile();
        int at = 0;
        for (int i = 0; i < MOST_DATAGRAMS && at < datagrams.length; i++) {
            int from = at + 1;
            at = Math.min(from + (datagrams[at] & 0xFF), datagrams.length);
            end.arrives(Arrays.copyOfRange(datagrams, from, at));
        }
    }
}

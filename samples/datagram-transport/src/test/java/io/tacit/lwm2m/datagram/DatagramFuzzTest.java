package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tacit.lwm2m.transport.Message;
import java.util.Arrays;

/**
 * Datagrams that a fuzzer makes up. In a test run it plays the inputs that are kept beside it: the exchanges of RFC
 * 7252 appendix A, and what once went wrong. In the profile "fuzz" it makes up new ones, for a minute.
 */
class DatagramFuzzTest {

    private static final int MOST_DATAGRAMS = 64;

    /** Several datagrams, each behind its length in one byte, against a transport at work. */
    @FuzzTest(maxDuration = "60s")
    void aConversation(byte[] datagrams) {
        Hostile end = new Hostile();
        int at = 0;
        for (int i = 0; i < MOST_DATAGRAMS && at < datagrams.length; i++) {
            int from = at + 1;
            at = Math.min(from + (datagrams[at] & 0xFF), datagrams.length);
            byte[] datagram = Arrays.copyOfRange(datagrams, from, at);
            isWrittenAsItIsRead(datagram);
            end.arrives(datagram);
        }
    }

    /** What is read can be written, in no more bytes, and read again. */
    private static void isWrittenAsItIsRead(byte[] datagram) {
        CoapMessage parsed = CoapMessage.parse(datagram, datagram.length);
        Message message = parsed == null ? null : parsed.message();
        if (message != null) {
            byte[] buffer = new byte[datagram.length];
            int length = CoapMessage.encode(parsed.type(), parsed.id(), message.token(), message, buffer);
            assertTrue(length > 0);
            CoapMessageTest.assertSame(
                    message, CoapMessage.parse(buffer, length).message());
        }
    }
}

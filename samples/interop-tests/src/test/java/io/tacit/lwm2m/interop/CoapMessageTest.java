package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoapMessageTest {

    /** RFC 7252, Appendix A, figure 17: GET /temperature with a token, and the answer 22.3 C. */
    @Test
    void readsAndWritesTheExampleOfTheRfc() {
        byte[] get = new CoapMessage(CoapMessage.CON, 1, 0x7d35, new byte[] {0x20})
                .path("/temperature")
                .encode();
        assertArrayEquals(HexFormat.of().parseHex("41017d3520bb74656d7065726174757265"), get);

        CoapMessage answer = CoapMessage.decode(HexFormat.of().parseHex("61457d3520ff32322e332043"));
        assertEquals(CoapMessage.ACK, answer.type);
        assertEquals("2.05", answer.codeText());
        assertEquals("22.3 C", answer.text());
    }

    @Test
    void readsWhatItWrites() {
        CoapMessage message = new CoapMessage(CoapMessage.NON, 3, 7, new byte[0])
                .option(2049, new byte[300])
                .option(CoapMessage.CONTENT_FORMAT, 11542)
                .path("/3/0")
                .option(CoapMessage.OBSERVE, 0)
                .option(60, new byte[20])
                .payload(new byte[] {1});
        CoapMessage back = CoapMessage.decode(message.encode());
        assertEquals("/3/0", back.path());
        assertEquals(11542, back.number(CoapMessage.CONTENT_FORMAT));
        assertEquals(0, back.number(CoapMessage.OBSERVE));
        assertEquals(-1, back.number(CoapMessage.ACCEPT));
        assertEquals(
                List.of(300, 20),
                List.of(back.texts(2049).get(0).length(), back.texts(60).get(0).length()));
        assertArrayEquals(new byte[] {1}, back.payload());
    }
}

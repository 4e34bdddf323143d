package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadsTest {

    /** Made by hand after RFC 8428 sections 5 and 6, and LwM2M Core TS 1.1, section 7.4.3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     | 32312e35                                     | 21.5",
                "-1    | 6e6f2073756368206f626a656374                 | no such object",
                // [{0: "/3303/0/5700", 2: 21.5}]
                "112   | 81a2006c2f333330332f302f3537303002f94d60     | 21.5",
                // a float of 8 bytes, Resource 5700
                "11542 | e8164408403580000000000020                   | 13 bytes of format 11542",
                "11542 | e81644084035800000000000                     | 21.5",
                "11542 | e4164441ac0000                               | 21.5",
                "11544 | a0                                           | 1 bytes of format 11544",
                "112   | 81a2                                         | 2 bytes that are no format 112"
            })
    void describes(int format, String hex, String text) {
        assertEquals(text, Payloads.describe(format, HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[{\"bn\":\"/3303/0/\",\"n\":\"5700\",\"v\":21.5}]             | 21.5",
                "[{\"n\":\"/3303/0/5700\",\"v\":21.5},{\"n\":\"/3/0/0\",\"vs\":\"Acme\"}] | /3303/0/5700=21.5, /3/0/0=Acme",
                "[{                                                             | 2 bytes that are no format 110"
            })
    void describesSenmlJson(String json, String text) {
        assertEquals(text, Payloads.describe(Payloads.SENML_JSON, json.getBytes(StandardCharsets.UTF_8)));
    }
}

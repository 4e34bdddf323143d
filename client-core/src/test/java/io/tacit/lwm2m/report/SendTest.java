package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {

    private static final Path UNITS = Path.of(Sensor.ID, 0, Sensor.UNITS);

    private final Bench bench = new Bench();
    private final Send send = new Send(bench.tree, new Formats(), 1000);

    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON})
    void onePath(int format) {
        bench.sensor.value = 21.5;
        Message message = send.build(format, 1, Bench.VALUE);

        assertEquals(Code.POST, message.code());
        assertEquals("dp", message.optionText(message.find(Option.URI_PATH)));
        assertEquals(format, message.uint(Option.CONTENT_FORMAT));
        assertEquals(Bench.VALUE, message.subject());
        assertEquals(Map.of(Bench.VALUE, 21.5), numbers(message, format));
    }

    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON})
    void severalPaths(int format) {
        bench.sensor.value = 3;
        bench.sensor.instances = 2;
        Path other = Path.of(Sensor.ID, 1, Sensor.VALUE);
        Path history = Path.of(Sensor.ID, 0, Sensor.HISTORY);
        Message message = send.build(format, 1, other, Bench.VALUE, history);

        assertNull(message.subject());
        Path first = Path.of(Sensor.ID, 0, Sensor.HISTORY, 0);
        Path second = Path.of(Sensor.ID, 0, Sensor.HISTORY, 1);
        assertEquals(Map.of(other, 3.0, Bench.VALUE, 3.0, first, 3.0, second, 4.0), numbers(message, format));
    }

    @Test
    void aFailureLeavesNothingBehind() {
        bench.sensor.refusal = new Refusal(Refusal.SERVICE_UNAVAILABLE, "the sensor is warming up");
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> send.build(ContentFormat.SENML_CBOR, 1, UNITS, Bench.VALUE));
        assertEquals("/3303/0/5701 can't be sent: the sensor is warming up", e.getMessage());
        bench.sensor.refusal = null;
        bench.sensor.value = 7;

        Message message = send.build(ContentFormat.SENML_CBOR, 1, Bench.VALUE);
        assertEquals(Map.of(Bench.VALUE, 7.0), numbers(message, ContentFormat.SENML_CBOR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | name at least one path to send",
                "/                          | the root can't be sent: name the Objects",
                "/0/0/0                     | /0/0/0 can't be sent: no server has access to it",
                "/42                        | /42 can't be sent: the client has no Object 42",
                "/3303/0/1                  | /3303/0/1 can't be sent: Temperature has no Resource 1",
                "/3303/0/5605               | /3303/0/5605 can't be sent: Reset is not readable",
                "/3303/0/5700/0             | /3303/0/5700/0 can't be sent: Sensor Value has no instances",
                "/3303/0/5700 /3303/0       | /3303/0 and /3303/0/5700 overlap: a Send has each value once",
            })
    void refusesAtOnceWhatCanNeverBeSent(String paths, String why) {
        Path[] parsed = paths.isEmpty()
                ? new Path[0]
                : Arrays.stream(paths.split(" ")).map(Path::parse).toArray(Path[]::new);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> send.check(ContentFormat.SENML_CBOR, parsed));
        assertEquals(why, e.getMessage());
    }

    @Test
    void refusesFormatsThatASendCanNotHave() {
        assertThrows(IllegalArgumentException.class, () -> send.check(ContentFormat.TLV, Bench.VALUE));
    }

    @Test
    void findsOutLaterThatAnInstanceIsNotThere() {
        Path missing = Path.of(Sensor.ID, 9, Sensor.VALUE);
        send.check(ContentFormat.SENML_CBOR, missing);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> send.build(ContentFormat.SENML_CBOR, 1, missing));
        assertTrue(e.getMessage().startsWith("/3303/9/5700 can't be sent: "), e.getMessage());
    }

    private static Map<Path, Double> numbers(Message message, int format) {
        Decoder decoder = new Formats().decoder(format);
        decoder.begin(message.payload(), 0, message.payload().length, Path.ROOT, null);
        Map<Path, Double> numbers = new LinkedHashMap<>();
        while (decoder.next()) {
            numbers.put(decoder.path(), decoder.readFloat());
        }
        return numbers;
    }
}

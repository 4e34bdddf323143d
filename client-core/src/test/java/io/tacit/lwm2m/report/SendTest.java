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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A Send")
class SendTest {

    private static final Path UNITS = Path.of(Sensor.ID, 0, Sensor.UNITS);

    private final Bench bench = new Bench();
    private final Send send = new Send(bench.tree, new Formats(), 1000);

    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON, ContentFormat.LWM2M_CBOR})
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
    @ValueSource(ints = {ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON, ContentFormat.LWM2M_CBOR})
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
        Refusal e = assertThrows(Refusal.class, () -> send.build(ContentFormat.SENML_CBOR, 1, UNITS, Bench.VALUE));
        assertEquals(Refusal.SERVICE_UNAVAILABLE, e.code());
        assertEquals("the sensor is warming up", e.getMessage());
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
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> send.check(parsed));
        assertEquals(why, e.getMessage());
    }

    @Test
    void refusesFormatsThatASendCanNotHave() {
        assertThrows(IllegalArgumentException.class, () -> Send.checkFormat(ContentFormat.TLV));
        assertThrows(IllegalArgumentException.class, () -> send.build(ContentFormat.TLV, 1, Bench.VALUE));
    }

    @Test
    void findsOutLaterThatAnInstanceIsNotThere() {
        Path missing = Path.of(Sensor.ID, 9, Sensor.VALUE);
        send.check(missing);
        Refusal e = assertThrows(Refusal.class, () -> send.build(ContentFormat.SENML_CBOR, 1, missing));
        assertEquals(Refusal.NOT_FOUND, e.code());
        assertTrue(e.getMessage().startsWith("/3303/9/5700 can't be sent: "), e.getMessage());
    }

    @Nested
    @DisplayName("of what was collected")
    class Collected {

        private final ValueLog log = new ValueLog(10_000, DropPolicy.OLDEST);
        private final int json = ContentFormat.SENML_JSON;

        private void collect(long time, double value, Path... paths) {
            bench.sensor.value = value;
            assertTrue(send.collect(time, 1, log, paths));
        }

        private String text(int most, long shift) {
            return Message.text(send.buildCollected(json, log, most, shift).payload());
        }

        @Test
        @DisplayName("has the time of each value; the name that all share is there once")
        void times() {
            collect(1_000, 20.5, Bench.VALUE);
            collect(61_500, 21, Bench.VALUE);
            Message message = send.buildCollected(json, log, 2, 1_700_000_000_000L);
            assertEquals(
                    "[{\"bn\":\"/3303/0/5700\",\"bt\":1700000001,\"v\":20.5},{\"t\":60.5,\"v\":21}]",
                    Message.text(message.payload()));
            assertEquals(Code.POST, message.code());
            assertEquals("dp", message.optionText(message.find(Option.URI_PATH)));
            assertEquals(json, message.uint(Option.CONTENT_FORMAT));
            assertEquals(Bench.VALUE, message.subject());
        }

        @Test
        @DisplayName("says how long ago it was if nobody knows the time of day")
        void relative() {
            collect(1_000, 20.5, Bench.VALUE);
            collect(60_000, 21, Bench.VALUE);
            assertEquals(
                    "[{\"bn\":\"/3303/0/5700\",\"t\":-60,\"v\":20.5},{\"t\":-1,\"v\":21}]",
                    text(2, Snapshot.relativeTo(61_000)));
        }

        @Test
        @DisplayName("can be of several Resources")
        void several() {
            collect(1_000, 7, Bench.VALUE, Path.of(Sensor.ID, 0, Sensor.HISTORY, 1));
            assertEquals(
                    "[{\"bn\":\"/3303/0/\",\"n\":\"5700\",\"t\":-1,\"v\":7},{\"n\":\"7000/1\",\"t\":-1,\"v\":8}]",
                    text(1, Snapshot.relativeTo(2_000)));
        }

        @Test
        @DisplayName("leaves values in the log until they are delivered")
        void delivered() {
            long ago = Snapshot.relativeTo(5_000);
            collect(1_000, 1, Bench.VALUE);
            collect(2_000, 2, Bench.VALUE);
            collect(3_000, 3, Bench.VALUE);
            assertEquals("[{\"bn\":\"/3303/0/5700\",\"t\":-4,\"v\":1},{\"t\":-3,\"v\":2}]", text(2, ago));
            log.undelivered();
            assertEquals("[{\"bn\":\"/3303/0/5700\",\"t\":-4,\"v\":1},{\"t\":-3,\"v\":2}]", text(2, ago));
            collect(4_000, 4, Bench.VALUE);
            log.delivered();
            assertEquals("[{\"bn\":\"/3303/0/5700\",\"t\":-2,\"v\":3},{\"t\":-1,\"v\":4}]", text(2, ago));
        }

        /** Whatever the limit, the message is as long as can be, and not longer. */
        @ParameterizedTest
        @ValueSource(ints = {ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON})
        @DisplayName("has as many values as there is room for")
        void full(int format) {
            // The head of a CBOR array, which is known last, is written behind its content first.
            int needed = format == ContentFormat.SENML_CBOR ? 1 : 0;
            for (int limit = 1; limit < 400; limit++) {
                Send limited = new Send(bench.tree, new Formats(), limit);
                ValueLog some = new ValueLog(10_000, DropPolicy.OLDEST);
                for (int i = 0; i < 20; i++) {
                    bench.sensor.value = i / 4.0;
                    send.collect(i, 1, some, Bench.VALUE);
                }
                int least = size(format, some, 1);
                Message message = limited.buildCollected(format, some, 20, 0);
                if (limit < least + needed) {
                    assertNull(message, "limit " + limit);
                    some.sent(1);
                } else {
                    int count = numberOf(message, format);
                    some.delivered();
                    assertEquals(20 - count, some.size());
                    assertTrue(message.payload().length <= limit);
                    if (count < 20) {
                        assertTrue(
                                sizeFromStart(format, count + 1) + needed > limit,
                                limit + " has room for more than " + count);
                    }
                }
            }
        }

        private int sizeFromStart(int format, int count) {
            ValueLog fresh = new ValueLog(10_000, DropPolicy.OLDEST);
            for (int i = 0; i < count; i++) {
                bench.sensor.value = i / 4.0;
                send.collect(i, 1, fresh, Bench.VALUE);
            }
            return size(format, fresh, count);
        }

        private int size(int format, ValueLog some, int count) {
            int size = send.buildCollected(format, some, count, 0).payload().length;
            some.undelivered();
            return size;
        }

        private int numberOf(Message message, int format) {
            Decoder decoder = new Formats().decoder(format);
            decoder.begin(message.payload(), 0, message.payload().length, Path.ROOT, null);
            int count = 0;
            while (decoder.next()) {
                count++;
            }
            return count;
        }

        @Test
        @DisplayName("keeps nothing of a moment in which something can't be read")
        void unreadable() {
            Path missing = Path.of(Sensor.ID, 5, Sensor.VALUE);
            Refusal e = assertThrows(Refusal.class, () -> send.collect(0, 1, log, Bench.VALUE, missing));
            assertEquals("/3303/5/5700 can't be sent: no such Object Instance", e.getMessage());
            assertEquals(0, log.size());
            assertThrows(IllegalArgumentException.class, () -> send.collect(0, 1, log, Path.of(42)));
        }

        @Test
        @DisplayName("is in SenML CBOR where Sends are in LwM2M CBOR, which has no times")
        void formats() {
            assertEquals(ContentFormat.SENML_CBOR, Send.withTimes(ContentFormat.LWM2M_CBOR));
            assertEquals(ContentFormat.SENML_JSON, Send.withTimes(ContentFormat.SENML_JSON));
        }
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

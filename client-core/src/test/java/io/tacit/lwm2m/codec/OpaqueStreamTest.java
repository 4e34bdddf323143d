package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload that is read as it comes gives the value that the whole payload would have given. */
class OpaqueStreamTest {

    private static final Path SINGLE = Path.of(3442, 0, ResourceType.OPAQUE.ordinal());
    private static final Path INSTANCE = Path.of(3442, 0, 100 + ResourceType.OPAQUE.ordinal(), 7);

    private final Formats formats = new Formats();
    private final Output out = new Output(200_000);

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 1542, 11542, 11544})
    void readsWhatTheEncoderWrites(int format) {
        for (Path target : new Path[] {SINGLE, INSTANCE, Path.of(3442, 65534, 1006)}) {
            for (int length : new int[] {0, 1, 2, 3, 100, 254, 255, 256, 700, 767, 768, 769, 65_536, 100_000}) {
                byte[] value = Image.bytes(length, 1);
                byte[] payload = encode(format, target, value);
                for (int size = 64; size <= 1024; size *= 2) {
                    Sink sink = new Sink();
                    OpaqueStream stream = OpaqueStream.find(format, first(payload, size), target);
                    assertNotNull(stream, format + " " + target + " " + length);
                    feed(stream.into(sink), payload, size);
                    stream.end();
                    assertArrayEquals(value, sink.bytes.toByteArray(), format + " " + target + " " + length);
                    assertEquals("ended", sink.heard);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "42, 2000, 2000",
        "42, -1, -1", // nothing but Size1 tells it
        "0, 2000, -1",
        "110, 2000, -1", // padding and what follows could be as much as a few bytes
        "112, -1, 300",
        "11542, -1, 300",
        "1542, 7, 300", // the payload says so itself
    })
    void tellsTheSizeOfTheValue(int format, long payloadSize, long valueSize) {
        byte[] payload = encode(format, SINGLE, new byte[300]);
        OpaqueStream stream = OpaqueStream.find(format, first(payload, 64), SINGLE);
        assertEquals(valueSize, stream.valueSize(payloadSize));
    }

    /**
     * CBOR: RFC 8949 section 3; LwM2M CBOR as in LwM2M Core TS 1.2, section 7.5.6: nested maps, or keys that are lists.
     */
    @ParameterizedTest
    @CsvSource({
        "60, 43010203", // bytes of length 3
        "60, 5803010203", // the same, its length not in the shortest form
        "60, 5A00000003010203",
        "60, 5B0000000000000003010203",
        "11544, A1190D72A100A10643010203", // {3442: {0: {6: h'010203'}}}
        "11544, A183190D72000643010203", // {[3442, 0, 6]: h'010203'}
        "11544, A182190D7200A10643010203", // {[3442, 0]: {6: h'010203'}}
        "11544, A1190D72A182000643010203",
        "112, 81A221692F333434322F302F360843010203", // [{-2: "/3442/0/6", 8: h'010203'}]
        "112, 81A321682F333434322F302F0061360843010203", // [{-2: "/3442/0/", 0: "6", 8: h'010203'}]
        "112, 81A2084301020321692F333434322F302F36", // the value first, as Leshan 2.0.0-M18 writes it
        "112, 81A321692F333434322F302F3608430102030600", // a time after the value
        "112, 9FBF21692F333434322F302F360843010203FFFF", // containers without a length
    })
    void readsByteStrings(int format, String hex) {
        assertArrayEquals(Samples.hex("010203"), stream(format, hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"bn\":\"/3442/0/6\",\"vd\":\"AQID\"}]",
                " [ { \"n\" : \"/3442/0/6\" , \"vd\" : \"AQID\" } ] \n",
                "[{\"n\":\"6\",\"bn\":\"/3442/0/\",\"vd\":\"AQID\"}]",
                "[{\"vd\":\"AQID\",\"t\":5,\"n\":\"/3442/0/6\"}]",
            })
    void readsJson(String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(Samples.hex("010203"), stream(ContentFormat.SENML_JSON, Samples.hex(payload)));
    }

    /** What can't be read as it comes is left to the decoder: some of it is fine, some is not. */
    @ParameterizedTest
    @CsvSource({
        "11542, C1050100", // another Resource
        "11542, 080006C106 01 02 03", // inside its Object Instance
        "11542, 8606 410001", // a multiple Resource
        "11542, C8", // too short
        "60, 5F4101FF", // in parts of unknown length
        "60, 63616263", // a text
        "60, D84043010203", // with a tag
        "60, 5BFFFFFFFFFFFFFFFF", // longer than anything
        "60, 58", // too short
        "112, 81A121692F333434322F302F36", // no value
        "112, 81A2210863616263", // a text
        "112, 81A1085F4101FF", // in parts of unknown length
        "112, 80", // nothing
        "11544, A2190D7200 01 02", // two entries
        "11544, A1190D72A100A10743010203", // another path
        "11544, BF190D7243010203FF", // a map without a length
        "11544, 43010203", // no path
        "110, 5B7B22766422", // [{"vd"
        "110, 5B7B2276223A317D5D", // a number: [{"v":1}]
        "110, 5D", // no array
        "40, 00", // a format that is for something else
        "50, 00", // none that is known
    })
    void leavesTheRestToTheDecoder(int format, String hex) {
        assertNull(OpaqueStream.find(format, Samples.hex(hex), SINGLE), hex);
    }

    /** Names are read at the end, be they before the value or after it. */
    @ParameterizedTest
    @CsvSource({
        "112, 81A221692F333434322F302F370843010203", // another path
        "112, 81A2084301020321692F333434322F302F37",
        "112, 81A108 43010203", // none
        "112, 81A10043010203", // a name that is no text
        "112, 82A221692F333434322F302F360843010203A0", // another record
        "112, 82A221692F333434322F302F360843010203A221692F333434322F302F3600", // which has a value
        "112, 81A321692F333434322F302F3608430102030201", // a second value
        "112, 81A308430102037818616161616161616161616161616161616161616161616161617818", // too much
        "110, 5B7B22766422 3A22415149445D", // no quote: [{"vd":"AQID]
        "110, 5B7B227664223A2241514944227D5D5D", // [{"vd":"AQID"}]]
    })
    void refusesWhatIsNotTheTargets(int format, String hex) {
        byte[] payload = Samples.hex(hex);
        OpaqueStream stream = OpaqueStream.find(format, payload, SINGLE);
        if (stream != null) {
            Sink sink = new Sink();
            stream.into(sink);
            Reading.refused(Refusal.BAD_REQUEST, () -> {
                feed(stream, payload, 16);
                stream.end();
            });
            assertEquals("", sink.heard);
        }
        assertEquals(hex.startsWith("81A100"), stream == null);
    }

    @Test
    void doesNotCollectWhatFollows() {
        byte[] beginning = Samples.hex("81A2084A 00010203040506070809 21");
        OpaqueStream stream = OpaqueStream.find(ContentFormat.SENML_CBOR, beginning, SINGLE);
        stream.into(new Sink());
        stream.write(beginning, 0, beginning.length);
        stream.write(new byte[60], 0, 60);
        Reading.refused(Refusal.BAD_REQUEST, () -> stream.write(new byte[60], 0, 60));
    }

    @Test
    void needsTheHeaderInTheFirstPiece() {
        byte[] payload = encode(ContentFormat.SENML_CBOR, SINGLE, new byte[100]);
        assertNull(OpaqueStream.find(ContentFormat.SENML_CBOR, first(payload, 8), SINGLE));
        assertNotNull(OpaqueStream.find(ContentFormat.SENML_CBOR, first(payload, 16), SINGLE));
        assertNull(OpaqueStream.find(ContentFormat.TLV, new byte[0], SINGLE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 110, 112, 1542, 11542, 11544})
    void refusesWhatEndsTooEarlyOrTooLate(int format) {
        byte[] payload = encode(format, SINGLE, Image.bytes(100, 1));
        for (int length = 40; length < payload.length; length++) {
            OpaqueStream stream =
                    OpaqueStream.find(format, first(payload, 32), SINGLE).into(new Sink());
            byte[] cut = Arrays.copyOf(payload, length);
            feed(stream, cut, 16);
            if (format != ContentFormat.TEXT || length % 4 == 1) {
                Reading.refused(Refusal.BAD_REQUEST, stream::end);
            }
        }
        OpaqueStream stream =
                OpaqueStream.find(format, first(payload, 32), SINGLE).into(new Sink());
        byte[] longer = Arrays.copyOf(payload, payload.length + 1);
        Reading.refused(Refusal.BAD_REQUEST, () -> {
            feed(stream, longer, 16);
            stream.end();
        });
    }

    @Test
    void abortingIsPassedOn() {
        for (int format : new int[] {ContentFormat.OPAQUE, ContentFormat.TEXT}) {
            Sink sink = new Sink();
            OpaqueStream.find(format, new byte[16], SINGLE).into(sink).abort();
            assertEquals("aborted", sink.heard);
        }
    }

    /** Hostile payloads: only refusals come of them, and never a value that the decoder would not have read. */
    @ParameterizedTest
    @ValueSource(ints = {0, 60, 110, 112, 11542, 11544})
    void agreesWithTheDecoder(int format) {
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            byte[] payload = encode(format, SINGLE, Image.bytes(random.nextInt(60), seed));
            for (int times = random.nextInt(3); times > 0 && payload.length > 0; times--) {
                payload[random.nextInt(payload.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : "=\"}] ,A".charAt(random.nextInt(7)));
            }
            if (random.nextInt(4) == 0) {
                payload = Arrays.copyOf(payload, random.nextInt(payload.length + 5));
            }
            byte[] streamed = null;
            try {
                streamed = stream(format, payload);
            } catch (Refusal refusal) {
                assertEquals(Refusal.BAD_REQUEST, refusal.code());
                refused++;
            }
            if (streamed != null) {
                Decoder decoder = formats.decoder(format);
                Reading.one(decoder, payload, SINGLE);
                assertEquals(SINGLE, decoder.path(), "seed " + seed);
                assertArrayEquals(decoder.readOpaque(), streamed, "seed " + seed);
                assertEquals(false, decoder.next(), "seed " + seed);
                read++;
            }
        }
        assertTrue(read > 300 && refused > 300, read + " read, " + refused + " refused");
    }

    private byte[] encode(int format, Path target, byte[] value) {
        out.clear();
        Encoder encoder = formats.encoder(format);
        encoder.begin(target, out);
        encoder.beginInstance(target.objectId(), target.instanceId());
        encoder.beginResource(Samples.EVERYTHING.resource(target.resourceId()));
        if (target.depth() == 4) {
            encoder.resourceInstance(target.resourceInstanceId());
        }
        encoder.writeOpaque(value, 0, value.length);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        return out.toByteArray();
    }

    private static byte[] stream(int format, String hex) {
        byte[] value = stream(format, Samples.hex(hex));
        assertNotNull(value, hex);
        return value;
    }

    /** Reads a payload of which the beginning is looked at as a whole; null if it can't be read as it comes. */
    private static byte[] stream(int format, byte[] payload) {
        OpaqueStream stream = OpaqueStream.find(format, payload, SINGLE);
        if (stream == null) {
            return null;
        }
        Sink sink = new Sink();
        feed(stream.into(sink), payload, 16);
        stream.end();
        return sink.bytes.toByteArray();
    }

    private static byte[] first(byte[] payload, int size) {
        return Arrays.copyOf(payload, Math.min(size, payload.length));
    }

    private static void feed(OpaqueSink stream, byte[] payload, int size) {
        for (int at = 0; at < payload.length; at += size) {
            stream.write(payload, at, Math.min(size, payload.length - at));
        }
    }

    private static final class Sink implements OpaqueSink {

        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String heard = "";

        @Override
        public void write(byte[] from, int offset, int length) {
            assertTrue(length > 0);
            bytes.write(from, offset, length);
        }

        @Override
        public void end() {
            heard += "ended";
        }

        @Override
        public void abort() {
            heard += "aborted";
        }
    }
}

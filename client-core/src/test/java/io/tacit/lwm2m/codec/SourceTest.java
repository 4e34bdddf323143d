package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.TreeWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload with sources in it has the bytes that it would have if the values had been written as bytes. */
class SourceTest {

    private static final int[] EDGES = {0, 1, 2, 3, 7, 8, 255, 256, 767, 768, 769, 1023, 1024, 1025, 3000, 65535, 65536
    };
    private static final Path SINGLE = Path.of(3442, 0, ResourceType.OPAQUE.ordinal());

    private final Formats formats = new Formats();
    private final Output expected = new Output(1_000_000);
    private final Output out = new Output(10_000);
    private final List<Image> images = new ArrayList<>();

    static int[] formats() {
        return new int[] {
            ContentFormat.TEXT,
            ContentFormat.OPAQUE,
            ContentFormat.CBOR,
            ContentFormat.SENML_JSON,
            ContentFormat.SENML_CBOR,
            ContentFormat.TLV,
            ContentFormat.LWM2M_JSON,
            ContentFormat.LWM2M_CBOR
        };
    }

    @ParameterizedTest
    @MethodSource("formats")
    void oneValue(int format) {
        for (int length : EDGES) {
            writeOne(formats.encoder(format), expected, new Image(length, 1), true);
            Image image = new Image(length, 1);
            writeOne(formats.encoder(format), out, image, false);

            assertArrayEquals(expected.toByteArray(), payload(out, new Random(length)), length + " bytes");
            out.clear();
            assertEquals(1, image.releases(), length + " bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ContentFormat.TLV,
                ContentFormat.SENML_JSON,
                ContentFormat.SENML_CBOR,
                ContentFormat.LWM2M_JSON,
                ContentFormat.LWM2M_CBOR
            })
    void trees(int format) {
        int bodies = 0;
        for (int seed = 0; seed < 200; seed++) {
            Path target = seed % 2 == 0 ? Path.of(3442) : Path.of(3442, 5);
            writeTree(formats.encoder(format), target, expected, new Random(seed), true);
            images.clear();
            writeTree(formats.encoder(format), target, out, new Random(seed), false);

            bodies += out.referred() > 0 ? 1 : 0;
            assertArrayEquals(expected.toByteArray(), payload(out, new Random(seed)), "seed " + seed);
            for (Image image : images) {
                assertEquals(1, image.releases(), "seed " + seed);
            }
        }
        assertTrue(bodies > 50 && bodies < 200, bodies + " payloads not in memory");
    }

    /** What fits in one message is in memory, and its source released already. */
    @Test
    void aSmallValueIsCopied() {
        Image image = new Image(1024, 1);
        writeOne(formats.encoder(ContentFormat.OPAQUE), out, image, false);

        assertNull(out.toBody());
        assertEquals(1, image.releases());
        assertArrayEquals(Image.bytes(1024, 1), out.toByteArray());
        out.clear();
        assertEquals(1, image.releases());
    }

    @Test
    void theLimitCountsOnlyWhatIsInMemory() {
        Image image = new Image(1_000_000, 1);
        Output small = new Output(10);
        writeOne(formats.encoder(ContentFormat.TLV), small, image, false);

        OpaqueSource body = small.toBody();
        assertEquals(1_000_005, body.length());
        assertEquals(0, image.releases());
        body.release();
        body.release();
        assertEquals(1, image.releases());
    }

    /** Whatever keeps a value from being written, its source is released, once. */
    @ParameterizedTest
    @MethodSource("formats")
    void aPayloadThatFailsReleasesItsSources(int format) {
        List<Image> refused = List.of(
                new Image(5000, 1).failsAt(0, new IllegalStateException()),
                new Image(1000, 1).failsAt(0, new IllegalStateException()),
                new Image(1 << 30, 1),
                new Image((1 << 30) + 1, 1),
                new Image(-1, 1),
                new Image(500, 1));
        for (Image image : refused) {
            // Room for what comes before a value, or none would ever be read.
            Output tight = new Output(60);
            try {
                writeOne(formats.encoder(format), tight, image, false);
            } catch (RuntimeException e) {
                // Refused or not: it must not be forgotten.
            }
            tight.clear();
            assertEquals(1, image.releases(), image.length() + " bytes");
            tight.clear();
            assertEquals(1, image.releases(), image.length() + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aSecondValueWhereOneIsAllowedIsReleasedToo(int format) {
        Image first = new Image(5000, 1);
        Image second = new Image(5000, 2);
        Encoder encoder = formats.encoder(format);
        out.clear();
        encoder.begin(SINGLE, out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(ResourceType.OPAQUE));
        encoder.writeOpaque(first);
        try {
            encoder.writeOpaque(second);
        } catch (Refusal refusal) {
            assertEquals(Refusal.NOT_ACCEPTABLE, refusal.code());
        }
        assertEquals("0 0", first.releases() + " " + second.releases());
        out.clear();
        assertEquals("1 1", first.releases() + " " + second.releases());
    }

    @Test
    void tlvHasNoRoomForMoreThan24Bits() {
        Image image = new Image(1 << 24, 1);
        Encoder tlv = formats.encoder(ContentFormat.TLV);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> writeOne(tlv, out, image, false));

        Image inside = new Image((1 << 24) - 1, 1);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> {
            out.clear();
            tlv.begin(Path.of(3442), out);
            tlv.beginInstance(3442, 0);
            tlv.beginResource(Samples.single(ResourceType.OPAQUE));
            tlv.writeOpaque(inside);
            tlv.endResource();
            tlv.endInstance();
        });
        out.clear();
        assertEquals("1 1", image.releases() + " " + inside.releases());
    }

    @Test
    void blocksCantNumberMoreThan30Bits() {
        Encoder opaque = formats.encoder(ContentFormat.OPAQUE);
        writeOne(opaque, out, new Image(1 << 30, 1), false);
        assertEquals(1 << 30, out.toBody().length());
        Reading.refused(Refusal.INTERNAL_SERVER_ERROR, () -> writeOne(opaque, out, new Image((1 << 30) + 1, 1), false));
        // In base64 a third more; without care its length would not be an int.
        Encoder text = formats.encoder(ContentFormat.TEXT);
        Reading.refused(Refusal.INTERNAL_SERVER_ERROR, () -> writeOne(text, out, new Image(1 << 30, 1), false));
    }

    @Test
    void wrongUseIsTold() {
        assertThrows(
                IllegalArgumentException.class,
                () -> writeOne(formats.encoder(ContentFormat.OPAQUE), out, new Image(-1, 1), false));
        out.clear();
        out.own(new Image(5, 1));
        assertThrows(IllegalStateException.class, () -> out.write(new Image(5, 1)));
    }

    @Test
    void whatIsTakenBackIsReleased() {
        Image kept = new Image(5000, 1);
        Image taken = new Image(6000, 2);
        out.clear();
        out.write(7);
        out.own(kept);
        out.write(kept);
        int place = out.length();
        out.write(8);
        out.own(taken);
        out.write(taken);
        out.truncate(place);

        assertEquals("0 1", kept.releases() + " " + taken.releases());
        assertEquals(5001, out.toBody().length());
    }

    private static void writeOne(Encoder encoder, Output out, Image image, boolean asBytes) {
        out.clear();
        encoder.begin(SINGLE, out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.single(ResourceType.OPAQUE));
        write(encoder, image, asBytes);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
    }

    private static void write(TreeWriter to, Image image, boolean asBytes) {
        if (asBytes) {
            byte[] bytes = new byte[image.length()];
            image.read(0, bytes, 0, bytes.length);
            to.writeOpaque(bytes, 0, bytes.length);
        } else {
            to.writeOpaque(image);
        }
    }

    /** Object Instances with opaque values, single and multiple, among others. */
    private void writeTree(Encoder encoder, Path target, Output to, Random random, boolean asBytes) {
        to.clear();
        encoder.begin(target, to);
        for (int i = 0; i < (target.depth() == 2 ? 1 : 3); i++) {
            int instance = target.depth() == 2 ? target.instanceId() : i;
            encoder.beginInstance(3442, instance);
            for (int id = 0; id < Samples.EVERYTHING.resourceCount(); id++) {
                var resource = Samples.EVERYTHING.resourceAt(id);
                boolean opaque = resource.type() == ResourceType.OPAQUE;
                if (opaque || resource.type() == ResourceType.INTEGER) {
                    encoder.beginResource(resource);
                    int values = resource.multiple() ? random.nextInt(4) : 1;
                    for (int value = 0; value < values; value++) {
                        if (resource.multiple()) {
                            encoder.resourceInstance(value * 200);
                        }
                        if (opaque) {
                            Image image = new Image(random.nextInt(random.nextInt(3) == 0 ? 3000 : 300), value);
                            images.add(image);
                            write(encoder, image, asBytes);
                        } else {
                            encoder.writeInteger(random.nextInt());
                        }
                    }
                    encoder.endResource();
                }
            }
            encoder.endInstance();
        }
        encoder.end();
    }

    /** Reads what was written piece by piece, in a random order, as blocks may be asked for; and releases it. */
    private static byte[] payload(Output out, Random random) {
        OpaqueSource body = out.toBody();
        if (body == null) {
            return out.toByteArray();
        }
        byte[] payload = new byte[body.length()];
        List<Integer> ends = new ArrayList<>(List.of(0));
        while (ends.get(ends.size() - 1) < payload.length) {
            ends.add(Math.min(payload.length, ends.get(ends.size() - 1) + 1 + random.nextInt(1024)));
        }
        List<Integer> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < ends.size(); i++) {
            pieces.add(i);
        }
        Collections.shuffle(pieces, random);
        for (int piece : pieces) {
            body.read(ends.get(piece), payload, ends.get(piece), ends.get(piece + 1) - ends.get(piece));
        }
        body.release();
        return payload;
    }
}

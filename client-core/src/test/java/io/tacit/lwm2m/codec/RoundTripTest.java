package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again: random trees of all types, from fixed seeds, which a failure names. */
class RoundTripTest {

    private static final int SEEDS = 400;

    private final Formats formats = new Formats();
    private final Output out = new Output(1_000_000);

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
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Path target = random.nextBoolean() ? Path.of(3442) : Path.of(3442, random.nextInt(Path.MAX_ID + 1));
            String expected = Trees.write(formats.encoder(format), target, out, random);
            String actual = Reading.lines(formats.decoder(format), out.toByteArray(), target, Samples.EVERYTHING);
            assertEquals(expected, actual, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ContentFormat.TEXT,
                ContentFormat.TLV,
                ContentFormat.SENML_JSON,
                ContentFormat.SENML_CBOR,
                ContentFormat.LWM2M_JSON,
                ContentFormat.LWM2M_CBOR,
                ContentFormat.CBOR,
                ContentFormat.OPAQUE
            })
    void singleValues(int format) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ResourceType type = format == ContentFormat.OPAQUE
                    ? ResourceType.OPAQUE
                    : ResourceType.values()[1 + random.nextInt(ResourceType.values().length - 1)];
            boolean far = random.nextBoolean();
            ResourceDefinition resource = Samples.EVERYTHING.resource((far ? 1000 : 0) + type.ordinal());
            Path target = Path.of(3442, random.nextInt(Path.MAX_ID + 1), resource.id());
            String value = Values.random(random, type);
            out.clear();
            Encoder encoder = formats.encoder(format);
            encoder.begin(target, out);
            encoder.beginInstance(3442, target.instanceId());
            encoder.beginResource(resource);
            Values.write(encoder, type, value);
            encoder.endResource();
            encoder.endInstance();
            encoder.end();
            String lines = Reading.lines(formats.decoder(format), out.toByteArray(), target, Samples.EVERYTHING);
            assertEquals(target + "=" + value + "\n", lines, "seed " + seed);
        }
    }

    /** Several Objects and Object Instances, as a composite operation or a Send has them. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                ContentFormat.SENML_JSON,
                ContentFormat.SENML_CBOR,
                ContentFormat.LWM2M_JSON,
                ContentFormat.LWM2M_CBOR
            })
    void severalPaths(int format) {
        for (int seed = 0; seed < SEEDS; seed++) {
            String expected = Trees.write(formats.encoder(format), Path.ROOT, out, new Random(seed));
            String actual = Reading.lines(formats.decoder(format), out.toByteArray(), Path.ROOT, Samples.EVERYTHING);
            assertEquals(expected, actual, "seed " + seed);
        }
    }

    /** SenML-ETCH has all that SenML has. */
    @ParameterizedTest
    @CsvSource({"110, 320", "112, 322"})
    void senmlIsSenmlEtch(int format, int etch) {
        for (int seed = 0; seed < SEEDS; seed++) {
            String expected = Trees.write(formats.encoder(format), Path.of(3442), out, new Random(seed));
            Decoder decoder = formats.decoder(etch);
            assertEquals(expected, Reading.lines(decoder, out.toByteArray(), Path.of(3442), Samples.EVERYTHING));
        }
    }
}

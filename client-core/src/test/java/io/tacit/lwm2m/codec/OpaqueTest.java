package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OpaqueTest {

    private static final Path TARGET = Path.of(5, 0, 0);

    private final OpaqueEncoder encoder = new OpaqueEncoder();
    private final OpaqueDecoder decoder = new OpaqueDecoder();
    private final Output out = new Output(1000);

    @Test
    void thePayloadIsTheValue() {
        encoder.begin(TARGET, out);
        encoder.beginInstance(5, 0);
        encoder.beginResource(Samples.single(ResourceType.OPAQUE));
        encoder.writeOpaque(hex("ff0102030405ff"), 1, 5);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("0102030405", hex(out.toByteArray()));
        byte[] payload = out.toByteArray();
        Reading.one(decoder, payload, TARGET);
        assertEquals(TARGET, decoder.path());
        byte[] value = decoder.readOpaque();
        payload[0] = 9;
        assertArrayEquals(hex("0102030405"), value, "the value is a copy");
        assertFalse(decoder.next());
    }

    @Test
    void anEmptyPayloadIsAnEmptyValue() {
        assertEquals(0, Reading.one(decoder, new byte[0], TARGET).readOpaque().length);
    }

    @ParameterizedTest
    @EnumSource(
            value = ResourceType.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "OPAQUE"})
    void carriesNothingElse(ResourceType type) {
        encoder.begin(TARGET, out);
        Reading.refused(
                Refusal.NOT_ACCEPTABLE,
                () -> Values.write(encoder, type, type == ResourceType.OBJECT_LINK ? "1:0" : "1"));
        Reading.one(decoder, hex("31"), TARGET);
        Reading.refused(Refusal.BAD_REQUEST, () -> Reading.value(decoder, type));
    }

    @Test
    void isForOneValueOnly() {
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.of(5, 0), out));
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.ROOT, out));
        encoder.begin(Path.of(3442, 0, 106), out);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.beginResource(Samples.multiple(ResourceType.OPAQUE)));
        encoder.begin(TARGET, out);
        Reading.refused(Refusal.NOT_ACCEPTABLE, encoder::end);
        Reading.refused(Refusal.BAD_REQUEST, () -> decoder.begin(new byte[1], 0, 1, Path.of(5, 0), null));
        Reading.refused(
                Refusal.BAD_REQUEST, () -> decoder.begin(new byte[1], 0, 1, Path.of(3442, 0, 106), Samples.EVERYTHING));
    }
}

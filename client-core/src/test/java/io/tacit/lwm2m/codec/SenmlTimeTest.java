package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.transport.Message;
import org.junit.jupiter.api.Test;

/** Values with the times at which they were taken (RFC 8428 section 4.5.3: seconds, from 2^28 on since 1970). */
class SenmlTimeTest {

    private static final ResourceDefinition VALUE = ObjectDefinition.builder(3303, "Temperature")
            .resource(5700, "Sensor Value", ResourceType.FLOAT, ResourceDefinition.READ)
            .build()
            .resource(5700);

    private final Output out = new Output(1000);

    @Test
    void eachValueHasItsTime() {
        write(new SenmlJsonEncoder());
        assertEquals(
                "[{\"n\":\"/3303/0/5700\",\"t\":1700000000,\"v\":20.5},"
                        + "{\"n\":\"/3303/0/5700\",\"t\":1700000060.25,\"v\":21},"
                        + "{\"n\":\"/3303/0/5700\",\"v\":22}]",
                Message.text(out.toByteArray()));
    }

    @Test
    void inCborATimeIsAnIntegerWhereItIsWhole() {
        SenmlCborEncoder encoder = new SenmlCborEncoder();
        encoder.begin(Path.of(3303, 0, 5700), out);
        value(encoder, 1700000000_000L, 1);
        value(encoder, 1700000060_250L, 2);
        encoder.end();
        // RFC 8949: 1a is an integer of 32 bits, fb a number of 64; 06 is the label t, 02 is v.
        assertArrayEquals(
                Samples.hex("82" + "a3216c2f333330332f302f35373030" + "061a6553f10002f93c00"
                        + "a206fb41d954fc4f10000002f94000"),
                out.toByteArray());
    }

    @Test
    void aFormatWithoutTimesSaysSo() {
        Encoder tlv = new TlvEncoder(ContentFormat.TLV);
        tlv.begin(Path.of(3303), out);
        tlv.time(Encoder.NO_TIME);
        assertEquals(
                Refusal.NOT_ACCEPTABLE,
                assertThrows(Refusal.class, () -> tlv.time(0)).code());
    }

    private void write(Encoder encoder) {
        encoder.begin(Path.ROOT, out);
        value(encoder, 1700000000_000L, 20.5);
        value(encoder, 1700000060_250L, 21);
        value(encoder, Encoder.NO_TIME, 22);
        encoder.end();
    }

    private static void value(Encoder encoder, long time, double value) {
        encoder.time(time);
        encoder.beginInstance(3303, 0);
        encoder.beginResource(VALUE);
        encoder.writeFloat(value);
        encoder.endResource();
        encoder.endInstance();
    }
}

package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.transport.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values with the times at which they were taken (RFC 8428 section 4.5.3: seconds, from 2^28 on since 1970). */
class SenmlTimeTest {

    private static final ResourceDefinition VALUE = ObjectDefinition.builder(3303, "Temperature")
            .resource(5700, "Sensor Value", ResourceType.FLOAT, ResourceDefinition.READ)
            .build()
            .resource(5700);

    private final Output out = new Output(1000);
    private final SenmlJsonEncoder encoder = new SenmlJsonEncoder();

    @BeforeEach
    void begin() {
        encoder.begin(Path.of(3303, 0, 5700), out);
    }

    @Test
    void theFirstTimeIsTheBaseOfTheOthers() {
        encoder.time(1_700_000_000_000L);
        value(20.5);
        encoder.time(1_700_000_060_250L);
        value(21);
        value(22);
        encoder.time(1_699_999_990_000L);
        value(23);
        encoder.time(1_700_000_000_000L);
        value(24);
        assertEquals(
                "[{'bn':'/3303/0/5700','bt':1700000000,'v':20.5},{'t':60.25,'v':21},{'t':60.25,'v':22},"
                        + "{'t':-10,'v':23},{'v':24}]",
                written());
    }

    /** A device that does not know the time of day: seconds before now, which is about when the message arrives. */
    @Test
    void timesCanBeRelativeToNow() {
        encoder.ago(300_000);
        value(20.5);
        encoder.ago(250);
        value(21);
        encoder.ago(0);
        value(22);
        assertEquals("[{'bn':'/3303/0/5700','t':-300,'v':20.5},{'t':-0.25,'v':21},{'v':22}]", written());
    }

    /** A base time of zero is none: after it, times are relative to now again. */
    @Test
    void timesOfAllKindsCanBeMixed() {
        value(20);
        encoder.time(1_700_000_000_000L);
        value(21);
        encoder.ago(2_000);
        value(22);
        encoder.time(Encoder.NO_TIME);
        value(23);
        encoder.time(1_700_000_001_000L);
        value(24);
        encoder.time(Encoder.NO_TIME);
        value(25);
        assertEquals(
                "[{'bn':'/3303/0/5700','v':20},{'bt':1700000000,'v':21},{'bt':0,'t':-2,'v':22},{'v':23},"
                        + "{'bt':1700000001,'v':24},{'bt':0,'v':25}]",
                written());
    }

    @Test
    void eachMessageStartsWithoutTimes() {
        encoder.time(1_700_000_000_000L);
        value(20);
        written();
        out.clear();
        begin();
        value(21);
        assertEquals("[{'bn':'/3303/0/5700','v':21}]", written());
    }

    @Test
    void severalPathsHaveTheirTimesToo() {
        out.clear();
        encoder.begin(Path.ROOT, out);
        encoder.time(1_700_000_000_000L);
        value(20.5);
        encoder.time(1_700_000_001_000L);
        value(21);
        assertEquals("[{'bt':1700000000,'n':'/3303/0/5700','v':20.5},{'n':'/3303/0/5700','t':1,'v':21}]", written());
    }

    @Test
    void inCborATimeIsAnIntegerWhereItIsWhole() {
        SenmlCborEncoder cbor = new SenmlCborEncoder();
        out.clear();
        cbor.begin(Path.of(3303, 0, 5700), out);
        cbor.time(1_700_000_000_000L);
        value(cbor, 1);
        cbor.time(1_700_000_060_250L);
        value(cbor, 2);
        cbor.time(1_700_000_060_000L);
        value(cbor, 4);
        cbor.end();
        // RFC 8949: 1a is an integer of 32 bits, f9 a number of 16; 22 is the label bt, 06 is t, 02 is v.
        assertEquals(
                "83" + "a3216c2f333330332f302f35373030" + "221a6553f10002f93c00" + "a206f9538802f94000"
                        + "a206183c02f94400",
                Samples.hex(out.toByteArray()));
    }

    /** What SenML would take for a time from now. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE + 1, -1, 0, 1, Encoder.EARLIEST_TIME - 1})
    void refusesTimesThatCannotBeSaid(long millis) {
        assertThrows(IllegalArgumentException.class, () -> encoder.time(millis));
    }

    /** RFC 8428 section 4.5.3: 1978-07-04 21:24:16 UTC. */
    @Test
    void theEarliestTimeIs2To28Seconds() {
        encoder.time(Encoder.EARLIEST_TIME);
        value(1);
        assertEquals("[{'bn':'/3303/0/5700','bt':268435456,'v':1}]", written());
    }

    @Test
    void refusesValuesOfTheFuture() {
        assertThrows(IllegalArgumentException.class, () -> encoder.ago(-1));
    }

    @Test
    void aFormatWithoutTimesSaysSo() {
        Encoder tlv = new TlvEncoder(ContentFormat.TLV);
        tlv.begin(Path.of(3303), out);
        tlv.time(Encoder.NO_TIME);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> tlv.time(1_700_000_000_000L));
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> tlv.ago(0));
        Encoder text = new TextEncoder();
        text.begin(Path.of(3303, 0, 5700), out);
        text.time(Encoder.NO_TIME);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> text.time(1_700_000_000_000L));
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> text.ago(0));
    }

    private String written() {
        encoder.end();
        return Message.text(out.toByteArray()).replace('"', '\'');
    }

    private void value(double value) {
        value(encoder, value);
    }

    private static void value(Encoder encoder, double value) {
        encoder.beginInstance(3303, 0);
        encoder.beginResource(VALUE);
        encoder.writeFloat(value);
        encoder.endResource();
        encoder.endInstance();
    }
}

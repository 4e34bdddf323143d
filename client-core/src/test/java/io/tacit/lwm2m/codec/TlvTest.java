package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvTest {

    /** LwM2M Core TS 1.0.2, section 6.4.3.1: the Resources of /3/0. */
    private static final String DEVICE = "c800144f70656e204d6f62696c6520416c6c69616e6365"
            + "c801164c69676874776569676874204d324d20436c69656e74"
            + "c80209333435303030313233 c303312e30 860641000141010588070842000ed842011388"
            + "870841007d42010384 c10964 c10a0f 830b410000 c40d5182428f c60e2b30323a3030 c11055";

    private static final int READ = ResourceDefinition.READ;

    private final TlvEncoder encoder = new TlvEncoder(ContentFormat.TLV);
    private final TlvDecoder decoder = new TlvDecoder();
    private final Output out = new Output(100_000);

    @Test
    void writesTheDeviceOfTheSpecification() {
        encoder.begin(Path.of(3, 0), out);
        Samples.writeDevice(encoder);
        encoder.end();
        assertEquals(DEVICE.replace(" ", ""), hex(out.toByteArray()));
    }

    @Test
    void writesTheDeviceObjectOfTheSpecificationAsOneInstance() {
        encoder.begin(Path.of(3), out);
        Samples.writeDevice(encoder);
        encoder.end();
        assertEquals("080079" + DEVICE.replace(" ", ""), hex(out.toByteArray()));
    }

    @Test
    void readsTheDeviceOfTheSpecification() {
        assertEquals(Samples.DEVICE_LINES, Reading.lines(decoder, hex(DEVICE), Path.of(3, 0), Samples.DEVICE));
    }

    @Test
    void readsTheDeviceWithItsInstanceWhateverLevelIsAddressed() {
        byte[] payload = hex("080079" + DEVICE);
        assertEquals(Samples.DEVICE_LINES, Reading.lines(decoder, payload, Path.of(3), Samples.DEVICE));
        assertEquals(Samples.DEVICE_LINES, Reading.lines(decoder, payload, Path.of(3, 0), Samples.DEVICE));
    }

    /**
     * LwM2M Core TS 1.0.2, section 6.4.3.2 B: two Object Instances of Access Control, one Resource Instance id of two
     * bytes.
     */
    @Test
    void readsAccessControlOfTheSpecification() {
        ObjectDefinition acl = ObjectDefinition.builder(2, "LwM2M Access Control")
                .resource(0, "Object ID", ResourceType.INTEGER, READ)
                .resource(1, "Object Instance ID", ResourceType.INTEGER, READ)
                .resource(2, "ACL", ResourceType.INTEGER, READ | ResourceDefinition.MULTIPLE)
                .resource(3, "Owner", ResourceType.INTEGER, READ)
                .build();
        byte[] payload = hex("08000ec10001c101008302417f07c1037f080212c10003c101008702417f0761013601c1037f");
        assertEquals(
                "/2/0/0=1\n/2/0/1=0\n/2/0/2/127=7\n/2/0/3=127\n"
                        + "/2/2/0=3\n/2/2/1=0\n/2/2/2/127=7\n/2/2/2/310=1\n/2/2/3=127\n",
                Reading.lines(decoder, payload, Path.of(2), acl));
    }

    /** LwM2M Core TS 1.0.2, section 6.4.3.2 C. */
    @Test
    void readsServerOfTheSpecification() {
        ObjectDefinition server = ObjectDefinition.builder(1, "LwM2M Server")
                .resource(0, "Short Server ID", ResourceType.INTEGER, READ)
                .resource(1, "Lifetime", ResourceType.INTEGER, READ)
                .resource(6, "Notification Storing", ResourceType.BOOLEAN, READ)
                .resource(7, "Binding", ResourceType.STRING, READ)
                .build();
        byte[] payload = hex("08000fc10001c40100015180c10601c10755");
        assertEquals(
                "/1/0/0=1\n/1/0/1=86400\n/1/0/6=true\n/1/0/7=U\n", Reading.lines(decoder, payload, Path.of(1), server));
    }

    /** LwM2M Core TS 1.0.2, section 6.4.3.3: links to Objects. */
    @Test
    void readsObjectLinksOfTheSpecification() {
        ObjectDefinition object65 = ObjectDefinition.builder(65, "65")
                .resource(0, "res0", ResourceType.OBJECT_LINK, READ | ResourceDefinition.MULTIPLE)
                .resource(1, "res1", ResourceType.STRING, READ)
                .resource(2, "res2", ResourceType.INTEGER, READ)
                .build();
        assertEquals(
                "/65/0/0/0=66:0\n/65/0/0/1=66:1\n/65/0/1=8613800755500\n/65/0/2=305419896\n",
                Reading.lines(
                        decoder,
                        hex("88000c440000420000440100420001c8010d38363133383030373535353030c40212345678"),
                        Path.of(65, 0),
                        object65));
        ObjectDefinition object66 = ObjectDefinition.builder(66, "66")
                .multiple()
                .resource(0, "res0", ResourceType.STRING, READ)
                .resource(1, "res1", ResourceType.STRING, READ)
                .resource(2, "res2", ResourceType.OBJECT_LINK, READ)
                .build();
        assertEquals(
                "/66/0/0=myService 1\n/66/0/1=Internet.15.234\n/66/0/2=67:0\n"
                        + "/66/1/0=myService 2\n/66/1/1=Internet.15.235\n/66/1/2=65535:65535\n",
                Reading.lines(
                        decoder,
                        hex("080026c8000b6d79536572766963652031c8010f496e7465726e65742e31352e323334c40200430000"
                                + "080126c8000b6d79536572766963652032c8010f496e7465726e65742e31352e323335c402ffffffff"),
                        Path.of(66),
                        object66));
    }

    /** Numbers and their bytes as Anjay's tests have them, at Resource 1. */
    @ParameterizedTest
    @CsvSource({
        "42, c1012a",
        "4242, c2011092",
        "424242, c40100067932",
        "42424242, c401028757b2",
        "-52543054, c401fcde41b2",
        "4242424242, c8010800000000fcde41b2",
        "424242424242424242, c8010805e3363cb39ec9b2",
        "-1, c101ff",
        "-128, c10180",
        "-129, c201ff7f",
        "-9223372036854775808, c801088000000000000000",
    })
    void integersTakeAsFewBytesAsTheyCan(long value, String bytes) {
        assertEquals(bytes, written(1, ResourceType.INTEGER, writer -> writer.writeInteger(value)));
        assertEquals(
                value, Reading.one(decoder, hex(bytes), Path.of(3442, 0, 1)).readInteger());
    }

    @ParameterizedTest
    @CsvSource({
        "127, c1017f",
        "255, c20100ff",
        "65535, c4010000ffff",
        "65536, c40100010000",
        "4294967295, c8010800000000ffffffff",
        "18446744073709551615, c80108ffffffffffffffff"
    })
    void unsignedIntegersKeepTheBitForTheSignClearWhereTheyCan(String value, String bytes) {
        long bits = Long.parseUnsignedLong(value);
        assertEquals(bytes, written(1, ResourceType.UNSIGNED_INTEGER, writer -> writer.writeUnsigned(bits)));
        assertEquals(bits, Reading.one(decoder, hex(bytes), Path.of(3442, 0, 1)).readUnsigned());
    }

    @Test
    void unsignedIntegersNeedNoBitForTheSign() {
        assertEquals(
                255, Reading.one(decoder, hex("c101ff"), Path.of(3442, 0, 1)).readUnsigned());
        assertEquals(
                0xFFFFFFFFL,
                Reading.one(decoder, hex("c401ffffffff"), Path.of(3442, 0, 1)).readUnsigned());
    }

    /** The first three as Anjay's tests have them. */
    @ParameterizedTest
    @CsvSource({
        "-42000, c401c7241000",
        "1, c4013f800000",
        "1.1, c801083ff199999999999a",
        "NaN, c4017fc00000",
        "Infinity, c4017f800000",
        "-0.0, c40180000000",
    })
    void floatsTakeFourBytesIfThatIsExact(double value, String bytes) {
        assertEquals(bytes, written(1, ResourceType.FLOAT, writer -> writer.writeFloat(value)));
        assertEquals(
                value, Reading.one(decoder, hex(bytes), Path.of(3442, 0, 1)).readFloat());
    }

    @Test
    void otherTypes() {
        assertEquals("c10101", written(1, ResourceType.BOOLEAN, writer -> writer.writeBoolean(true)));
        assertEquals("c10100", written(1, ResourceType.BOOLEAN, writer -> writer.writeBoolean(false)));
        assertEquals("c4010001ffff", written(1, ResourceType.OBJECT_LINK, writer -> writer.writeObjectLink(1, 65535)));
        assertEquals("c20189ab", written(1, ResourceType.OPAQUE, writer -> writer.writeOpaque(hex("0089ab00"), 1, 2)));
        assertEquals(
                new ObjectLink(65535, 1),
                Reading.one(decoder, hex("c401ffff0001"), Path.of(3442, 0, 1)).readObjectLink());
    }

    /** Lengths of 3, 8, 16 and 24 bits, ids of 8 and 16, as Anjay's tests have them. */
    @ParameterizedTest
    @CsvSource({
        "0, 7, c700",
        "42000, 7, e7a410",
        "255, 8, c8ff08",
        "65534, 8, e8fffe08",
        "42, 1000, d02a03e8",
        "42420, 1000, f0a5b403e8",
        "69, 100000, d8450186a0",
        "258, 100000, f801020186a0",
    })
    void headersAreAsShortAsTheyCan(int id, int length, String header) {
        byte[] value = new byte[length];
        Output large = new Output(200_000);
        Path path = Path.of(3442, 0, id);
        encoder.begin(path, large);
        writeAt(id, ResourceType.OPAQUE, writer -> writer.writeOpaque(value, 0, length));
        byte[] payload = large.toByteArray();
        assertEquals(header, hex(payload).substring(0, header.length()));
        assertEquals(header.length() / 2 + length, payload.length);
        assertArrayEquals(value, Reading.one(decoder, payload, path).readOpaque());
    }

    /** As Anjay's tests have it. */
    @Test
    void multipleResourceEnclosesItsInstances() {
        encoder.begin(Path.of(3442, 0), out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(definition(1, ResourceType.INTEGER, ResourceDefinition.MULTIPLE));
        encoder.resourceInstance(42);
        encoder.writeInteger(69);
        encoder.resourceInstance(514);
        encoder.writeInteger(696969);
        encoder.endResource();
        encoder.beginResource(definition(2, ResourceType.INTEGER, 0));
        encoder.writeInteger(4);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("88010a412a4564020200 0aa289c10204".replace(" ", ""), hex(out.toByteArray()));
    }

    /** As Anjay's tests have it. */
    @Test
    void resourceInstanceStandsAlone() {
        Path path = Path.of(0, 0, 0, 0);
        encoder.begin(path, out);
        encoder.beginInstance(0, 0);
        encoder.beginResource(definition(0, ResourceType.STRING, ResourceDefinition.MULTIPLE));
        encoder.resourceInstance(0);
        encoder.writeString("1234567");
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("470031323334353637", hex(out.toByteArray()));
        assertEquals("1234567", Reading.one(decoder, out.toByteArray(), path).readString());
    }

    @Test
    void emptyInstancesAndEmptyMultipleResourcesAreKept() {
        encoder.begin(Path.of(3442), out);
        encoder.beginInstance(3442, 1);
        encoder.endInstance();
        encoder.beginInstance(3442, 2);
        encoder.beginResource(Samples.multiple(ResourceType.INTEGER));
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("0001" + "0202" + "8066", hex(out.toByteArray()));
        assertEquals(
                "/3442/1\n/3442/2/102\n", Reading.lines(decoder, out.toByteArray(), Path.of(3442), Samples.EVERYTHING));
        assertFalse(decoder.hasValue());
    }

    @Test
    void anEmptyPayloadHasNoRecords() {
        decoder.begin(new byte[0], 0, 0, Path.of(3, 0), Samples.DEVICE);
        assertFalse(decoder.next());
    }

    @Test
    void readsResourceInstancesWithoutTheirResourceIfThatIsTheTarget() {
        assertEquals(
                "/3/0/6/0=1\n/3/0/6/1=5\n",
                Reading.lines(decoder, hex("410001410105"), Path.of(3, 0, 6), Samples.DEVICE));
    }

    @Test
    void readsFromTheMiddleOfABuffer() {
        decoder.begin(hex("ffffc10964ffff"), 2, 3, Path.of(3, 0), Samples.DEVICE);
        assertTrue(decoder.next());
        assertEquals(100, decoder.readInteger());
        assertFalse(decoder.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c1", // no id
                "c109", // no value
                "c20964", // value too short
                "d8ffffffff", // length of 16 MB
                "0803c10964", // another Object Instance than the target, and too long
                "080103c10964", // another Object Instance than the target
                "8302c1096400", // a Resource in a multiple Resource
                "c309410001", // fine in form, but no integer: see below
                "4100 01", // a Resource Instance of no Resource
                "e1ffff00", // the reserved id
                "8805 03 8003 0000", // a multiple Resource in a multiple Resource
            })
    void refusesElementsThatLieOrAreMisplaced(String payload) {
        Reading.refused(Refusal.BAD_REQUEST, () -> Reading.lines(decoder, hex(payload), Path.of(3, 0), Samples.DEVICE));
    }

    @Test
    void refusesElementsOutsideTheTarget() {
        refusedAt(Path.of(3, 0, 9), "c10a64");
        refusedAt(Path.of(3, 0, 6), "810741 0001");
        refusedAt(Path.of(3, 0, 6, 1), "410001");
        refusedAt(Path.of(3, 0, 6, 1), "c10601");
        refusedAt(Path.of(3), "c10964");
        refusedAt(Path.ROOT, "c10964");
    }

    @Test
    void refusesValuesOfTheWrongLength() {
        decoder.begin(hex("c309010203"), 0, 5, Path.of(3, 0), Samples.DEVICE);
        assertTrue(decoder.next());
        Reading.refused(Refusal.BAD_REQUEST, decoder::readInteger);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readUnsigned);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readFloat);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readBoolean);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readTime);
        Reading.refused(Refusal.BAD_REQUEST, decoder::readObjectLink);
        assertEquals("\1\2\3", decoder.readString());
        Reading.refused(Refusal.BAD_REQUEST, Reading.one(decoder, hex("c10902"), Path.of(3, 0))::readBoolean);
        Reading.refused(Refusal.BAD_REQUEST, Reading.one(decoder, hex("c109ff"), Path.of(3, 0))::readString);
        Reading.refused(Refusal.BAD_REQUEST, Reading.one(decoder, hex("8006"), Path.of(3, 0))::readInteger);
    }

    @Test
    void cannotNameSeveralObjects() {
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.begin(Path.ROOT, out));
    }

    private void refusedAt(Path target, String payload) {
        Reading.refused(Refusal.BAD_REQUEST, () -> Reading.lines(decoder, hex(payload), target, Samples.DEVICE));
    }

    private String written(int id, ResourceType type, Consumer<TlvEncoder> value) {
        out.clear();
        encoder.begin(Path.of(3442, 0, id), out);
        writeAt(id, type, value);
        return hex(out.toByteArray());
    }

    private void writeAt(int id, ResourceType type, Consumer<TlvEncoder> value) {
        encoder.beginInstance(3442, 0);
        encoder.beginResource(definition(id, type, 0));
        value.accept(encoder);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
    }

    private static ResourceDefinition definition(int id, ResourceType type, int flags) {
        return ObjectDefinition.builder(3442, "Test")
                .resource(id, "Test", type, READ | flags)
                .build()
                .resource(id);
    }
}

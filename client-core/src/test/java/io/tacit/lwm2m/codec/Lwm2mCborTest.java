package io.tacit.lwm2m.codec;

import static io.tacit.lwm2m.codec.Samples.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of LwM2M Core TS 1.2.2, section 7.5.4, as the vectors of fiumaralabs/lwm2m transcribe them, and payloads
 * of the tests of Anjay 3 and Anjay Lite.
 */
class Lwm2mCborTest {

    /** Section 7.5.4.3: Read of /3/0. */
    private static final String DEVICE =
            "a1820300ad00744f70656e204d6f62696c6520416c6c69616e636501764c69676874776569676874"
                    + "204d324d20436c69656e7402693334353030303132330363312e3006a20001010507a200190ed80119138808a200187d01190384"
                    + "0918640a0f0ba100000d1a5182428f0e662b30323a3030106155";

    /** Section 7.5.4.4: Read of /1. */
    private static final String SERVERS = "a101a200a7001865011a000151800219012c03191770051a0001518006f5076155"
            + "01a7001866011a000151800219025803191770051a0001518006f4076155";

    /** Section 7.5.4.5: the answer to a Read-Composite of /3/0/0, /3/0/9 and /1/0/1. */
    private static final String COMPOSITE =
            "a2820300a200744f70656e204d6f62696c6520416c6c69616e6365091864830100011a00015180";

    private static final int READ_WRITE = ResourceDefinition.READ | ResourceDefinition.WRITE;

    private static final ObjectDefinition SERVER = ObjectDefinition.builder(1, "LwM2M Server")
            .multiple()
            .resource(0, "Short Server ID", ResourceType.INTEGER, READ_WRITE)
            .resource(1, "Lifetime", ResourceType.INTEGER, READ_WRITE)
            .resource(2, "Default Minimum Period", ResourceType.INTEGER, READ_WRITE)
            .resource(3, "Default Maximum Period", ResourceType.INTEGER, READ_WRITE)
            .resource(5, "Disable Timeout", ResourceType.INTEGER, READ_WRITE)
            .resource(6, "Notification Storing", ResourceType.BOOLEAN, READ_WRITE)
            .resource(7, "Binding", ResourceType.STRING, READ_WRITE)
            .build();

    /** Object 13 of Anjay's tests, where Resource 1 is a number, or multiple. */
    private static final Path INSTANCE = Path.of(13, 26);

    private final Lwm2mCborEncoder encoder = new Lwm2mCborEncoder();
    private final Lwm2mCborDecoder decoder = new Lwm2mCborDecoder();
    private final Output out = new Output(100_000);

    @Test
    void writesTheDeviceOfTheSpecification() {
        encoder.begin(Path.of(3, 0), out);
        Samples.writeDevice(encoder);
        encoder.end();
        assertEquals(DEVICE, hex(out.toByteArray()));
    }

    @Test
    void readsTheDeviceOfTheSpecification() {
        assertEquals(Samples.DEVICE_LINES, Reading.lines(decoder, hex(DEVICE), Path.of(3, 0), Samples.DEVICE));
    }

    /** Sections 7.5.4.1 and 7.5.4.2: Read of /3/0/0 and of /3/0/6. */
    @Test
    void writesResourcesOfTheSpecification() {
        encoder.begin(Path.of(3, 0, 0), out);
        text(3, 0, 0, "Open Mobile Alliance");
        encoder.end();
        assertEquals("a183030000744f70656e204d6f62696c6520416c6c69616e6365", hex(out.toByteArray()));
        out.clear();
        encoder.begin(Path.of(3, 0, 6), out);
        encoder.beginInstance(3, 0);
        encoder.beginResource(Samples.DEVICE.resource(6));
        encoder.resourceInstance(0);
        encoder.writeInteger(1);
        encoder.resourceInstance(1);
        encoder.writeInteger(5);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("a183030006a200010105", hex(out.toByteArray()));
    }

    /** Section 7.5.4.1: both are valid. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a183030000744f70656e204d6f62696c6520416c6c69616e6365",
                "a103a100a100744f70656e204d6f62696c6520416c6c69616e6365"
            })
    void readsAResourceOfTheSpecification(String payload) {
        assertEquals(
                "/3/0/0=Open Mobile Alliance\n",
                Reading.lines(decoder, hex(payload), Path.of(3, 0, 0), Samples.DEVICE));
    }

    @Test
    void writesTheServersOfTheSpecification() {
        encoder.begin(Path.of(1), out);
        server(0, 101, 300, true);
        server(1, 102, 600, false);
        encoder.end();
        assertEquals(SERVERS, hex(out.toByteArray()));
    }

    @Test
    void readsTheServersOfTheSpecification() {
        assertEquals(
                "/1/0/0=101\n/1/0/1=86400\n/1/0/2=300\n/1/0/3=6000\n/1/0/5=86400\n/1/0/6=true\n/1/0/7=U\n"
                        + "/1/1/0=102\n/1/1/1=86400\n/1/1/2=600\n/1/1/3=6000\n/1/1/5=86400\n/1/1/6=false\n/1/1/7=U\n",
                Reading.lines(decoder, hex(SERVERS), Path.of(1), SERVER));
    }

    @Test
    void writesTheCompositeOfTheSpecification() {
        encoder.begin(Path.ROOT, out);
        text(3, 0, 0, "Open Mobile Alliance");
        integer(3, 0, 9, 100);
        integer(1, 0, 1, 86400);
        encoder.end();
        assertEquals(COMPOSITE, hex(out.toByteArray()));
    }

    @Test
    void readsTheCompositeOfTheSpecification() {
        byte[] payload = hex(COMPOSITE);
        decoder.begin(payload, 0, payload.length, Path.ROOT, null);
        assertTrue(decoder.next());
        assertEquals(Path.of(3, 0, 0), decoder.path());
        assertEquals("Open Mobile Alliance", decoder.readString());
        assertTrue(decoder.next());
        assertEquals(Path.of(3, 0, 9), decoder.path());
        assertEquals(100, decoder.readInteger());
        assertTrue(decoder.next());
        assertEquals(Path.of(1, 0, 1), decoder.path());
        assertEquals(86400, decoder.readInteger());
        assertFalse(decoder.next());
        assertFalse(decoder.next());
    }

    /** Section 7.5.4.6: Create of /2/5, with a key of two ids inside. */
    @Test
    void readsTheCreateOfTheSpecification() {
        assertEquals(
                "/2/5/0=5\n/2/5/1=0\n/2/5/2/102=0\n/2/5/3=101\n",
                integers("a1820205a4000501008202186600031865", Path.of(2)));
    }

    /** Section 7.5.4.6: 65535 leaves the Object Instance to the client, which has chosen 8 here. */
    @Test
    void readsACreateWithoutAnInstanceOfTheSpecification() {
        String payload = "a1820219ffffa4000501008202186600031865";
        assertEquals("/2/8/0=5\n/2/8/1=0\n/2/8/2/102=0\n/2/8/3=101\n", integers(payload, Path.of(2, 8)));
        Reading.refused(Refusal.BAD_REQUEST, () -> integers(payload, Path.of(2)));
    }

    /** Of Anjay 3, tests/core/io/lwm2m_cbor_in.c, and Anjay Lite, tests/anj/standard_tests/io/lwm2m_cbor_in.c. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a1830d181a01182a", // {[13, 26, 1]: 42}
                "bf9f0d181a01ff182aff",
                "a10da1181aa101182a", // {13: {26: {1: 42}}}
                "bf0dbf181abf01182affffff",
                "a1810da181181aa18101182a", // {[13]: {[26]: {[1]: 42}}}
                "bf9f0dffbf9f181affbf9f01ff182affffff"
            })
    void readsAResourceAsAnjayDoes(String payload) {
        assertEquals("/13/26/1=42\n", integers(payload, Path.of(13, 26, 1)));
    }

    /** Of Anjay, as above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a1820d181aa201182a0215", // {[13, 26]: {1: 42, 2: 21}}
                "a2830d181a01182a830d181a0215", // {[13, 26, 1]: 42, [13, 26, 2]: 21}
                "a2820d181aa101182a830d181a0215", // {[13, 26]: {1: 42}, [13, 26, 2]: 21}
                "a2830d181a01182a820d181aa1810215" // {[13, 26, 1]: 42, [13, 26]: {[2]: 21}}
            })
    void readsTwoResourcesAsAnjayDoes(String payload) {
        assertEquals("/13/26/1=42\n/13/26/2=21\n", integers(payload, INSTANCE));
    }

    /** Of Anjay, as above: {13: {26: {1: 1}}, 14: {27: {2: 2}}}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a20da1181aa101010ea1181ba10202",
                "bf0dbf181abf0101ffff0ebf181bbf0202ffffff",
                "bf9f0dffbf9f181affbf9f01ff01ffff9f0effbf9f181bffbf9f02ff02ffffff"
            })
    void readsACompositeAsAnjayDoes(String payload) {
        assertEquals("/13/26/1=1\n/14/27/2=2\n", integers(payload, Path.ROOT));
    }

    /** Of Anjay, as above: {[13]: {[26]: {[1]: {[2]: 4([-1, 45])}}}}, the deepest nesting, and a decimal fraction. */
    @Test
    void readsTheDeepestNestingOfAnjay() {
        assertEquals(4.5, one("a1810da181181aa18101a18102c48220182d").readFloat());
        assertEquals(Path.of(13, 26, 1, 2), decoder.path());
    }

    /** Of Anjay, as above: {[13, 26]: {1: 1, 2: -1, 3: 2.5, 4: "test", 5: h'11223344', 6: "12:34", 7: 1}}. */
    @Test
    void readsAllTypesAsAnjayDoes() {
        one("a1820d181aa70101022003f9410004647465737405441122334406653132 3a33340701");
        assertEquals(1, decoder.readUnsigned());
        decoder.next();
        assertEquals(-1, decoder.readInteger());
        decoder.next();
        assertEquals(2.5, decoder.readFloat());
        decoder.next();
        assertEquals("test", decoder.readString());
        decoder.next();
        assertEquals("11223344", hex(decoder.readOpaque()));
        decoder.next();
        assertEquals("12:34", decoder.readObjectLink().toString());
        decoder.next();
        assertEquals(1, decoder.readUnsigned());
        assertEquals(Path.of(13, 26, 7), decoder.path());
        assertFalse(decoder.next());
    }

    /** Of Anjay Lite, as above: strings in parts, in {[13]: {[26]: {[1]: …}}, [14]: {[27]: {[2]: …}}}. */
    @Test
    void readsStringsInPartsAsAnjayLiteDoes() {
        one("bf9f0dffbf9f181affbf9f01ff5f480011223344556677488899aabbccddeeffffffff9f0effbf9f181bffbf9f02ff7f68303132"
                + "33343536376838396162636465 66ffffffff");
        assertEquals("00112233445566778899aabbccddeeff", hex(decoder.readOpaque()));
        assertTrue(decoder.next());
        assertEquals("0123456789abcdef", decoder.readString());
        assertEquals(Path.of(14, 27, 2), decoder.path());
        assertFalse(decoder.next());
    }

    /** Of Anjay, as above: {[13, 26, 1]: {2: null, 3: 5}}. */
    @Test
    void aNullIsToBeRemoved() {
        one("a1830d181a01a202f60305");
        assertEquals(Path.of(13, 26, 1, 2), decoder.path());
        assertTrue(decoder.isNull());
        assertFalse(decoder.hasValue());
        Reading.refused(Refusal.BAD_REQUEST, decoder::readInteger);
        assertTrue(decoder.next());
        assertFalse(decoder.isNull());
        assertEquals(5, decoder.readInteger());
        assertFalse(decoder.next());
        assertFalse(decoder.isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "a103f6, /3",
        "a1820300f6, /3/0",
        "a183030009f6, /3/0/9",
        "a18403000600f6, /3/0/6/0",
    })
    void aNullMayStandAtAnyPath(String payload, String path) {
        byte[] bytes = hex(payload);
        Reading.one(decoder, bytes, Path.ROOT);
        assertTrue(decoder.isNull());
        assertEquals(path, decoder.path().toString());
        assertFalse(decoder.next());
    }

    @ParameterizedTest
    @CsvSource({
        "a1820d181aa0, /13/26", // an empty Object Instance
        "a10da1181aa0, /13/26",
        "a1830d181a01a0, /13/26/1", // an empty multiple Resource
        "a1820d181aa101bfff, /13/26/1",
    })
    void anEmptyMapIsARecordWithoutAValue(String payload, String path) {
        assertEquals(path + "\n", integers(payload, Path.of(13)));
        assertFalse(decoder.isNull());
    }

    /** As Anjay Lite answers, if there is nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"a0", "bfff", "a10da0"})
    void nothingIsNoRecord(String payload) {
        assertEquals("", integers(payload, Path.of(13)));
    }

    @Test
    void nothingIsAnEmptyMap() {
        encoder.begin(Path.of(3442, 0), out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.multiple(ResourceType.INTEGER));
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        assertEquals("a0", hex(out.toByteArray()));
    }

    /** Times as peers write them: an integer (Anjay), with a tag (Anjay Lite), a text with a tag (Appendix C). */
    @ParameterizedTest
    @ValueSource(strings = {"1a5182428f", "c11a5182428f", "c074323031332d30352d30325431303a34303a31355a"})
    void readsTimes(String value) {
        assertEquals(1367491215, one("a1830d181a01" + value).readTime());
    }

    @Test
    void writesValuesOfEveryType() {
        encoder.begin(Path.of(3442, 0), out);
        encoder.beginInstance(3442, 0);
        value(ResourceType.STRING, "ü");
        value(ResourceType.INTEGER, "-25");
        value(ResourceType.UNSIGNED_INTEGER, "18446744073709551615");
        value(ResourceType.FLOAT, "1.5");
        value(ResourceType.BOOLEAN, "true");
        value(ResourceType.OPAQUE, "0102ff");
        value(ResourceType.TIME, "1367491215");
        value(ResourceType.OBJECT_LINK, "3:65535");
        value(ResourceType.CORE_LINK, "</3/0>");
        encoder.endInstance();
        encoder.end();
        StringBuilder expected = new StringBuilder("a182190d7200a9");
        String[] values = {
            "62c3bc",
            "3818",
            "1bffffffffffffffff",
            "f93e00",
            "f5",
            "430102ff",
            "1a5182428f",
            "67333a3635353335",
            "663c2f332f303e"
        };
        ResourceType[] types = {
            ResourceType.STRING, ResourceType.INTEGER, ResourceType.UNSIGNED_INTEGER, ResourceType.FLOAT,
            ResourceType.BOOLEAN, ResourceType.OPAQUE, ResourceType.TIME, ResourceType.OBJECT_LINK,
            ResourceType.CORE_LINK
        };
        for (int i = 0; i < values.length; i++) {
            expected.append(String.format("%02x", types[i].ordinal())).append(values[i]);
        }
        assertEquals(expected.toString(), hex(out.toByteArray()));
    }

    /** {[3, 0, 6, 1]: 5}, {[3, 0, 6]: {0: 1, 1: 5}}, {3: {0: {9: 95}}}, {[3, 0, 9]: 95}. */
    @Test
    void theKeyTakesInWhatEverythingHasInCommon() {
        encoder.begin(Path.of(3, 0, 6, 1), out);
        instances(3, 0, 6, 1);
        assertEquals("a1840300060105", written());
        encoder.begin(Path.of(3, 0, 6), out);
        instances(3, 0, 6, 0, 1);
        assertEquals("a183030006a200050105", written());
        encoder.begin(Path.of(3), out);
        integer(3, 0, 9, 95);
        assertEquals("a103a100a109185f", written());
        encoder.begin(Path.of(3, 0), out);
        integer(3, 0, 9, 95);
        assertEquals("a183030009185f", written());
        encoder.begin(Path.ROOT, out);
        instances(3, 0, 6, 1);
        assertEquals("a1840300060105", written());
    }

    /** Paths of a Send may come in any order: {[3, 0]: {9: 1, 10: 2}, [4, 0, 1]: 3, [3, 0, 11]: 4, [3, 0, 8]: 5}. */
    @Test
    void aPlaceThatWasLeftIsNotEnteredAgain() {
        encoder.begin(Path.ROOT, out);
        integer(3, 0, 9, 1);
        integer(3, 0, 10, 2);
        integer(4, 0, 1, 3);
        integer(3, 0, 11, 4);
        integer(3, 0, 8, 5);
        assertEquals("a4820300a209010a02" + "8304000103" + "8303000b04" + "8303000805", written());
    }

    /** {[3, 0, 7, 1]: 5, [3, 0, 7, 0]: 5, [3, 0, 7, 2]: 5}. */
    @Test
    void instancesOfAResourceMayComeInPieces() {
        encoder.begin(Path.ROOT, out);
        instances(3, 0, 7, 1);
        instances(3, 0, 7, 0);
        instances(3, 0, 7, 2);
        assertEquals("a3" + "840300070105" + "840300070005" + "840300070205", written());
    }

    /** {[3, 0]: {7: {1: 5, 2: 5}, 9: 1}}: ids ascend, so it is all one group. */
    @Test
    void piecesInOrderAreOneGroup() {
        encoder.begin(Path.ROOT, out);
        instances(3, 0, 7, 1);
        instances(3, 0, 7, 2);
        integer(3, 0, 9, 1);
        assertEquals("a1820300a207a2010502050901", written());
    }

    /** Whatever is read, in whatever order: no map has a key twice, and everything is there once. */
    @Test
    void noKeyComesTwice() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Set<String> expected = new HashSet<>();
            out.clear();
            encoder.begin(Path.ROOT, out);
            for (int count = random.nextInt(12); count > 0; count--) {
                int instance = random.nextInt(2);
                boolean multiple = random.nextBoolean();
                int resource = (multiple ? 6 : 9) + random.nextInt(2);
                int resourceInstance = random.nextInt(3);
                String path = "/3/" + instance + "/" + resource + (multiple ? "/" + resourceInstance : "");
                if (expected.add(path)) {
                    if (multiple) {
                        instances(3, instance, resource, resourceInstance);
                    } else {
                        integer(3, instance, resource, 5);
                    }
                }
            }
            encoder.end();
            assertEquals(expected, uniquePaths(out.toByteArray()), "seed " + seed);
        }
    }

    @Test
    void aMapOfManyKeysTellsItsSize() {
        encoder.begin(Path.of(3442, 0, 102), out);
        encoder.beginInstance(3442, 0);
        encoder.beginResource(Samples.multiple(ResourceType.INTEGER));
        for (int i = 0; i < 300; i++) {
            encoder.resourceInstance(i);
            encoder.writeInteger(i);
        }
        encoder.endResource();
        encoder.endInstance();
        assertEquals("a183190d72001866b9012c0000010102", written().substring(0, 32));
    }

    @Test
    void hasNoTimes() {
        encoder.begin(Path.of(3303), out);
        encoder.time(Encoder.NO_TIME);
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.time(1_700_000_000_000L));
        Reading.refused(Refusal.NOT_ACCEPTABLE, () -> encoder.ago(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "00", // no map
                "8401020304",
                "f6",
                "a10d", // no value
                "a1820d181aa1", // cut off, of Anjay
                "a2830d181a01182a", // a pair is missing
                "bf830d181a01182a", // a break is missing
                "bf830d181a01ff", // a value is missing
                "bbffffffffffffffff", // a size that lies
                "a183190d72", // an array that is cut off
                "a19affffffff0d181a01182a", // an array that lies
                "a1830d181a01182a00", // something after
                "a1ff", // a break out of place
                "a1820d181aa11a0001000005", // an id of 65536, of Anjay
                "a1830d181a1a0001000005",
                "a1820d181aa119ffff05", // a Resource id of 65535
                "a119ffffa100a10005", // an Object id of 65535
                "a1850d181a03040505", // five ids, of Anjay
                "a1830d181a01a20205820304 05",
                "a10da1181aa101a102a10304",
                "a1840d181a0102a0", // a map below a Resource Instance
                "a1830dfb3fd0a3d70a3d70a401182a", // a fraction as an id, of Anjay
                "a1fb3fc0a3d70a3d70a4a182181a01182a",
                "a10da1623236a101182a", // a text as an id, of Anjay
                "a120a1181aa101182a", // a negative id
                "a1f90000a1181aa101182a", // 0.0 as an id
                "a10da1181a81a101182a", // an array for a map, of Anjay
                "a180182a", // a key without ids
                "a19fff182a",
                "a10da1181aa180182a",
                "a10d05", // a value at an Object
                "a1820d181a05", // a value at an Object Instance
                "a1830d181b01182a", // outside the target
                "a1820e181aa101182a",
                "a10df6", // a null outside the target
                "a1830d181a01c24101", // a large number
                "a1830d181a018105", // an array
                "a1830d181a01f7", // undefined
                "a1830d181a016130", // a text
                "a1830d181a011c", // reserved
                "a1830d181a013bffffffffffffffff", // too small
            })
    void refusesWhatIsMalformed(String payload) {
        Reading.refused(Refusal.BAD_REQUEST, () -> integers(payload, INSTANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a10d", "bf0d", "a1810d", "81", "9f", "c1", "a1"})
    void refusesDeepNesting(String level) {
        byte[] payload = hex("a1830d181a01" + level.repeat(10_000));
        Reading.refused(
                Refusal.BAD_REQUEST, () -> Reading.lines(decoder, payload, Path.of(13, 26), Samples.EVERYTHING));
    }

    /** Reads all values as integers. */
    private String integers(String payload, Path target) {
        byte[] bytes = hex(payload);
        decoder.begin(bytes, 0, bytes.length, target, null);
        StringBuilder lines = new StringBuilder();
        while (decoder.next()) {
            lines.append(decoder.path());
            if (decoder.hasValue()) {
                lines.append('=').append(decoder.readInteger());
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private Decoder one(String payload) {
        return Reading.one(decoder, hex(payload), Path.ROOT);
    }

    /** Walks over the maps themselves, and returns the paths of the values. */
    private static Set<String> uniquePaths(byte[] payload) {
        CborReader reader = new CborReader();
        reader.begin(payload, 0, payload.length);
        Set<String> paths = new HashSet<>();
        collect(reader, "", paths);
        assertTrue(reader.atEnd());
        return paths;
    }

    private static void collect(CborReader reader, String above, Set<String> paths) {
        Set<String> keys = new HashSet<>();
        for (int left = reader.map(); left > 0; left--) {
            StringBuilder key = new StringBuilder();
            for (int ids = reader.peekMajor() == CborWriter.ARRAY ? reader.array() : 1; ids > 0; ids--) {
                key.append('/').append(reader.integer(false));
            }
            assertTrue(keys.add(key.toString()), "twice in a map: " + key);
            if (reader.peekMajor() == CborWriter.MAP) {
                collect(reader, above + key, paths);
            } else {
                reader.skip();
                assertTrue(paths.add(above + key), "twice: " + above + key);
            }
        }
    }

    private String written() {
        encoder.end();
        String bytes = hex(out.toByteArray());
        out.clear();
        return bytes;
    }

    private void server(int instance, int shortServerId, int minimumPeriod, boolean storing) {
        encoder.beginInstance(1, instance);
        int[] numbers = {shortServerId, 86400, minimumPeriod, 6000, 86400};
        for (int i = 0; i < 5; i++) {
            encoder.beginResource(SERVER.resourceAt(i));
            encoder.writeInteger(numbers[i]);
            encoder.endResource();
        }
        encoder.beginResource(SERVER.resource(6));
        encoder.writeBoolean(storing);
        encoder.endResource();
        encoder.beginResource(SERVER.resource(7));
        encoder.writeString("U");
        encoder.endResource();
        encoder.endInstance();
    }

    private void value(ResourceType type, String value) {
        encoder.beginResource(Samples.single(type));
        Values.write(encoder, type, value);
        encoder.endResource();
    }

    private void text(int object, int instance, int resource, String value) {
        encoder.beginInstance(object, instance);
        encoder.beginResource(resource(resource, false));
        encoder.writeString(value);
        encoder.endResource();
        encoder.endInstance();
    }

    private void integer(int object, int instance, int resource, int value) {
        encoder.beginInstance(object, instance);
        encoder.beginResource(resource(resource, false));
        encoder.writeInteger(value);
        encoder.endResource();
        encoder.endInstance();
    }

    /** Writes 5 to each of some Resource Instances. */
    private void instances(int object, int instance, int resource, int... ids) {
        encoder.beginInstance(object, instance);
        encoder.beginResource(resource(resource, true));
        for (int id : ids) {
            encoder.resourceInstance(id);
            encoder.writeInteger(5);
        }
        encoder.endResource();
        encoder.endInstance();
    }

    private static ResourceDefinition resource(int id, boolean multiple) {
        return ObjectDefinition.builder(3, "any")
                .resource(
                        id,
                        "any",
                        ResourceType.INTEGER,
                        multiple ? READ_WRITE | ResourceDefinition.MULTIPLE : READ_WRITE)
                .build()
                .resource(id);
    }
}

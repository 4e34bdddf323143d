package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LwM2M Core TS 1.1, section 6.3.2. The sequences are those of the conformance cases LightweightM2M-1.1-int-260 and 261
 * (OMA ETS 1.1), with the Resources that this device has.
 */
class DiscoverTest {

    private final Management client = new Management();

    @Test
    void followsCase260() {
        assertEquals(
                "</3>,</3/0>,</3/0/0>,</3/0/4>,</3/0/6>;dim=2,</3/0/7>;dim=2,</3/0/8>;dim=2,</3/0/9>,"
                        + "</3/0/11>;dim=1,</3/0/12>,</3/0/16>",
                discover("/3"));

        writeAttributes("/3?pmin=10&pmax=200");
        writeAttributes("/3/0/7?lt=1&gt=6&st=1");

        // What is targeted shows what it inherits; what lies below it shows its own attributes.
        assertEquals(
                "</3/0>;pmin=10;pmax=200,</3/0/0>,</3/0/4>,</3/0/6>;dim=2,</3/0/7>;dim=2;gt=6;lt=1;st=1,</3/0/8>;dim=2,"
                        + "</3/0/9>,</3/0/11>;dim=1,</3/0/12>,</3/0/16>",
                discover("/3/0"));
        client.version = Lwm2mVersion.V1_0;
        assertEquals("</3/0/7>;dim=2;pmin=10;pmax=200;gt=6;lt=1;st=1", discover("/3/0/7"));
    }

    @Test
    void followsCase261() {
        assertEquals("</3/0/11>;dim=1,</3/0/11/0>", discover("/3/0/11"));

        writeAttributes("/3?pmin=10&pmax=200");
        writeAttributes("/3/0?pmax=320");
        writeAttributes("/3/0/11/0?pmax=100&epmin=1&epmax=20");

        assertEquals("</3/0/11>;dim=1;pmin=10;pmax=320,</3/0/11/0>;pmax=100;epmin=1;epmax=20", discover("/3/0/11"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/34?depth=0     | </34>;ver=1.1",
                "/34?depth=1     | </34>;ver=1.1,</34/0>,</34/2>",
                "/34/2?depth=0   | </34/2>",
                "/34/2           | </34/2>,</34/2/0>,</34/2/10>",
                "/34/0/1?depth=0 | </34/0/1>;dim=2",
                "/34/0/1?depth=3 | </34/0/1>;dim=2,</34/0/1/0>,</34/0/1/1>",
            })
    void listsAsDeepAsAskedFrom12On(String uri, String links) {
        client.version = Lwm2mVersion.V1_2;

        assertEquals(links, discover(uri));
    }

    @Test
    void listsResourceInstancesOfTheWholeObjectAtDepth3() {
        client.version = Lwm2mVersion.V1_2;

        assertEquals(
                "</34>;ver=1.1,</34/0>,</34/0/0>,</34/0/1>;dim=2,</34/0/1/0>,</34/0/1/1>,</34/0/2>,</34/0/8>,</34/0/9>,"
                        + "</34/0/10>,</34/2>,</34/2/0>,</34/2/10>",
                discover("/34?depth=3"));
    }

    @Test
    void followsCase264() {
        client.version = Lwm2mVersion.V1_2;
        client.account.defaultMinimumPeriod(1).defaultMaximumPeriod(10);

        assertEquals("</3>;pmin=1;pmax=10,</3/0>", discover("/3?depth=1"));

        writeAttributes("/3/0?pmax=200");
        assertEquals("</3>;pmin=1;pmax=10,</3/0>;pmax=200", discover("/3?depth=1"));
    }

    @Test
    void followsCase266() {
        client.version = Lwm2mVersion.V1_2;
        client.account.defaultMinimumPeriod(1).defaultMaximumPeriod(10);
        assertEquals(
                "</3>;pmin=1;pmax=10,</3/0>,</3/0/0>,</3/0/4>,</3/0/6>;dim=2,</3/0/7>;dim=2,</3/0/8>;dim=2,</3/0/9>,"
                        + "</3/0/11>;dim=1,</3/0/12>,</3/0/16>",
                discover("/3?depth=2"));

        writeAttributes("/3?pmin=10&pmax=200");
        writeAttributes("/3/0/7?lt=1&gt=6&st=1");
        writeAttributes("/3/0/7/1?gt=8");

        assertEquals(
                "</3>;pmin=10;pmax=200,</3/0>,</3/0/0>,</3/0/4>,</3/0/6>;dim=2,</3/0/6/0>,</3/0/6/1>,"
                        + "</3/0/7>;dim=2;gt=6;lt=1;st=1,</3/0/7/0>,</3/0/7/1>;gt=8,</3/0/8>;dim=2,</3/0/8/0>,</3/0/8/1>,"
                        + "</3/0/9>,</3/0/11>;dim=1,</3/0/11/0>,</3/0/12>,</3/0/16>",
                discover("/3?depth=3"));
    }

    /** Before LwM2M 1.2 the defaults of the server are nobody's attributes. */
    @Test
    void showsNoDefaultsBefore12() {
        client.account.defaultMinimumPeriod(1).defaultMaximumPeriod(10);

        assertEquals("</3/0/9>", discover("/3/0/9"));
        client.version = Lwm2mVersion.V1_2;
        assertEquals("</3/0/9>;pmin=1;pmax=10", discover("/3/0/9"));
    }

    @Test
    void showsTheAttributesOf12() {
        client.version = Lwm2mVersion.V1_2;
        client.everything.values.put("0/3", true);
        writeAttributes("/34/0/3?edge=0&con=1&hqmax=5");

        assertEquals("</34/0/3>;edge=0;con=1;hqmax=5", discover("/34/0/3"));
    }

    @Test
    void quotesTheVersionFor10() {
        client.version = Lwm2mVersion.V1_0;
        assertTrue(discover("/34").startsWith("</34>;ver=\"1.1\",</34/0>,"));
        client.version = Lwm2mVersion.V1_1;
        assertTrue(discover("/34").startsWith("</34>;ver=1.1,</34/0>,"));
    }

    @Test
    void saysNoDimensionThatTheAttributeCanNotSay() {
        for (int i = 0; i < 255; i++) {
            client.everything.values.put("2/1/" + i, "x");
        }
        assertTrue(discover("/34/2").contains("</34/2/1>;dim=255,"));

        client.everything.values.put("2/1/255", "x");
        assertTrue(discover("/34/2").contains("</34/2/1>,"));
    }

    @Test
    void ignoresTheDepthBefore12() {
        assertEquals("</34/2>,</34/2/0>,</34/2/10>", discover("/34/2?depth=0"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/34,         2.05",
        "/34/0/8,     2.05", // can't be read, but discovered
        "/34/0/10,    2.05",
        "/34/0/3,     4.04",
        "/34/1,       4.04",
        "/35,         4.04",
        "/34/0/1/0,   4.05",
        "/,           4.05", // that is for the bootstrap server
        "/0,          4.01",
        "/0/0,        4.01",
        "/34?depth=4, 4.00",
        "/34?depth=x, 4.00",
    })
    void answersWithTheCodeOfTheSpecification(String uri, String code) {
        client.version = Lwm2mVersion.V1_2;

        assertEquals(code, client.code(get(uri, ContentFormat.LINK_FORMAT)));
    }

    @Test
    void showsEachServerItsOwnAttributes() {
        writeAttributes("/3/0/9?pmax=60");
        Management other = new Management();

        assertEquals("</3/0/9>;pmax=60", discover("/3/0/9"));
        assertEquals("</3/0/9>", other.text(get("/3/0/9", ContentFormat.LINK_FORMAT)));
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        assertEquals("5.00", new Management(32).code(get("/34", ContentFormat.LINK_FORMAT)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "50, 50",
        "42.2, 42.2",
        "-12.5, -12.5",
        "1000000000000, 1000000000000",
        "12345678.5, 12345678.5",
        "0.0001, 0.0001",
        "-0.00125, -0.00125",
        "0.5, 0.5",
    })
    void writesNumbersWithoutExponent(String number, String text) {
        assertEquals(text, PlainDecimal.text(Double.parseDouble(number)));
    }

    private String discover(String uri) {
        Message answer = client.handle(get(uri, ContentFormat.LINK_FORMAT));
        assertEquals(ContentFormat.LINK_FORMAT, answer.uint(Option.CONTENT_FORMAT), answer.toString());
        return Message.text(answer.payload());
    }

    private void writeAttributes(String uri) {
        assertEquals("2.04", client.code(request(Code.PUT, uri)));
    }
}

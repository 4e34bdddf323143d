package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.transport.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, sections 5.1.2 and 6.3.4. */
class WriteAttributesTest {

    private final Management client = new Management();
    private final Attributes attributes = new Attributes();

    @ParameterizedTest(name = "PUT {0}: {1}")
    @CsvSource({
        "/34?pmin=10&pmax=60,          2.04",
        "/34/0?pmin=10,                2.04",
        "/34/0/0?gt=5&lt=-5&st=1,      2.04", // a threshold may be negative
        "/34/0/2?gt=21.5,              2.04",
        "/34/0/1?pmax=60,              2.04", // a period suits any type
        "/34/0/1/0?pmax=60,            2.04",
        "/34/0/0?pmin=60&pmax=10,      2.04", // such a pmax is ignored, not refused
        "/34/0/0?pmin,                 2.04", // unset: never mind that it was not set
        "/34/0/0?pmin=4294967295,      2.04",
        "/34/0/0?pmin=4294967296,      4.00",
        "/34/0/0?pmin=-1,              4.00",
        "/34/0/0?pmin=1.5,             4.00",
        "/34/0/0?gt=1e3,               4.00",
        "/34/0/0?gt=.5,                4.00",
        "/34/0/0?gt=5.,                4.00",
        "/34/0/0?gt=-,                 4.00",
        "/34/0/0?gt=5x,                4.00",
        "/34/0/0?st=-1,                4.00",
        "/34/0/0?pmin=1&pmin=2,        4.00",
        "/34/0/0?pmin=1&colour=red,    4.00",
        "/34/0/0?dim=3,                4.00", // can't be written
        "/34/0/0?lt=5&gt=5,            4.00", // lt < gt
        "/34/0/0?lt=1&gt=5&st=2,       4.00", // lt + 2*st < gt
        "/34/0/0?lt=1&gt=5.1&st=2,     2.04",
        "/34/0/0?epmin=5&epmax=5,      4.00",
        "/34/0/1?gt=5,                 4.00", // text is not greater than anything
        "/34/0?gt=5,                   4.00", // an Object Instance neither
        "/34/0/99?pmin=1,              4.04",
        "/34/0/3?pmin=1,               4.04",
        "/34/1?pmin=1,                 4.04",
        "/35?pmin=1,                   4.04",
        "/34/0/1/7?pmin=1,             4.04",
        "/34/0/0/0?pmin=1,             4.04",
        "/34/0/8?pmin=1,               4.05", // can't be read
        "/34/0/10?pmin=1,              4.05",
        "/?pmin=1,                     4.05",
        "/0?pmin=30&pmax=45,           4.01",
    })
    void answersWithTheCodeOfTheSpecification(String uri, String code) {
        assertEquals(code, client.code(request(Code.PUT, uri)));

        if (!code.equals("2.04")) {
            assertEquals(0, client.attributes.size(), "nothing is attached");
        }
    }

    @ParameterizedTest(name = "LwM2M {0}, PUT {1}: {2}")
    @CsvSource({
        "V1_0, /34/0?pmin=1,        2.04",
        "V1_0, /34/0/0?gt=1,        2.04",
        "V1_0, /34/0/0?epmin=1,     4.00",
        "V1_1, /34?epmin=1,         2.04",
        "V1_1, /34/0/0?con=1,       4.00",
        "V1_1, /34/0/3?edge=1,      4.00",
        "V1_2, /34?con=1&hqmax=10,  2.04",
        "V1_2, /34/0?con=0,         2.04",
        "V1_2, /34/0/1/0?hqmax=0,   2.04",
        "V1_2, /34/0/3?edge=1,      2.04",
        "V1_2, /34/0/3?edge=2,      4.00",
        "V1_2, /34/0/3?gt=1,        4.00", // a Boolean has no threshold
        "V1_2, /34/0/0?edge=1,      4.00", // a number has no edge
        "V1_2, /34/0?edge=1,        4.00",
        "V1_2, /34/0/0?con=2,       4.00",
        "V1_2, /34/0/0?hqmax=-1,    4.00",
        "V1_2, /34/0/10?con=1,      4.05", // can't be read
    })
    void knowsTheAttributesOfTheVersion(Lwm2mVersion version, String uri, String code) {
        client.version = version;
        client.everything.values.put("0/3", true);

        assertEquals(code, client.code(request(Code.PUT, uri)));
    }

    @Test
    void setsAndUnsets() {
        client.handle(request(Code.PUT, "/34/0/0?pmin=10&gt=7.5"));
        client.handle(request(Code.PUT, "/34/0/0?pmin&pmax=60"));

        client.attributes.attached(Path.of(34, 0, 0), attributes);
        assertFalse(attributes.has(Attribute.PMIN));
        assertEquals(60, attributes.seconds(Attribute.PMAX));
        assertEquals(7.5, attributes.value(Attribute.GT));
    }

    @Test
    void forgetsAPathWithoutAttributes() {
        client.handle(request(Code.PUT, "/34/0/0?pmin=10"));
        client.handle(request(Code.PUT, "/34/0/0?pmin="));

        assertEquals(0, client.attributes.size());
    }

    @Test
    void changesNothingIfOneParameterIsWrong() {
        client.handle(request(Code.PUT, "/34/0/0?pmin=10"));
        client.handle(request(Code.PUT, "/34/0/0?pmin=20&pmax=x"));

        client.attributes.attached(Path.of(34, 0, 0), attributes);
        assertEquals(10, attributes.seconds(Attribute.PMIN));
    }

    @Test
    void isBounded() {
        for (String path : new String[] {"/34", "/34/0", "/34/2", "/3"}) {
            assertEquals("2.04", client.code(request(Code.PUT, path + "?pmin=1")));
        }

        assertEquals("5.00", client.code(request(Code.PUT, "/3/0?pmin=1")));
        assertEquals("2.04", client.code(request(Code.PUT, "/34?pmin=2")), "one that is there already can change");
        assertEquals(4, client.attributes.size());
    }

    @Test
    void isAWriteIfItHasAPayload() {
        assertEquals("2.04", client.code(Management.put("/34/0/0?pmin=1", 0, "8")));

        assertEquals(8L, client.everything.values.get("0/0"));
        assertTrue(client.attributes.size() == 0);
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.2, section 6.3.7. */
class DeleteTest {

    private final Management client = new Management();

    @Test
    void removesAnInstance() {
        assertEquals("2.02", client.code(request(Code.DELETE, "/34/0")));

        assertEquals(new TreeSet<>(List.of(2)), client.everything.instances);
        assertEquals(Map.of("2/0", 5L), client.everything.values);
        assertEquals(List.of("/34/-1/-1"), client.changed);
        assertEquals(List.of("/34/0"), client.removed);
        assertEquals("4.04", client.code(get("/34/0")));
        assertEquals("4.04", client.code(request(Code.DELETE, "/34/0")));
    }

    @Test
    void removesAResourceInstance() {
        client.version = Lwm2mVersion.V1_2;

        assertEquals("2.02", client.code(request(Code.DELETE, "/34/0/1/0")));

        assertEquals(List.of("remove 0/1/0", "written 0"), client.everything.calls);
        assertEquals(List.of("/34/0/1"), client.changed);
        assertEquals(List.of("/34/0/1/0"), client.removed);
        assertEquals("4.04", client.code(request(Code.DELETE, "/34/0/1/0")));
    }

    @ParameterizedTest(name = "LwM2M {0}, DELETE {1}: {2}")
    @CsvSource({
        "V1_0, /34/2,        2.02",
        "V1_1, /34/1,        4.04", // not there
        "V1_1, /35/0,        4.04",
        "V1_1, /34,          4.05", // all instances: that is for the bootstrap server
        "V1_1, /,            4.05",
        "V1_1, /34/0/0,      4.05", // a Resource
        "V1_2, /34/0/0,      4.05",
        "V1_1, /3/0,         4.05", // case LightweightM2M-1.1-int-685
        "V1_1, /1/0,         4.05",
        "V1_1, /0/0,         4.01",
        "V1_1, /0,           4.01",
        "V1_1, /23/5,        4.01",
        "V1_0, /34/0/1/0,    4.05", // not before LwM2M 1.2
        "V1_1, /34/0/1/0,    4.05",
        "V1_2, /34/0/1/7,    4.04",
        "V1_2, /34/0/0/0,    4.04", // an instance of a single Resource
        "V1_2, /34/0/99/0,   4.04",
        "V1_2, /34/1/1/0,    4.04",
        "V1_2, /3/0/11/0,    4.05", // can only be read
        "V1_2, /34/0/1/13,   4.05", // the Object keeps it
    })
    void answersWithTheCodeOfTheSpecification(Lwm2mVersion version, String path, String code) {
        client.everything.values.put("0/1/13", "kept");
        Map<String, Object> before = new TreeMap<>(client.everything.values);
        client.version = version;

        assertEquals(code, client.code(request(Code.DELETE, path)));

        if (!code.equals("2.02")) {
            assertEquals(before, client.everything.values);
            assertEquals(List.of(), client.changed);
            assertEquals(List.of(), client.removed);
        }
    }

    @Test
    void waitsIfTheObjectPutsTheAnswerOff() {
        client.everything.defer = true;
        Message request = request(Code.DELETE, "/34/0");

        assertNull(client.handle(request));
        client.everything.deferred.succeed();

        assertEquals("2.02", Code.text(client.resume(request).code()));
        assertEquals(List.of("delete 0"), client.everything.calls);
    }
}

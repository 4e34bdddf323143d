package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.Lwm2mVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of OMA's Enabler Test Specification about Discover, Write-Attributes, Create and Delete. */
@Timeout(180)
class TreeCasesTest extends ManagementCases {

    /** What Discover finds of the device at first, after the Object itself: an instance, and its Resources. */
    private static final String INSTANCE = "</3/0>";

    private static final String BEFORE_VOLTAGE = "</3/0/0>,</3/0/1>,</3/0/2>,</3/0/3>,</3/0/4>,</3/0/6>;dim=2";
    private static final String VOLTAGE = "</3/0/7>;dim=2";
    private static final String AFTER_VOLTAGE =
            "</3/0/8>;dim=2,</3/0/9>,</3/0/11>;dim=1,</3/0/12>,</3/0/13>,</3/0/14>,</3/0/15>,</3/0/16>";

    /** Without the default periods, which these cases do not reckon with. */
    private Server bare() {
        return Server.at(leshan.uri());
    }

    // ---- Discover and Write-Attributes ----

    @Test
    @Ets("1.1-int-260")
    void discoverCommand() throws Exception {
        registerAnew(bare());
        // Step 1: what there is.
        finds("/3", "</3>", INSTANCE, BEFORE_VOLTAGE, VOLTAGE, AFTER_VOLTAGE);
        // Steps 2 and 3: with attributes of the Object Instance.
        talk.writeAttributes("/3/0", "pmin=10&pmax=200").expect("2.04");
        String instance = INSTANCE + ";pmin=10;pmax=200";
        finds("/3", "</3>", instance, BEFORE_VOLTAGE, VOLTAGE, AFTER_VOLTAGE);
        // Steps 4 and 5: with attributes of a Resource.
        talk.writeAttributes("/3/0/7", "lt=1&gt=6&st=1").expect("2.04");
        String voltage = VOLTAGE + ";lt=1;gt=6;st=1";
        finds("/3", "</3>", instance, BEFORE_VOLTAGE, voltage, AFTER_VOLTAGE);
        // Step 6: the Resource alone shows what it inherits, too.
        finds("/3/0/7", voltage + ";pmin=10;pmax=200", "</3/0/7/0>,</3/0/7/1>");
    }

    @Test
    @Ets("1.1-int-261")
    void writeAttributesOperationOnAMultipleResource() throws Exception {
        registerAnew(bare());
        finds("/3/0/11", "</3/0/11>;dim=1", "</3/0/11/0>");
        // An attribute of a lower level overrides that of a higher one.
        talk.writeAttributes("/3", "pmin=10&pmax=200").expect("2.04");
        talk.writeAttributes("/3/0", "pmax=320").expect("2.04");
        talk.writeAttributes("/3/0/11/0", "pmax=100&epmin=1&epmax=20").expect("2.04");
        finds("/3/0/11", "</3/0/11>;dim=1;pmin=10;pmax=320", "</3/0/11/0>;pmax=100;epmin=1;epmax=20");
    }

    /** Leshan does not know the parameter: leshan-peer adds it. */
    @Test
    @Ets("1.2-int-264")
    void discoverDepth1() throws Exception {
        registerAnew(server().version(Lwm2mVersion.V1_2));
        // The default periods of the server are those of the Object, as long as nothing else is attached.
        assertEquals(
                Answer.links("</3>;pmin=1;pmax=10,</3/0>"), discover("/3", 1).links());
    }

    @Test
    @Ets("1.2-int-266")
    void discoverDepth3() throws Exception {
        registerAnew(bare().version(Lwm2mVersion.V1_2));
        talk.writeAttributes("/3/0/7", "pmin=5").expect("2.04");
        talk.writeAttributes("/3/0/7/1", "pmax=100&gt=4500").expect("2.04");
        String voltage = VOLTAGE + ";pmin=5";
        // Two levels down: Resources.
        assertEquals(
                Answer.links(String.join(",", "</3>", INSTANCE, BEFORE_VOLTAGE, voltage, AFTER_VOLTAGE)),
                discover("/3", 2).links());
        // Three levels down: Resource Instances, with attributes of their own.
        List<String> found = discover("/3", 3).links();
        List<String> expected =
                Answer.links(String.join(",", voltage, "</3/0/7/0>", "</3/0/7/1>;pmax=100;gt=4500", "</3/0/8>;dim=2"));
        int at = found.indexOf(expected.get(0));
        assertEquals(expected, found.subList(at, at + expected.size()));
        assertTrue(found.containsAll(Answer.links("</3/0/6/0>,</3/0/6/1>,</3/0/8/0>,</3/0/8/1>,</3/0/11/0>")));
    }

    private Answer discover(String path, int depth) throws Exception {
        return talk.ask("discover", path, Map.of("query", "depth=" + depth)).expect("2.05");
    }

    private void finds(String path, String... links) throws Exception {
        Answer answer = talk.discover(path).expect("2.05");
        assertEquals(40, answer.format());
        assertEquals(Answer.links(String.join(",", links)), answer.links());
    }

    // ---- Create and Delete ----

    @ParameterizedTest
    @ValueSource(strings = {TLV, SENML_JSON, SENML_CBOR})
    @Ets({"1.1-int-1630", "1.1-int-270"})
    void createPortfolioObjectInstance(String format) throws Exception {
        registerAnew(bare());
        // Step 1: there is one instance.
        finds("/16", "</16>", "</16/0>", "</16/0/0>;dim=4");
        // Step 2: another one is created, with its values.
        Map<String, ?> identities = Map.of("0", "Host Device ID #2", "1", "Host Device Model #2");
        talk.create("/16/1", format, Map.of("0", identities)).expect("2.01");
        // Step 3: both are there; an Update says so, since the list of Objects has changed.
        finds("/16", "</16>", "</16/0>", "</16/0/0>;dim=4", "</16/1>", "</16/1/0>;dim=2");
        Answer updated = talk.event("updated");
        assertTrue(
                updated.line().path("objects").asText().contains("</16/1>"),
                () -> updated.line().toString());
        // Step 4: with all that is in them.
        Map<String, String> expected = new TreeMap<>(PORTFOLIO);
        expected.put("/16/1/0/0", "Host Device ID #2");
        expected.put("/16/1/0/1", "Host Device Model #2");
        assertEquals(expected, talk.read("/16", format).expect("2.05").values());
    }

    @Test
    @Ets({"1.1-int-1635", "1.1-int-290"})
    void deletePortfolioObjectInstance() throws Exception {
        registerAnew(bare());
        talk.create("/16/1", TLV, Map.of("0", Map.of("0", "Host Device ID #2"))).expect("2.01");
        // Step 1: what there is.
        finds("/16", "</16>", "</16/0>", "</16/0/0>;dim=4", "</16/1>", "</16/1/0>;dim=1");
        // Step 2: each is deleted.
        talk.delete("/16/0").expect("2.02");
        talk.delete("/16/1").expect("2.02");
        // Step 3: the Object is empty, and still there; an Update says so.
        finds("/16", "</16>");
        Answer updated = talk.event(
                "updated", 1, event -> !event.line().path("objects").asText().contains("</16/"));
        assertTrue(
                updated.line().path("objects").asText().contains("</16>"),
                () -> updated.line().toString());
    }

    @Test
    @Ets("1.1-int-680")
    void deviceCreateObjectInstance() throws Exception {
        talk.create("/3", TLV, Map.of("15", "Europe/Paris")).expect("4.05");
        assertEquals("UTC", talk.read("/3", TLV).expect("2.05").value("/3/0/15"));
    }

    @Test
    @Ets("1.1-int-685")
    void deviceDeleteObjectInstance() throws Exception {
        talk.delete("/3/0").expect("4.05");
        assertEquals("Tacit", talk.read("/3/0", TLV).expect("2.05").value("/3/0/0"));
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.hex;
import static io.tacit.lwm2m.manage.Management.post;
import static io.tacit.lwm2m.manage.Management.request;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, section 6.3.6. */
class CreateTest {

    private static final int JSON = ContentFormat.SENML_JSON;

    private final Single single = new Single();
    private final Management client = new Management(single);

    @Test
    void choosesTheIdIfThePayloadHasNone() {
        // Resource 0 = 5, Resource 2 = 1.5: no Object Instance around them.
        Message answer = client.handle(tlv("/34", "C1 00 05  C4 02 3F C0 00 00"));

        assertEquals("2.01", Code.text(answer.code()));
        assertEquals("/34/1", location(answer), "the first id that is free");
        assertEquals(5L, client.everything.values.get("1/0"));
        assertEquals(1.5, client.everything.values.get("1/2"));
        assertEquals(List.of("create 1", "write 1/0", "write 1/2", "written 1"), client.everything.calls);
    }

    @Test
    void takesTheIdThatThePayloadHas() {
        // Object Instance 7 with Resource 0 = 5.
        Message answer = client.handle(tlv("/34", "03 07  C1 00 05"));

        assertEquals("2.01", Code.text(answer.code()));
        assertEquals("", location(answer), "the server knows the id");
        assertEquals(5L, client.everything.values.get("7/0"));
    }

    @Test
    void takesTheIdsOfNames() {
        Message answer = client.handle(post(
                "/34",
                JSON,
                "[{\"bn\":\"/34/7/\",\"n\":\"0\",\"v\":5},{\"n\":\"1/3\",\"vs\":\"a\"},{\"n\":\"1/4\",\"vs\":\"b\"}]"));

        assertEquals("2.01", Code.text(answer.code()));
        assertEquals("", location(answer));
        assertEquals(5L, client.everything.values.get("7/0"));
        assertEquals("b", client.everything.values.get("7/1/4"));
    }

    /** LwM2M 1.0 JSON: the names may or may not have the id. */
    @Test
    void readsLwm2mJson() {
        int json = ContentFormat.LWM2M_JSON;
        Message named = client.handle(post("/34", json, "{\"bn\":\"/34/7/\",\"e\":[{\"n\":\"0\",\"v\":5}]}"));

        assertEquals("2.01", Code.text(named.code()));
        assertEquals(5L, client.everything.values.get("7/0"));

        Message unnamed =
                client.handle(post("/34", json, "{\"e\":[{\"n\":\"1/0\",\"sv\":\"a\"},{\"n\":\"0\",\"v\":6}]}"));
        assertEquals("/34/1", location(unnamed));
        assertEquals(6L, client.everything.values.get("1/0"));
        assertEquals("a", client.everything.values.get("1/1/0"));
    }

    /** LwM2M CBOR, with the id, and with the one that stands for none (LwM2M Core TS 1.2.2, section 7.5.4). */
    @Test
    void readsLwm2mCbor() {
        int cbor = ContentFormat.LWM2M_CBOR;

        // {34: {7: {0: 5, 1: {3: "a"}}}}
        Message named = client.handle(request(Code.POST, "/34")
                .add(Option.CONTENT_FORMAT, (long) cbor)
                .payload(hex("A1 18 22 A1 07 A2 00 05 01 A1 03 61 61")));
        assertEquals("", location(named));
        assertEquals(5L, client.everything.values.get("7/0"));
        assertEquals("a", client.everything.values.get("7/1/3"));

        // {[34, 65535]: {0: 6}}
        Message unnamed = client.handle(request(Code.POST, "/34")
                .add(Option.CONTENT_FORMAT, (long) cbor)
                .payload(hex("A1 82 18 22 19 FF FF A1 00 06")));
        assertEquals("/34/1", location(unnamed));
        assertEquals(6L, client.everything.values.get("1/0"));
    }

    @Test
    void makesSeveral() {
        // Object Instances 5 and 3, each with Resource 0.
        assertEquals("2.01", client.code(tlv("/34", "03 05 C1 00 05  03 03 C1 00 03")));

        assertEquals(new TreeSet<>(List.of(0, 2, 3, 5)), client.everything.instances);
        assertEquals(3L, client.everything.values.get("3/0"));
    }

    @Test
    void makesOneWithoutAPayloadIfNothingIsMissing() {
        assertEquals("2.01", client.code(request(Code.POST, "/36")));
        assertEquals(Map.of(0, 1L), single.values, "the Object's own value");
        assertEquals("4.00", client.code(request(Code.POST, "/34")), "Resource 0 has no value by itself");
    }

    @Test
    void givesTheOnlyInstanceTheId0() {
        assertEquals("4.00", client.code(tlv("/36", "03 01 C1 00 05")), "not 1");
        assertEquals("2.01", client.code(tlv("/36", "03 00 C1 00 05")));
        assertEquals("4.05", client.code(tlv("/36", "C1 00 05")), "there is one already");
        assertEquals(Map.of(0, 5L), single.values);
    }

    @ParameterizedTest(name = "POST {0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/34 | 03 02 C1 00 05                  | 4.00", // there is an instance 2
                "/34 | C4 02 3F C0 00 00               | 4.00", // the mandatory Resource 0 is missing
                "/34 | 06 07 C4 02 3F C0 00 00         | 4.00",
                "/34 | 00 07                           | 4.00", // an instance without anything
                "/34 | 03 07 C1 00 05  00 08           | 4.00", // a second one
                "/34 | C1 00 0D                        | 4.00", // refused by the Object
                "/34 | C1 00 05 C4 00 41               | 4.00", // cut off
                "/34 | C1 00 05 C3 02 01 02 03         | 4.00", // no float has three bytes
                "/34 | C1 00 05 C4 06 00 4D 00 00      | 4.00", // a link that leads nowhere
                "/34 | C1 00 05 C1 01 41               | 4.00", // a multiple Resource
                "/34 | 03 07 C1 00 05  C1 00 05        | 4.00", // one instance is named, one is not
                "/34 | C1 00 05 C1 0A 01               | 4.05", // can only be executed
                "/34 | 03 0D C1 00 05                  | 4.05", // an instance that the Object does not make
                "/34 | C1 00 05 C1 09 01               | 2.01", // can only be read: not taken, and no error
                "/34 | C1 00 05 C1 63 01               | 2.01", // unknown: no error
                "/3  | C1 00 05                        | 4.05", // case LightweightM2M-1.1-int-680
                "/1  | C1 00 05                        | 4.05",
                "/35 | C1 00 05                        | 4.04",
                "/0  | C1 00 05                        | 4.01",
                "/21 | C1 00 05                        | 4.01",
            })
    void answersWithTheCodeOfTheSpecification(String path, String payload, String code) {
        Map<String, Object> before = new TreeMap<>(client.everything.values);

        assertEquals(code, client.code(tlv(path, payload)));

        if (!code.equals("2.01")) {
            assertEquals(before, client.everything.values);
            assertEquals(new TreeSet<>(List.of(0, 2)), client.everything.instances);
            assertEquals(List.of(), client.changed);
        }
        assertEquals(List.of(), client.happened);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'n':'/34/2/0','v':1}]                       | 4.00", // is there
                "[{'n':'/34/5/0','v':1},{'n':'/34/2/0','v':1}] | 4.00",
                "[{'n':'/34/5/0','v':13}]                      | 4.00", // refused by the Object
                "[{'n':'/34/5/0','v':1},{'n':'/34/6/0','v':13}] | 4.00", // one of two
                "[{'n':'/35/0/0','v':1}]                       | 4.00", // another Object
                "[{'n':'/34'}]                                 | 4.00", // no instance
                "[{'n':'0','v':1}]                             | 4.00", // no path
            })
    void makesNothingIfOnePartIsWrong(String json, String code) {
        assertEquals(code, client.code(post("/34", JSON, json.replace('\'', '"'))));

        assertEquals(new TreeSet<>(List.of(0, 2)), client.everything.instances);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0, 4.15", "42, 4.15", "60, 4.15", "40, 4.15", "50, 4.15", "11542, 2.01", "1542, 2.01"})
    void readsWhatCanDescribeAnInstance(int format, String code) {
        Message request = request(Code.POST, "/34").add(Option.CONTENT_FORMAT, format);

        assertEquals(code, client.code(request.payload(hex("C1 00 05"))));
    }

    @Test
    void asksForTheFormatOfAPayload() {
        assertEquals("4.15", client.code(request(Code.POST, "/34").payload(hex("C1 00 05"))));
    }

    @Test
    void tellsOfTheNewInstance() {
        client.handle(tlv("/34", "C1 00 05"));

        assertEquals(List.of("/34/-1/-1"), client.changed);
    }

    @Test
    void takesBackWhatCouldNotBeCompleted() {
        client.everything.toThrow = new IllegalStateException("flash is worn out");

        // Resource 12 is the one that fails.
        assertEquals("5.00", client.code(tlv("/34", "C1 00 05 C1 0C 01")));

        assertEquals(List.of("create 1", "write 1/0", "delete 1"), client.everything.calls);
        assertEquals(new TreeSet<>(List.of(0, 2)), client.everything.instances);
        assertEquals(List.of("failed /34 flash is worn out"), client.happened);
    }

    @Test
    void saysIfEvenThatFails() {
        single.stubborn = true;

        assertEquals("4.00", client.code(tlv("/36", "C1 00 0D")));

        assertEquals(List.of("failed /36/0 stuck"), client.happened);
    }

    @Test
    void remembersTheIdWhileTheAnswerIsPutOff() {
        client.everything.defer = true;
        Message request = tlv("/34", "C1 00 05");

        assertNull(client.handle(request));
        client.everything.deferred.succeed();
        Message answer = client.resume(request);

        assertEquals("2.01", Code.text(answer.code()));
        assertEquals("/34/1", location(answer));
    }

    @Test
    void hasNothingToRememberIfTheServerChose() {
        client.everything.defer = true;
        Message request = tlv("/34", "03 07 C1 00 05");

        assertNull(client.handle(request));
        Message answer = client.resume(request);

        assertEquals("2.01", Code.text(answer.code()));
        assertEquals("", location(answer));
    }

    private static Message tlv(String path, String payload) {
        return request(Code.POST, path)
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.TLV)
                .payload(hex(payload));
    }

    private static String location(Message answer) {
        StringBuilder location = new StringBuilder();
        for (int i = 0; i < answer.optionCount(); i++) {
            if (answer.optionNumber(i) == Option.LOCATION_PATH) {
                location.append('/').append(answer.optionText(i));
            }
        }
        return location.toString();
    }

    /** Object 36, which may have one instance, and none at first. Its mandatory Resource has a value by itself. */
    private static final class Single extends Lwm2mObject {

        final Map<Integer, Long> values = new TreeMap<>();
        boolean stubborn;

        Single() {
            super(ObjectDefinition.builder(36, "Single")
                    .resource(0, "Value", ResourceType.INTEGER, READ | WRITE | MANDATORY)
                    .build());
        }

        @Override
        public int instanceCount() {
            return values.isEmpty() ? 0 : 1;
        }

        @Override
        public void create(int instanceId, ServerRequest request) {
            values.put(instanceId, 1L);
        }

        @Override
        public void delete(int instanceId, ServerRequest request) {
            if (stubborn) {
                throw new IllegalStateException("stuck");
            }
            values.clear();
        }

        @Override
        public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
            if (in.readInteger() == 13) {
                throw Refusal.badRequest("unlucky");
            }
        }

        @Override
        public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
            values.put(instanceId, in.readInteger());
        }
    }
}

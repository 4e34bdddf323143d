package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.client.Bench.message;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases LightweightM2M-1.1-int-1630 and 1635 (Portfolio, Object 16), and what else hangs on instances. */
@DisplayName("A client whose Object Instances come and go")
class ManagedInstancesTest {

    private final Portfolio portfolio = new Portfolio();
    private final AccessControl access = new AccessControl()
            .permitCreate(16, 1)
            .grant(3303, 0, 1, AccessControl.READ)
            .owner(16, 5, 1);
    private final Bench bench = new Bench(Bench.server().version(Lwm2mVersion.V1_2), portfolio, access).registered();

    @Test
    @DisplayName("lists what a server created in an Update, after the answer")
    void created() {
        Message create = message(Code.POST, "/16", "")
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                .payload(Message.utf8("[{\"n\":\"/16/7/0/0\",\"vs\":\"a\"}]"));
        bench.network.arrives(create, bench.now);

        bench.response(Code.CREATED);
        Sent update = bench.request(Code.POST, "/rd/5a3f");
        String links = Message.text(update.message().payload());
        assertTrue(links.contains("</16/7>") && links.contains("</2/3>"), links);
        bench.answer(update, new Message(Code.CHANGED));
        bench.handle();
        bench.nothingSent();

        bench.arrives(Code.GET, "/16/7/0/0", "");
        assertEquals("a", Message.text(bench.response(Code.CONTENT).message().payload()));
    }

    @Test
    @DisplayName("ends observations of what a server deleted with 4.04, and forgets its attributes")
    void deleted() {
        bench.observe("/16/5/0");
        attach("/16/5", "pmax=60");
        attach("/16/5/0/0", "pmax=90");
        attach("/16", "pmax=1000");

        bench.arrives(Code.DELETE, "/16/5", "");

        bench.response(Code.DELETED);
        Sent last = bench.notification(false);
        assertEquals("4.04", Code.text(last.message().code()));
        assertFalse(last.message().has(Option.OBSERVE));
        Sent update = bench.request(Code.POST, "/rd/5a3f");
        assertFalse(Message.text(update.message().payload()).contains("/16/5"));
        bench.answer(update, new Message(Code.CHANGED));

        portfolio.instances.put(5, new TreeMap<>());
        access.owner(16, 5, 1);
        assertEquals("</16>;pmax=1000,</16/5>", discover("/16", "depth=1"));
    }

    @Test
    @DisplayName("forgets the attributes of what the application removed")
    void removedByTheApplication() {
        attach("/16/5", "pmax=60");

        portfolio.instances.clear();
        portfolio.told();
        bench.handle();
        portfolio.instances.put(5, new TreeMap<>());

        bench.network.sent.clear();
        assertEquals("</16>,</16/5>", discover("/16", "depth=1"));
    }

    @Test
    @DisplayName("forgets the attributes of a Resource Instance that a server deleted")
    void resourceInstance() {
        portfolio.instances.get(5).put(0, "a");
        attach("/16/5/0/0", "pmax=90");
        assertEquals("</16/5/0>;dim=1,</16/5/0/0>;pmax=90", discover("/16/5/0", "depth=1"));

        bench.arrives(Code.DELETE, "/16/5/0/0", "");
        bench.response(Code.DELETED);
        portfolio.instances.get(5).put(0, "b");

        assertEquals("</16/5/0>;dim=1,</16/5/0/0>", discover("/16/5/0", "depth=1"));
    }

    @Test
    @DisplayName("ends an observation with 4.01 if the server may not read any more")
    void revoked() {
        bench.observe("/3303/0/5700");

        access.grant(3303, 0, 1, 0);
        bench.thermometer.set(21);
        bench.handle();

        Sent last = bench.notification(false);
        assertEquals("4.01", Code.text(last.message().code()));
        assertEquals(
                "the server lacks the access right", Message.text(last.message().payload()));
        bench.thermometer.set(22);
        bench.handle();
        bench.nothingSent();
    }

    @Test
    @DisplayName("does not send what the server may not read")
    void send() {
        List<SendListener.Result> results = new ArrayList<>();
        access.grant(3303, 0, 1, 0);

        bench.client.send((server, result, code) -> results.add(result), Path.of(3303, 0, 5700));
        bench.handle();

        assertEquals(List.of(SendListener.Result.DROPPED), results);
        bench.nothingSent();
    }

    private void attach(String path, String query) {
        bench.network.arrives(message(Code.PUT, path, "").add(Option.URI_QUERY, query), bench.now);
        bench.response(Code.CHANGED);
    }

    private String discover(String path, String query) {
        Message request = message(Code.GET, path, "")
                .add(Option.ACCEPT, (long) ContentFormat.LINK_FORMAT)
                .add(Option.URI_QUERY, query);
        bench.network.arrives(request, bench.now);
        return Message.text(bench.response(Code.CONTENT).message().payload());
    }

    /** Object 16, with instance 5 at first: texts by Resource Instance. */
    private static final class Portfolio extends Lwm2mObject {

        final TreeMap<Integer, TreeMap<Integer, String>> instances = new TreeMap<>();

        Portfolio() {
            super(ObjectDefinition.builder(16, "LwM2M Portfolio")
                    .multiple()
                    .resource(0, "Identity", ResourceType.STRING, READ | WRITE | MULTIPLE | MANDATORY)
                    .build());
            instances.put(5, new TreeMap<>());
            instances.get(5).put(0, "first");
        }

        void told() {
            instancesChanged();
        }

        @Override
        public int instanceCount() {
            return instances.size();
        }

        @Override
        public int instanceAt(int index) {
            return List.copyOf(instances.keySet()).get(index);
        }

        @Override
        public boolean has(int instanceId, int resourceId) {
            return !instances.get(instanceId).isEmpty();
        }

        @Override
        public void read(int instanceId, int resourceId, ValueWriter out) {
            instances.get(instanceId).forEach((id, text) -> {
                out.resourceInstance(id);
                out.writeString(text);
            });
        }

        @Override
        public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
            instances.get(instanceId).put(resourceInstanceId, in.readString());
        }

        @Override
        public void validateRemoval(int instanceId, int resourceId, int resourceInstanceId) {
            // Any may go.
        }

        @Override
        public void remove(int instanceId, int resourceId, int resourceInstanceId) {
            instances.get(instanceId).remove(resourceInstanceId);
        }

        @Override
        public void create(int instanceId, ServerRequest request) {
            instances.put(instanceId, new TreeMap<>());
        }

        @Override
        public void delete(int instanceId, ServerRequest request) {
            instances.remove(instanceId);
        }
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static io.tacit.lwm2m.manage.Management.post;
import static io.tacit.lwm2m.manage.Management.put;
import static io.tacit.lwm2m.manage.Management.request;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.StoredObject;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers do to an Object that keeps its values, by every operation that changes it. */
class StoredObjectOperationsTest {

    private static final int JSON = ContentFormat.SENML_JSON;

    private final Management server = new Management();
    private final List<String> told = new ArrayList<>();
    private final StoredObject object = StoredObject.builder(ObjectDefinition.builder(40, "Lamp")
                    .multiple()
                    .resource(1, "On", ResourceType.BOOLEAN, READ | WRITE | MANDATORY)
                    .resource(2, "Hours", ResourceType.INTEGER, READ | MANDATORY)
                    .resource(3, "Note", ResourceType.STRING, READ | WRITE)
                    .resource(4, "Scenes", ResourceType.INTEGER, READ | WRITE | MULTIPLE)
                    .build())
            .createdByServers()
            .maxInstances(3)
            .validator((instanceId, resourceId, resourceInstanceId, in) -> {
                if (resourceId == 4 && in.readInteger() > 9) {
                    throw Refusal.badRequest("there are 9 scenes");
                }
            })
            .listener(new StoredObject.Listener() {
                @Override
                public void created(int instanceId) {
                    told.add("created " + instanceId);
                }

                @Override
                public void written(int instanceId, int resourceId) {
                    told.add("written " + instanceId + "/" + resourceId);
                }

                @Override
                public void deleted(int instanceId) {
                    told.add("deleted " + instanceId);
                }
            })
            .build();
    private final DeviceManagement management = new DeviceManagement(
            new ObjectTree(object),
            new Formats(),
            4096,
            (objectId, instanceId, resourceId) -> {},
            path -> {},
            (path, e) -> {
                throw e;
            });

    private String ask(Message request) {
        Message answer = management.handle(request, server, server.attributes, Lwm2mVersion.V1_2);
        return (Code.text(answer.code()) + " " + Message.text(answer.payload())).trim();
    }

    private String read(String path) {
        return ask(get(path, JSON));
    }

    private void lamp() {
        assertEquals(
                "2.01",
                ask(
                        post(
                                "/40",
                                JSON,
                                "[{\"bn\":\"/40/5/\",\"n\":\"1\",\"vb\":true},{\"n\":\"3\",\"vs\":\"hall\"},{\"n\":\"4/2\",\"v\":7}]")));
    }

    @Test
    void instancesAreCreatedAsAWholeOrNotAtAll() {
        lamp();
        assertEquals(List.of("created 5"), told);
        assertEquals(
                "2.05 [{\"bn\":\"/40/5/\",\"n\":\"1\",\"vb\":true},{\"n\":\"2\",\"v\":0},{\"n\":\"3\",\"vs\":\"hall\"},"
                        + "{\"n\":\"4/2\",\"v\":7}]",
                read("/40/5"));
        assertEquals(
                "4.00 the mandatory Resource 1 is missing",
                ask(post("/40", JSON, "[{\"bn\":\"/40/6/3\",\"vs\":\"x\"}]")));
        assertEquals(
                "4.00",
                ask(post("/40", JSON, "[{\"bn\":\"/40/6/\",\"n\":\"1\",\"vb\":true},{\"n\":\"4/2\",\"v\":10}]"))
                        .substring(0, 4));
        assertEquals(
                "4.00",
                ask(post("/40", JSON, "[{\"bn\":\"/40/6/\",\"n\":\"1\",\"vb\":true},{\"n\":\"4/16\",\"v\":1}]"))
                        .substring(0, 4));
        assertEquals(1, object.instanceCount());
        assertEquals(List.of("created 5"), told);
        assertEquals(
                "2.01",
                ask(post(
                        "/40",
                        JSON,
                        "[{\"bn\":\"/40/6/1\",\"vb\":true},{\"n\":\"\",\"bn\":\"/40/7/1\",\"vb\":true}]")));
        assertEquals(
                "5.03 there are 3 Object Instances already",
                ask(post("/40", JSON, "[{\"bn\":\"/40/8/1\",\"vb\":true}]")));
    }

    @Test
    void replaceAndUpdate() {
        lamp();
        told.clear();
        assertEquals("2.04", ask(post("/40/5", JSON, "[{\"bn\":\"/40/5/4/3\",\"v\":8}]")));
        assertEquals(List.of("written 5/4"), told);
        assertEquals("2.05 [{\"bn\":\"/40/5/4/\",\"n\":\"2\",\"v\":7},{\"n\":\"3\",\"v\":8}]", read("/40/5/4"));
        assertEquals("2.04", ask(put("/40/5/4", JSON, "[{\"bn\":\"/40/5/4/0\",\"v\":1}]")));
        assertEquals("2.05 [{\"bn\":\"/40/5/4/\",\"n\":\"0\",\"v\":1}]", read("/40/5/4"));
        told.clear();
        assertEquals("2.04", ask(put("/40/5", JSON, "[{\"bn\":\"/40/5/1\",\"vb\":false}]")));
        assertEquals(List.of("written 5/1", "written 5/3", "written 5/4"), told);
        assertEquals("2.05 [{\"bn\":\"/40/5/\",\"n\":\"1\",\"vb\":false},{\"n\":\"2\",\"v\":0}]", read("/40/5"));
    }

    @Test
    void resourceInstancesGo() {
        lamp();
        told.clear();
        assertEquals("2.04", ask(post("/40/5", JSON, "[{\"bn\":\"/40/5/4/3\",\"v\":8}]")));
        Message composite = request(Code.IPATCH, "/")
                .add(Option.CONTENT_FORMAT, ContentFormat.SENML_ETCH_JSON)
                .payload(Message.utf8("[{\"n\":\"/40/5/4/2\",\"v\":null}]"));
        assertEquals("2.04", ask(composite));
        assertEquals("2.05 [{\"bn\":\"/40/5/4/\",\"n\":\"3\",\"v\":8}]", read("/40/5/4"));
        assertEquals("2.02", ask(request(Code.DELETE, "/40/5/4/3")));
        assertEquals("4.04", read("/40/5/4").substring(0, 4));
        assertEquals(List.of("written 5/4", "written 5/4", "written 5/4"), told);
    }

    @Test
    void instancesAreDeleted() {
        lamp();
        assertEquals("2.02", ask(request(Code.DELETE, "/40/5")));
        assertEquals(List.of("created 5", "deleted 5"), told);
        assertEquals("4.04", read("/40/5").substring(0, 4));
    }
}

package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A stored Object")
class StoredObjectTest {

    /** A Resource of each type at its ordinal, mandatory; an optional multiple one of each at 100 more. */
    private static final ObjectDefinition EVERYTHING = everything().build();

    private final StoredObject object = StoredObject.builder(EVERYTHING).build();
    private final List<String> changes = new ArrayList<>();

    StoredObjectTest() {
        object.attach((objectId, instanceId, resourceId) -> changes.add(instanceId + "/" + resourceId));
    }

    private static ObjectDefinition.Builder everything() {
        ObjectDefinition.Builder builder = ObjectDefinition.builder(40000, "Everything");
        for (ResourceType type : ResourceType.values()) {
            if (type != ResourceType.NONE) {
                builder.resource(type.ordinal(), "Single " + type, type, READ | WRITE | MANDATORY);
                builder.resource(100 + type.ordinal(), "Multiple " + type, type, READ | WRITE | MULTIPLE);
            }
        }
        return builder.resource(200, "Optional", ResourceType.FLOAT, READ)
                .resource(201, "List", ResourceType.INTEGER, READ | MULTIPLE | MANDATORY)
                .resource(300, "Reset", ResourceType.NONE, EXECUTE)
                .resource(301, "Blink", ResourceType.NONE, EXECUTE);
    }

    private static List<String> read(StoredObject object) {
        Recorder recorder = new Recorder();
        new ObjectTree(object).read(Path.of(object.definition().id()), 1, recorder);
        return recorder.lines;
    }

    private StoredResource at(ResourceType type) {
        return object.at(0, type.ordinal());
    }

    private StoredResource at(ResourceType type, int resourceInstanceId) {
        return object.at(0, 100 + type.ordinal(), resourceInstanceId);
    }

    private static void misuse(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Nested
    @DisplayName("has values")
    class Values {

        @Test
        @DisplayName("that are as little as can be at first; what is optional is not there")
        void first() {
            assertEquals(
                    List.of(
                            "/40000/0/1 ",
                            "/40000/0/2 0",
                            "/40000/0/3 0",
                            "/40000/0/4 0.0",
                            "/40000/0/5 false",
                            "/40000/0/6 ",
                            "/40000/0/7 0",
                            "/40000/0/8 65535:65535",
                            "/40000/0/9 "),
                    read(object));
            assertTrue(object.has(0, 201), "a mandatory multiple Resource may be empty");
            assertFalse(object.has(0, 200));
            assertFalse(object.has(0, 101));
            assertFalse(object.has(0, 300), "nobody has said what it does");
        }

        @Test
        @DisplayName("of every type, which are read as they were set")
        void everyType() {
            at(ResourceType.STRING).setString("text");
            at(ResourceType.INTEGER).setInteger(-5);
            at(ResourceType.UNSIGNED_INTEGER).setInteger(-1);
            at(ResourceType.FLOAT).setFloat(21.5);
            at(ResourceType.BOOLEAN).setBoolean(true);
            at(ResourceType.OPAQUE).setOpaque(new byte[] {1, 2});
            at(ResourceType.TIME).setInteger(1_700_000_000);
            at(ResourceType.OBJECT_LINK).setObjectLink(new ObjectLink(3, 0));
            at(ResourceType.CORE_LINK).setString("</3/0>");
            object.at(0, 200).setFloat(0.5);
            assertEquals(
                    List.of(
                            "/40000/0/1 text",
                            "/40000/0/2 -5",
                            "/40000/0/3 18446744073709551615",
                            "/40000/0/4 21.5",
                            "/40000/0/5 true",
                            "/40000/0/6 0102",
                            "/40000/0/7 1700000000",
                            "/40000/0/8 3:0",
                            "/40000/0/9 </3/0>",
                            "/40000/0/200 0.5"),
                    read(object));
            assertEquals("text", at(ResourceType.STRING).getString());
            assertEquals(-5, at(ResourceType.INTEGER).getInteger(7));
            assertEquals(-1, at(ResourceType.UNSIGNED_INTEGER).getInteger(7));
            assertEquals(21.5, at(ResourceType.FLOAT).getFloat(7));
            assertTrue(at(ResourceType.BOOLEAN).getBoolean(false));
            assertArrayEquals(new byte[] {1, 2}, at(ResourceType.OPAQUE).getOpaque());
            assertEquals(1_700_000_000, at(ResourceType.TIME).getInteger(7));
            assertEquals(new ObjectLink(3, 0), at(ResourceType.OBJECT_LINK).getObjectLink());
            assertEquals("</3/0>", at(ResourceType.CORE_LINK).getString());
        }

        @Test
        @DisplayName("in Resource Instances too")
        void resourceInstances() {
            at(ResourceType.STRING, 3).setString("c");
            at(ResourceType.STRING, 0).setString("a");
            at(ResourceType.BOOLEAN, 7).setBoolean(true);
            object.at(0, 201, 1).setInteger(5);
            List<String> lines = read(object);
            assertEquals(
                    List.of("/40000/0/101/0 a", "/40000/0/101/3 c", "/40000/0/105/7 true", "/40000/0/201/1 5"),
                    lines.subList(9, lines.size()));
            assertEquals("c", at(ResourceType.STRING, 3).getString());
            assertArrayEquals(new int[] {0, 3}, object.resourceInstanceIds(0, 101));
            assertArrayEquals(new int[0], object.resourceInstanceIds(0, 102));
            assertFalse(at(ResourceType.STRING, 1).isSet());
            assertFalse(at(ResourceType.STRING, 9).isSet());
        }

        @Test
        @DisplayName("or none, and who reads them says what then")
        void none() {
            StoredObject other =
                    StoredObject.builder(EVERYTHING).createdByServers().build();
            assertNull(other.at(0, 1).getString());
            assertEquals(7, other.at(0, 2).getInteger(7));
            assertEquals(7.5, other.at(0, 4).getFloat(7.5));
            assertTrue(other.at(0, 5).getBoolean(true));
            assertFalse(other.at(0, 5).getBoolean(false));
            assertNull(other.at(0, 6).getOpaque());
            assertNull(other.at(0, 8).getObjectLink());
            assertNull(at(ResourceType.STRING, 3).getString());
            assertEquals(7.5, object.at(0, 200).getFloat(7.5));
            assertArrayEquals(new int[0], other.resourceInstanceIds(0, 101));
        }

        @Test
        @DisplayName("that nobody can change behind its back")
        void copies() {
            byte[] bytes = {1, 2};
            at(ResourceType.OPAQUE).setOpaque(bytes);
            bytes[0] = 9;
            at(ResourceType.OPAQUE).getOpaque()[1] = 9;
            assertArrayEquals(new byte[] {1, 2}, at(ResourceType.OPAQUE).getOpaque());
        }

        @Test
        @DisplayName("that can be taken away again")
        void unset() {
            object.at(0, 200).setFloat(1);
            assertTrue(object.at(0, 200).unset());
            assertFalse(object.at(0, 200).unset());
            assertFalse(object.has(0, 200));
            at(ResourceType.STRING, 1).setString("b");
            at(ResourceType.STRING, 2).setString("c");
            assertTrue(at(ResourceType.STRING, 1).unset());
            assertTrue(object.has(0, 101));
            assertTrue(at(ResourceType.STRING, 2).unset());
            assertFalse(object.has(0, 101), "an optional Resource goes with its last instance");
            object.at(0, 201, 0).setInteger(1);
            assertTrue(object.at(0, 201, 0).unset());
            assertTrue(object.has(0, 201), "a mandatory one stays");
            at(ResourceType.INTEGER, 4).setInteger(1);
            at(ResourceType.INTEGER, 5).setInteger(1);
            assertTrue(object.unsetAll(0, 102));
            assertFalse(object.unsetAll(0, 102));
            assertFalse(object.has(0, 102));
            assertFalse(object.unsetAll(0, 201));
            assertFalse(object.unsetAll(7, 201));
        }
    }

    @Nested
    @DisplayName("tells of changes")
    class Changes {

        @Test
        @DisplayName("once, and not of what is as it was")
        void differs() {
            at(ResourceType.FLOAT).setFloat(1);
            at(ResourceType.FLOAT).setFloat(1);
            at(ResourceType.FLOAT).setFloat(Double.NaN);
            at(ResourceType.FLOAT).setFloat(Double.NaN);
            at(ResourceType.OPAQUE).setOpaque(new byte[] {1});
            at(ResourceType.OPAQUE).setOpaque(new byte[] {1});
            at(ResourceType.OPAQUE).setOpaque(new byte[] {2});
            at(ResourceType.OPAQUE).setOpaque(new byte[] {2, 3});
            at(ResourceType.STRING).setString("");
            at(ResourceType.STRING).setString("a");
            at(ResourceType.OBJECT_LINK).setObjectLink(new ObjectLink(65535, 65535));
            at(ResourceType.INTEGER, 2).setInteger(0);
            at(ResourceType.INTEGER, 2).setInteger(0);
            at(ResourceType.INTEGER, 2).unset();
            object.unsetAll(0, 102);
            assertEquals(
                    List.of("0/4", "0/4", "0/6", "0/6", "0/6", "0/1", "0/102", "0/102"), changes, changes.toString());
        }

        @Test
        @DisplayName("but not of what a server wrote: that is the client's business")
        void byServer() {
            object.write(0, 4, Path.NONE, Recorder.value(5.0));
            object.write(0, 102, 1, Recorder.value(5L));
            object.remove(0, 102, 1);
            object.clear(0, 102);
            object.reset(0);
            object.written(0, null);
            assertEquals(List.of(), changes);
        }

        @Test
        @DisplayName("and of instances that come and go")
        void instances() {
            StoredObject many = many().build();
            many.attach((objectId, instanceId, resourceId) -> changes.add(instanceId + "/" + resourceId));
            many.add(3);
            many.add(3);
            many.remove(3);
            many.remove(3);
            assertEquals(List.of("-1/-1", "-1/-1"), changes);
        }

        @Test
        @DisplayName("without allocating anything, so on every sample")
        void allocatesNothing() {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long[] count = new long[1];
            StoredObject observed = StoredObject.builder(EVERYTHING).build();
            observed.attach((objectId, instanceId, resourceId) -> count[0]++);
            StoredResource real = observed.at(0, ResourceType.FLOAT.ordinal());
            StoredResource whole = observed.at(0, 102, 3);
            StoredResource truth = observed.at(0, ResourceType.BOOLEAN.ordinal());
            whole.setInteger(0);
            long least = Long.MAX_VALUE;
            for (int run = 0; run < 30; run++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    real.setFloat(i * 0.1);
                    whole.setInteger(i);
                    truth.setBoolean(i % 2 == 0);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least / 1000, "bytes for each sample");
            assertTrue(count[0] > 80_000, "changes told: " + count[0]);
        }
    }

    private static StoredObject.Builder many() {
        return StoredObject.builder(ObjectDefinition.builder(40001, "Many")
                .multiple()
                .resource(1, "Name", ResourceType.STRING, READ | WRITE | MANDATORY)
                .resource(2, "State", ResourceType.INTEGER, READ | MANDATORY)
                .resource(3, "Note", ResourceType.STRING, READ | WRITE)
                .build());
    }

    @Nested
    @DisplayName("has instances")
    class Instances {

        @Test
        @DisplayName("that the application adds and removes")
        void byApplication() {
            StoredObject many = many().instances(7, 1).build();
            assertArrayEquals(new int[] {1, 7}, many.instanceIds());
            assertTrue(many.add(4));
            assertFalse(many.add(4));
            many.at(4, 1).setString("four");
            assertEquals(3, many.instanceCount());
            assertEquals(4, many.instanceAt(1));
            assertEquals("/40001/4/1 four", read(many).get(2));
            assertTrue(many.remove(1));
            assertFalse(many.remove(1));
            assertArrayEquals(new int[] {4, 7}, many.instanceIds());
            many.remove(4);
            many.add(4);
            assertEquals("", many.at(4, 1).getString(), "a new one");
        }

        @Test
        @DisplayName("as many as it may, and no more")
        void limit() {
            StoredObject many = many().maxInstances(2).createdByServers().build();
            many.add(1);
            many.create(0, null);
            assertEquals(
                    "Object 40001 has 2 instances: remove one first, or let the builder allow more",
                    assertThrows(IllegalStateException.class, () -> many.add(2)).getMessage());
            Refusal refusal = assertThrows(Refusal.class, () -> many.create(2, null));
            assertEquals(Refusal.SERVICE_UNAVAILABLE, refusal.code());
            assertThrows(
                    IllegalStateException.class,
                    () -> many().instances(1, 2, 3).maxInstances(2).build());
            many.delete(0, null);
            refusal = assertThrows(Refusal.class, () -> many.create(1, null));
            assertEquals(Refusal.SERVICE_UNAVAILABLE, refusal.code(), "the application was quicker");
            many.create(2, null);
            assertArrayEquals(new int[] {1, 2}, many.instanceIds());
        }

        @Test
        @DisplayName("of which a server makes none unless it may")
        void notByServers() {
            StoredObject many = many().instances(1).build();
            assertEquals(
                    Refusal.METHOD_NOT_ALLOWED,
                    assertThrows(Refusal.class, () -> many.create(0, null)).code());
            assertEquals(
                    Refusal.METHOD_NOT_ALLOWED,
                    assertThrows(Refusal.class, () -> many.delete(1, null)).code());
        }

        @Test
        @DisplayName("one, 0, if there can be but one; none if a server is to make it")
        void single() {
            assertArrayEquals(new int[] {0}, object.instanceIds());
            StoredObject byServer =
                    StoredObject.builder(EVERYTHING).createdByServers().build();
            assertArrayEquals(new int[0], byServer.instanceIds());
            byServer.create(0, null);
            assertArrayEquals(new int[] {0}, byServer.instanceIds());
        }

        @Test
        @DisplayName("that may go while somebody looks at them: then it is as if it were busy")
        void gone() {
            StoredObject many = many().instances(1, 2).build();
            assertEquals(2, many.instanceCount());
            many.remove(2);
            assertEquals(2, many.instanceAt(1), "as it was counted");
            assertEquals(
                    Refusal.SERVICE_UNAVAILABLE,
                    assertThrows(Refusal.class, () -> many.read(2, 1, new ResourceInstances()))
                            .code());
            assertEquals(1, many.instanceCount());
            assertEquals(
                    Refusal.SERVICE_UNAVAILABLE,
                    assertThrows(Refusal.class, () -> many.instanceAt(1)).code());
            assertFalse(many.has(2, 1));
            assertEquals(
                    Refusal.SERVICE_UNAVAILABLE,
                    assertThrows(Refusal.class, () -> many.write(2, 1, Path.NONE, Recorder.value("x")))
                            .code());
            assertThrows(Refusal.class, () -> many.read(1, 3, new ResourceInstances()));
        }
    }

    @Nested
    @DisplayName("lets servers")
    class Servers {

        private final List<String> told = new ArrayList<>();
        private Refusal refusal;
        private final StoredObject.Listener listener = new StoredObject.Listener() {
            @Override
            public void written(int instanceId, int resourceId) {
                told.add("written " + instanceId + "/" + resourceId);
            }

            @Override
            public void created(int instanceId) {
                if (refusal != null) {
                    throw refusal;
                }
                told.add("created " + instanceId);
            }

            @Override
            public void deleted(int instanceId) {
                told.add("deleted " + instanceId);
            }
        };
        private final StoredObject many =
                many().createdByServers().listener(listener).build();

        @Test
        @DisplayName("write values of every type")
        void write() {
            StoredObject written =
                    StoredObject.builder(EVERYTHING).listener(listener).build();
            Object[] values = {
                "text", -5L, -1L, 21.5, true, new byte[] {1, 2}, 1_700_000_000L, new ObjectLink(3, 0), "</3/0>"
            };
            for (int i = 0; i < values.length; i++) {
                written.write(0, i + 1, Path.NONE, Recorder.value(values[i]));
                written.write(0, i + 101, 2, Recorder.value(values[i]));
            }
            assertEquals(List.of(), told, "not before all is there");
            written.written(0, null);
            assertEquals(18, told.size());
            assertEquals("written 0/1", told.get(0));
            List<String> lines = read(written);
            assertEquals("/40000/0/6 0102", lines.get(5));
            assertEquals("/40000/0/106/2 0102", lines.get(14));
            assertEquals("text", written.at(0, 1).getString());
            written.written(0, null);
            assertEquals(18, told.size(), "once");
        }

        @Test
        @DisplayName("replace what may be missing")
        void replace() {
            many.add(1);
            many.at(1, 1).setString("name");
            many.at(1, 3).setString("note");
            many.reset(1);
            many.written(1, null);
            assertEquals(List.of("written 1/3"), told);
            assertFalse(many.has(1, 3));
            assertEquals("name", many.at(1, 1).getString());
        }

        @Test
        @DisplayName("replace and take away Resource Instances")
        void resourceInstances() {
            StoredObject written =
                    StoredObject.builder(EVERYTHING).listener(listener).build();
            written.at(0, 101, 1).setString("a");
            written.at(0, 101, 2).setString("b");
            written.validateRemoval(0, 101, 1);
            written.remove(0, 101, 1);
            written.written(0, null);
            assertEquals(List.of("written 0/101"), told);
            assertFalse(written.at(0, 101, 1).isSet());
            written.clear(0, 101);
            written.write(0, 101, 5, Recorder.value("c"));
            written.written(0, null);
            assertFalse(written.at(0, 101, 2).isSet());
            assertEquals("c", written.at(0, 101, 5).getString());
        }

        @Test
        @DisplayName("have no more Resource Instances than there is room for")
        void limit() {
            StoredObject small =
                    StoredObject.builder(EVERYTHING).maxResourceInstances(3).build();
            small.validate(0, 101, 2, Recorder.value("x"));
            Refusal e = assertThrows(Refusal.class, () -> small.validate(0, 101, 3, Recorder.value("x")));
            assertEquals(Refusal.BAD_REQUEST, e.code());
            small.validate(0, 1, Path.NONE, Recorder.value("x"));
        }

        @Test
        @DisplayName("write what a validator lets pass")
        void validator() {
            StoredObject careful = many().instances(1)
                    .validator((instanceId, resourceId, resourceInstanceId, in) -> {
                        if (in.readString().isEmpty()) {
                            throw Refusal.badRequest("a name is not empty");
                        }
                    })
                    .build();
            careful.validate(1, 1, Path.NONE, Recorder.value("x"));
            assertThrows(Refusal.class, () -> careful.validate(1, 1, Path.NONE, Recorder.value("")));
        }

        @Test
        @DisplayName("create an instance, for which they give what they can")
        void create() {
            many.create(5, null);
            assertFalse(many.has(5, 1), "that is for the server to say");
            assertTrue(many.has(5, 2));
            many.write(5, 1, Path.NONE, Recorder.value("five"));
            assertEquals(List.of(), told);
            many.written(5, null);
            assertEquals(List.of("created 5"), told);
            many.write(5, 3, Path.NONE, Recorder.value("note"));
            many.written(5, null);
            many.delete(5, null);
            assertEquals(List.of("created 5", "written 5/3", "deleted 5"), told);
            assertFalse(many.at(5, 1).isSet());
        }

        @Test
        @DisplayName("create nothing that is refused: the application has not heard of it")
        void refused() {
            many.create(5, null);
            many.delete(5, null);
            refusal = Refusal.badRequest("no");
            many.create(6, null);
            assertThrows(Refusal.class, () -> many.written(6, null));
            many.delete(6, null);
            assertEquals(List.of(), told);
            assertArrayEquals(new int[0], many.instanceIds());
        }

        @Test
        @DisplayName("delete what the application just sets: nothing happens")
        void deletedMeanwhile() {
            StoredResource name = many.at(5, 1);
            name.setString("too late");
            assertFalse(name.isSet());
        }

        @Test
        @DisplayName("write values that stay though something else failed, and the application is told")
        void failed() {
            many.add(1);
            many.write(1, 1, Path.NONE, Recorder.value("new"));
            many.writeFailed(1);
            assertEquals(List.of("written 1/1"), told);
        }

        @Test
        @DisplayName("execute what has something to do")
        void execute() {
            StoredObject executed = StoredObject.builder(EVERYTHING)
                    .onExecute(300, (instanceId, arguments, request) -> told.add("reset " + arguments))
                    .build();
            assertTrue(executed.has(0, 300));
            assertFalse(executed.has(0, 301));
            executed.execute(0, 300, Arguments.parse("0='1'"), null);
            assertEquals(List.of("reset 0='1'"), told);
            assertThrows(Refusal.class, () -> executed.execute(0, 301, Arguments.parse(""), null));
        }
    }

    @Nested
    @DisplayName("says what is wrong")
    class Misuse {

        @Test
        @DisplayName("with what the application asks for")
        void names() {
            misuse("Everything has no Resource 77", () -> object.at(0, 77));
            misuse("Reset has no value: it can only be executed", () -> object.at(0, 300));
            misuse("Multiple STRING is multiple: name a Resource Instance", () -> object.at(0, 101));
            misuse("Single STRING is single: leave the Resource Instance out", () -> object.at(0, 1, 0));
            misuse("Single STRING is single: leave the Resource Instance out", () -> object.unsetAll(0, 1));
            misuse(
                    "a Resource Instance id is 0 to 15 here, not 16: see maxResourceInstances",
                    () -> object.at(0, 101, 16));
            misuse(
                    "Everything has no Object Instance 1: add it first",
                    () -> object.at(1, 1).setString(""));
            misuse(
                    "a value is not null: unset takes it away",
                    () -> at(ResourceType.STRING).setString(null));
            misuse(
                    "a value is not null: unset takes it away",
                    () -> at(ResourceType.OPAQUE).setOpaque(null));
            misuse(
                    "Single FLOAT is mandatory: it always has a value",
                    () -> at(ResourceType.FLOAT).unset());
            misuse(
                    "the only instance of Everything has the id 0, not 1: or is its definition multiple()?",
                    () -> object.add(1));
            assertThrows(IllegalArgumentException.class, () -> many().build().add(65535));
            assertEquals("/40000/0/101/3", at(ResourceType.STRING, 3).toString());
        }

        @ParameterizedTest
        @CsvSource({
            "STRING, INTEGER",
            "INTEGER, FLOAT",
            "FLOAT, INTEGER",
            "BOOLEAN, INTEGER",
            "OPAQUE, STRING",
            "OBJECT_LINK, OPAQUE",
            "TIME, BOOLEAN",
            "INTEGER, OBJECT_LINK"
        })
        @DisplayName("with the type")
        void types(ResourceType resource, ResourceType type) {
            StoredResource value = at(resource);
            String message = "/40000/0/" + resource.ordinal() + ", Single " + resource + ", is of type " + resource
                    + ", not " + type;
            misuse(message, () -> set(value, type));
            misuse(message, () -> get(value, type));
        }

        private static void set(StoredResource value, ResourceType type) {
            switch (type) {
                case STRING -> value.setString("");
                case INTEGER -> value.setInteger(0);
                case FLOAT -> value.setFloat(0);
                case BOOLEAN -> value.setBoolean(false);
                case OPAQUE -> value.setOpaque(new byte[0]);
                case OBJECT_LINK -> value.setObjectLink(new ObjectLink(0, 0));
                default -> throw new IllegalStateException();
            }
        }

        private static Object get(StoredResource value, ResourceType type) {
            return switch (type) {
                case STRING -> value.getString();
                case INTEGER -> value.getInteger(0);
                case FLOAT -> value.getFloat(0);
                case BOOLEAN -> value.getBoolean(true);
                case OPAQUE -> value.getOpaque();
                case OBJECT_LINK -> value.getObjectLink();
                default -> throw new IllegalStateException();
            };
        }

        @Test
        @DisplayName("with the builder")
        void builder() {
            StoredObject.Builder builder = many();
            misuse("Many has no Resource 9 that can be executed", () -> builder.onExecute(9, null));
            misuse("Many has no Resource 1 that can be executed", () -> builder.onExecute(1, null));
            misuse("an Object Instance id is 0 to 65534, not -1", () -> builder.instances(-1));
            misuse("there may be 1 to 65535 Object Instances, not 0", () -> builder.maxInstances(0));
            misuse("there may be 1 to 65535 Resource Instances, not 65536", () -> builder.maxResourceInstances(65536));
            misuse(
                    "Object Instance 1 is named twice",
                    () -> many().instances(1, 1).build());
            StoredObject.Builder lacking = StoredObject.builder(ObjectDefinition.builder(9, "Software")
                    .resource(4, "Install", ResourceType.NONE, EXECUTE | MANDATORY)
                    .build());
            assertEquals(
                    "Install is mandatory: say what it does by onExecute(4, ...)",
                    assertThrows(IllegalStateException.class, lacking::build).getMessage());
        }
    }
}

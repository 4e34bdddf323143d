package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectTreeTest {

    private final Thermometer thermometer = new Thermometer();
    private final Device device = Device.builder().manufacturer("Acme").build();
    private final SecurityObject security = new SecurityObject(
            Lwm2mVersion.V1_1, new SecurityData(0, 7, "coaps://server", 0, new byte[1], new byte[2], new byte[3]));
    private final ObjectTree tree = new ObjectTree(thermometer, security, device);
    private final Recorder recorder = new Recorder();

    @Test
    void ordersObjects() {
        assertEquals(3, tree.objectCount());
        assertSame(security, tree.objectAt(0));
        assertSame(device, tree.objectAt(1));
        assertSame(thermometer, tree.objectAt(2));
        assertSame(device, tree.find(3));
        assertNull(tree.find(4));
    }

    @Test
    void hasEachObjectOnce() {
        Device second = Device.builder().build();

        assertThrows(IllegalArgumentException.class, () -> new ObjectTree(device, thermometer, second));
    }

    @Test
    void readsAnObject() {
        tree.read(Path.of(3303), 1, recorder);

        assertEquals(
                List.of("/3303/1/5700 1.5", "/3303/1/6040/0 a", "/3303/1/6040/5 b", "/3303/4/5700 4.5"),
                recorder.lines);
    }

    @Test
    void readsAnInstance() {
        tree.read(Path.of(3303, 4), 1, recorder);

        assertEquals(List.of("/3303/4/5700 4.5"), recorder.lines);
    }

    @Test
    void readsAResourceAndAnInstanceOfOne() {
        tree.read(Path.of(3303, 1, 6040), 1, recorder);
        tree.read(Path.of(3303, 1, 6040, 5), 1, recorder);

        assertEquals(List.of("/3303/1/6040/0 a", "/3303/1/6040/5 b", "/3303/1/6040/5 b"), recorder.lines);
    }

    @Test
    void readsEverythingButWhatIsConfidential() {
        tree.read(new Path[] {Path.ROOT}, 1, recorder);

        assertTrue(recorder.lines.contains("/3/0/0 Acme"), recorder.lines.toString());
        assertTrue(recorder.lines.contains("/3303/4/5700 4.5"), recorder.lines.toString());
        assertFalse(recorder.lines.stream().anyMatch(line -> line.startsWith("/0/")), recorder.lines.toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/0,               129", // 4.01
        "/0/0/5,           129",
        "/21,              129",
        "/23,              129",
        "/4,               132", // 4.04
        "/3303/2,          132",
        "/3303/1/1,        132",
        "/3303/4/6040,     132",
        "/3303/1/6040/1,   132",
        "/3303/1/5700/0,   132",
        "/3303/1/5750,     133", // 4.05
        "/3/0/4,           133",
    })
    void refuses(String path, int code) {
        Refusal refusal = assertThrows(Refusal.class, () -> tree.read(Path.parse(path), 1, recorder));

        assertEquals(code, refusal.code());
        assertEquals(List.of(), recorder.lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/0/0", "/0/0/0"})
    void hidesSecurityFromServersButNotFromTheClient(String path) {
        assertEquals(
                Refusal.UNAUTHORIZED,
                assertThrows(Refusal.class, () -> tree.locate(Path.parse(path), 1, 0))
                        .code());
        assertSame(security, tree.find(SecurityObject.ID));
        assertEquals("coaps://server", security.account(7).serverUri());
        assertNull(security.account(8));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/3303/4                            | /3303/4/5700 4.5",
                "/3303/1/6040/5                     | /3303/1/6040/5 b",
                "/3303/1/5700 /3303/1/6040/0        | /3303/1/5700 1.5; /3303/1/6040/0 a",
                "/3303/1/6040/0 /3303/1/6040/5      | /3303/1/6040/0 a; /3303/1/6040/5 b",
                "/3303/4 /3/0/0 /3303/1/5700        | /3/0/0 Acme; /3303/1/5700 1.5; /3303/4/5700 4.5", // in order
                "/3303/4 /3303/4/5700 /3303/4       | /3303/4/5700 4.5", // each once
                "/3303/1/6040 /3303/1/6040/5        | /3303/1/6040/0 a; /3303/1/6040/5 b",
                "/3303 /3303/1/6040/5               | /3303/1/5700 1.5; /3303/1/6040/0 a; /3303/1/6040/5 b; /3303/4/5700 4.5",
                "/3303/4/5700 /3303/4/6040          | /3303/4/5700 4.5", // one Resource is not there
                "/3303/2 /4 /9/9/9/9 /3303/1/9      | ''", // nothing is
                "/3303/1/6040/1 /3303/1/5700/0      | ''", // neither such Resource Instances
                "/3303/1/5750 /3/0/4                | ''", // can only be written or executed
                "/3303/1/5750 /3303/1/5700          | /3303/1/5700 1.5",
                "/0 /0/0/0 /21 /3/0/0               | /3/0/0 Acme", // some are nobody's business
            })
    void readsSeveralPathsAtOnce(String paths, String lines) {
        Path[] list = Arrays.stream(paths.split(" ")).map(Path::parse).toArray(Path[]::new);

        tree.read(list, 1, recorder);

        assertEquals(lines, String.join("; ", recorder.lines));
        assertTrue(recorder.closed());
    }

    @Test
    void readsSeveralPathsIfOneIsTheRoot() {
        Recorder all = new Recorder();
        tree.read(new Path[] {Path.ROOT}, 1, all);

        tree.read(new Path[] {Path.of(3303, 1), Path.ROOT}, 1, recorder);

        assertEquals(all.lines, recorder.lines);
    }

    @Test
    void getsReadyForWhatIsThereOfSeveralPaths() {
        Path[] paths = {Path.of(3303, 1, 5700), Path.of(3303, 1, 6040, 0), Path.of(3303, 1, 5750), Path.of(3303, 4)};

        tree.beforeRead(paths, mock(ServerRequest.class));

        assertEquals(List.of("1/5700", "1/6040", "4/-1"), thermometer.ready);
    }

    @Test
    void tellsOfChanges() {
        StringBuilder heard = new StringBuilder();
        thermometer.warmer();
        thermometer.attach((object, instance, resource) ->
                heard.append(object).append('/').append(instance).append('/').append(resource));
        thermometer.warmer();

        assertEquals("3303/1/5700", heard.toString());
        assertThrows(IllegalStateException.class, () -> thermometer.attach((object, instance, resource) -> {}));
    }

    /** An Object with instances 1 and 4, of which only 1 has the optional multiple Resource 6040. */
    private static final class Thermometer extends Lwm2mObject {

        private final List<String> ready = new ArrayList<>();
        private double celsius = 0.5;

        Thermometer() {
            super(ObjectDefinition.builder(3303, "Temperature")
                    .multiple()
                    .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                    .resource(5750, "Application Type", ResourceType.STRING, WRITE)
                    .resource(6040, "Labels", ResourceType.STRING, READ | MULTIPLE)
                    .build());
        }

        void warmer() {
            celsius++;
            changed(1, 5700);
        }

        @Override
        public int instanceCount() {
            return 2;
        }

        @Override
        public int instanceAt(int index) {
            return index == 0 ? 1 : 4;
        }

        @Override
        public boolean has(int instanceId, int resourceId) {
            return resourceId != 6040 || instanceId == 1;
        }

        @Override
        public void beforeRead(int instanceId, int resourceId, ServerRequest request) {
            ready.add(instanceId + "/" + resourceId);
        }

        @Override
        public void read(int instanceId, int resourceId, ValueWriter out) {
            if (resourceId == 5700) {
                out.writeFloat(celsius + instanceId);
            } else {
                out.resourceInstance(0);
                out.writeString("a");
                out.resourceInstance(5);
                out.writeString("b");
            }
        }
    }
}

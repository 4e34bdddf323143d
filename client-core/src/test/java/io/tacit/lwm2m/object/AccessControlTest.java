package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.object.AccessControl.BOOTSTRAP;
import static io.tacit.lwm2m.object.AccessControl.CREATE;
import static io.tacit.lwm2m.object.AccessControl.DELETE;
import static io.tacit.lwm2m.object.AccessControl.EVERYBODY;
import static io.tacit.lwm2m.object.AccessControl.EXECUTE;
import static io.tacit.lwm2m.object.AccessControl.READ;
import static io.tacit.lwm2m.object.AccessControl.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LwM2M Core TS 1.2, sections 8.1 and 8.2, and Appendix E.3. */
class AccessControlTest {

    private static final int[] RIGHTS = {READ, WRITE, EXECUTE, DELETE};

    private final AccessControl access = new AccessControl();

    /** The instance that a figure of section 8.1.2.2 describes: three servers are named, and others by default. */
    @ParameterizedTest(name = "server {0}: {1}")
    @CsvSource({"101, 15", "22, 1", "31, 6", "7, 4", "55, 15"})
    void grantsWhatTheEntrySays(int server, int rights) {
        access.owner(12, 2, 55)
                .grant(12, 2, 101, 15)
                .grant(12, 2, 31, WRITE | EXECUTE)
                .grant(12, 2, 22, READ)
                .grant(12, 2, EVERYBODY, EXECUTE);

        assertEquals(rights, rights(server, 12, 2));
    }

    @Test
    void grantsTheOwnerEverythingUnlessTheOwnerIsNamed() {
        access.owner(12, 2, 55);
        assertEquals(15, rights(55, 12, 2));
        assertEquals(0, rights(7, 12, 2));

        access.grant(12, 2, EVERYBODY, READ);
        assertEquals(15, rights(55, 12, 2), "what others may do does not count for the owner");

        access.grant(12, 2, 55, WRITE);
        assertEquals(WRITE, rights(55, 12, 2));
    }

    @Test
    void grantsNothingWhereNothingIsSaid() {
        access.owner(12, 2, 55);

        assertEquals(0, rights(55, 12, 1));
        assertEquals(0, rights(55, 13, 2));
        assertFalse(access.allows(55, CREATE, 12, Path.NONE));
    }

    @Test
    void letsCreateWhoIsNamed() {
        access.permitCreate(12, 55).grant(12, 0, EVERYBODY, 15);

        assertTrue(access.allows(55, CREATE, 12, Path.NONE));
        assertFalse(access.allows(56, CREATE, 12, Path.NONE));
        assertFalse(access.allows(55, CREATE, 13, Path.NONE));
        assertEquals(15, rights(55, 12, 0));
        assertEquals(0, rights(55, 12, 1), "that is no right to use what others created");
    }

    @Test
    void letsEverybodyReadItButOnlyOwnersWriteIt() {
        access.owner(12, 2, 55).grant(12, 2, 7, 15).permitCreate(12, 55);

        assertEquals(READ | WRITE, rights(55, AccessControl.ID, 0));
        assertEquals(READ, rights(7, AccessControl.ID, 0));
        assertEquals(READ, rights(55, AccessControl.ID, 1), "who may create is not for servers to decide");
        assertFalse(access.allows(55, CREATE, AccessControl.ID, Path.NONE));
    }

    @Test
    void isReadAsTheSpecificationHasIt() {
        access.owner(3, 0, 55).grant(3, 0, 7, READ).grant(3, 0, EVERYBODY, 0).permitCreate(16, 55);
        Recorder recorder = new Recorder();
        new ObjectTree(access).read(Path.of(2), 1, recorder);

        assertEquals(
                List.of(
                        "/2/0/0 3",
                        "/2/0/1 0",
                        "/2/0/2/0 0",
                        "/2/0/2/7 1",
                        "/2/0/3 55",
                        "/2/1/0 16",
                        "/2/1/1 65535",
                        "/2/1/2/55 16",
                        "/2/1/3 65535"),
                recorder.lines);
    }

    @Test
    void hasNoListWhereNobodyIsNamed() {
        access.owner(3, 0, 55);

        assertFalse(access.has(0, 2));
        assertTrue(access.has(0, 3));
    }

    @Test
    void isWritten() {
        access.owner(3, 0, 55).grant(3, 0, 7, READ);
        access.validate(0, 2, 8, Recorder.value(6));
        access.write(0, 2, 8, Recorder.value(6));
        access.write(0, 2, 7, Recorder.value(0));

        assertEquals(WRITE | EXECUTE, rights(8, 3, 0));
        assertEquals(0, rights(7, 3, 0));

        access.validate(0, 3, Path.NONE, Recorder.value(9));
        access.write(0, 3, Path.NONE, Recorder.value(9));
        assertEquals(15, rights(9, 3, 0));
        assertEquals(0, rights(55, 3, 0));

        access.validateRemoval(0, 2, 8);
        access.remove(0, 2, 8);
        assertEquals(0, rights(8, 3, 0));

        access.clear(0, 2);
        assertFalse(access.has(0, 2));
    }

    @Test
    void keepsOwnerAndTargetIfAnInstanceIsReplaced() {
        access.owner(3, 0, 55).grant(3, 0, 7, READ);

        access.reset(0);

        assertEquals(0, rights(7, 3, 0));
        assertEquals(15, rights(55, 3, 0));
    }

    @ParameterizedTest(name = "Resource {0}: {1}")
    @CsvSource({"2, -1", "2, 32", "3, -1", "3, 65536"})
    void refusesWhatIsOutOfRange(int resource, long value) {
        access.owner(3, 0, 55);

        Refusal refusal = assertThrows(Refusal.class, () -> access.validate(0, resource, 1, Recorder.value(value)));
        assertEquals(Refusal.BAD_REQUEST, refusal.code());
    }

    @Test
    void isBounded() {
        access.owner(3, 0, 55);
        for (int server = 1; server <= 64; server++) {
            access.validate(0, 2, server, Recorder.value(1));
            access.write(0, 2, server, Recorder.value(1));
        }

        assertThrows(Refusal.class, () -> access.validate(0, 2, 65, Recorder.value(1)));
        access.validate(0, 2, 64, Recorder.value(3));
    }

    @Test
    void givesTheFirstIdThatIsFree() {
        access.owner(3, 0, 1).owner(4, 0, 1).owner(5, 0, 1);
        access.forget(4, 0);
        assertEquals(List.of(0, 2), instances());

        access.owner(6, 0, 1);
        assertEquals(List.of(0, 1, 2), instances());
        assertEquals(15, rights(1, 6, 0));
        assertEquals(0, rights(1, 4, 0));
    }

    @Test
    void tellsOfChanges() {
        List<String> heard = new ArrayList<>();
        access.attach((object, instance, resource) -> heard.add(object + "/" + instance + "/" + resource));

        access.owner(3, 0, 1)
                .grant(3, 0, 2, READ)
                .owner(3, 0, 2)
                .permitCreate(16, 1)
                .permitCreate(16, 2);
        access.forget(3, 0);
        access.forget(3, 0);

        assertEquals(List.of("2/-1/-1", "2/0/2", "2/0/3", "2/-1/-1", "2/1/2", "2/-1/-1"), heard);
    }

    @Test
    void saysItIsBusyIfSomethingVanishesWhileItIsRead() {
        access.owner(3, 0, 55);
        access.forget(3, 0);

        assertEquals(
                Refusal.SERVICE_UNAVAILABLE,
                assertThrows(Refusal.class, () -> access.instanceAt(0)).code());
        assertEquals(
                Refusal.SERVICE_UNAVAILABLE,
                assertThrows(Refusal.class, () -> access.read(0, 3, new Recorder()))
                        .code());
    }

    @Test
    void refusesMistakesOfTheApplication() {
        assertThrows(IllegalArgumentException.class, () -> access.owner(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> access.owner(2, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> access.owner(65535, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> access.owner(3, 65535, 1));
        assertThrows(IllegalArgumentException.class, () -> access.owner(3, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> access.owner(3, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> access.owner(3, 0, 65536));
        assertThrows(IllegalArgumentException.class, () -> access.grant(3, 0, 65535, READ));
        assertThrows(IllegalArgumentException.class, () -> access.grant(3, 0, -1, READ));
        assertThrows(IllegalArgumentException.class, () -> access.grant(3, 0, 1, CREATE));
        assertThrows(IllegalArgumentException.class, () -> access.grant(3, 0, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> access.grant(3, 65535, 1, READ));
        assertThrows(IllegalArgumentException.class, () -> access.permitCreate(16, EVERYBODY));
        assertThrows(IllegalArgumentException.class, () -> access.permitCreate(2, 1));
        assertEquals(0, access.instanceCount(), "nothing of that counts");
        access.owner(3, 0, BOOTSTRAP);
        assertEquals(0, rights(BOOTSTRAP - 1, 3, 0));
    }

    @Test
    void isTheOnlyObject2() {
        Lwm2mObject other =
                new Lwm2mObject(ObjectDefinition.builder(2, "Another").build()) {};

        assertThrows(IllegalArgumentException.class, () -> new ObjectTree(other));
    }

    /** Random entries, and every question about them, answered by the text of section 8.2.1 written down again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void agreesWithTheSpecification(int seed) {
        Random random = new Random(seed);
        int allowed = 0;
        int asked = 0;
        for (int round = 0; round < 200; round++) {
            AccessControl object = new AccessControl();
            TreeMap<String, Integer> owners = new TreeMap<>();
            TreeMap<String, TreeMap<Integer, Integer>> lists = new TreeMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                int objectId = 3 + random.nextInt(2);
                int instanceId = random.nextInt(2);
                int server = random.nextInt(4);
                int rights = random.nextInt(16);
                String target = objectId + "/" + instanceId;
                switch (random.nextInt(4)) {
                    case 0 -> {
                        object.owner(objectId, instanceId, server + 1);
                        owners.put(target, server + 1);
                        lists.computeIfAbsent(target, key -> new TreeMap<>());
                    }
                    case 1 -> {
                        object.forget(objectId, instanceId);
                        owners.remove(target);
                        lists.remove(target);
                    }
                    default -> {
                        object.grant(objectId, instanceId, server, rights);
                        lists.computeIfAbsent(target, key -> new TreeMap<>()).put(server, rights);
                    }
                }
            }
            for (int server = 1; server <= 4; server++) {
                for (int objectId = 3; objectId <= 4; objectId++) {
                    for (int instanceId = 0; instanceId <= 1; instanceId++) {
                        String target = objectId + "/" + instanceId;
                        for (int right : RIGHTS) {
                            boolean expected = oracle(owners.get(target), lists.get(target), server, right);
                            assertEquals(
                                    expected,
                                    object.allows(server, right, objectId, instanceId),
                                    "round " + round + ": " + server + " " + right + " " + target);
                            allowed += expected ? 1 : 0;
                            asked++;
                        }
                    }
                }
            }
        }
        assertTrue(allowed > asked / 20 && allowed < asked * 19 / 20, allowed + " of " + asked);
    }

    private static boolean oracle(Integer owner, TreeMap<Integer, Integer> list, int server, int right) {
        if (list == null) {
            return false; // no Access Control Object Instance, no access right
        }
        if (owner != null && owner == server && !list.containsKey(server)) {
            return true; // 1.
        }
        if (list.containsKey(server)) {
            return (list.get(server) & right) == right; // 2.
        }
        if (list.containsKey(0)) {
            return (list.get(0) & right) == right; // 3.
        }
        return false; // 4.
    }

    private int rights(int server, int objectId, int instanceId) {
        int rights = 0;
        for (int right : RIGHTS) {
            rights |= access.allows(server, right, objectId, instanceId) ? right : 0;
        }
        return rights;
    }

    private List<Integer> instances() {
        List<Integer> instances = new ArrayList<>();
        for (int i = 0; i < access.instanceCount(); i++) {
            instances.add(access.instanceAt(i));
        }
        return instances;
    }
}

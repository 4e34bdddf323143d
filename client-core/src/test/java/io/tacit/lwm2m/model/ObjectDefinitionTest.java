package io.tacit.lwm2m.model;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectDefinitionTest {

    private static ObjectDefinition.Builder builder() {
        return ObjectDefinition.builder(3303, "Temperature");
    }

    private static void misuse(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void findsResourcesWhateverTheOrderTheyCameIn() {
        ObjectDefinition.Builder builder = builder().multiple().version("2.13");
        for (int id : new int[] {5701, 0, 65534, 5700, 9, 5605, 17, 3, 4, 5, 6}) {
            builder.resource(id, "Resource " + id, ResourceType.FLOAT, READ);
        }
        ObjectDefinition definition = builder.build();
        assertEquals(11, definition.resourceCount());
        int before = -1;
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            assertTrue(resource.id() > before);
            before = resource.id();
            assertEquals(i, definition.indexOf(resource.id()));
            assertSame(resource, definition.resource(resource.id()));
        }
        assertEquals(-1, definition.indexOf(1));
        assertNull(definition.resource(1));
        assertEquals("2.13", definition.version());
        assertTrue(definition.multiple());
    }

    @Test
    void isNotChangedByWhatItsBuilderDoesLater() {
        ObjectDefinition.Builder builder = builder().resource(1, "a", ResourceType.FLOAT, READ);
        ObjectDefinition definition = builder.build();
        builder.resource(0, "b", ResourceType.FLOAT, READ).multiple().build();
        assertEquals(1, definition.resourceCount());
        assertFalse(definition.multiple());
        assertEquals("1.0", definition.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "v1.1", "1.1.1", "1,1", "1.x"})
    void aVersionIsTwoNumbers(String version) {
        misuse(
                "the version of an Object is major and minor number, such as 1.1, not " + version,
                () -> builder().version(version));
    }

    @Test
    void saysWhatIsWrongWithAResource() {
        ObjectDefinition.Builder builder = builder();
        misuse("an Object id is 0 to 65534, not 65535", () -> ObjectDefinition.builder(65535, "x"));
        misuse("a Resource id is 0 to 65534, not -1", () -> builder.resource(-1, "x", ResourceType.FLOAT, READ));
        misuse(
                "Resource 1: a Resource can be read, written or executed: add READ, WRITE or EXECUTE",
                () -> builder.resource(1, "x", ResourceType.FLOAT, MANDATORY));
        misuse(
                "Resource 1: what can be read or written has a type, not NONE",
                () -> builder.resource(1, "x", ResourceType.NONE, WRITE));
        misuse(
                "Resource 1: what can only be executed has the type NONE, not FLOAT",
                () -> builder.resource(1, "x", ResourceType.FLOAT, EXECUTE));
        misuse(
                "Resource 1: what can be executed is single: leave MULTIPLE out",
                () -> builder.resource(1, "x", ResourceType.NONE, EXECUTE | MULTIPLE));
        builder.resource(1, "x", ResourceType.FLOAT, READ);
        misuse("Resource 1 is defined twice", () -> builder.resource(1, "y", ResourceType.FLOAT, READ));
    }
}

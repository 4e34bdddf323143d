package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An update policy")
class UpdatePolicyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // policy, notification, send, response, needs proof, audited
        "standard, false, false, false, true, false",
        "implicit, true, true, true, true, true",
        "optimistic, true, true, true, false, true",
        "trusted:notification, true, false, false, true, true",
        "'trusted:response,send', false, true, true, true, true",
    })
    @DisplayName("is written, read and means what its name says")
    void parses(String text, boolean notification, boolean send, boolean response, boolean proof, boolean audited) {
        UpdatePolicy policy = UpdatePolicy.parse(text);
        assertEquals(text, policy.toString());
        assertEquals(notification, policy.trusts(ActivityKind.NOTIFICATION));
        assertEquals(send, policy.trusts(ActivityKind.SEND));
        assertEquals(response, policy.trusts(ActivityKind.RESPONSE));
        assertEquals(proof, policy.needsProof());
        assertEquals(audited, policy.isAudited());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Standard",
                "trusted",
                "trusted:",
                "trusted:update",
                "trusted:send,",
                "trusted:send,send",
                "x"
            })
    @DisplayName("is refused with a sentence that says what to write")
    void refuses(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> UpdatePolicy.parse(text))
                .getMessage();
        assertTrue(message.contains("kind") || message.contains("a policy is"), message);
    }

    @Test
    @DisplayName("learned is refused by name, and alternatives are named")
    void learned() {
        String message = assertThrows(IllegalArgumentException.class, () -> UpdatePolicy.parse("learned"))
                .getMessage();
        assertTrue(message.contains("learned") && message.contains("standard"), message);
        assertFalse(message.contains("a policy is"), message);
    }
}

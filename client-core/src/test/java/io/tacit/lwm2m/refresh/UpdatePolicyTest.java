package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An update policy")
class UpdatePolicyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // policy, notification, send, response, needs proof, audited
        "standard, false, false, false, true, false",
        "learned, false, false, false, true, true",
        "implicit, true, true, true, true, true",
        "optimistic, true, true, true, false, true",
        "trusted:notification, true, false, false, true, true",
        "'trusted:send,response', false, true, true, true, true",
    })
    @DisplayName("is written, read and means what its name says")
    void parses(String text, boolean notification, boolean send, boolean response, boolean proof, boolean audited) {
        UpdatePolicy policy = UpdatePolicy.parse(text);
        assertEquals(text, policy.toString());
        assertEquals(notification, policy.trust().alone(ActivityKind.NOTIFICATION));
        assertEquals(send, policy.trust().alone(ActivityKind.SEND));
        assertEquals(response, policy.trust().alone(ActivityKind.RESPONSE));
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
}

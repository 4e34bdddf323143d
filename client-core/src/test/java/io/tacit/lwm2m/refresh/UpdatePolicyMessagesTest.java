package io.tacit.lwm2m.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of a policy")
class UpdatePolicyMessagesTest {

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> UpdatePolicy.parse(text))
                .getMessage();
    }

    @Test
    @DisplayName("that is none: which there are")
    void policy() {
        assertTrue(refusal("send").startsWith("a policy is standard, "), refusal("send"));
        assertTrue(refusal("send").endsWith("not send"), refusal("send"));
    }

    @Test
    @DisplayName("with a kind that is none: which there are")
    void kind() {
        assertEquals("a kind is notification, send or response, not sent: trusted:sent", refusal("trusted:sent"));
        assertEquals("a kind is notification, send or response, not : trusted:", refusal("trusted:"));
        assertEquals("a kind is notification, send or response, not : trusted:send,", refusal("trusted:send,"));
    }

    @Test
    @DisplayName("with a kind twice: that it is, next to each other or not")
    void twice() {
        assertEquals("a kind is named twice: trusted:send,send", refusal("trusted:send,send"));
        String apart = "trusted:send,response,notification,send";
        assertEquals("a kind is named twice: " + apart, refusal(apart));
    }

    @Test
    @DisplayName("that trusts nothing: that it has to")
    void none() {
        String message = assertThrows(IllegalArgumentException.class, UpdatePolicy::trusted)
                .getMessage();
        assertTrue(message.startsWith("trusted needs at least one kind"), message);
    }

    @Test
    @DisplayName("trusted by the application: as it would be written, whatever the order")
    void written() {
        assertEquals(
                "trusted:notification,send",
                UpdatePolicy.trusted(ActivityKind.SEND, ActivityKind.NOTIFICATION)
                        .toString());
    }
}

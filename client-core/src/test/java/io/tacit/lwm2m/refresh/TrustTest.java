package io.tacit.lwm2m.refresh;

import static io.tacit.lwm2m.refresh.ActivityKind.NOTIFICATION;
import static io.tacit.lwm2m.refresh.ActivityKind.RESPONSE;
import static io.tacit.lwm2m.refresh.ActivityKind.SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Trust")
class TrustTest {

    private static final int N = Trust.bit(NOTIFICATION);
    private static final int S = Trust.bit(SEND);
    private static final int R = Trust.bit(RESPONSE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "notification",
                "notification response",
                "send+response",
                "notification send+response",
                "notification+send+response, answers checked",
                "none, answers checked",
                "none, answers meaningless"
            })
    @DisplayName("is written and read")
    void text(String text) {
        assertEquals(text, Trust.parse(text).toString());
        assertEquals(Trust.parse(text), Trust.parse(text));
        assertEquals(Trust.parse(text).hashCode(), Trust.parse(text).hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "notifications", "send,response", "send ", "send+", "+send", ", answers checked", "send, x"})
    @DisplayName("is refused if it is damaged")
    void damaged(String text) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Trust.parse(text))
                .getMessage()
                .startsWith("a trust looks like"));
    }

    @Test
    @DisplayName("confirms one kind by itself, several as a set")
    void confirmed() {
        assertEquals("notification", Trust.none().confirmed(N).toString());
        assertEquals("notification+send", Trust.none().confirmed(N | S).toString());
        assertEquals(
                "response notification+send",
                Trust.of(RESPONSE).confirmed(N | S).toString());
    }

    @Test
    @DisplayName("separates a set by confirming or refuting one of it; the last one left of two is not trusted alone")
    void separated() {
        Trust two = Trust.none().confirmed(N | S);
        assertEquals("notification", two.confirmed(N).toString());
        assertEquals("none", two.refuted(N).toString());
        Trust three = Trust.none().confirmed(N | S | R);
        assertEquals("notification send+response", three.confirmed(N).toString());
        assertEquals("send+response", three.refuted(N).toString());
    }

    @Test
    @DisplayName("keeps what is known of the answers when it is withdrawn, and nothing else when they mean nothing")
    void answers() {
        Trust checked = Trust.of(SEND).answering(Trust.Answers.CHECKED);
        assertEquals("none, answers checked", checked.withdrawn().toString());
        assertEquals("send, answers checked", checked.toString());
        assertEquals(
                "none, answers meaningless",
                checked.answering(Trust.Answers.MEANINGLESS).toString());
        assertFalse(checked.equals(Trust.of(SEND)));
        assertFalse(checked.isNone());
        assertTrue(Trust.none().isNone());
        assertTrue(checked.alone(SEND) && !checked.alone(RESPONSE) && !checked.together(SEND));
        assertTrue(Trust.none().confirmed(N | S).together(SEND));
    }
}

package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out), new Temperature(20.5));

    @Test
    void aLineADecision() {
        decided(Decision.Type.UPDATE_NOT_NEEDED, 20_123, "Update not needed: all is well; next check in 8 s");
        decided(Decision.Type.MARGIN_CAPPED, 1_020_000, "Margin capped at 5 s: beware");
        assertLines(
                "   20.1 s  NO UPDATE     all is well; next check in 8 s",
                " 1020.0 s  MARGIN        Margin capped at 5 s: beware");
    }

    @Test
    void registeredIsSaidOfARegisterOnly() {
        terminal.state(1, SessionState.REGISTERING, SessionState.REGISTERED, null, 100);
        terminal.state(1, SessionState.UPDATING, SessionState.REGISTERED, null, 200);
        assertLines("    0.1 s  REGISTERED");
    }

    @Test
    void traffic() {
        terminal.notified(1, Path.of(3303, 0, 5700), true, 5000);
        terminal.answered(1, Code.GET, Path.of(3, 0), Code.CONTENT, 6000);
        assertLines(
                "    5.0 s  notified      /3303/0/5700 = 20.5 Cel, Confirmable",
                "    6.0 s  answered      GET /3/0 with 2.05");
    }

    private void decided(Decision.Type type, long now, String text) {
        Decision decision = mock(Decision.class);
        when(decision.type()).thenReturn(type);
        when(decision.now()).thenReturn(now);
        when(decision.toString()).thenReturn(text);
        terminal.decided(1, decision);
    }

    private void assertLines(String... lines) {
        assertEquals(String.join("\n", lines) + "\n", out.toString().replace("\r\n", "\n"));
    }
}

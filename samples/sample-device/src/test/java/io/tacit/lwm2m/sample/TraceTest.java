package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tacit.lwm2m.californium.WireMessage;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.transport.Code;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final String HEADER = "millis,direction,type,code,kind,bytes,path,reason\n";

    private final StringWriter file = new StringWriter();
    private final Trace trace = new Trace(new Csv(file));

    @Test
    void aLineAMessage() {
        trace.datagram(17, true, message(WireMessage.Type.CON, Code.POST, 71, WireMessage.Kind.REGISTER, "/rd"));
        trace.datagram(42, false, message(WireMessage.Type.ACK, Code.EMPTY, 4, WireMessage.Kind.EMPTY, null));
        assertEquals(HEADER + "17,out,CON,0.02,register,71,/rd,\n" + "42,in,ACK,0.00,empty,4,,\n", file.toString());
    }

    @Test
    void aLineADecision() {
        Decision decision = mock(Decision.class);
        when(decision.now()).thenReturn(20_000L);
        when(decision.type()).thenReturn(Decision.Type.UPDATE_NOT_NEEDED);
        when(decision.subject()).thenReturn(Path.of(3303, 0, 5700));
        when(decision.toString()).thenReturn("Update not needed: \"so\", they say");
        trace.decided(1, decision);
        assertEquals(
                HEADER
                        + "20000,decision,,,update_not_needed,,/3303/0/5700,\"Update not needed: \"\"so\"\", they say\"\n",
                file.toString());
    }

    private static WireMessage message(WireMessage.Type type, int code, int size, WireMessage.Kind kind, String path) {
        WireMessage message = mock(WireMessage.class);
        when(message.type()).thenReturn(type);
        when(message.code()).thenReturn(code);
        when(message.size()).thenReturn(size);
        when(message.kind()).thenReturn(kind);
        when(message.path()).thenReturn(path);
        return message;
    }
}

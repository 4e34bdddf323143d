package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTraceTest {

    private static final String HEAD = "millis,direction,type,code,kind,bytes,path,reason";
    private static final String REGISTER = "1000,out,CON,0.02,register,100,/rd,";
    private static final String REGISTERED = "1100,in,ACK,2.01,response,20,/rd,";

    private static DeviceTrace trace(String... lines) {
        List<String> text = new ArrayList<>(List.of(HEAD));
        text.addAll(List.of(lines));
        return DeviceTrace.parse("t.csv", text);
    }

    private static String traffic(DeviceTrace trace) {
        return trace.traffic().source(0).line();
    }

    @Test
    void reportsAndSendsCountFromTheRegister() {
        DeviceTrace trace = trace(
                REGISTER,
                REGISTERED,
                "3000,out,NON,2.05,notification,20,/3303/0/5700,",
                "5500,out,CON,0.02,send,40,/dp,",
                "5600,in,ACK,2.04,response,8,/dp,",
                "7000,out,CON,0.02,update,20,/rd/a,",
                "7100,in,ACK,2.04,response,8,/rd/a,");
        assertEquals("REPORT:LISTED:0.0:0:2.0+SEND:LISTED:0.0:0:4.5", traffic(trace));
        assertEquals(6.1, trace.seconds(), 1e-9);
        assertEquals(1, trace.updates());
        assertEquals(1, trace.notifications());
    }

    @Test
    void aRepetitionIsNoSecondReport() {
        DeviceTrace trace = trace(
                REGISTER,
                "3500,out,CON,0.02,register,100,/rd,",
                "3600,in,ACK,2.01,response,20,/rd,",
                "5000,out,CON,2.05,notification,20,/3303/0/5700,",
                "7400,out,CON,2.05,notification,20,/3303/0/5700,",
                "7500,in,ACK,0.00,empty,4,/3303/0/5700,",
                "9000,out,CON,2.05,notification,20,/3303/0/5700,",
                "9100,in,ACK,0.00,empty,4,/3303/0/5700,");
        assertEquals("REPORT:LISTED:0.0:0:4.0,8.0", traffic(trace));
    }

    /** After each Register the server observes; what else it reads is traffic. */
    @Test
    void theObservationIsNotARead() {
        DeviceTrace trace = trace(
                REGISTER,
                REGISTERED,
                "2000,in,CON,0.01,request,25,/3303/0/5700,",
                "2010,out,ACK,2.05,response,20,/3303/0/5700,",
                "3000,out,NON,2.05,notification,20,/3303/0/5700,",
                "4000,in,CON,0.01,request,25,/3303/0/5700,",
                "4010,out,ACK,2.05,response,20,/3303/0/5700,",
                "5000,in,CON,0.01,request,25,/3/0,",
                "5010,out,ACK,2.05,response,90,/3/0,",
                "6000,out,CON,0.02,register,100,/rd,",
                "6100,in,ACK,2.01,response,20,/rd,",
                "6200,in,CON,0.01,request,25,/3303/0/5700,",
                "6210,out,ACK,2.05,response,20,/3303/0/5700,");
        assertEquals("REPORT:LISTED:0.0:0:2.0+READ:LISTED:0.0:0:3.0,4.0", traffic(trace));
    }

    @Test
    void decisionsAreCountedWhateverTheySay() {
        DeviceTrace trace = trace(
                REGISTER,
                REGISTERED,
                "2000,out,CON,0.02,update,29,/rd/none,",
                "2100,in,ACK,4.04,response,8,/rd/none,",
                "2100,decision,,,control,,,\"Control: an unknown location, they say, is \"\"4.04\"\"\"",
                "2200,decision,,,promoted,,/3303/0/5700,Promoted: it goes out Confirmable");
        assertEquals(0, trace.updates());
        assertEquals(1, trace.promotions());
        assertTrue(trace.words().contains("sent 0 Updates"), trace.words());
    }

    @Test
    void whatIsNoTraceIsNamed() {
        assertThrows(IllegalArgumentException.class, () -> trace("x,out,CON,0.02,register,100,/rd,"));
        assertThrows(IllegalArgumentException.class, () -> trace("1,out"));
        IllegalArgumentException none = assertThrows(IllegalArgumentException.class, () -> trace());
        assertTrue(none.getMessage().contains("no Register"), none.getMessage());
    }
}

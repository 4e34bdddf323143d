package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.post;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, section 6.3.5. */
class ExecuteTest {

    private final Management client = new Management();

    @ParameterizedTest(name = "POST {0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/34/0/10   |                         | 2.04",
                "/34/0/10   | 5                       | 2.04",
                "/34/0/10   | 2='10.3'                | 2.04",
                "/34/0/10   | 0,1,2,3,4               | 2.04",
                "/34/0/12   |                         | 2.04", // can be read, written and executed
                "/34/0/10   | 10                      | 4.00",
                "/34/0/10   | a='b'                   | 4.00",
                "/34/0/10   | 2='10.3                 | 4.00",
                "/34/0/99   |                         | 4.04",
                "/34/1/10   |                         | 4.04",
                "/35/0/10   |                         | 4.04",
                "/34/0/0    |                         | 4.05", // a value
                "/34/0/1    |                         | 4.05", // values
                "/34/0/1/0  |                         | 4.05", // a Resource Instance
                "/0/0/0     |                         | 4.01",
            })
    void answersWithTheCodeOfTheSpecification(String path, String arguments, String code) {
        client.everything.values.put("0/12", 0L);
        Message request = request(Code.POST, path).payload(Message.utf8(arguments == null ? "" : arguments));

        assertEquals(code, client.code(request));
        assertEquals(code.equals("2.04") ? 1 : 0, client.everything.calls.size());
    }

    @Test
    void handsOverTheArguments() {
        client.handle(post("/34/0/10", ContentFormat.TEXT, "0='http://example.com',2"));

        assertEquals(List.of("execute 0/10 0='http://example.com',2 by 1"), client.everything.calls);
    }

    @Test
    void takesArgumentsInTextOnly() {
        assertEquals("4.15", client.code(post("/34/0/10", ContentFormat.OPAQUE, "5")));
        assertEquals(List.of(), client.everything.calls);
    }

    @Test
    void rebootsAfterTheAnswerWasDelivered() {
        assertEquals("2.04", client.code(request(Code.POST, "/3/0/4")));
        assertEquals(List.of(), client.happened);

        client.afterDelivery.forEach(Runnable::run);
        assertEquals(List.of("reboot"), client.happened);
    }

    @Test
    void waitsIfTheObjectPutsTheAnswerOff() {
        client.everything.defer = true;
        Message request = request(Code.POST, "/34/0/10");

        assertNull(client.handle(request));
        client.everything.deferred.succeed();

        assertEquals(List.of("deferred", "succeeded"), client.deferral);
        assertEquals(Code.CHANGED, client.resume(request).code());
        assertEquals(1, client.everything.calls.size(), "executed once");
    }

    @Test
    void aRefusalCountsEvenIfTheAnswerWasPutOffBefore() {
        client.everything.defer = true;
        client.everything.toThrow = new Refusal(Refusal.METHOD_NOT_ALLOWED, "not now");

        assertEquals("4.05", client.code(request(Code.POST, "/34/0/10")));
    }
}

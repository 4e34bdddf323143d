package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every operation and every mistake, with the code that it is answered with (LwM2M Transport TS 1.1, section 6.4; RFC
 * 7252 section 5.9), for servers of each version.
 */
class ErrorsTest {

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}, {5}, {6}")
    @CsvSource(
            delimiter = '|',
            value = {
                // method | target | content format | payload | LwM2M 1.0 | 1.1 | 1.2
                // Read
                "GET | /34/0/0 | | | 2.05 | 2.05 | 2.05",
                "GET | /34/0/1/0 | | | 2.05 | 2.05 | 2.05",
                "GET | / | | | 4.05 | 4.05 | 4.05",
                "GET | /0 | | | 4.01 | 4.01 | 4.01",
                "GET | /21/0/0 | | | 4.01 | 4.01 | 4.01",
                "GET | /23 | | | 4.01 | 4.01 | 4.01",
                "GET | /35 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/1 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/0/3 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/0/99 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/0/1/7 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/0/0/0 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/0/1/0/0 | | | 4.04 | 4.04 | 4.04",
                "GET | /34/0/8 | | | 4.05 | 4.05 | 4.05",
                "GET | /34/0/10 | | | 4.05 | 4.05 | 4.05",
                "GET | /34/0/0 accept 50 | | | 4.06 | 4.06 | 4.06",
                "GET | /34/0 accept 0 | | | 4.06 | 4.06 | 4.06",
                "GET | /34 accept 42 | | | 4.06 | 4.06 | 4.06",
                // Discover
                "GET | /34 accept 40 | | | 2.05 | 2.05 | 2.05",
                "GET | /34/0/10 accept 40 | | | 2.05 | 2.05 | 2.05",
                "GET | /34?depth=9 accept 40 | | | 2.05 | 2.05 | 4.00",
                "GET | /34/0/1/0 accept 40 | | | 4.05 | 4.05 | 4.05",
                "GET | / accept 40 | | | 4.05 | 4.05 | 4.05",
                "GET | /0/0 accept 40 | | | 4.01 | 4.01 | 4.01",
                "GET | /34/0/3 accept 40 | | | 4.04 | 4.04 | 4.04",
                // Write
                "PUT | /34/0/0 | 0 | 2 | 2.04 | 2.04 | 2.04",
                "PUT | /34/0/0 | 0 | x | 4.00 | 4.00 | 4.00",
                "PUT | /34/0/0 | 0 | | 4.00 | 4.00 | 4.00",
                "PUT | /34/0/0 | 0 | 13 | 4.00 | 4.00 | 4.00",
                "PUT | /34/0/1 | 0 | x | 4.00 | 4.00 | 4.00",
                "PUT | /34/0 | 110 | [{'n':'/34/2/0','v':1}] | 4.00 | 4.00 | 4.00",
                "PUT | /34/0 | 110 | [{'n':'/34/0/0','v':1} | 4.00 | 4.00 | 4.00",
                "PUT | /34/0 | 110 | [{'n':'/34/0/9','v':1}] | 4.05 | 4.05 | 4.05",
                "PUT | /34/0/0 | 50 | {} | 4.15 | 4.15 | 4.15",
                "PUT | /34/0/0 | 40 | x | 4.15 | 4.15 | 4.15",
                "PUT | /34/0 | | x | 4.15 | 4.15 | 4.15",
                "PUT | /34 | 110 | [] | 4.05 | 4.05 | 4.05",
                "PUT | / | 110 | [] | 4.05 | 4.05 | 4.05",
                "PUT | /0/0/0 | 0 | x | 4.01 | 4.01 | 4.01",
                "PUT | /34/0/1/7 | 0 | x | 4.04 | 4.04 | 4.04",
                "PUT | /34/0/99 | 0 | x | 4.04 | 4.04 | 4.04",
                "PUT | /34/1/0 | 0 | x | 4.04 | 4.04 | 4.04",
                "PUT | /35/0/0 | 0 | x | 4.04 | 4.04 | 4.04",
                "PUT | /34/0/10 | 0 | x | 4.05 | 4.05 | 4.05",
                "POST | /34/0 | 110 | [{'n':'/34/0/0','v':2}] | 2.04 | 2.04 | 2.04",
                "POST | /34/0 | 110 | [{'n':'/34/0/0','vs':'x'}] | 4.00 | 4.00 | 4.00",
                "POST | /34/0 | 50 | x | 4.15 | 4.15 | 4.15",
                "POST | /34/7 | 110 | [{'n':'/34/7/0','v':2}] | 4.04 | 4.04 | 4.04",
                // Write-Attributes
                "PUT | /34/0/0?pmin=1 | | | 2.04 | 2.04 | 2.04",
                "PUT | /34/0/0?epmin=1 | | | 4.00 | 2.04 | 2.04",
                "PUT | /34/0/0?con=1 | | | 4.00 | 4.00 | 2.04",
                "PUT | /34/0/0?x=1 | | | 4.00 | 4.00 | 4.00",
                "PUT | /34/0/0?lt=2&gt=1 | | | 4.00 | 4.00 | 4.00",
                "PUT | /34/0?gt=1 | | | 4.00 | 4.00 | 4.00",
                "PUT | /?pmin=1 | | | 4.05 | 4.05 | 4.05",
                "PUT | /0?pmin=1 | | | 4.01 | 4.01 | 4.01",
                "PUT | /34/0/3?pmin=1 | | | 4.04 | 4.04 | 4.04",
                "PUT | /34/0/10?pmin=1 | | | 4.05 | 4.05 | 4.05",
                // Execute
                "POST | /34/0/10 | | | 2.04 | 2.04 | 2.04",
                "POST | /34/0/10 | 0 | 0='a',1 | 2.04 | 2.04 | 2.04",
                "POST | /34/0/10 | 0 | x | 4.00 | 4.00 | 4.00",
                "POST | /34/0/10 | 0 | 1,1 | 4.00 | 4.00 | 4.00",
                "POST | /34/0/10 | 42 | 0 | 4.15 | 4.15 | 4.15",
                "POST | /34/0/0 | | | 4.05 | 4.05 | 4.05",
                "POST | /34/0/1/0 | | | 4.05 | 4.05 | 4.05",
                "POST | /34/0/99 | | | 4.04 | 4.04 | 4.04",
                "POST | /34/1/10 | | | 4.04 | 4.04 | 4.04",
                "POST | /0/0/0 | | | 4.01 | 4.01 | 4.01",
                // Create
                "POST | /34 | 110 | [{'n':'/34/7/0','v':1}] | 2.01 | 2.01 | 2.01",
                "POST | /34 | 110 | [{'n':'/34/2/0','v':1}] | 4.00 | 4.00 | 4.00",
                "POST | /34 | 110 | [{'n':'/34/7/2','v':1}] | 4.00 | 4.00 | 4.00",
                "POST | /34 | 110 | [{'n':'/35/7/2','v':1}] | 4.00 | 4.00 | 4.00",
                "POST | /34 | | | 4.00 | 4.00 | 4.00",
                "POST | /34 | 0 | 1 | 4.15 | 4.15 | 4.15",
                "POST | /34 | 50 | 1 | 4.15 | 4.15 | 4.15",
                "POST | /34 | | 1 | 4.15 | 4.15 | 4.15",
                "POST | /3 | | | 4.05 | 4.05 | 4.05",
                "POST | /1 | 110 | [{'n':'/1/7/1','v':1}] | 4.05 | 4.05 | 4.05",
                "POST | /0 | | | 4.01 | 4.01 | 4.01",
                "POST | /35 | | | 4.04 | 4.04 | 4.04",
                "POST | / | | | 4.05 | 4.05 | 4.05",
                // Delete
                "DELETE | /34/2 | | | 2.02 | 2.02 | 2.02",
                "DELETE | /34/0/1/0 | | | 4.05 | 4.05 | 2.02",
                "DELETE | /34/0/1/7 | | | 4.05 | 4.05 | 4.04",
                "DELETE | /34/0/1 | | | 4.05 | 4.05 | 4.05",
                "DELETE | /34 | | | 4.05 | 4.05 | 4.05",
                "DELETE | / | | | 4.05 | 4.05 | 4.05",
                "DELETE | /3/0 | | | 4.05 | 4.05 | 4.05",
                "DELETE | /1/0 | | | 4.05 | 4.05 | 4.05",
                "DELETE | /0/0 | | | 4.01 | 4.01 | 4.01",
                "DELETE | /34/7 | | | 4.04 | 4.04 | 4.04",
                // Read-Composite
                "FETCH | / | 110 | [{'n':'/34/0/0'}] | 4.05 | 2.05 | 2.05",
                "FETCH | / | 110 | [{'n':'/77'}] | 4.05 | 2.05 | 2.05",
                "FETCH | / accept 11542 | 110 | [{'n':'/34'}] | 4.05 | 4.06 | 4.06",
                "FETCH | / | 110 | [] | 4.05 | 4.00 | 4.00",
                "FETCH | / | 11542 | | 4.05 | 4.15 | 4.15",
                "FETCH | / | | | 4.05 | 4.15 | 4.15",
                "FETCH | / | 110 | [{'n':'/0'}] | 4.05 | 4.01 | 4.01",
                "FETCH | /34 | 110 | [{'n':'/34'}] | 4.05 | 4.05 | 4.05",
                // Write-Composite
                "IPATCH | / | 110 | [{'n':'/34/0/0','v':2}] | 4.05 | 2.04 | 2.04",
                "IPATCH | / | 110 | [{'n':'/34/0/0','vs':'x'}] | 4.05 | 4.00 | 4.00",
                "IPATCH | / | 110 | [{'n':'/34/0/0'}] | 4.05 | 4.00 | 4.00",
                "IPATCH | / | 110 | [{'n':'/34/7/0','v':2}] | 4.05 | 4.04 | 4.04",
                "IPATCH | / | 110 | [{'n':'/34/0/9','v':2}] | 4.05 | 4.05 | 4.05",
                "IPATCH | / | 110 | [{'n':'/0/0/0','vs':'x'}] | 4.05 | 4.01 | 4.01",
                "IPATCH | / | 0 | x | 4.05 | 4.15 | 4.15",
                "IPATCH | /34/0 | 110 | [{'n':'/34/0/0','v':2}] | 4.05 | 4.05 | 4.05",
                // Methods that mean nothing here
                "0.06 | /34/0 | 110 | [] | 4.05 | 4.05 | 4.05",
                "0.06 | / | 110 | [] | 4.05 | 4.05 | 4.05",
                "0.08 | /34/0/0 | | | 4.05 | 4.05 | 4.05",
                "0.31 | / | | | 4.05 | 4.05 | 4.05",
            })
    void answersWithTheCodeOfTheSpecification(
            String method, String target, String format, String payload, String v10, String v11, String v12) {
        for (Lwm2mVersion version : Lwm2mVersion.values()) {
            Management client = new Management();
            client.version = version;
            Map<String, Object> before = new TreeMap<>(client.everything.values);
            Message request = message(method, target, format, payload);

            Message answer = client.handle(request);

            String expected = version == Lwm2mVersion.V1_0 ? v10 : version == Lwm2mVersion.V1_1 ? v11 : v12;
            assertEquals(expected, Code.text(answer.code()), "LwM2M " + version);
            if (!Code.isSuccess(answer.code())) {
                String diagnostic = Message.text(answer.payload());
                assertTrue(diagnostic.length() > 3 && diagnostic.length() < 80, diagnostic);
                assertFalse(answer.has(Option.CONTENT_FORMAT), "a diagnostic has no format");
                assertEquals(before, client.everything.values);
                assertEquals(List.of(), client.changed);
                assertEquals(0, client.attributes.size());
            }
            assertEquals(List.of(), client.happened);
        }
    }

    private static Message message(String method, String target, String format, String payload) {
        String[] parts = target.split(" accept ");
        Message request = request(code(method), parts[0]);
        if (parts.length > 1) {
            request.add(Option.ACCEPT, Long.parseLong(parts[1]));
        }
        if (format != null) {
            request.add(Option.CONTENT_FORMAT, Long.parseLong(format));
        }
        if (payload != null) {
            request.payload(
                    Message.utf8(format != null && format.equals("110") ? payload.replace('\'', '"') : payload));
        }
        return request;
    }

    private static int code(String method) {
        return switch (method) {
            case "GET" -> Code.GET;
            case "PUT" -> Code.PUT;
            case "POST" -> Code.POST;
            case "DELETE" -> Code.DELETE;
            case "FETCH" -> Code.FETCH;
            case "IPATCH" -> Code.IPATCH;
            default -> Integer.parseInt(method.substring(2));
        };
    }
}

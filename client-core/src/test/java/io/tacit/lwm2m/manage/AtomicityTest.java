package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever else a request wants to be written, and wherever the one record stands that is wrong: nothing is written.
 * The same request without that record is carried out.
 */
class AtomicityTest {

    private static final String[] GOOD = {
        "{'n':'/34/@/0','v':#}",
        "{'n':'/34/@/1/0','vs':'s#'}",
        "{'n':'/34/@/1/#','vs':'t#'}",
        "{'n':'/34/@/2','v':#.5}",
        "{'n':'/34/@/3','vb':true}",
        "{'n':'/34/@/4','vd':'AQI'}",
        "{'n':'/34/@/5','v':#}",
        "{'n':'/34/@/6','vlo':'3:0'}",
        "{'n':'/34/@/7','v':#}",
        "{'n':'/34/@/8','vs':'u#'}",
        "{'n':'/34/@/11','vs':'v#'}",
    };

    private static final String[] BAD = {
        "{'n':'/34/@/0','v':13}", // refused by the Object
        "{'n':'/34/@/0','vs':'x'}",
        "{'n':'/34/@/0','v':1.5}",
        "{'n':'/34/@/0/0','v':1}",
        "{'n':'/34/@/1','vs':'x'}",
        "{'n':'/34/@/3','v':1}",
        "{'n':'/34/@/4','vd':'A'}",
        "{'n':'/34/@/6','vlo':'99:0'}",
        "{'n':'/34/@/7','v':-1}",
        "{'n':'/34/@/10','v':1}",
        "{'n':'/34/65535/0','v':1}",
        "{'n':'/0/0/0','vs':'x'}",
        "{'n':'/35/0/0','v':1}",
        "{'n':'x','v':1}",
        "{'n':'/34/@/0','v':1,'vs':'x'}",
        "{'n':'/34/@/0','v':}",
    };

    private enum Way {
        REPLACE,
        UPDATE,
        COMPOSITE,
        CREATE;

        Message request(String pack) {
            Message request = switch (this) {
                case REPLACE -> Management.request(Code.PUT, "/34/0");
                case UPDATE -> Management.request(Code.POST, "/34/0");
                case COMPOSITE -> Management.request(Code.IPATCH, "/");
                case CREATE -> Management.request(Code.POST, "/34");
            };
            return request.add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                    .payload(Message.utf8(pack.replace('\'', '"')));
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesAllOrNothing(Way way) {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            List<String> records = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                records.add(record(random, way, GOOD));
            }
            if (way == Way.CREATE) {
                records.add("{'n':'/34/7/0','v':1}"); // mandatory
            }
            Management client = new Management();
            assertTrue(
                    Code.isSuccess(
                            client.handle(way.request(records.toString())).code()),
                    records.toString());
            assertNotEquals(List.of(), client.changed);

            records.add(random.nextInt(records.size() + 1), record(random, way, BAD));
            Management fresh = new Management();
            Map<String, Object> before = new TreeMap<>(fresh.everything.values);
            int code = fresh.handle(way.request(records.toString())).code();

            assertEquals(4, code >>> 5, Code.text(code) + " " + records);
            assertEquals(before, fresh.everything.values, records.toString());
            assertEquals(new TreeSet<>(List.of(0, 2)), fresh.everything.instances);
            assertEquals(List.of(), fresh.changed);
            assertEquals(List.of(), fresh.happened);
            fresh.everything.calls.removeIf(call -> call.equals("create 7") || call.equals("delete 7"));
            assertEquals(List.of(), fresh.everything.calls, records.toString());
        }
    }

    private static String record(Random random, Way way, String[] records) {
        String instance = way == Way.CREATE ? "7" : way == Way.COMPOSITE && random.nextBoolean() ? "2" : "0";
        return records[random.nextInt(records.length)]
                .replace("@", instance)
                .replace("#", Integer.toString(20 + random.nextInt(20)));
    }
}

package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static io.tacit.lwm2m.manage.Management.post;
import static io.tacit.lwm2m.manage.Management.put;
import static io.tacit.lwm2m.manage.Management.request;
import static io.tacit.lwm2m.object.AccessControl.CREATE;
import static io.tacit.lwm2m.object.AccessControl.DELETE;
import static io.tacit.lwm2m.object.AccessControl.EVERYBODY;
import static io.tacit.lwm2m.object.AccessControl.EXECUTE;
import static io.tacit.lwm2m.object.AccessControl.READ;
import static io.tacit.lwm2m.object.AccessControl.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which right each operation needs, and what comes of it if a server lacks it (LwM2M Core TS 1.2, section 8.2). */
class AccessTest {

    private static final int JSON = ContentFormat.SENML_JSON;
    private static final int LINKS = ContentFormat.LINK_FORMAT;

    private final AccessControl access = new AccessControl();
    private final Management client = new Management(access);

    /** An operation on /34/0 that succeeds, and the right that it needs; 0 if none. */
    private enum Asked {
        READ_INSTANCE(READ, "2.05", () -> get("/34/0")),
        READ_RESOURCE(READ, "2.05", () -> get("/34/0/0")),
        READ_RESOURCE_INSTANCE(READ, "2.05", () -> get("/34/0/1/0")),
        READ_COMPOSITE(READ, "2.05", () -> composite(Code.FETCH, "[{'n':'/34/0/0'}]")),
        WRITE_ATTRIBUTES(READ, "2.04", () -> request(Code.PUT, "/34/0?pmin=1")),
        WRITE_ATTRIBUTES_OF_RESOURCE(READ, "2.04", () -> request(Code.PUT, "/34/0/0?pmin=1")),
        REPLACE_INSTANCE(WRITE, "2.04", () -> put("/34/0", JSON, "[{\"n\":\"/34/0/0\",\"v\":2}]")),
        UPDATE_INSTANCE(WRITE, "2.04", () -> post("/34/0", JSON, "[{\"n\":\"/34/0/0\",\"v\":2}]")),
        WRITE_RESOURCE(WRITE, "2.04", () -> put("/34/0/0", 0, "2")),
        WRITE_RESOURCE_INSTANCE(WRITE, "2.04", () -> put("/34/0/1/0", 0, "x")),
        WRITE_COMPOSITE(WRITE, "2.04", () -> composite(Code.IPATCH, "[{'n':'/34/0/0','v':2}]")),
        EXECUTE_RESOURCE(EXECUTE, "2.04", () -> request(Code.POST, "/34/0/10")),
        DELETE_INSTANCE(DELETE, "2.02", () -> request(Code.DELETE, "/34/0")),
        DELETE_RESOURCE_INSTANCE(DELETE, "2.02", () -> request(Code.DELETE, "/34/0/1/0")),
        DISCOVER_INSTANCE(0, "2.05", () -> get("/34/0", LINKS)),
        DISCOVER_RESOURCE(0, "2.05", () -> get("/34/0/0", LINKS)),
        READ_OBJECT(0, "2.05", () -> get("/34")),
        DISCOVER_OBJECT(0, "2.05", () -> get("/34", LINKS)),
        WRITE_ATTRIBUTES_OF_OBJECT(0, "2.04", () -> request(Code.PUT, "/34?pmin=1"));

        final int right;
        final String success;
        final Supplier<Message> request;

        Asked(int right, String success, Supplier<Message> request) {
            this.right = right;
            this.success = success;
            this.request = request;
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsOneRight(Asked asked) {
        client.version = Lwm2mVersion.V1_2;
        access.grant(34, 0, 1, 15 & ~asked.right).grant(34, 2, 1, 15);
        Map<String, Object> before = new TreeMap<>(client.everything.values);

        if (asked.right != 0) {
            assertEquals("4.01", client.code(asked.request.get()));
            assertEquals(before, client.everything.values);
            assertEquals(List.of(), client.everything.calls);
            assertEquals(0, client.attributes.size());
        }
        access.grant(34, 0, 1, asked.right);
        assertEquals(asked.success, client.code(asked.request.get()));
    }

    /** The right is asked for when the first block of a large value comes, and not only when all of it is there. */
    @Test
    void isAskedForWithTheFirstBlock() {
        access.grant(34, 0, 1, 15 & ~WRITE);
        Message first = put("/34/0/4", ContentFormat.OPAQUE, "x");
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> client.management.open(first, 1, client.attributes, Lwm2mVersion.V1_1, Message.ABSENT));
        assertEquals(Refusal.UNAUTHORIZED, refusal.code());

        access.grant(34, 0, 1, WRITE);
        assertNull(client.management.open(first, 1, client.attributes, Lwm2mVersion.V1_1, Message.ABSENT));
    }

    /**
     * Random rights of three servers at two instances, and random requests: the answer is 4.01 if a right is missing.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void asksWhateverTheRequest(int seed) {
        Random random = new Random(seed);
        int refused = 0;
        int done = 0;
        for (int round = 0; round < 500; round++) {
            AccessControl rights = new AccessControl();
            Management fresh = new Management(rights);
            fresh.version = Lwm2mVersion.V1_2;
            int owner = 1 + random.nextInt(3);
            int[] granted = new int[4];
            rights.owner(34, 0, owner);
            for (int server = 0; server < 4; server++) {
                granted[server] = random.nextInt(3) == 0 ? -1 : random.nextInt(16);
                if (granted[server] >= 0) {
                    rights.grant(34, 0, server, granted[server]);
                }
            }
            fresh.server = 1 + random.nextInt(3);
            int has = granted[fresh.server] >= 0
                    ? granted[fresh.server]
                    : owner == fresh.server ? 15 : Math.max(granted[0], 0);
            Asked asked = Asked.values()[random.nextInt(Asked.values().length)];
            boolean may = asked.right == 0 || (has & asked.right) != 0;

            assertEquals(may ? asked.success : "4.01", fresh.code(asked.request.get()), asked + " round " + round);
            refused += may ? 0 : 1;
            done += may ? 1 : 0;
        }
        assertTrue(refused > 50 && done > 50, refused + " refused, " + done + " done");
    }

    @Test
    void doesNotAskWhereThereIsNoSuchObject() {
        Management open = new Management();
        open.server = 77;

        assertEquals("2.05", open.code(get("/34/0")));
        assertEquals("2.02", open.code(request(Code.DELETE, "/34/0")));
    }

    @Test
    void leavesOutOfAnObjectWhatMayNotBeRead() {
        access.grant(34, 2, 1, READ);
        String json = client.text(get("/34", JSON));

        assertEquals("[{\"bn\":\"/34/\",\"n\":\"2/0\",\"v\":5}]", json);
        assertEquals(List.of("beforeRead 2/-1"), client.everything.calls);

        access.grant(34, 2, 1, 0);
        assertEquals("[]", client.text(get("/34", JSON)));
    }

    @Test
    void leavesOutOfACompositeReadWhatMayNotBeRead() {
        access.grant(34, 2, 1, READ);
        String json = client.text(composite(Code.FETCH, "[{'n':'/34/0/0'},{'n':'/34/2/0'},{'n':'/3/0/0'}]"));

        assertEquals("[{\"n\":\"/34/2/0\",\"v\":5}]", json);
        assertEquals(List.of("beforeRead 2/0"), client.everything.calls);
        assertEquals("4.01", client.code(composite(Code.FETCH, "[{'n':'/34/0/0'},{'n':'/3/0/0'}]")));
        assertEquals("2.05", client.code(composite(Code.FETCH, "[{'n':'/34/7/0'}]")), "nothing is there");
    }

    @Test
    void writesNothingOfACompositeIfOneInstanceMayNotBeWritten() {
        access.grant(34, 2, 1, WRITE).grant(34, 0, 1, READ);

        assertEquals("4.01", client.code(composite(Code.IPATCH, "[{'n':'/34/2/0','v':6},{'n':'/34/0/0','v':6}]")));
        assertEquals(5L, client.everything.values.get("2/0"));
        assertEquals("2.04", client.code(composite(Code.IPATCH, "[{'n':'/34/2/0','v':6}]")));
    }

    @Test
    void says404ToWhoMayDoNothingToo() {
        assertEquals("4.04", client.code(get("/34/7")));
        assertEquals("4.04", client.code(request(Code.DELETE, "/34/7")));
        assertEquals("4.04", client.code(put("/34/7/0", 0, "1")));
        assertEquals("4.04", client.code(request(Code.POST, "/34/7/10")));
    }

    @Test
    void looksAtRightsBeforeWhatTheResourceCanDo() {
        assertEquals("4.01", client.code(get("/34/0/8")), "can't be read at all");
        assertEquals("4.01", client.code(get("/34/0/99")), "is not there");
        assertEquals("4.01", client.code(put("/34/0/9", 0, "1")), "can't be written");
        assertEquals("4.01", client.code(request(Code.POST, "/34/0/0")), "can't be executed");
    }

    @Test
    void keepsConfidentialObjectsFromEverybody() {
        access.grant(21, 0, 1, 15).grant(21, 0, EVERYBODY, 15).permitCreate(21, 1);

        assertEquals("4.01", client.code(get("/0/0")));
        assertEquals("4.01", client.code(get("/21/0")));
        assertEquals("4.01", client.code(request(Code.POST, "/21")));
    }

    @Test
    void letsCreateWhoIsNamed() {
        assertEquals("4.01", client.code(create()));
        access.grant(34, 0, 1, 15);
        assertEquals("4.01", client.code(create()), "no right to an instance is one to the Object");
        access.permitCreate(34, 1);
        assertEquals("2.01", client.code(create()));
        client.server = 2;
        assertEquals("4.01", client.code(create()));
    }

    @Test
    void makesTheCreatorTheOwner() {
        access.permitCreate(34, 1).grant(34, 1, 2, 15).grant(34, 1, EVERYBODY, READ); // left from what was there before
        assertEquals("2.01", client.code(create()));

        assertEquals("2.05", client.code(get("/34/1")));
        assertEquals("2.04", client.code(put("/34/1/0", 0, "6")));
        client.server = 2;
        assertEquals("4.01", client.code(get("/34/1")));
        assertEquals("4.01", client.code(put("/34/1/0", 0, "7")));
    }

    /** What section 8.1.2.2 describes: the owner grants another server something, and takes it back. */
    @Test
    void letsTheOwnerShare() {
        access.permitCreate(34, 1);
        client.handle(create());
        int instance = access.instanceCount() - 1;
        String list = "/2/" + access.instanceAt(instance);

        client.server = 2;
        assertEquals("4.01", client.code(get("/34/1/0")));
        assertEquals("4.01", client.code(grant(list, 2, READ)), "not to oneself");
        assertEquals("2.05", client.code(get(list)), "but everybody may see what he may do");

        client.server = 1;
        assertEquals("2.04", client.code(grant(list, 2, READ)));
        client.server = 2;
        assertEquals("2.05", client.code(get("/34/1/0")));
        assertEquals("4.01", client.code(put("/34/1/0", 0, "6")));

        client.server = 1;
        assertEquals("2.04", client.code(grant(list, 2, 0)));
        assertEquals("2.04", client.code(grant(list, EVERYBODY, EXECUTE)));
        client.server = 2;
        assertEquals("4.01", client.code(get("/34/1/0")), "he is named, so the default does not count");
        client.server = 3;
        assertEquals("2.04", client.code(request(Code.POST, "/34/1/10")));
    }

    @Test
    void letsTheOwnerPassItOn() {
        access.owner(34, 0, 1);

        assertEquals("2.04", client.code(put("/2/0/3", 0, "2")));
        assertEquals("4.01", client.code(get("/34/0")));
        assertEquals("4.01", client.code(put("/2/0/3", 0, "1")));
        client.server = 2;
        assertEquals("2.05", client.code(get("/34/0")));
    }

    @Test
    void letsNobodyChangeWhatAnEntryIsAbout() {
        access.owner(34, 0, 1);

        assertEquals("4.05", client.code(put("/2/0/0", 0, "3")));
        assertEquals("4.05", client.code(put("/2/0/1", 0, "1")));
        assertEquals("4.00", client.code(grant("/2/0", 2, 32)));
        assertEquals("4.00", client.code(put("/2/0/3", 0, "65536")));
    }

    @Test
    void letsNobodyMakeOrDeleteEntries() {
        access.owner(34, 0, 1).permitCreate(34, 1);

        assertEquals("4.01", client.code(request(Code.DELETE, "/2/0")));
        assertEquals("4.01", client.code(request(Code.POST, "/2")));
        assertEquals("4.01", client.code(put("/2/1/3", 0, "1")), "who may create is the bootstrap server's business");
        assertEquals(2, access.instanceCount());
    }

    @Test
    void forgetsWhoMightUseWhatIsDeleted() {
        access.grant(34, 0, 1, DELETE).owner(34, 2, 1);

        assertEquals("2.02", client.code(request(Code.DELETE, "/34/0")), "by one who is not the owner");
        assertEquals("2.02", client.code(request(Code.DELETE, "/34/2")));
        assertEquals(0, access.instanceCount());
    }

    @Test
    void remembersTheServerWhileTheAnswerIsPutOff() {
        access.owner(34, 0, 2);
        client.server = 2;
        client.everything.defer = true;
        Message request = composite(Code.FETCH, "[{'n':'/34'}]");

        assertNull(client.handle(request));
        assertTrue(Message.text(client.resume(request).payload()).contains("/34/0/0"));
        client.server = 1;
        assertEquals("4.01", Code.text(client.resume(request).code()));
    }

    @Test
    void discoversWithoutAnyRight() {
        assertEquals("</34/2>,</34/2/0>,</34/2/10>", client.text(get("/34/2", LINKS)));
        assertTrue(client.text(get("/34", LINKS)).contains("</34/0/1>;dim=2"));
    }

    @Test
    void isListedAndReadLikeAnyObject() {
        access.owner(34, 0, 1);

        assertEquals("</2>,</2/0>,</2/0/0>,</2/0/1>,</2/0/3>", client.text(get("/2", LINKS)));
        assertEquals("1", client.text(get("/2/0/3", 0)));
        assertFalse(access.allows(1, CREATE, 34, 0));
        assertEquals(new TreeSet<>(List.of(0, 2)), client.everything.instances);
    }

    private static Message create() {
        return post("/34", JSON, "[{\"n\":\"/34/1/0\",\"v\":1}]");
    }

    private static Message grant(String list, int server, int rights) {
        return post(list, JSON, "[{\"n\":\"" + list + "/2/" + server + "\",\"v\":" + rights + "}]");
    }

    private static Message composite(int code, String json) {
        return request(code, "/")
                .add(Option.CONTENT_FORMAT, (long) JSON)
                .payload(Message.utf8(json.replace('\'', '"')));
    }
}

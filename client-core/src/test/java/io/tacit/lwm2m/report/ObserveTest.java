package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.StringJoiner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObserveTest {

    private static final byte[] TOKEN = {1};
    private static final byte[] OTHER = {2};
    private static final String VALUE = "/3303/0/5700";
    private static final String UNITS = "/3303/0/5701";

    private final Bench bench = new Bench();

    private Message observe(Observe observe, Path path, String... query) {
        return observe.begin(
                request(Code.GET, TOKEN, 0, query),
                new Message(Code.CONTENT).subject(path).add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_CBOR),
                0);
    }

    private static Message request(int code, byte[] token, long option, String... query) {
        Message request = new Message(code).token(token).add(Option.OBSERVE, option);
        for (String parameter : query) {
            request.add(Option.URI_QUERY, parameter);
        }
        return request;
    }

    /** A FETCH with a list of paths in SenML JSON (RFC 8790), and the answer that Read-Composite gave. */
    private static Message fetch(byte[] token, long option, String paths, String... query) {
        StringJoiner list = new StringJoiner(",", "[", "]");
        for (String path : paths.split(" ")) {
            list.add("{\"n\":\"" + path + "\"}");
        }
        return request(Code.FETCH, token, option, query)
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                .payload(Message.utf8(list.toString()));
    }

    private static Message composite() {
        return new Message(Code.CONTENT)
                .subject(Path.ROOT)
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                .payload(Message.utf8("[]"));
    }

    private Message observe(String paths, String... query) {
        return bench.observe.begin(fetch(TOKEN, 0, paths, query), composite(), 0);
    }

    /** Sends what is due; returns its text, or null if nothing is due. */
    private String told(long seconds) {
        return bench.notification(seconds, false);
    }

    @Nested
    @DisplayName("Attributes in an Observe")
    class OfItsOwn {

        /** 1.2-int-312. */
        @Test
        @DisplayName("count for this observation only")
        void countOnce() {
            assertTrue(observe(bench.observe, Bench.VALUE, "pmin=5", "pmax=15").has(Option.OBSERVE));
            bench.set(1);
            assertNull(bench.due(4_999));
            assertNotNull(told(5));
            assertNull(bench.due(19_999));
            assertNotNull(told(20));
            assertEquals(0, bench.attributes.size(), "they are not attached");

            Observation other = bench.observe(Path.of(Sensor.ID, 0), 0);
            bench.set(2);
            assertEquals(other, bench.due(0));
        }

        /** 1.2-int-313; "all the attached or assigned attributes of the targeted URI MUST be ignored". */
        @Test
        @DisplayName("take the place of all that is attached, but not of the server's defaults")
        void override() {
            bench.write(Bench.VALUE, "pmax=60 gt=100 con=1 hqmax=9 epmax=3");
            bench.account.defaultMinimumPeriod(2);
            observe(bench.observe, Bench.VALUE, "pmax=10");
            Observation observation = bench.observations.find(TOKEN);
            Rules rules = observation.watches[0].rules;
            assertEquals(10_000, rules.pmax());
            assertEquals(2_000, rules.pmin());
            assertEquals(Rules.NEVER, rules.epmax());
            assertFalse(rules.hasConditions());
            assertEquals(Notifications.UNSAID, bench.notifications.confirmable(observation));
            assertEquals(Rules.UNSET, observation.hqmax());

            bench.write(Bench.VALUE, "pmax=20 pmin=7");
            bench.observations.look(0);
            assertEquals(10_000, rules.pmax(), "later too");
            assertEquals(2_000, rules.pmin());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"pmin", "pmin=", "pmin=x", "pmin=1 pmin=2", "foo=1", "gt=1 lt=2", "edge=1", "epmin=5 epmax=5"
                })
        @DisplayName("are refused with 4.00 if they make no sense, and nothing is observed")
        void refused(String query) {
            Message answer = observe(bench.observe, Bench.VALUE, query.split(" "));
            assertEquals(Refusal.BAD_REQUEST, answer.code());
            assertEquals(Bench.VALUE, answer.subject());
            assertEquals(0, bench.observations.size());
        }

        @Test
        @DisplayName("that are conditions are for a Resource")
        void conditions() {
            assertEquals(
                    Refusal.BAD_REQUEST,
                    observe(bench.observe, Path.of(Sensor.ID, 0), "gt=5").code());
            assertEquals(
                    Code.CONTENT, observe(bench.observe, Bench.VALUE, "gt=5").code());
            bench.set(4);
            assertNull(bench.due(0));
            bench.set(6);
            assertNotNull(bench.due(0));
        }

        /** "If the LwM2M Client does not support the parameter, it MUST reject an observation that includes it." */
        @ParameterizedTest
        @EnumSource(Lwm2mVersion.class)
        @DisplayName("are refused before LwM2M 1.2")
        void versions(Lwm2mVersion version) {
            Observe observe = new Observe(bench.tree, bench.formats, version, bench.observations);
            Message answer = observe(observe, Bench.VALUE, "pmin=5");
            assertEquals(version == Lwm2mVersion.V1_2 ? Code.CONTENT : Code.BAD_REQUEST, answer.code());
        }
    }

    @Nested
    @DisplayName("An Observe-Composite")
    class OfSeveralPaths {

        @Test
        @DisplayName("is told of a change of any path, with all values")
        void all() {
            Message answer = observe(VALUE + " " + UNITS);
            assertTrue(answer.has(Option.OBSERVE));
            Observation observation = bench.observations.find(TOKEN);
            assertTrue(observation.composite());
            assertEquals(Path.ROOT, observation.path());

            bench.set(7);
            Message message = bench.build(bench.due(1000), 1000);
            assertArrayEquals(TOKEN, message.token());
            assertEquals(ContentFormat.SENML_JSON, message.uint(Option.CONTENT_FORMAT));
            assertEquals(
                    "[{\"n\":\"/3303/0/5700\",\"v\":7},{\"n\":\"/3303/0/5701\",\"vs\":\"Cel\"}]",
                    Message.text(message.payload()));
        }

        @Test
        @DisplayName("counts a path once, though it be named twice")
        void distinct() {
            observe(VALUE + " " + UNITS + " " + VALUE);
            assertEquals(2, bench.observations.find(TOKEN).paths.length);
        }

        /** "If any of the conditions attached to one or more resources meets the notification criteria a notify …". */
        @Test
        @DisplayName("is due when one of the paths is, by its own attributes")
        void attributesOfEach() {
            bench.write(Path.parse(VALUE), "pmin=10 gt=20");
            bench.write(Path.parse(UNITS), "pmin=3 pmax=50");
            observe(VALUE + " " + UNITS);
            bench.set(19);
            bench.observations.changed(Sensor.ID, 0, Sensor.UNITS);
            assertNull(bench.due(2_999));
            assertNotNull(told(3));
            bench.set(21);
            assertNull(bench.due(12_999), "its own pmin, since all were told");
            assertNotNull(told(13));
            assertNull(bench.due(62_999));
            assertNotNull(told(63), "the shortest pmax");
        }

        /** 1.1-int-304: pmin 30 and pmax 45 by default; 1.1-int-310: pmax 5 later. */
        @Test
        @DisplayName("is told between pmin and pmax, and sooner when pmax was made shorter")
        void periods() {
            bench.account.defaultMinimumPeriod(30).defaultMaximumPeriod(45);
            observe(VALUE + " " + UNITS);
            bench.set(1);
            assertNull(bench.due(29_999));
            assertNotNull(told(30));
            assertNull(bench.due(74_999));
            assertNotNull(told(75));

            bench.account.defaultMinimumPeriod(0);
            bench.write(Path.parse(VALUE), "pmax=5");
            for (int second = 80; second <= 100; second += 5) {
                assertNull(bench.due(second * 1000 - 1));
                assertNotNull(told(second));
            }
        }

        /** 1.1-int-308 and 309. */
        @Test
        @DisplayName("shows instances that come, and not those that went")
        void instances() {
            observe("/3303");
            bench.sensor.instances = 2;
            bench.observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            assertTrue(told(1).contains("/3303/1/5700"));
            bench.sensor.instances = 1;
            bench.observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            assertFalse(told(2).contains("/3303/1/5700"));
            bench.sensor.instances = 0;
            bench.observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            assertEquals("[]", told(3));
            assertEquals(1, bench.observations.size(), "it goes on");
            bench.sensor.instances = 1;
            bench.observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            assertTrue(told(4).contains(VALUE));
        }

        @Test
        @DisplayName("leaves out what is not there, without being told of it again and again")
        void missing() {
            bench.write(Path.of(Sensor.ID), "epmax=10");
            observe(VALUE + " /3303/9/5700 /9");
            for (int second = 10; second <= 60; second += 10) {
                assertNull(bench.due(second * 1000));
            }
        }

        @Test
        @DisplayName("of everything is one of the root")
        void root() {
            bench.account.defaultMaximumPeriod(20);
            observe("/");
            bench.set(5);
            assertTrue(told(1).contains("{\"n\":\"/3303/0/5700\",\"v\":5}"));
            assertNotNull(told(21));
        }

        /** The example of TS 1.2, section 6.4.4. */
        @Test
        @DisplayName("with attributes of its own ignores the periods that are attached, and keeps the conditions")
        void ofItsOwn() {
            bench.write(Path.of(Sensor.ID), "pmin=60 pmax=300 con=1");
            bench.write(Path.parse(VALUE), "gt=20");
            Message answer = observe(VALUE + " " + UNITS, "epmin=30");
            assertTrue(answer.has(Option.OBSERVE));
            Observation observation = bench.observations.find(TOKEN);
            for (Watch watch : observation.watches) {
                assertEquals(0, watch.rules.pmin());
                assertEquals(Rules.NEVER, watch.rules.pmax());
                assertEquals(30_000, watch.rules.epmin());
                assertEquals(Rules.UNSET, watch.rules.con());
            }
            bench.set(19);
            assertNull(bench.due(30_000));
            bench.set(21);
            assertNotNull(bench.due(60_000));
        }

        @ParameterizedTest
        @ValueSource(strings = {"gt=5", "edge=1", "pmin"})
        @DisplayName("is refused with 4.00 if its attributes are not for any level")
        void refused(String query) {
            assertEquals(Refusal.BAD_REQUEST, observe(VALUE, query).code());
            assertEquals(0, bench.observations.size());
        }

        @Test
        @DisplayName("is Confirmable if one of its paths wants that")
        void confirmable() {
            bench.write(Path.parse(UNITS), "con=1");
            bench.write(Path.parse(VALUE), "con=0");
            observe(VALUE + " " + UNITS);
            assertEquals(1, bench.notifications.confirmable(bench.observations.find(TOKEN)));
            observe(VALUE + " /3303/0/5501");
            assertEquals(0, bench.notifications.confirmable(bench.observations.find(TOKEN)));
        }

        /** 1.1-int-305. */
        @Test
        @DisplayName("ends by a FETCH with its token, or with the same paths")
        void cancel() {
            observe(VALUE + " " + UNITS);
            bench.observe.cancel(fetch(TOKEN, 1, VALUE + " " + UNITS), composite());
            assertEquals(0, bench.observations.size());

            observe(VALUE + " " + UNITS);
            bench.observe.cancel(fetch(OTHER, 1, VALUE), composite());
            bench.cancel(Path.parse(VALUE), ContentFormat.SENML_JSON, OTHER);
            assertEquals(1, bench.observations.size(), "those are of something else");
            bench.observe.cancel(fetch(OTHER, 1, VALUE + " " + UNITS), composite());
            assertEquals(0, bench.observations.size());
        }

        @Test
        @DisplayName("ends by a Reset")
        void reset() {
            observe(VALUE + " " + UNITS);
            bench.notifications.reset(bench.observations.find(TOKEN));
            bench.set(1);
            assertNull(bench.due(1000));
        }

        @Test
        @DisplayName("counts as many as it has paths towards the limit")
        void limit() {
            Bench small = new Bench(3);
            assertTrue(small.observe
                    .begin(fetch(TOKEN, 0, VALUE + " " + UNITS), composite(), 0)
                    .has(Option.OBSERVE));
            assertFalse(small.observe
                    .begin(fetch(OTHER, 0, "/3303/0/5501 /3303/0/7000"), composite(), 0)
                    .has(Option.OBSERVE));
            assertTrue(small.observe
                    .begin(fetch(OTHER, 0, "/3303/0/5501"), composite(), 0)
                    .has(Option.OBSERVE));
            assertFalse(small.observe
                    .begin(fetch(TOKEN, 0, "/1 /2 /3 /4"), composite(), 0)
                    .has(Option.OBSERVE));
        }

        @Test
        @DisplayName("that was refused, or can't be read as a list, is none")
        void malformed() {
            Message error = Message.error(Code.BAD_REQUEST, "no");
            assertEquals(error, bench.observe.begin(fetch(TOKEN, 0, VALUE), error, 0));
            Message broken = request(Code.FETCH, TOKEN, 0)
                    .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                    .payload(Message.utf8("[{"));
            assertFalse(bench.observe.begin(broken, composite(), 0).has(Option.OBSERVE));
            assertEquals(0, bench.observations.size());
        }

        @Test
        @DisplayName("is stored as a whole, with its times")
        void stored() {
            observe(VALUE + " " + UNITS);
            bench.observations.offline(true);
            bench.set(1);
            bench.notifications.store(10_000);
            bench.set(2);
            bench.notifications.store(11_000);
            bench.observations.offline(false);
            assertEquals(
                    "[{\"n\":\"/3303/0/5700\",\"t\":-5,\"v\":1},{\"n\":\"/3303/0/5701\",\"t\":-5,\"vs\":\"Cel\"}]",
                    told(15));
            assertTrue(told(15).contains("\"t\":-4,\"v\":2"));
        }
    }

    /** TS 1.1, section 8.2: rights are looked at when a notification is made. */
    @Nested
    @DisplayName("With access control")
    class Rights {

        private final AccessControl access = new AccessControl().owner(Sensor.ID, 0, 1);
        private final Sensor sensor = new Sensor();
        private final ObjectTree tree = new ObjectTree(sensor, access);
        private final ServerAccount account = new ServerAccount(0, 1);
        private final AttributeStore attributes = new AttributeStore(account, 10);
        private final NotificationStore store = new NotificationStore(10, 1000, DropPolicy.OLDEST);
        private final Notify notify = new Notify(tree, bench.formats, 1000);
        private final Observations observations = new Observations(attributes, account, notify, store, 10);
        private final Notifications notifications = new Notifications(observations, attributes, account, notify, store);
        private final Observe observe = new Observe(tree, bench.formats, Lwm2mVersion.V1_1, observations);

        private Message next(long millis) {
            observations.look(millis);
            Observation due = observations.due(millis);
            Message message = due == null ? null : notifications.build(due, Snapshot.relativeTo(millis), millis);
            if (message != null) {
                notifications.sent(due, false, millis);
            }
            return message;
        }

        @Test
        @DisplayName("an observation ends with 4.01 when its target may not be read any more")
        void revoked() {
            observe(observe, Bench.VALUE);
            access.owner(Sensor.ID, 0, 2);
            observations.changed(Sensor.ID, 0, Sensor.VALUE);
            assertEquals(Refusal.UNAUTHORIZED, next(1000).code());
            assertEquals(0, observations.size());
        }

        @Test
        @DisplayName("what was stored before is not sent after")
        void stored() {
            observe(observe, Bench.VALUE);
            observations.offline(true);
            observations.changed(Sensor.ID, 0, Sensor.VALUE);
            notifications.store(1000);
            assertEquals(1, observations.stored());
            access.owner(Sensor.ID, 0, 2);
            observations.offline(false);
            assertNull(next(2000));
            assertEquals(Refusal.UNAUTHORIZED, next(2000).code());
            assertEquals(1, observations.droppedByStore());
        }

        @Test
        @DisplayName("an Object shows the instances that may be read")
        void instances() {
            sensor.instances = 2;
            observe(observe, Path.of(Sensor.ID));
            observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            int one = next(1000).payload().length;
            access.owner(Sensor.ID, 1, 1);
            observations.changed(Sensor.ID, Path.NONE, Path.NONE);
            assertTrue(next(2000).payload().length > one);
        }
    }
}

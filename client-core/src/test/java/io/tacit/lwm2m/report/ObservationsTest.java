package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsTest {

    private static final byte[] TOKEN = {1, 2, 3};
    private static final byte[] OTHER = {4, 5};
    private static final long HOUR = 3600;

    private final Bench bench = new Bench();
    private final Observations observations = bench.observations;
    private final Notifications notifications = bench.notifications;

    @Nested
    class Beginning {

        @Test
        void theAnswerOfTheReadSaysThatItBegins() {
            Message answer = bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);

            assertTrue(answer.has(Option.OBSERVE));
            Observation observation = observations.find(TOKEN);
            assertEquals(Bench.VALUE, observation.path());
            assertEquals(ContentFormat.TEXT, observation.contentFormat());
            assertArrayEquals(TOKEN, observation.token());
        }

        @Test
        void nothingIsOwedAtFirst() {
            bench.observe(Bench.VALUE, 0);

            assertNull(bench.due(0));
            assertEquals(Long.MAX_VALUE, observations.nextAt(0));
        }

        @Test
        void anErrorIsNotObserved() {
            Message request = new Message(Code.GET).token(TOKEN).add(Option.OBSERVE, 0L);
            Message error = Message.error(Code.NOT_FOUND, "no such Resource").subject(Bench.VALUE);

            assertSame(error, bench.observe.begin(request, error, 0));
            assertFalse(error.has(Option.OBSERVE));
            assertEquals(0, observations.size());
        }

        @Test
        void whatCanNotBeNotifiedIsNotObserved() {
            assertFalse(bench.observe(Path.of(3303), ContentFormat.LINK_FORMAT, TOKEN, 0)
                    .has(Option.OBSERVE));
            assertFalse(
                    bench.observe(Path.ROOT, ContentFormat.SENML_CBOR, TOKEN, 0).has(Option.OBSERVE));
            assertEquals(0, observations.size());
        }

        @Test
        void overTheLimitItIsARead() {
            Bench small = new Bench(1);
            small.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);

            Message answer = small.observe(Path.of(3303, 0, 5701), ContentFormat.TEXT, OTHER, 0);
            assertEquals(Code.CONTENT, answer.code());
            assertFalse(answer.has(Option.OBSERVE));
            assertEquals(1, small.observations.size());
        }

        @Test
        void theSameTokenTakesThePlaceOfTheOldObservation() {
            bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);
            Observation old = observations.find(TOKEN);
            bench.observe(Path.of(3303, 0, 5701), ContentFormat.TEXT, TOKEN, 0);

            assertTrue(old.ended());
            assertEquals(1, observations.size());
            assertEquals(Path.of(3303, 0, 5701), observations.find(TOKEN).path());
        }

        @Test
        void theSamePathInTheSameFormatTakesThePlaceOfTheOldObservation() {
            bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);
            bench.observe(Bench.VALUE, ContentFormat.TEXT, OTHER, 0);

            assertNull(observations.find(TOKEN));
            assertNotNull(observations.find(OTHER));
        }

        @Test
        void theSamePathInAnotherFormatIsAnotherObservation() {
            bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);
            bench.observe(Bench.VALUE, ContentFormat.SENML_CBOR, OTHER, 0);

            assertEquals(2, observations.size());
        }
    }

    @Nested
    class Ending {

        @Test
        void byTokenByResetOrAllAtOnce() {
            bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);
            bench.cancel(Path.of(3303, 0, Sensor.UNITS), ContentFormat.TEXT, OTHER);
            assertEquals(1, observations.size());
            bench.cancel(Path.of(3303, 0, Sensor.UNITS), ContentFormat.TEXT, TOKEN);
            assertEquals(0, observations.size());

            Observation observation = bench.observe(Bench.VALUE, 0);
            notifications.reset(observation);
            assertTrue(observation.ended());
            assertEquals(0, observations.size());

            bench.observe(Bench.VALUE, 0);
            bench.observe(Path.of(3303), 0);
            observations.cancelAll();
            assertEquals(0, observations.size());
        }

        @Test
        void byThePathIfTheTokenIsAnother() {
            bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);
            bench.cancel(Bench.VALUE, ContentFormat.SENML_CBOR, OTHER);
            assertEquals(1, observations.size());
            bench.cancel(Bench.VALUE, ContentFormat.TEXT, OTHER);
            assertEquals(0, observations.size());
        }

        @Test
        void whatEndedWhileItWasOnItsWayDoesNotComeBack() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            bench.notification(1, true);
            observations.cancelAll();
            notifications.failed(observation, 2000);

            assertNull(bench.due(100_000));
            assertNull(bench.build(observation, 100_000));
        }

        @Test
        void whatIsGoneIsToldOnce() {
            Observation observation = bench.observe(Path.of(3303, 0), 0);
            bench.sensor.instances = 0;
            observations.changed(3303, Path.NONE, Path.NONE);

            assertSame(observation, bench.due(0));
            Message error = bench.build(observation, 0);
            notifications.sent(observation, false, 0);
            assertEquals(Code.NOT_FOUND, error.code());
            assertFalse(error.has(Option.OBSERVE));
            assertArrayEquals(observation.token(), error.token());
            assertTrue(observation.ended());
            assertNull(bench.due(0));
        }
    }

    @Nested
    class Changes {

        @ParameterizedTest
        @CsvSource({
            "/3303,          3303, 0, 5700, true",
            "/3303,          3303, 7, 5700, true",
            "/3303,          3303, -1, -1,  true",
            "/3303,          3302, 0, 5700, false",
            "/3303/0,        3303, 0, 5700, true",
            "/3303/0,        3303, 1, 5700, false",
            "/3303/0,        3303, -1, -1,  true",
            "/3303/0/5700,   3303, 0, 5700, true",
            "/3303/0/5700,   3303, 0, 5701, false",
            "/3303/0/5700,   3303, 0, -1,   true",
            "/3303/0/7000/1, 3303, 0, 7000, true",
            "/3303/0/7000/1, 3303, 0, 5700, false",
        })
        void areSeenWhereTheyOverlap(String path, int objectId, int instanceId, int resourceId, boolean seen) {
            Observation observation = bench.observe(Path.parse(path), 0);
            observations.changed(objectId, instanceId, resourceId);

            assertEquals(seen ? observation : null, bench.due(0));
        }

        @Test
        void costNoMemory() {
            bench.write(Bench.VALUE, "gt=1000");
            bench.observe(Bench.VALUE, 0);
            bench.observe(Path.of(3303), 0);
            observations.offline(false);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            // The first rounds load classes and compile.
            for (int round = 0; round < 20; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    observations.changed(3303, 0, 5700);
                    observations.nextAt(0);
                    bench.due(0);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            // The measurement itself may take a little.
            assertTrue(least < 1000, "3000 calls allocated " + least + " bytes");
        }

        @Test
        void takeTurns() {
            Observation one = bench.observe(Bench.VALUE, 0);
            Observation other = bench.observe(Path.of(3303), 0);
            bench.changed();

            assertSame(one, bench.due(0));
            assertSame(other, bench.due(0));
            assertSame(one, bench.due(0));
        }

        @Test
        void thatAreNoNumberIgnoreConditions() {
            bench.write(Path.of(3303, 0, Sensor.UNITS), "gt=25");
            bench.observe(Path.of(3303, 0, Sensor.UNITS), 0);
            observations.changed(3303, 0, Sensor.UNITS);
            assertEquals("Cel", bench.notification(0, false));
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
        void toWhatIsNotFiniteAreToldWhenItComesAndGoes(double strange) {
            bench.write(Bench.VALUE, "st=1");
            bench.observe(Bench.VALUE, ContentFormat.SENML_CBOR, TOKEN, 0);
            bench.set(strange);
            assertNotNull(bench.notification(1, false));
            bench.set(strange);
            assertNull(bench.notification(2, false));
            bench.set(20);
            assertNotNull(bench.notification(3, false));
        }
    }

    @Nested
    class Messages {

        @Test
        void sayWhatTheyAreAbout() {
            bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0);
            bench.set(21.5);
            Message message = bench.build(bench.due(0), 0);

            assertEquals(Code.CONTENT, message.code());
            assertArrayEquals(TOKEN, message.token());
            assertEquals(Bench.VALUE, message.subject());
            assertEquals(ContentFormat.TEXT, message.uint(Option.CONTENT_FORMAT));
            assertEquals("21.5", Message.text(message.payload()));
        }

        @Test
        void areNumberedSoThatTheNewestIsKnown() {
            observations.sequence = (1 << 24) - 50;
            long last = bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0).uint(Option.OBSERVE);
            for (int i = 0; i < 100; i++) {
                long next = i % 10 == 0
                        ? bench.observe(Bench.VALUE, ContentFormat.TEXT, TOKEN, 0)
                                .uint(Option.OBSERVE)
                        : bench.build(observations.get(0), 0).uint(Option.OBSERVE);
                assertTrue(isNewer(last, next), last + " " + next);
                assertTrue(next < 1 << 24);
                last = next;
            }
        }

        @Test
        void oneInADayIsConfirmable() {
            bench.write(Bench.VALUE, "pmax=5000");
            Observation observation = bench.observe(Bench.VALUE, 0);
            long confirmed = 0;
            int count = 0;
            for (long second = 5000; second < 100 * 24 * HOUR; second += 5000) {
                boolean must = observation.shouldBeConfirmable(second * 1000);
                assertTrue(must || !observation.mustBeConfirmable(second * 1000));
                assertNotNull(bench.notification(second, must));
                if (must) {
                    notifications.acknowledged(observation);
                    assertTrue(second - confirmed <= 24 * HOUR);
                    confirmed = second;
                    count++;
                }
            }
            assertTrue(count >= 99 && count < 110, "confirmable " + count);
        }

        @Test
        void anUnacknowledgedOneDoesNotCountForTheDay() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            long day = 24 * HOUR;
            assertTrue(observation.mustBeConfirmable(day * 1000));
            bench.set(1);
            bench.notification(day, true);
            notifications.failed(observation, (day + 93) * 1000);

            assertTrue(observation.mustBeConfirmable((day + 100) * 1000));
        }

        @Test
        void waitForTheOneThatIsOnItsWay() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            assertEquals("1", bench.notification(0, true));
            assertTrue(observation.outstanding());
            bench.set(2);
            bench.set(3);
            assertNull(bench.due(10_000));
            assertEquals(Long.MAX_VALUE, observations.nextAt(0));
            notifications.acknowledged(observation);

            assertEquals("3", bench.notification(10, false));
            assertNull(bench.due(10_000));
        }

        @Test
        void thatFailAreOwedAgainWithTheNewestValueIfNothingIsStored() {
            bench.account.notificationStoring(false);
            bench.write(Bench.VALUE, "gt=25");
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(26);
            bench.notification(0, true);
            bench.set(20);
            notifications.failed(observation, 93_000);

            assertEquals(95_000, observations.nextAt(93_000));
            assertNull(bench.due(94_999));
            // Seen from the value before, nothing was crossed: but what the server knows is not known.
            assertEquals("20", bench.notification(95, true));
        }

        @Test
        void thatFailAreStoredIfThereIsANewerValue() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(26);
            bench.notification(0, true);
            bench.set(20);
            notifications.failed(observation, 93_000);
            assertEquals(1, observations.stored());

            assertNull(bench.due(94_999));
            assertEquals("26", bench.notification(95, true));
            notifications.acknowledged(observation);
            assertEquals("20", bench.notification(95, true));
            notifications.acknowledged(observation);
            assertNull(bench.due(95_000));
            assertEquals(0, observations.stored());
        }

        @Test
        void thatFailAreOwedAgainIfThereIsNoNewerValue() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(26);
            bench.notification(0, true);
            notifications.failed(observation, 93_000);
            assertEquals(0, observations.stored());

            assertEquals("26", bench.notification(95, false));
            assertNull(bench.due(95_000));
        }

        @Test
        void areStoredIfTheNextPeriodWasOverWhenTheyFailed() {
            bench.write(Bench.VALUE, "pmax=60");
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.sensor.value = 1;
            bench.notification(60, true);
            bench.sensor.value = 2;
            notifications.failed(observation, 153_000);

            assertEquals("1", bench.notification(155, true));
            notifications.acknowledged(observation);
            assertEquals("2", bench.notification(155, true));
        }

        @Test
        void thatFailAgainAndAgainArePutOffLongerAndLonger() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            long second = 0;
            for (int pause : new int[] {2, 4, 8, 16, 32, 64, 64}) {
                assertEquals("1", bench.notification(second, false));
                notifications.failed(observation, second * 1000);
                second += pause;
                assertEquals(second * 1000, observations.nextAt(second * 1000 - 1));
            }
            bench.notification(second, true);
            notifications.acknowledged(observation);
            bench.set(2);
            assertEquals("2", bench.notification(second, false));
            notifications.failed(observation, second * 1000);
            assertEquals((second + 2) * 1000, observations.nextAt(second * 1000));
        }

        @Test
        void thatWereInterruptedAreOwedAtOnce() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            bench.notification(0, true);
            notifications.interrupted(observation, 0);

            assertEquals("1", bench.notification(1, true));
        }

        @Test
        void areTriedAgainWhenTheValueCanNotBeReadJustNow() {
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            bench.sensor.refusal = new Refusal(Refusal.SERVICE_UNAVAILABLE, "the sensor is warming up");
            assertNull(bench.build(bench.due(0), 0));
            bench.sensor.refusal = null;
            bench.sensor.bug = new IllegalStateException();
            assertEquals(2000, observations.nextAt(0));
            assertNull(bench.build(bench.due(2000), 2000));
            bench.sensor.bug = null;

            assertFalse(observation.ended());
            assertNull(bench.due(5999));
            assertEquals("1", bench.notification(6, false));
        }
    }

    @Nested
    class Offline {

        @Test
        void nothingIsKeptIfTheServerWantsNothingStored() {
            bench.account.notificationStoring(false);
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(1);
            bench.notification(0, true);
            observations.offline(true);
            bench.set(2);
            notifications.failed(observation, 1000);
            observations.offline(false);

            assertNull(bench.due(100_000));
            assertEquals(2, observations.dropped());
            bench.set(3);
            assertEquals("3", bench.notification(100, false));
        }

        @Test
        void conditionsAreNotSeenFromAValueThatWasDropped() {
            bench.account.notificationStoring(false);
            bench.write(Bench.VALUE, "gt=25");
            Observation observation = bench.observe(Bench.VALUE, 0);
            bench.set(26);
            bench.notification(0, true);
            observations.offline(true);
            notifications.failed(observation, 1000);
            observations.offline(false);
            bench.set(27);

            assertEquals("27", bench.notification(10, false));
        }

        @Test
        void whatIsOwedIsDroppedWithTheRest() {
            bench.account.notificationStoring(false);
            bench.observe(Bench.VALUE, 0);
            bench.set(1);
            observations.offline(true);
            observations.offline(false);

            assertNull(bench.due(0));
            assertEquals(1, observations.dropped());
        }
    }

    @Test
    void theMaximumPeriodIsThatInEffect() {
        Observation observation = bench.observe(Bench.VALUE, 0);
        assertEquals(Long.MAX_VALUE, observation.pmax());
        bench.write(Path.of(3303), "pmax=60");
        observations.look(0);
        assertEquals(60_000, observation.pmax());
    }

    @Test
    void limitsHaveLimits() {
        assertThrows(IllegalArgumentException.class, () -> new Bench(-1));
        assertThrows(IllegalArgumentException.class, () -> new Notify(bench.tree, bench.formats, 0));
        assertThrows(IllegalArgumentException.class, () -> new NotificationStore(-1, 0, DropPolicy.OLDEST));
        assertThrows(IllegalArgumentException.class, () -> new NotificationStore(0, -1, DropPolicy.OLDEST));
    }

    /** RFC 7641 section 3.4, for notifications less than 128 seconds apart. */
    private static boolean isNewer(long first, long second) {
        return first < second && second - first < 1 << 23 || first > second && first - second > 1 << 23;
    }
}

package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tacit.lwm2m.model.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions are about: every type of number, Booleans, and the instances of a multiple Resource. */
class ConditionsTest {

    private static final Path STATE = Path.of(Sensor.ID, 0, Sensor.STATE);
    private static final Path HISTORY = Path.of(Sensor.ID, 0, Sensor.HISTORY);
    private static final Path SWITCHES = Path.of(Sensor.ID, 0, Sensor.SWITCHES);

    private final Bench bench = new Bench();

    private boolean isTold(long seconds) {
        return bench.notification(seconds, false) != null;
    }

    @Nested
    class Edge {

        /** What the state becomes at each second from 1 on, and the seconds in which it is told. */
        @ParameterizedTest(name = "{0} | {1} -> {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "edge=1          | 1 1 0 0 1 0 1 | 1 5 7",
                    "edge=0          | 1 1 0 0 1 0 1 | 3 6",
                    "edge=0          | 0 0 0         | ''",
                    "''              | 1 1 0         | 1 2 3",
                    // an edge is owed once it was seen, whatever comes after it
                    "edge=1 pmin=5   | 1 0 0 0 0 0   | 5",
                    "edge=1 pmin=5   | 0 0 0 0 1 0 1 0 0 0 0 | 5 10",
                    // it is not looked for during epmin
                    "edge=1 epmin=5  | 1 0 0 0 0 0 0 | ''",
                    "edge=1 epmin=5  | 1 0 0 0 1 1 1 | 5",
                    "edge=0 pmax=3   | 1 1 1 1 0 0   | 3 5",
                })
        void isToldWhenItHappens(String attributes, String states, String expected) {
            bench.write(STATE, attributes);
            bench.observe(STATE, 0);
            StringJoiner told = new StringJoiner(" ");
            int second = 0;
            for (String state : (states + " .".repeat(8)).split(" ")) {
                second++;
                if (!state.equals(".")) {
                    bench.sensor.state = state.equals("1");
                    bench.observations.changed(Sensor.ID, 0, Sensor.STATE);
                }
                if (second <= states.split(" ").length || !attributes.contains("pmax")) {
                    String text = bench.notification(second, false);
                    if (text != null) {
                        told.add(String.valueOf(second));
                        assertEquals(bench.sensor.state ? "1" : "0", text, "the newest value is told");
                    }
                }
            }
            assertEquals(expected, told.toString());
        }

        @Test
        void isSeenWhileANotificationIsOnItsWay() {
            bench.write(STATE, "edge=1");
            Observation observation = bench.observe(STATE, 0);
            bench.sensor.state = true;
            bench.observations.changed(Sensor.ID, 0, Sensor.STATE);
            assertEquals("1", bench.notification(1, true));
            for (boolean state : new boolean[] {false, true, false}) {
                bench.sensor.state = state;
                bench.observations.changed(Sensor.ID, 0, Sensor.STATE);
                assertNull(bench.due(2000));
            }
            bench.notifications.acknowledged(observation);
            assertEquals("0", bench.notification(3, false));
        }

        @Test
        void isFoundAtTheEndOfTheEvaluationPeriod() {
            bench.write(STATE, "edge=1 epmax=10");
            bench.observe(STATE, 0);
            bench.sensor.state = true;
            assertNull(bench.due(9_999));
            assertEquals(10_000, bench.observations.nextAt(9_999));
            assertEquals("1", bench.notification(10, false));
            bench.sensor.state = false;
            assertNull(bench.due(20_000));
            bench.sensor.state = true;
            assertEquals("1", bench.notification(30, false));
        }

        @Test
        void isThatOfAnyResourceInstance() {
            bench.write(SWITCHES, "edge=1");
            bench.observe(SWITCHES, 0);
            bench.sensor.switches = new boolean[] {false, true};
            bench.observations.changed(Sensor.ID, 0, Sensor.SWITCHES);
            assertNotNull(bench.due(1000));
        }
    }

    @Nested
    class Numbers {

        @ParameterizedTest
        @ValueSource(ints = {Sensor.VALUE, Sensor.COUNTER, Sensor.ENERGY, Sensor.SINCE})
        void ofAnyTypeAreCompared(int resource) {
            Path path = Path.of(Sensor.ID, 0, resource);
            bench.write(path, "gt=100 lt=50 st=20");
            set(70);
            bench.observe(path, 0);
            String told = "";
            int second = 0;
            for (int value : new int[] {80, 89, 90, 101, 100, 60, 45, 51, 31}) {
                set(value);
                bench.observations.changed(Sensor.ID, 0, resource);
                told += isTold(++second) ? " " + value : "";
            }
            assertEquals(" 90 101 100 60 45 51 31", told);
        }

        private void set(int value) {
            bench.sensor.value = value;
            bench.sensor.energy = value;
            bench.sensor.since = value;
        }

        @Test
        void ofSixtyFourBitsWithoutASignAreLarge() {
            Path energy = Path.of(Sensor.ID, 0, Sensor.ENERGY);
            bench.write(energy, "gt=9223372036854775807");
            bench.sensor.energy = Long.MAX_VALUE - 10_000;
            bench.observe(energy, 0);
            bench.sensor.energy = Long.MIN_VALUE + 10_000;
            bench.observations.changed(Sensor.ID, 0, Sensor.ENERGY);
            assertNotNull(bench.due(0));
        }

        @Test
        void areComparedInstanceByInstance() {
            bench.sensor.history = new double[] {10, 20};
            bench.write(HISTORY, "st=5");
            bench.observe(HISTORY, 0);
            // Were the wrong ones compared, both would have changed by ten.
            assertEquals(false, history(14, 24));
            assertEquals(true, history(14, 25));
            assertEquals(true, history(20, 25));
            assertEquals(false, history(20, 25));
        }

        @Test
        void thatComeAndGoAreTold() {
            bench.sensor.history = new double[] {10};
            bench.write(HISTORY, "st=5");
            bench.observe(HISTORY, 0);
            assertEquals(true, history(10, 10));
            assertEquals(true, history(10));
            assertEquals(true, history());
            assertEquals(true, history(10));
        }

        @Test
        void thatAreTooManyAreToldWithEveryChange() {
            bench.sensor.history = new double[17];
            bench.write(HISTORY, "st=5");
            bench.observe(HISTORY, 0);
            assertEquals(true, history(bench.sensor.history));
        }

        @Test
        void areThoseOfOneInstanceIfThatIsObserved() {
            bench.sensor.history = new double[] {10, 20};
            Path second = Path.of(Sensor.ID, 0, Sensor.HISTORY, 1);
            bench.write(second, "gt=25");
            bench.observe(second, 0);
            assertEquals(false, history(30, 20));
            assertEquals(true, history(30, 26));
        }

        /** What is attached below the observed path does not count. */
        @Test
        void haveConditionsOfTheirOwnOnlyIfTheyAreObserved() {
            bench.sensor.history = new double[] {10, 20};
            bench.write(Path.of(Sensor.ID, 0, Sensor.HISTORY, 1), "gt=25");
            bench.observe(HISTORY, 0);
            assertEquals(true, history(10, 21));
        }

        private boolean history(double... values) {
            bench.sensor.history = values;
            bench.observations.changed(Sensor.ID, 0, Sensor.HISTORY);
            Observation due = bench.due(0);
            if (due != null) {
                bench.build(due, 0);
                bench.notifications.sent(due, false, 0);
            }
            return due != null;
        }
    }

    @Nested
    class Looking {

        @Test
        void doesNotReadWhereEveryChangeCounts() {
            bench.observe(Bench.VALUE, 0);
            int reads = bench.sensor.reads;
            bench.changed();
            bench.due(0);
            assertEquals(reads, bench.sensor.reads);
        }

        @Test
        void readsOnceForAChange() {
            bench.write(Bench.VALUE, "gt=1000");
            bench.observe(Bench.VALUE, 0);
            int reads = bench.sensor.reads;
            bench.changed();
            assertNull(bench.due(0));
            assertNull(bench.due(1000));
            assertEquals(reads + 1, bench.sensor.reads);
        }

        @Test
        void samplesASensorThatSaysNothing() {
            bench.write(Bench.VALUE, "epmax=60 st=1000");
            bench.observe(Bench.VALUE, 0);
            int reads = bench.sensor.reads;
            for (long second = 1; second <= 3600; second++) {
                assertNull(bench.due(second * 1000));
            }
            assertEquals(reads + 60, bench.sensor.reads);
        }

        @Test
        void findsADifferenceInATextAndInAnInstance() {
            Path units = Path.of(Sensor.ID, 0, Sensor.UNITS);
            bench.write(Path.of(Sensor.ID), "epmax=10");
            bench.observe(units, 0);
            bench.observe(Path.of(Sensor.ID, 0), 0);
            assertNull(bench.due(10_000));
            bench.sensor.units = "Fah";
            assertEquals("Fah", bench.notification(20, false));
            assertEquals(Path.of(Sensor.ID, 0), bench.due(20_000).path());
        }
    }
}

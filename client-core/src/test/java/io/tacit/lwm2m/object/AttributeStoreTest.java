package io.tacit.lwm2m.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LwM2M Core TS 1.1, section 5.1. */
class AttributeStoreTest {

    private static final Path OBJECT = Path.of(3);
    private static final Path INSTANCE = Path.of(3, 0);
    private static final Path RESOURCE = Path.of(3, 0, 7);
    private static final Path RESOURCE_INSTANCE = Path.of(3, 0, 7, 1);

    private final ServerAccount account = new ServerAccount(0, 1);
    private final AttributeStore store = new AttributeStore(account, 5);
    private final Attributes found = new Attributes();
    private final Attributes none = new Attributes();

    @Test
    void inheritsFromEveryLevelTheLowestFirst() {
        write(OBJECT, Attribute.PMIN, 1);
        write(OBJECT, Attribute.PMAX, 100);
        write(INSTANCE, Attribute.PMAX, 200);
        write(RESOURCE, Attribute.GT, 50);
        write(RESOURCE_INSTANCE, Attribute.GT, 60);

        store.inherited(RESOURCE_INSTANCE, found);
        assertEquals(1, found.seconds(Attribute.PMIN));
        assertEquals(200, found.seconds(Attribute.PMAX));
        assertEquals(60, found.value(Attribute.GT));

        store.inherited(OBJECT, found);
        assertEquals(100, found.seconds(Attribute.PMAX));
        assertFalse(found.has(Attribute.GT));

        store.inherited(Path.of(3, 1, 7), found);
        assertEquals(100, found.seconds(Attribute.PMAX), "another instance inherits from the Object only");

        store.inherited(Path.of(4), found);
        assertTrue(found.none());
    }

    @Test
    void takesTheDefaultsOfTheServerLast() {
        store.effective(RESOURCE, found);
        assertTrue(found.none(), "nothing is set by default");

        account.defaultMinimumPeriod(5).defaultMaximumPeriod(50);
        write(OBJECT, Attribute.PMAX, 100);
        store.effective(RESOURCE, found);

        assertEquals(5, found.seconds(Attribute.PMIN));
        assertEquals(100, found.seconds(Attribute.PMAX));
        store.inherited(RESOURCE, found);
        assertFalse(found.has(Attribute.PMIN), "the defaults are nobody's attributes");
    }

    @ParameterizedTest(name = "pmin {0}, pmax {1}: {2}")
    @CsvSource({"10, 9, false", "10, 10, true", "10, 11, true", "0, 0, false", "10, 0, false"})
    void ignoresAMaximumPeriodBelowTheMinimum(int pmin, int pmax, boolean counts) {
        write(OBJECT, Attribute.PMIN, pmin);
        write(RESOURCE, Attribute.PMAX, pmax);

        store.effective(RESOURCE, found);

        assertEquals(counts, found.has(Attribute.PMAX));
        store.inherited(RESOURCE, found);
        assertTrue(found.has(Attribute.PMAX), "Discover shows it nevertheless");
    }

    @ParameterizedTest(name = "lt {0}, gt {1}, st {2}: {3}")
    @CsvSource({"1, 6, 1, true", "6, 6, 1, false", "7, 6, 1, false", "1, 5, 2, false", "1, 5.5, 2, true"})
    void ignoresConditionsThatContradictEachOther(double lt, double gt, double st, boolean count) {
        write(RESOURCE, Attribute.LT, lt);
        write(RESOURCE_INSTANCE, Attribute.GT, gt);
        write(RESOURCE_INSTANCE, Attribute.ST, st);

        store.effective(RESOURCE_INSTANCE, found);

        assertEquals(count, found.has(Attribute.LT));
        assertEquals(count, found.has(Attribute.GT));
        assertEquals(count, found.has(Attribute.ST));
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 5; i++) {
            write(Path.of(i + 1), Attribute.PMIN, i);
        }

        Refusal refusal = assertThrows(Refusal.class, () -> write(Path.of(9), Attribute.PMIN, 1));

        assertEquals(Refusal.INTERNAL_SERVER_ERROR, refusal.code());
        assertEquals(5, store.size());
        store.attached(Path.of(5), found);
        assertEquals(4, found.seconds(Attribute.PMIN));
    }

    @Test
    void forgetsWhatLiesBelowAPath() {
        write(OBJECT, Attribute.PMIN, 1);
        write(INSTANCE, Attribute.PMIN, 2);
        write(RESOURCE, Attribute.PMIN, 3);
        write(Path.of(4), Attribute.PMIN, 4);

        store.remove(INSTANCE);
        store.inherited(RESOURCE, found);
        assertEquals(1, found.seconds(Attribute.PMIN));

        store.remove(Path.ROOT);
        assertEquals(0, store.size());
    }

    @Test
    void forgetsWhatIsAttachedToInstancesThatAreGone() {
        Lwm2mObject object =
                new Lwm2mObject(ObjectDefinition.builder(3, "Three").multiple().build()) {
                    @Override
                    public int instanceAt(int index) {
                        return 7;
                    }
                };
        write(OBJECT, Attribute.PMIN, 1);
        write(INSTANCE, Attribute.PMIN, 2);
        write(RESOURCE, Attribute.PMIN, 3);
        write(Path.of(3, 7), Attribute.PMIN, 4);
        write(Path.of(4, 0), Attribute.PMIN, 5);
        int before = store.revision();

        store.prune(object);

        assertNotEquals(before, store.revision());
        assertEquals(3, store.size());
        store.attached(RESOURCE, found);
        assertTrue(found.none());
        store.attached(Path.of(3, 7), found);
        assertEquals(4, found.seconds(Attribute.PMIN));
        store.attached(Path.of(4, 0), found);
        assertEquals(5, found.seconds(Attribute.PMIN));
    }

    @Test
    void countsItsChanges() {
        int before = store.revision();
        write(OBJECT, Attribute.PMIN, 1);
        int written = store.revision();
        assertNotEquals(before, written);

        account.defaultMaximumPeriod(60);
        int defaults = store.revision();
        assertNotEquals(written, defaults);

        store.remove(OBJECT);
        assertNotEquals(defaults, store.revision());
        int same = store.revision();
        store.effective(OBJECT, found);
        assertEquals(same, store.revision());
    }

    private void write(Path path, Attribute attribute, double value) {
        store.write(path, new Attributes().set(attribute, value), none);
    }

    @Test
    void theLargestBelowIsFoundBelowOnly() {
        AttributeStore store = new AttributeStore(new ServerAccount(0, 1), 10);
        Attributes none = new Attributes();
        assertEquals(-1, store.largestBelow(Path.ROOT, Attribute.HQMAX));
        store.write(Path.of(3), new Attributes().set(Attribute.HQMAX, 9), none);
        store.write(Path.of(3, 0, 7), new Attributes().set(Attribute.HQMAX, 2), none);
        store.write(Path.of(3, 0, 7, 1), new Attributes().set(Attribute.HQMAX, 0), none);
        store.write(Path.of(4, 0, 2), new Attributes().set(Attribute.HQMAX, 5).set(Attribute.PMIN, 7), none);

        assertEquals(9, store.largestBelow(Path.ROOT, Attribute.HQMAX));
        assertEquals(2, store.largestBelow(Path.of(3), Attribute.HQMAX));
        assertEquals(2, store.largestBelow(Path.of(3, 0), Attribute.HQMAX));
        assertEquals(0, store.largestBelow(Path.of(3, 0, 7), Attribute.HQMAX));
        assertEquals(-1, store.largestBelow(Path.of(3, 0, 7, 1), Attribute.HQMAX));
        assertEquals(-1, store.largestBelow(Path.of(3), Attribute.PMIN));
    }

    @ParameterizedTest
    @CsvSource({"5, 10, true", "10, 10, false", "11, 10, false", "-1, 10, true", "-1, 0, false"})
    void aMaximumEvaluationPeriodThatIsNotAboveTheMinimumIsIgnored(int epmin, int epmax, boolean counts) {
        AttributeStore store = new AttributeStore(new ServerAccount(0, 1), 10);
        Attributes given = new Attributes().set(Attribute.EPMAX, epmax);
        if (epmin >= 0) {
            given.set(Attribute.EPMIN, epmin);
        }
        store.complete(given);
        assertEquals(counts, given.has(Attribute.EPMAX));
        assertEquals(epmin >= 0, given.has(Attribute.EPMIN));
    }
}

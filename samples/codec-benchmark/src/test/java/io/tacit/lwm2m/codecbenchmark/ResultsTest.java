package io.tacit.lwm2m.codecbenchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void theMiddleRoundCounts() {
        add(Side.TACIT, 100, 8);
        add(Side.TACIT, 900, 9);
        add(Side.TACIT, 110, 0);
        assertEquals(new Figures(110, 8), results.middle(new Subject(Operation.ENCODE, Payload.TLV, Side.TACIT)));
        add(Side.TACIT, 120, 9);
        assertEquals(new Figures(115, 8.5), results.middle(new Subject(Operation.ENCODE, Payload.TLV, Side.TACIT)));
    }

    @Test
    void theDeviationIsThatOfTheRowThatDiffersMostAndOfHalfOfItsRounds() {
        for (double time : new double[] {98, 100, 101, 103, 96}) {
            add(Side.TACIT, time, 0);
        }
        assertEquals(0.02, results.deviation());
        for (double time : new double[] {2000, 1900, 5_000_000, 2100, 1990}) {
            add(Side.LESHAN, time, 0);
        }
        assertEquals(0.05, results.deviation());
    }

    @Test
    void theTableHasARowForEachOperationAndPayload() {
        for (Subject subject : Subject.all()) {
            double tacit = subject.payload() == Payload.TLV ? 0.01 : 24;
            results.add(subject, subject.side() == Side.TACIT ? new Figures(1234.4, tacit) : new Figures(6172, 60));
        }
        String table = Table.of(results);
        assertEquals(
                2 + Subject.all().size() / 2, table.lines().count(), "a head of two lines, and both sides in a row");
        assertTrue(
                table.contains("\n| encode | 20 Resources, TLV | 210 | 1,234 | 6,172 | 5.0 | 0 | 60 | – |\n"), table);
        assertTrue(
                table.contains(
                        "\n| encode | 20 Resources, SenML JSON | 592 / 589 | 1,234 | 6,172 | 5.0 | 24 | 60 | 2.5 |\n"),
                table);
        assertTrue(
                table.contains("\n| decode | 20 Resources, SenML JSON | 592 | 1,234 | 6,172 | 5.0 | 24 | 60 | 2.5 |\n"),
                table);
    }

    private void add(Side side, double nanoseconds, double bytes) {
        results.add(new Subject(Operation.ENCODE, Payload.TLV, side), new Figures(nanoseconds, bytes));
    }
}

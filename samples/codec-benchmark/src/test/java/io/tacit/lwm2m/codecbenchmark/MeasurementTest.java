package io.tacit.lwm2m.codecbenchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH finds the benchmarks and the profilers. What it finds out in so short a time is of no use. */
class MeasurementTest {

    /** Not shorter: processor time comes in steps of 10 ms. */
    private final Measurement shortest = new Measurement(1, TimeValue.milliseconds(300));

    @ParameterizedTest
    @EnumSource
    void bothSidesCanBeMeasured(Side side) {
        Figures figures = shortest.of(new Subject(Operation.DECODE, Payload.TLV, side));
        assertTrue(figures.nanoseconds() > 0, figures.toString());
        assertTrue(figures.bytes() > 0, figures.toString());
    }
}

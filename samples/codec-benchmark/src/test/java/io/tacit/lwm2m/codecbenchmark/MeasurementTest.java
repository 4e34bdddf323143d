package io.tacit.lwm2m.codecbenchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH finds the benchmarks and its profiler; what it finds out in so short a time is of no use. */
class MeasurementTest {

    private final Measurement shortest = new Measurement(1, TimeValue.milliseconds(20));

    @ParameterizedTest
    @EnumSource
    void bothSidesCanBeMeasured(Side side) {
        Figures figures = shortest.of(new Subject(Operation.DECODE, Payload.TLV, side));
        assertTrue(figures.nanoseconds() > 0, figures.toString());
        assertTrue(figures.bytes() > 0, figures.toString());
    }
}

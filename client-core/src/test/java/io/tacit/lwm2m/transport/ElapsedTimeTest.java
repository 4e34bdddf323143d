package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ElapsedTimeTest {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private long monotonic = -5_000;
    private long wall = 1_700_000_000_000L;
    private final ElapsedTime time = new ElapsedTime(TimeUnit.MILLISECONDS.toNanos(monotonic), wall);

    private long now() {
        return time.at(TimeUnit.MILLISECONDS.toNanos(monotonic), wall);
    }

    private void awake(long millis) {
        monotonic += millis;
        wall += millis;
    }

    private void asleep(long millis) {
        wall += millis;
    }

    @Test
    void startsAtZeroAndRunsWithTheMonotonicClock() {
        assertEquals(0, now());
        awake(1234);
        assertEquals(1234, now());
    }

    @Test
    void countsSleepAtTheFirstReading() {
        awake(1000);
        now();
        asleep(HOUR);
        assertEquals(1000 + HOUR, now());
        awake(500);
        assertEquals(1500 + HOUR, now());
    }

    @Test
    void countsSleepThatNobodySawTheBeginningOf() {
        awake(HOUR);
        asleep(HOUR);
        awake(1);
        assertEquals(2 * HOUR + 1, now());
    }

    @Test
    void addsShortSleepsUp() {
        for (int i = 0; i < 10; i++) {
            asleep(ElapsedTime.THRESHOLD_MILLIS / 2);
            now();
        }
        assertEquals(5 * ElapsedTime.THRESHOLD_MILLIS, now(), ElapsedTime.THRESHOLD_MILLIS);
    }

    @Test
    void aSmallCorrectionOfTheWallClockIsNoSleep() {
        wall += ElapsedTime.THRESHOLD_MILLIS;
        assertEquals(0, now());
        wall += 1;
        assertEquals(ElapsedTime.THRESHOLD_MILLIS + 1, now());
    }

    @Test
    void ignoresAWallClockSetBackwards() {
        awake(1000);
        now();
        wall -= 10 * HOUR;
        assertEquals(1000, now());
        awake(1000);
        assertEquals(2000, now());
        asleep(HOUR);
        assertEquals(2000 + HOUR, now());
    }

    @Test
    void neverGoesBack() {
        long last = now();
        long[] jumps = {5000, -3000, 900, -900, 100_000, -99_000, 1, 0, -1};
        for (long jump : jumps) {
            wall += jump;
            awake(10);
            long now = now();
            assertEquals(true, now >= last + 10, () -> "jump of " + jump);
            last = now;
        }
    }
}

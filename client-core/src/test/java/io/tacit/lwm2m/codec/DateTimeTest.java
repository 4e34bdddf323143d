package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.model.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {

    private static final long YEAR_0 = Instant.parse("0000-01-02T00:00:00Z").getEpochSecond();
    private static final long YEAR_9999 = Instant.parse("9999-12-30T23:59:59Z").getEpochSecond();

    /** RFC 3339 section 5.8, RFC 8949 section 3.4.1 (and what is next to it), leap days. */
    @ParameterizedTest
    @CsvSource({
        "1985-04-12T23:20:50.52Z, 482196050",
        "1996-12-19T16:39:57-08:00, 851042397",
        "1990-12-31T23:59:60Z, 662688000",
        "1990-12-31T15:59:60-08:00, 662688000",
        "1937-01-01T12:00:27.87+00:20, -1041337173",
        "2013-03-21T20:04:00Z, 1363896240",
        "2013-03-21t20:04:00z, 1363896240",
        "1970-01-01T00:00:01-00:00, 1",
        "2000-02-29T00:00:00Z, 951782400",
        "2024-02-29T12:00:00Z, 1709208000",
        "0000-02-29T00:00:00Z, -62162121600",
        "0000-01-01T00:00:00Z, -62167219200",
        "9999-12-31T23:59:59Z, 253402300799",
    })
    void readsTimes(String text, long seconds) {
        assertEquals(seconds, DateTime.read(text));
    }

    @Test
    void readsWhatTheJdkWrites() {
        for (int seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            long seconds = YEAR_0 + (long) (random.nextDouble() * (YEAR_9999 - YEAR_0));
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    Instant.ofEpochSecond(seconds, random.nextBoolean() ? 0 : 500_000_000)
                            .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080) - 1080))));
            assertEquals(Instant.parse(text).getEpochSecond(), DateTime.read(text), text);
        }
    }

    /** No such day, hour, leap day, offset; parts missing or too short; something after. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2013",
                "2013-03-21",
                "2013-03-21T20:04",
                "2013-03-21T20:04:00",
                "2013-03-21T20:04:00-",
                "2013-03-21T20:04:00+01",
                "2013-03-21T20:04:00+01:",
                "2013-03-21T20:04:00+0100",
                "2013-03-21T20:04:00+24:00",
                "2013-03-21T20:04:00+01:60",
                "2013-03-21 20:04:00Z",
                "2013-03-21T20:04:00.Z",
                "2013-03-21T20:04:00,5Z",
                "2013-03-21T20:04:00ZZ",
                "2013-3-21T20:04:00Z",
                "13-03-21T20:04:00Z",
                "12013-03-21T20:04:00Z",
                "+2013-03-21T20:04:00Z",
                "2013-00-21T20:04:00Z",
                "2013-13-21T20:04:00Z",
                "2013-03-00T20:04:00Z",
                "2013-03-32T20:04:00Z",
                "2013-04-31T20:04:00Z",
                "2013-02-29T20:04:00Z",
                "1900-02-29T20:04:00Z",
                "2013-03-21T24:04:00Z",
                "2013-03-21T20:60:00Z",
                "2013-03-21T20:04:61Z",
                "2013-03-21T20:04:0\u0660Z",
                "Thu, 21 Mar 2013 20:04:00 GMT",
            })
    void refusesWhatIsNoTime(String text) {
        Reading.refused(Refusal.BAD_REQUEST, () -> DateTime.read(text));
    }
}

package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times of RFC 7252 sections 4.2 and 4.8. */
class RetransmissionTest {

    /** Draws always the same. */
    private static Random drawing(double value) {
        return new Random() {
            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        // MAX_TRANSMIT_WAIT is 93 s, MAX_TRANSMIT_SPAN 45 s.
        "0.9999999, 93000, 45000",
        "0,         62000, 30000",
        "0.5,       77500, 37500",
    })
    void repeatsAtTwiceTheTimeAndGivesUp(double draw, long givesUp, long lastRepetition) {
        Random random = drawing(draw);
        Retransmission message = new Retransmission(TransmissionParameters.standard());
        long now = 500;
        message.sent(now, random);
        long wait = message.dueAt() - now;
        assertEquals(2000 + 1000 * draw, wait, 1);
        for (int i = 1; i <= 4; i++) {
            assertFalse(message.isOver());
            assertEquals(wait, message.dueAt() - now);
            now = message.dueAt();
            message.sent(now, random);
            wait *= 2;
        }
        assertEquals(lastRepetition, now - 500, 20);
        assertTrue(message.isOver());
        assertEquals(givesUp, message.dueAt() - 500, 40);
        assertEquals(500, message.firstSent());
        assertEquals(5, message.transmissions());
    }

    @Test
    void firstTimesAreSpreadEvenly() {
        Random random = new Random(48);
        long least = Long.MAX_VALUE;
        long most = 0;
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            long timeout = TransmissionParameters.standard().firstTimeout(random);
            least = Math.min(least, timeout);
            most = Math.max(most, timeout);
            sum += timeout;
        }
        assertTrue(least >= 2000 && least < 2010, "least " + least);
        assertTrue(most <= 3000 && most > 2990, "most " + most);
        assertEquals(2500, sum / 10_000, 20);
    }

    @Test
    void anAcknowledgedRequestMayTakeAsLongAsAnExchange() {
        Retransmission message = new Retransmission(TransmissionParameters.standard());
        message.sent(1000, drawing(0));
        message.sent(3000, drawing(0));
        message.acknowledged();
        assertTrue(message.isOver());
        assertEquals(1000 + 247_000, message.dueAt());
        assertEquals(2, message.transmissions());
    }

    @Test
    void derivedTimesAreThoseOfTheSpecification() {
        assertEquals(247_000, TransmissionParameters.standard().exchangeLifetime());
        assertEquals(145_000, TransmissionParameters.standard().nonLifetime());
        // A slow link: 5 s, 2, 4 repetitions. MAX_TRANSMIT_SPAN is 150 s, PROCESSING_DELAY is ACK_TIMEOUT.
        TransmissionParameters slow = new TransmissionParameters(5000, 2, 4);
        assertEquals(150_000 + 200_000 + 5000, slow.exchangeLifetime());
        assertEquals(150_000 + 100_000, slow.nonLifetime());
    }

    @ParameterizedTest
    @CsvSource({
        "999, 1.5, 4",
        "60001, 1.5, 4",
        "2000, 0.9, 4",
        "2000, 3.1, 4",
        "2000, NaN, 4",
        "2000, 1.5, -1",
        "2000, 1.5, 9"
    })
    void parametersOutOfRangeAreRefused(int ackTimeout, double factor, int maxRetransmit) {
        assertThrows(
                IllegalArgumentException.class, () -> new TransmissionParameters(ackTimeout, factor, maxRetransmit));
    }
}

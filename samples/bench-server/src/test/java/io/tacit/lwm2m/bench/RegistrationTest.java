package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Lifetimes to the nanosecond, on a clock that stands still; it starts just before the clock of Java may wrap around.
 */
class RegistrationTest {

    private static final long NOW = Long.MAX_VALUE - 5_000_000_000L;
    private static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    @Test
    void endsAtItsDeadlineAndNotBefore() throws Rejected {
        Registration registration = registration("lt=10");
        assertFalse(registration.expired(NOW + 9_999_999_999L));
        assertTrue(registration.expired(NOW + 10_000_000_000L));
    }

    @Test
    void aMessageBeginsANewLifetime() throws Rejected {
        Registration registration = registration("lt=10");
        registration.renew(NOW + 9_000_000_000L);
        assertFalse(registration.expired(NOW + 18_999_999_999L));
        assertTrue(registration.expired(NOW + 19_000_000_000L));
    }

    @Test
    void anUpdateWithLifetimeReplacesTheOldOne() throws Rejected {
        Registration registration = registration("lt=10");
        registration.update(ADDRESS, Parameters.ofUpdate(List.of("lt=3"), "1.2"), null, NOW);
        assertTrue(registration.expired(NOW + 3_000_000_000L));
    }

    @Test
    void lastsADayIfNothingIsSaidAndForEverIfTold() throws Rejected {
        assertEquals(86_400, registration("b=U").lifetimeSeconds());
        assertFalse(registration("lt=0").expired(NOW + 1_000_000_000_000_000L));
    }

    private static Registration registration(String parameter) throws Rejected {
        Parameters parameters = Parameters.ofRegister(List.of("ep=a", "lwm2m=1.2", parameter));
        return new Registration("x", ADDRESS, parameters, Links.parse("</3/0>"), NOW);
    }
}

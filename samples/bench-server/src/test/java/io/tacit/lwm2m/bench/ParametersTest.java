package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @Test
    void readsARegisterOfEachVersion() throws Rejected {
        Parameters first = Parameters.ofRegister(List.of("ep=urn:x", "lt=300", "lwm2m=1.0", "b=UQ"));
        assertEquals("urn:x", first.endpoint());
        assertEquals(300, first.lifetimeSeconds());
        assertTrue(first.queue());

        Parameters second = Parameters.ofRegister(List.of("ep=a", "lwm2m=1.1", "b=U", "Q", "sms=123"));
        assertNull(second.lifetimeSeconds());
        assertTrue(second.queue());

        Parameters third = Parameters.ofRegister(List.of("ep=a", "lwm2m=1.2", "lt=0", "pid=1"));
        assertEquals(0, third.lifetimeSeconds());
        assertFalse(third.queue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lwm2m=1.1                | 4.00 | ep is missing",
                "ep= lwm2m=1.1            | 4.00 | ep is missing",
                "ep=a                     | 4.00 | lwm2m is missing",
                "ep=a lwm2m=2.0           | 4.12 | lwm2m is 1.0, 1.1 or 1.2",
                "ep=a lwm2m=1.1 lt=x      | 4.00 | lt is a number of seconds",
                "ep=a lwm2m=1.1 lt=-1     | 4.00 | lt is a number of seconds",
                "ep=a lwm2m=1.1 lt=4294967296 | 4.00 | lt is a number of seconds",
                "ep=a lwm2m=1.1 lt=0      | 4.00 | lt=0 is for LwM2M 1.2",
                "ep=a lwm2m=1.1 b=UQ      | 4.00 | b is not a binding of LwM2M 1.1",
                "ep=a lwm2m=1.0 b=X       | 4.00 | b is not a binding of LwM2M 1.0",
                "ep=a lwm2m=1.0 Q         | 4.00 | Q is not a parameter of LwM2M 1.0: b=UQ",
                "ep=a lwm2m=1.1 lt=3 lt=4 | 4.00 | lt is given twice",
                "ep=a lwm2m=1.1 et=3      | 4.00 | unknown parameter et"
            })
    void refusesABadRegister(String query, String code, String diagnostic) {
        Rejected rejected = assertThrows(Rejected.class, () -> Parameters.ofRegister(List.of(query.split(" "))));
        assertEquals(code, rejected.code().text);
        assertEquals(diagnostic, rejected.getMessage());
    }

    @Test
    void anUpdateCantChangeTheName() {
        Rejected rejected = assertThrows(Rejected.class, () -> Parameters.ofUpdate(List.of("ep=b"), "1.1"));
        assertEquals("4.00", rejected.code().text);
    }
}

package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RememberedIdsTest {

    @Test
    void messageIdsAreForgottenInTheEnd() {
        RememberedIds ids = new RememberedIds();
        for (int i = 0; i < 5000; i++) {
            ids.add(i, i, i, i - 100);
        }
        assertEquals(101, ids.size());
        for (int i = 5000; i < 10_000; i++) {
            ids.add(i, i, 5000, 0);
        }
        assertEquals(RememberedIds.MAX, ids.size());
        assertEquals(-1, ids.find(10_000 - RememberedIds.MAX - 1, 0));
        int eldest = ids.find(10_000 - RememberedIds.MAX, 0);
        assertEquals(5000, ids.sentAt(eldest));
        assertEquals(10_000 - RememberedIds.MAX, ids.takeTag(eldest));
        assertEquals(-1, ids.takeTag(eldest));
        assertEquals(-1, ids.find(9_999, 5001), "expired");
    }
}

package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {

    /** The example of LwM2M Core TS 1.1, section 6.2.1.2, with an alternate path. */
    @Test
    void stripsTheAlternatePath() throws Rejected {
        Links links = Links.parse("</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/1/101>,</lwm2m/1/102>,</lwm2m/2/0>,</lwm2m/3/0>");
        assertEquals("/lwm2m", links.root());
        assertEquals(List.of("/3/0"), links.instancesWorthObserving());
        assertTrue(links.offers("/1/102/5"));
        assertFalse(links.offers("/10"));
    }

    @Test
    void observesInstancesOnly() throws Rejected {
        Links links = Links.parse("</>;rt=\"oma.lwm2m\";ct=110,</1/0>,</3/0>,</5>;ver=1.1,</3303/0>,</3303/7>");
        assertEquals("", links.root());
        assertEquals(
                List.of("/3/0", "/3303/0", "/3303/7"),
                links.instancesWorthObserving().stream().sorted().toList());
        assertTrue(links.offers("/5/0/3"));
    }

    @Test
    void refusesAListWithoutObjects() {
        assertThrows(Rejected.class, () -> Links.parse("</>;rt=\"oma.lwm2m\""));
        assertThrows(Rejected.class, () -> Links.parse("nonsense"));
    }
}

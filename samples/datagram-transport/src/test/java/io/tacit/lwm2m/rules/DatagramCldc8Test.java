package io.tacit.lwm2m.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tacit.lwm2m.datagram.DatagramTransport;
import io.tacit.lwm2m.datagram.UdpSocket;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * All of this module but the one class that owns a socket links on CLDC 8: by client-core's list, and a short one of
 * what is needed besides.
 */
class DatagramCldc8Test {

    private static final Map<String, Set<String>> OURS = DatagramGate.OURS;

    private final Map<String, byte[]> checked = Cldc8Gate.classesBeside(DatagramTransport.class);
    private final List<byte[]> others =
            new ArrayList<>(Cldc8Gate.classesBeside(Transport.class).values());

    DatagramCldc8Test() {
        others.add(checked.remove(UdpSocket.class.getName()));
    }

    @Test
    void allButTheSocketUsesOnlyWhatTheListsHave() {
        assertTrue(checked.containsKey("io.tacit.lwm2m.datagram.MainLoop"));
        String findings = Cldc8Gate.check(checked.values(), others, bothLists()).findings();
        if (!findings.isEmpty()) {
            fail("Not in src/test/resources/cldc8-allowed-datagram.txt, or not possible on CLDC 8:\n" + findings
                    + "Add a line only for what is known to be in CLDC 8 (see CONTRIBUTING.md); else do without it.");
        }
    }

    @Test
    void theListOfThisModuleHasNothingThatIsNotUsed() {
        assertEquals("", Cldc8Gate.check(checked.values(), others, OURS).unused(), "remove these");
    }

    @Test
    void theListOfThisModuleRepeatsNothing() {
        Cldc8Gate.listOfCore().forEach((type, members) -> {
            Set<String> twice = new TreeSet<>(OURS.getOrDefault(type, Set.of()));
            twice.retainAll(members);
            assertEquals(Set.of(), twice, type);
        });
    }

    /** The socket is left out for a reason. */
    @Test
    void theSocketNeedsMore() {
        Map<String, byte[]> all = Cldc8Gate.classesBeside(DatagramTransport.class);
        String findings = Cldc8Gate.check(all.values(), others, bothLists()).findings();
        assertTrue(findings.contains("java.net.DatagramSocket"), findings);
        assertTrue(findings.lines().filter(line -> line.contains("# ")).allMatch(line -> line.contains("UdpSocket")));
    }

    private static Map<String, Set<String>> bothLists() {
        return DatagramGate.union(Cldc8Gate.listOfCore(), OURS);
    }
}

package io.tacit.lwm2m.rules;

import io.tacit.lwm2m.datagram.DatagramTransport;
import io.tacit.lwm2m.transport.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The gate of CLDC 8 with the lists of client-core and of this module. */
public final class DatagramGate {

    static final Map<String, Set<String>> OURS = Cldc8Gate.listAt("/cldc8-allowed-datagram.txt");

    private DatagramGate() {}

    /** Returns what is wrong with the classes below a folder, which use this module's; empty if nothing is. */
    public static String findings(Path folder, String furtherList) {
        List<byte[]> others =
                new ArrayList<>(Cldc8Gate.classesBeside(Transport.class).values());
        others.addAll(Cldc8Gate.classesBeside(DatagramTransport.class).values());
        return Cldc8Gate.check(
                        Cldc8Gate.classes(folder).values(),
                        others,
                        union(union(Cldc8Gate.listOfCore(), OURS), Cldc8Gate.list(furtherList)))
                .findings();
    }

    static Map<String, Set<String>> union(Map<String, Set<String>> one, Map<String, Set<String>> other) {
        Map<String, Set<String>> both = new TreeMap<>(one);
        other.forEach((type, members) -> both.merge(type, members, (some, more) -> {
            Set<String> all = new TreeSet<>(some);
            all.addAll(more);
            return all;
        }));
        return both;
    }
}

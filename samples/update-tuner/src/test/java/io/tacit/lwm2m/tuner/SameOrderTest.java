package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For every server in the tables of docs, the options of {@code simulate} give the policies in the same order. */
class SameOrderTest {

    private static final Map<Behaviour, String> OPTIONS = Map.ofEntries(
            Map.entry(Behaviour.NOTHING, "--resets nothing"),
            Map.entry(Behaviour.EVERYTHING, "--resets everything"),
            Map.entry(Behaviour.NOTIFICATIONS, "--resets notification"),
            Map.entry(Behaviour.SENDS, "--resets send"),
            Map.entry(Behaviour.RESPONSES, "--resets response"),
            Map.entry(Behaviour.GRACE, "--resets nothing --server-grace 30s"),
            Map.entry(Behaviour.SWEEP, "--resets nothing --sweep 60s"),
            Map.entry(Behaviour.REVIVE, "--resets nothing --sweep 60s --revives"),
            Map.entry(Behaviour.ANSWERS_ALL, "--resets nothing --answers-all"),
            Map.entry(Behaviour.ACKNOWLEDGES, "--resets nothing --acknowledges-all"),
            Map.entry(Behaviour.CLAMPS, "--resets nothing --longest-lifetime 240s"),
            Map.entry(Behaviour.RESTARTS, "--resets everything --restarts 1min/2d"));

    /** Figures that are closer than this in docs may change places in a shorter simulation. */
    private static final double CLEAR = 1.5;

    @Test
    void updatesAreInTheOrderOfTheTableInDocs(@TempDir Path folder) throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", Table.PAGE));
        List<String> table = Page.part(page, "servers-updates").lines().skip(2).toList();
        assertEquals(Behaviour.values().length, table.size());
        int compared = 0;
        for (Behaviour server : Behaviour.values()) {
            String options = OPTIONS.get(server);
            assertNotNull(options, server.title());
            String row = table.stream()
                    .filter(line -> line.startsWith("| " + server.title() + " |"))
                    .findFirst()
                    .orElseThrow();
            List<Cell> cells = Outcome.simulated(
                            options + traffic(server) + " --policy " + String.join(",", Measurements.POLICIES)
                                    + " --delay 50ms..50ms --time 8d --devices 1",
                            folder)
                    .cells();
            compared += compare(row, cells);
        }
        assertTrue(compared >= 15, "only " + compared + " pairs are clearly apart");
    }

    private static String traffic(Behaviour server) {
        return switch (server) {
            case SENDS -> " --traffic send:periodic:60s+-10s";
            case RESPONSES -> " --traffic read:periodic:60s+-10s";
            default -> " --traffic periodic:60s+-10s";
        };
    }

    private static int compare(String row, List<Cell> cells) {
        String[] columns = row.split("\\|");
        int compared = 0;
        for (int i = 0; i < cells.size(); i++) {
            for (int j = 0; j < cells.size(); j++) {
                double less = figure(columns[2 + i]);
                double more = figure(columns[2 + j]);
                if (less * CLEAR < more && more >= 1) {
                    compared++;
                    assertTrue(
                            cells.get(i).perDay().updates()
                                    < cells.get(j).perDay().updates(),
                            row + " but simulated " + cells);
                }
            }
        }
        return compared;
    }

    private static double figure(String cell) {
        return Double.parseDouble(cell.replace("<", "").replace(",", "").strip());
    }
}

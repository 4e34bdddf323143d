package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Five minutes in which sample-device reported every ten seconds to bench-server, over real sockets, with each of three
 * policies, and the simulation of the same five minutes. This recorded them:
 *
 * <pre>
 * bench-server --observe /3303/0/5700
 * sample-device --server coap://127.0.0.1 --lifetime 60 --margin 15 --grace 20 --report-every 10 --duration 300 \
 *     --policy POLICY --trace POLICY.csv --summary --quiet &gt; POLICY.json
 * </pre>
 */
class FiveMinutesTest {

    private static final Path RECORDED = Path.of("src", "test", "resources", "five-minutes");
    private static final Source EVERY_TEN_SECONDS = Source.parse("periodic:10s");

    private static Figures simulate(String policy, Source traffic, double seconds) throws InterruptedException {
        Map<String, String> words = new LinkedHashMap<>();
        String client = "grace=20";
        World world = new World(traffic, "min:1,max:1", "resets:NOTIFICATION|SEND|RESPONSE", client, words);
        Power power = new Power(Energy.NB_IOT_PSM, Tally.UDP_AND_IP, 1);
        Simulation simulation = new Simulation(world, power, 1, seconds / Simulation.DAY, 1);
        Progress progress = new Progress(new PrintWriter(System.err), "test", 1);
        return simulation
                .measure(List.of(new Variant(policy, 60, "15")), progress)
                .get(0);
    }

    private static void agree(String policy, Figures figures) throws IOException {
        JsonNode real =
                new ObjectMapper().readTree(RECORDED.resolve(policy + ".json").toFile());
        assertEquals(real.get("updates").asLong(), figures.updates(), "Updates");
        assertEquals(real.get("promotions").asLong(), figures.client().promotions(), "promotions");
        assertEquals(real.get("notifications").asLong(), figures.client().notifications(), "notifications");
        assertEquals(real.get("livenessDatagrams").asLong(), figures.datagrams(), "liveness datagrams");
        assertEquals(real.get("absences").asLong(), figures.absences(), "absences");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "implicit", "learned"})
    void theSimulationOfTheSameReportsAgrees(String policy) throws Exception {
        DeviceTrace trace = DeviceTrace.read(RECORDED.resolve(policy + ".csv").toString());
        agree(policy, simulate(policy, trace.traffic().source(0), trace.seconds()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "implicit", "learned"})
    void soDoesTheSimulationOfWhatTheDeviceWasToldToDo(String policy) throws Exception {
        agree(policy, simulate(policy, EVERY_TEN_SECONDS, 300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "implicit", "learned"})
    void theTraceSaysWhatTheDeviceItselfDid(String policy) throws Exception {
        DeviceTrace trace = DeviceTrace.read(RECORDED.resolve(policy + ".csv").toString());
        JsonNode real =
                new ObjectMapper().readTree(RECORDED.resolve(policy + ".json").toFile());
        assertEquals(real.get("updates").asInt(), trace.updates());
        assertEquals(real.get("promotions").asInt(), trace.promotions());
        assertEquals(real.get("notifications").asInt(), trace.notifications());
    }
}

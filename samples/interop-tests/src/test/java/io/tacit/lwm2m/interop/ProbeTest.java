package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.tuner.probe.Examination;
import io.tacit.lwm2m.tuner.probe.Findings;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Verdict;
import io.tacit.lwm2m.tuner.probe.Kind;
import io.tacit.lwm2m.tuner.probe.Plan;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What update-tuner's probe finds out about Leshan: as built by default, and with each of its options. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ProbeTest {

    /** Leshan looks for expired registrations every two seconds. */
    private static final int LIFETIME_SECONDS = 10;

    private static final int PATIENCE_SECONDS = 30;
    private static final String NAME = "probe";

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @CsvSource({
        "'',standard",
        "--update-on-notification,trusted:notification",
        "--update-on-send,trusted:send",
        "--update-on-notification --update-on-send,'trusted:notification,send'"
    })
    void tellsWhatResetsALifetimeAtLeshan(String options, String policy) throws Exception {
        ExecutorService prober = Executors.newSingleThreadExecutor();
        try (LeshanPeer leshan = LeshanPeer.start(options.isEmpty() ? new String[0] : options.split(" "))) {
            Plan plan = new Plan(
                    new InetSocketAddress("127.0.0.1", leshan.port()), NAME, LIFETIME_SECONDS, 30, PATIENCE_SECONDS);
            Future<Findings> probe = prober.submit(() -> new Examination(plan, told::add).run());
            observe(leshan, Kind.CONFIRMABLE);
            observe(leshan, Kind.NON_CONFIRMABLE);
            Findings findings = readUntilDone(leshan, probe);

            assertEquals("4.04", findings.control());
            assertTrue(findings.secondsLate() <= 4, told::toString);
            verdict(options.contains("notification"), findings.of(Kind.CONFIRMABLE));
            verdict(options.contains("notification"), findings.of(Kind.NON_CONFIRMABLE));
            verdict(options.contains("send"), findings.of(Kind.SEND));
            verdict(false, findings.of(Kind.RESPONSE));
            assertEquals(policy, findings.policy().toString());
        } finally {
            prober.shutdownNow();
        }
    }

    private void verdict(boolean resets, KindFinding finding) {
        assertEquals(resets ? Verdict.RESETS : Verdict.DOES_NOT, finding.verdict(), () -> finding + "\n" + told);
        int least = finding.kind().activity() == ActivityKind.RESPONSE ? LIFETIME_SECONDS / 2 : 3;
        assertTrue(finding.arrived() >= least, finding::toString);
    }

    private static void observe(LeshanPeer leshan, Kind kind) throws InterruptedException {
        registered(leshan, kind);
        leshan.succeed(command("observe", kind));
    }

    private static void registered(LeshanPeer leshan, Kind kind) throws InterruptedException {
        leshan.awaitEvent(
                "registered", 1, event -> event.path("endpoint").asText().equals(name(kind)));
    }

    /** Once the registration has run out there is nobody to read, which Leshan says at once. */
    private static Findings readUntilDone(LeshanPeer leshan, Future<Findings> probe) throws Exception {
        registered(leshan, Kind.RESPONSE);
        while (!probe.isDone()) {
            leshan.ask(command("read", Kind.RESPONSE));
            await(probe);
        }
        return probe.get();
    }

    /** A second at most. */
    private static void await(Future<Findings> probe) throws Exception {
        try {
            probe.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // There is time for one more.
        }
    }

    private static String command(String what, Kind kind) {
        return "{'do':'" + what + "','endpoint':'" + name(kind) + "','path':'/3303/0/5700'}";
    }

    private static String name(Kind kind) {
        return NAME + "-" + kind.suffix();
    }
}

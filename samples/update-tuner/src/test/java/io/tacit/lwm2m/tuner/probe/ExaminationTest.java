package io.tacit.lwm2m.tuner.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.bench.Activity;
import io.tacit.lwm2m.bench.BenchServer;
import io.tacit.lwm2m.bench.Resets;
import io.tacit.lwm2m.tuner.Course;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Verdict;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probe against servers whose ways are known, all at the same time. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ExaminationTest {

    private static final String VALUE = "/3303/0/5700";

    /** Four reads or reports in each, on a busy machine. */
    private static final int LIFETIME = 6;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private Findings probe(int port, int waiting, int patience) throws Exception {
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", port);
        return new Examination(new Plan(server, "probe", LIFETIME, waiting, patience), told::add).run();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "nothing standard",
                "notification trusted:notification",
                "send trusted:send",
                "response trusted:response",
                "notification,send trusted:notification,send",
                "notification,response trusted:notification,response",
                "send,response trusted:send,response",
                "everything implicit"
            })
    void everyModeOfTheBenchServer(String mode, String policy) throws Exception {
        Resets resets = Resets.parse(mode);
        try (BenchServer server =
                BenchServer.builder().port(0).resets(resets).readEvery(1, VALUE).start()) {
            Findings findings = probe(server.port(), 20, 16);
            for (Kind kind : Kind.values()) {
                boolean counts = resets.on(Activity.valueOf(kind.activity().name()));
                KindFinding finding = findings.of(kind);
                assertEquals(counts ? Verdict.RESETS : Verdict.DOES_NOT, finding.verdict(), () -> finding + " " + told);
                assertEquals(counts ? "2.04" : "4.04", finding.answer());
                assertTrue(finding.arrived() >= 3, finding::toString);
            }
            assertEquals("4.04", findings.control());
            assertEquals(1, findings.secondsLate());
            assertEquals(policy, findings.policy().toString());
        }
    }

    @Test
    void saysWhatToDoWhereTheServerNeitherObservesNorReads() throws Exception {
        try (BenchServer server =
                BenchServer.builder().port(0).observe(List.of("/4/0")).start()) {
            Findings findings = probe(server.port(), 1, 8);
            for (Kind kind : Kind.values()) {
                KindFinding finding = findings.of(kind);
                Verdict expected = kind == Kind.SEND ? Verdict.RESETS : Verdict.NOT_PROBED;
                assertEquals(expected, finding.verdict(), finding::toString);
            }
            assertEquals(
                    "not probed: have the server observe /3303/0/5700 of probe-confirmable while the probe waits (--wait)",
                    findings.of(Kind.CONFIRMABLE).words());
            assertTrue(findings.of(Kind.RESPONSE).words().contains("read /3303/0/5700 of probe-response"));
            assertEquals("trusted:send", findings.policy().toString());
            assertTrue(findings.reason().endsWith("and not what could not be probed."));
        }
    }

    @Test
    void aServerThatAgreesToAnythingProvesNothing() throws Exception {
        try (FixedServer server = new FixedServer(ResponseCode.CREATED, ResponseCode.CHANGED)) {
            Findings findings = probe(server.port(), 1, 1);
            assertTrue(findings.answersAnything());
            assertEquals(Verdict.UNDECIDED, findings.of(Kind.SEND).verdict());
            assertEquals("standard", findings.policy().toString());
        }
    }

    @Test
    void aServerThatIsSlowToForgetIsLeftToTheDevice() throws Exception {
        try (FixedServer server = new FixedServer(ResponseCode.CREATED, ResponseCode.NOT_FOUND)) {
            Findings findings = probe(server.port(), 1, 1);
            assertEquals("4.04", findings.control());
            assertEquals(-1, findings.secondsLate());
            assertEquals(Verdict.UNDECIDED, findings.of(Kind.SEND).verdict());
            assertEquals("learned", findings.policy().toString());
            assertTrue(findings.reason().contains("--patience"));
        }
    }

    @Test
    void aServerThatLetsNobodyInIsNamedWithWhatItSaid() throws Exception {
        try (FixedServer server = new FixedServer(ResponseCode.FORBIDDEN, null)) {
            ServerSilentException refused = assertThrows(ServerSilentException.class, () -> probe(server.port(), 1, 1));
            assertTrue(refused.getMessage().contains("answered 4.03"), refused::getMessage);
        }
    }

    @Test
    void aServerThatStopsAnsweringIsNotJudged() throws Exception {
        try (FixedServer server = new FixedServer(ResponseCode.CREATED, null)) {
            ServerSilentException silent = assertThrows(ServerSilentException.class, () -> probe(server.port(), 1, 1));
            assertTrue(silent.getMessage().endsWith("stopped answering."), silent::getMessage);
        }
    }

    @Test
    void theTimeLineShowsWhatWasSent() throws Exception {
        try (BenchServer server =
                BenchServer.builder().port(0).resets(Resets.NOTHING).start()) {
            Findings findings = probe(server.port(), 1, 8);
            Course course = findings.courses().get(Kind.CONFIRMABLE.ordinal());
            assertEquals("probe-confirmable", course.policy());
            assertEquals("register", course.messages().get(0).kind());
            assertTrue(course.messages().stream()
                    .anyMatch(message -> message.kind().equals("notification") && message.confirmable()));
            assertTrue(course.messages().stream()
                    .anyMatch(message -> message.kind().equals("update")));
            assertEquals("asked", course.decisions().get(0).type());
        }
    }
}

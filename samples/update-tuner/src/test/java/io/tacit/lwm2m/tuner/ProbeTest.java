package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.tuner.probe.Findings;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Silence;
import io.tacit.lwm2m.tuner.probe.Findings.Verdict;
import io.tacit.lwm2m.tuner.probe.Kind;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "probe",
                "probe --server http://127.0.0.1",
                "probe --server coaps://127.0.0.1",
                "probe --server coap://127.0.0.1 --lifetime 1",
                "probe --server coap://127.0.0.1 --lifetime soon",
                "probe --server coap://127.0.0.1 --wait 2h",
                "probe --server coap://127.0.0.1 --patience 0",
                "probe --server coap://127.0.0.1 --csv probe.csv",
                "probe --server coap://127.0.0.1 --report no/such/folder/page.html"
            })
    void badArgumentsEndWithTwoAndASentence(String line) {
        Outcome outcome = Outcome.of(line);
        assertEquals(2, outcome.code());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("[^\\n]{20,}\\Rupdate-tuner probe --help tells more.\\R"), outcome.err());
    }

    /** A socket that nobody reads from: as silent as a server that is not there, and nobody else takes its port. */
    @Test
    void aServerThatDoesNotAnswerEndsWithOne() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Outcome outcome = Outcome.of("probe --server coap://127.0.0.1:" + silent.getLocalPort());
            assertEquals(1, outcome.code());
            assertTrue(outcome.err().startsWith("No LwM2M server answers at 127.0.0.1:"), outcome.err());
        }
    }

    private static Findings findings(Verdict confirmable, Verdict nonConfirmable, Verdict send, Verdict response) {
        List<KindFinding> kinds = new ArrayList<>();
        Verdict[] verdicts = {confirmable, nonConfirmable, send, response};
        for (Kind kind : Kind.values()) {
            kinds.add(new KindFinding(kind, 5, 4, "2.04", verdicts[kind.ordinal()], "so it is"));
        }
        List<Silence> silences = List.of(new Silence(1, "2.04"), new Silence(2, "4.04"));
        return new Findings(silences, "4.04", kinds, List.of());
    }

    @Test
    void theLinesToUseNameWhatCounts() {
        Findings findings = findings(Verdict.RESETS, Verdict.RESETS, Verdict.DOES_NOT, Verdict.RESETS);
        List<String> advice = ProbeText.advice(findings);
        assertEquals("Policy: --policy trusted:notification,response", advice.get(0));
        assertEquals(
                "In Java: Server.at(…).updatePolicy(UpdatePolicy.trusted(ActivityKind.NOTIFICATION,"
                        + " ActivityKind.RESPONSE))",
                advice.get(2));
        assertTrue(advice.get(3).contains("--resets notification,response --policy standard,trusted:"));
        assertEquals(2, findings.secondsLate());
    }

    /** Their acknowledgement is what proves that they arrived: without it a client could not count them. */
    @Test
    void nonConfirmableNotificationsAloneAreNotTrusted() {
        Findings findings = findings(Verdict.DOES_NOT, Verdict.RESETS, Verdict.DOES_NOT, Verdict.NOT_PROBED);
        assertEquals("standard", findings.policy().toString());
    }

    @Test
    void theTableHasARowForEachThingTried() {
        String table = ProbeText.table(findings(Verdict.RESETS, Verdict.RESETS, Verdict.RESETS, Verdict.RESETS));
        assertEquals(8, table.lines().count());
        assertTrue(table.lines().anyMatch(line -> line.matches("Sends +5 +4 +2.04 +still registered: .*")), table);
        assertFalse(table.contains("null"));
    }

    @Test
    void belowTheTableStandsWhatToDoAboutWhatCouldNotBeProbed() {
        String table = ProbeText.table(findings(Verdict.RESETS, Verdict.RESETS, Verdict.RESETS, Verdict.NOT_PROBED));
        assertTrue(table.endsWith(String.format("%nanswers to reads: so it is.%n")), table);
        assertTrue(table.lines().allMatch(line -> line.length() <= 120), table);
    }
}

package io.tacit.lwm2m.tuner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.tuner.Cell.PerDay;
import io.tacit.lwm2m.tuner.Course.Deadline;
import io.tacit.lwm2m.tuner.Course.Interval;
import io.tacit.lwm2m.tuner.Course.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is simulated is held against what can be worked out by hand. */
class SimulateTest {

    /** A day less than ten seconds: what is at midnight does not count. */
    private static final double DAYS = 86_390 / 86_400.0;

    private static final String A_DAY = " --devices 1 --time 86390s --delay 50ms..50ms --margin 60";

    @TempDir
    private Path folder;

    private Cell cell(String options) throws IOException {
        return Outcome.simulated(options + A_DAY, folder).cells().get(0);
    }

    /**
     * An Update every 300 − 60 s, 359 of them; a report every 300 s, 287; a Register, and an answer to the observation.
     * The radio wakes for each, but once only where an Update and a report come at the same time, every 1200 s, 71
     * times; and the observation comes with the Register.
     */
    @Test
    void standardByHand() throws IOException {
        Cell cell = cell("--policy standard --lifetime 300 --traffic periodic:300s");
        PerDay day = cell.perDay();
        assertEquals(359, day.updates() * DAYS, 1e-6);
        assertEquals(2 * 359, day.livenessDatagrams() * DAYS, 1e-6);
        assertEquals(1 + 1 + 359 + 287, day.messagesSent() * DAYS, 1e-6);
        assertEquals(1 + 1 + 359, day.messagesReceived() * DAYS, 1e-6);
        assertEquals(1 + 359 + 287 - 71, day.wakeUps() * DAYS, 1e-6);
        assertEquals(0, day.promotions() + day.trials() + day.absences() + day.absentSeconds() + day.reportsLost());
        // The server answers with 4 bytes of header, no more, and 28 of UDP and IPv4; the Register takes a little more.
        assertEquals(32, day.bytesReceived() / day.messagesReceived(), 12);
        // Each wake-up, each byte, and an answer waited for by the Register and each Update; and a day asleep.
        double joules = (576 * 0.25 + 0.22 * 360) / DAYS + 0.45e-3 * day.bytesSent() + 5;
        assertEquals(joules, day.joules(), 1e-6);
        assertEquals(60, cell.marginSeconds());
    }

    /**
     * The deadline is 240 s after the last proof, and reports come at 200, 400, 600 s …: each is promoted, since the
     * one after it would come 400 s after the last proof. Only the audit of each day needs an Update, and that is at
     * its end.
     */
    @Test
    void implicitByHand() throws IOException {
        Cell cell = cell("--policy implicit --lifetime 300 --traffic periodic:200s");
        assertEquals(0, cell.perDay().updates());
        assertEquals(431, cell.perDay().promotions() * DAYS, 1e-6);
        assertEquals(431, cell.perDay().livenessDatagrams() * DAYS, 1e-6);
        assertEquals(1 + 1 + 431, cell.perDay().messagesSent() * DAYS, 1e-6);
        // The last of them would not be needed: from 86 200 s it is less than 240 s to the end.
        assertEquals(431, cell.least().livenessDatagrams() * DAYS, 1e-6);
        assertEquals(0, cell.least().updates());
    }

    /**
     * With a lifetime of 900 s the deadline is 840 s after the last proof: every fourth report, at 800 s, is enough.
     */
    @Test
    void aLongerLifetimeNeedsFewerProofs() throws IOException {
        Cell cell = cell("--policy implicit --lifetime 900 --traffic periodic:200s");
        assertEquals(0, cell.perDay().updates());
        assertEquals(86_390 / 800, cell.perDay().promotions() * DAYS, 1e-6);
        assertEquals(86_390 / 800, cell.least().livenessDatagrams() * DAYS, 1e-6);
    }

    /** 0.25 J for each of 1 + 359 wake-ups and nothing else, out of 1 Wh. */
    @Test
    void ownFiguresMakeBatteryYears() throws IOException {
        Cell cell =
                cell("--policy standard --lifetime 300 --traffic none --wake-up 0.25 --per-byte 0 --wait 0 --sleep 0"
                        + " --battery 1Wh");
        assertEquals(360 * 0.25 / DAYS, cell.perDay().joules(), 1e-6);
        assertEquals(3600 / (360 * 0.25 / DAYS) / 365.25, cell.batteryYears(), 1e-9);
    }

    @Test
    void aServerThatCountsNothingDropsWhoTrusts() throws IOException {
        Cell cell = cell("--policy implicit --lifetime 300 --traffic periodic:100s --resets nothing");
        assertTrue(cell.perDay().absences() >= 1, cell.toString());
        assertTrue(cell.longestAbsenceSeconds() > 0 && cell.perDay().absentSeconds() > 0, cell.toString());
        assertTrue(cell.perDay().reportsLost() > 0, cell.toString());
    }

    /** A server that is away for ten minutes every few hours forgets; what is sent meanwhile is lost. */
    @Test
    void whatARestartCostsIsAnAbsenceToo() throws IOException {
        Cell cell = cell("--policy standard --lifetime 300 --traffic periodic:100s --restarts 10min/4h");
        assertTrue(cell.perDay().absences() >= 2 && cell.perDay().absences() <= 12, cell.toString());
        assertTrue(cell.longestAbsenceSeconds() >= 600, cell.toString());
        assertTrue(cell.perDay().reportsLost() >= 6 * cell.perDay().absences() - 1, cell.toString());
    }

    @Test
    void whoNeverReachesTheServerIsAbsentAllTheTime() throws IOException {
        Cell cell = cell("--policy standard --lifetime 300 --traffic periodic:100s --loss 100%");
        assertEquals(86_390, cell.longestAbsenceSeconds(), 1e-6);
        assertEquals(863, cell.perDay().reportsLost() * DAYS, 1e-6);
    }

    /** Half of all datagrams are lost, and with them half of the Non-confirmable reports. */
    @Test
    void lostReportsAreCounted() throws IOException {
        Cell cell = cell("--policy standard --lifetime 1d --traffic periodic:60s --loss 50% --notify non");
        assertEquals(720, cell.perDay().reportsLost(), 60);
    }

    /** The committed file is of another machine, perhaps, and of one or two processors more. */
    @Test
    void theSameSeedIsTheSameResultAnywhere() throws IOException {
        String committed = Files.readString(Path.of("src", "test", "resources", "simulate.json"));
        String line = Json.read(committed).line();
        Path file = folder.resolve("again.json");
        Outcome outcome = Outcome.of(line.substring("update-tuner ".length()), "--json", file.toString());
        assertEquals(0, outcome.code());
        assertEquals(
                committed, Files.readString(file), "the client behaves otherwise: write the file anew, by " + line);
    }

    @Test
    void anotherSeedIsAnotherResult() throws IOException {
        String options = "--loss 10% --time 1d --devices 1 --policy standard --seed ";
        assertTrue(!Outcome.simulated(options + 1, folder)
                .cells()
                .equals(Outcome.simulated(options + 2, folder).cells()));
    }

    @Test
    void everyCombinationHasItsCell() throws IOException {
        List<Cell> cells = Outcome.simulated(
                        "--lifetime 300,900 --policy standard,trusted:notification,send --margin auto,30 --time 1h --devices 1",
                        folder)
                .cells();
        assertEquals(
                List.of(
                        "standard 300 auto",
                        "standard 900 auto",
                        "trusted:notification,send 300 auto",
                        "trusted:notification,send 900 auto",
                        "standard 300 30",
                        "standard 900 30",
                        "trusted:notification,send 300 30",
                        "trusted:notification,send 900 30"),
                cells.stream()
                        .map(cell -> cell.policy() + " " + cell.lifetime() + " " + cell.margin())
                        .toList());
    }

    /** A report every 200 s; the first is promoted at 200 s, since the deadline is at 240 s. */
    @Test
    void aTimeLineTellsOfProofsAndDeadlinesAndLifetimes() throws IOException {
        Result result = Outcome.simulated(
                "--policy implicit --lifetime 300 --margin 60 --traffic periodic:200s --delay 50ms..50ms --show 500s"
                        + " --devices 1 --time 1h",
                folder);
        Course course = result.courses().get(0);
        assertEquals(500_000, course.lengthMillis());
        List<Message> proofs = course.messages().stream().filter(Message::proof).toList();
        assertEquals(
                List.of("register", "notification", "notification"),
                proofs.stream().map(Message::kind).toList());
        assertEquals(
                List.of(0L, 200_000L, 400_000L),
                proofs.stream().map(Message::atMillis).toList());
        assertEquals(
                List.of(false, true, true),
                proofs.stream().map(Message::promoted).toList());
        assertEquals(
                List.of(
                        new Deadline(100, 0, 240_000),
                        new Deadline(200_100, 200_000, 440_000),
                        new Deadline(400_100, 400_000, 640_000)),
                course.deadlines());
        // The server counts from when a message arrives; the observation is answered 1 s after the Register.
        assertTrue(course.lifetimes().contains(new Interval(50, 300_050)), course.lifetimes()::toString);
        assertTrue(course.lifetimes().contains(new Interval(200_050, 500_050)), course.lifetimes()::toString);
        assertEquals(List.of(), course.absences());
        assertTrue(
                course.decisions().stream()
                        .anyMatch(decided -> decided.type().equals("promoted")
                                && decided.atMillis() == 200_000
                                && decided.reason().contains("Confirmable")),
                course.decisions()::toString);
    }

    @Test
    void theTerminalSaysWhatTheFiguresRestOn() {
        Outcome outcome = Outcome.of("simulate --time 1d --devices 1 --policy standard");
        assertEquals(0, outcome.code());
        for (String said : List.of("traffic: a report every 300 s +- 30 s", "boaks/zephyr-coaps-client", "seed 1")) {
            assertTrue(outcome.out().contains(said), said + " is missing in " + outcome.out());
        }
        assertTrue(outcome.err().contains("1 device-days in "), outcome.err());
        assertTrue(outcome.err().contains(" a minute."), outcome.err());
    }
}

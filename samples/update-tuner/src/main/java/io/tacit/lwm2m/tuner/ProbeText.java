package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.tuner.probe.Findings;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Silence;
import io.tacit.lwm2m.tuner.probe.Findings.Verdict;
import io.tacit.lwm2m.tuner.probe.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a probe found out, in words. */
final class ProbeText {

    private static final String ROW = "%-32s %5s %8s  %-12s %s%n";

    private ProbeText() {}

    /** Returns a table: what was tried, what the server answered in the end, and what follows. */
    static String table(Findings findings) {
        StringBuilder table = new StringBuilder();
        row(table, "tried", "sent", "arrived", "then Update", "what follows");
        row(
                table,
                "control: no such registration",
                "",
                "",
                findings.control(),
                findings.answersAnything() ? "its answers prove nothing" : "its answers can be believed");
        for (Silence silence : findings.silences()) {
            row(
                    table,
                    "silence, " + silence.secondsLate() + " s too long",
                    "0",
                    "0",
                    silence.answer(),
                    silence.gone() ? "gone" : "still registered");
        }
        for (KindFinding kind : findings.kinds()) {
            row(
                    table,
                    kind.kind().toString(),
                    String.valueOf(kind.sent()),
                    String.valueOf(kind.arrived()),
                    kind.answer(),
                    verdict(kind));
        }
        for (KindFinding kind : findings.kinds()) {
            if (kind.verdict() == Verdict.UNDECIDED || kind.verdict() == Verdict.NOT_PROBED) {
                table.append(String.format(Locale.ROOT, "%n%s: %s.%n", kind.kind(), kind.words()));
            }
        }
        return table.toString();
    }

    private static String verdict(KindFinding kind) {
        return switch (kind.verdict()) {
            case RESETS -> "still registered: they reset the lifetime";
            case DOES_NOT -> "gone: they do not reset the lifetime";
            case UNDECIDED -> "undecided, see below";
            case NOT_PROBED -> "not probed, see below";
        };
    }

    private static void row(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, ROW, cells));
    }

    /** Returns the same as sentences. */
    static List<String> sentences(Findings findings) {
        List<String> sentences = new ArrayList<>();
        sentences.add("An Update of a registration that there is not is answered " + findings.control() + ".");
        for (Silence silence : findings.silences()) {
            sentences.add("Silence: " + silence.secondsLate() + " s after the end of its lifetime a registration was "
                    + (silence.gone() ? "gone" : "still there") + " (" + silence.answer() + ").");
        }
        for (KindFinding kind : findings.kinds()) {
            String answer = kind.answer().isEmpty() ? "" : ", then an Update, which was answered " + kind.answer();
            sentences.add(kind.kind() + ": " + kind.words() + ". Sent: " + kind.sent() + ", arrived: " + kind.arrived()
                    + answer + ".");
        }
        return sentences;
    }

    /** Returns which policy to use and why, and how to write it. */
    static List<String> advice(Findings findings) {
        UpdatePolicy policy = findings.policy();
        StringJoiner resets = new StringJoiner(",");
        resets.setEmptyValue("nothing");
        for (Kind kind : Kind.values()) {
            if (kind != Kind.NON_CONFIRMABLE && findings.of(kind).verdict() == Verdict.RESETS) {
                resets.add(kind.suffix().equals("confirmable") ? "notification" : kind.suffix());
            }
        }
        return List.of(
                "Policy: --policy " + policy,
                findings.reason(),
                "In Java: Server.at(…).updatePolicy(" + java(policy) + ")",
                "To see what it saves: update-tuner simulate --resets " + resets + " --policy standard," + policy);
    }

    private static String java(UpdatePolicy policy) {
        String name = policy.toString();
        if (!name.startsWith("trusted:")) {
            return "UpdatePolicy." + name + "()";
        }
        StringJoiner kinds = new StringJoiner(", ", "UpdatePolicy.trusted(", ")");
        for (ActivityKind kind : ActivityKind.values()) {
            if (policy.trust().alone(kind)) {
                kinds.add("ActivityKind." + kind.name());
            }
        }
        return kinds.toString();
    }
}

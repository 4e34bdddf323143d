package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.tuner.Course;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a probe found out.
 *
 * @param silences what became of registrations of which nothing was heard, by how late they were asked for
 * @param control how an Update was answered to a location that there is not, such as {@code 4.04}
 * @param kinds what was found out about each kind, in the order of {@link Kind}
 * @param courses time lines of the devices that sent these kinds
 */
public record Findings(List<Silence> silences, String control, List<KindFinding> kinds, List<Course> courses) {

    /** The answer to what a registered client asks for. */
    static final String CHANGED = "2.04";

    /** Whether a kind of message starts the lifetime anew. */
    public enum Verdict {
        /** It does. */
        RESETS,
        /** It does not. */
        DOES_NOT,
        /** It was sent, and could not be judged. */
        UNDECIDED,
        /** It could not be sent, for want of something from the server. */
        NOT_PROBED
    }

    /**
     * A registration of which nothing was heard until an Update came too late.
     *
     * @param secondsLate how long after the end of the lifetime
     * @param answer the code of the answer; {@code none} if there was none
     */
    public record Silence(int secondsLate, String answer) {

        /** Returns whether the registration was gone. */
        public boolean gone() {
            return Answer.gone(answer);
        }
    }

    /**
     * What was found out about a kind of message.
     *
     * @param kind the kind
     * @param sent how many were sent since the last Update
     * @param arrived how many of them the server is known to have received; of those that it does not acknowledge, all
     * @param answer how it answered the Update in the end; empty if none was sent
     * @param verdict what follows
     * @param words the same in a sentence, or what to do to find out more
     */
    public record KindFinding(Kind kind, int sent, int arrived, String answer, Verdict verdict, String words) {}

    /** Returns whether the server answers an Update of a registration that there is not as if there were one. */
    public boolean answersAnything() {
        return control.equals(CHANGED);
    }

    /**
     * Returns how late the server removes a registration at most, in seconds; -1 if it did not while it was watched.
     */
    public int secondsLate() {
        return silences.stream()
                .filter(Silence::gone)
                .mapToInt(Silence::secondsLate)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Returns what was found out about a kind.
     *
     * @param kind the kind
     */
    public KindFinding of(Kind kind) {
        return kinds.get(kind.ordinal());
    }

    /** Returns the policy to use with this server: it trusts what was shown to count, and nothing else. */
    public UpdatePolicy policy() {
        Set<ActivityKind> counts = EnumSet.noneOf(ActivityKind.class);
        for (KindFinding finding : kinds) {
            // A client counts notifications from their acknowledgements: those of Non-confirmable ones prove nothing.
            if (finding.verdict == Verdict.RESETS && finding.kind != Kind.NON_CONFIRMABLE) {
                counts.add(finding.kind.activity());
            }
        }
        if (!answersAnything() && secondsLate() < 0) {
            return UpdatePolicy.learned();
        }
        if (counts.isEmpty()) {
            return UpdatePolicy.standard();
        }
        return counts.size() == ActivityKind.values().length
                ? UpdatePolicy.implicit()
                : UpdatePolicy.trusted(counts.toArray(new ActivityKind[0]));
    }

    /** Returns why it is that policy, in a sentence. */
    public String reason() {
        if (answersAnything()) {
            return "It answers " + CHANGED
                    + " to an Update of a registration that there is not: its answers prove nothing,"
                    + " neither here nor to a device, so nothing but an Update in time is safe.";
        }
        if (secondsLate() < 0) {
            return "It kept registrations of which nothing was heard for as long as they were watched, so nothing can be"
                    + " told yet: try again with a longer --patience. A device that learns finds out by itself.";
        }
        boolean open = kinds.stream().anyMatch(finding -> finding.verdict.compareTo(Verdict.DOES_NOT) > 0);
        return "It trusts what was shown to reset the lifetime" + (open ? ", and not what could not be probed." : ".");
    }
}

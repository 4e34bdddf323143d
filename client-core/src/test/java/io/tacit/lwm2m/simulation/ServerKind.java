package io.tacit.lwm2m.simulation;

import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;

/**
 * How a simulated server behaves.
 *
 * @param resets the activities besides Register and Update that reset a lifetime; none for a strict server
 * @param graceSeconds how long a registration is kept, and its client welcome, after its lifetime
 * @param sweepSeconds how often expired registrations are looked for; 0 for exact expiry
 * @param revives whether what comes late, but before the sweep, revives a registration
 * @param answersAll whether every Update and Send is answered 2.04, registered or not
 * @param acknowledgesDropped whether notifications of a client that was dropped are acknowledged rather than reset
 * @param clampSeconds the longest lifetime that is kept, without a word; 0 for any
 * @param restartEvery mean seconds between restarts with an empty store; 0 for none
 * @param downSeconds how long a restart takes; datagrams that arrive meanwhile are lost
 * @param answers how requests are answered
 */
record ServerKind(
        Set<Activity> resets,
        int graceSeconds,
        int sweepSeconds,
        boolean revives,
        boolean answersAll,
        boolean acknowledgesDropped,
        int clampSeconds,
        int restartEvery,
        int downSeconds,
        Answers answers) {

    static final ServerKind STRICT = resetting();
    static final ServerKind RESETS_ALL = resetting(Activity.values());

    /** What may reset a lifetime besides Register and Update. */
    enum Activity {
        NOTIFICATION,
        SEND,
        RESPONSE
    }

    /** How a server answers a Confirmable request (RFC 7252 section 5.2). */
    enum Answers {
        /** In the acknowledgement. */
        PIGGYBACKED,
        /** Acknowledges at once, and answers half a second later. */
        SEPARATE,
        /** With a Confirmable message, and no acknowledgement before it. */
        CONFIRMABLE
    }

    static ServerKind resetting(Activity... kinds) {
        EnumSet<Activity> set = EnumSet.noneOf(Activity.class);
        set.addAll(Set.of(kinds));
        return new ServerKind(set, 0, 0, false, false, false, 0, 0, 0, Answers.PIGGYBACKED);
    }

    ServerKind grace(int seconds) {
        return new ServerKind(
                resets,
                seconds,
                sweepSeconds,
                revives,
                answersAll,
                acknowledgesDropped,
                clampSeconds,
                restartEvery,
                downSeconds,
                answers);
    }

    ServerKind sweeping(int everySeconds, boolean reviving) {
        return new ServerKind(
                resets,
                graceSeconds,
                everySeconds,
                reviving,
                answersAll,
                acknowledgesDropped,
                clampSeconds,
                restartEvery,
                downSeconds,
                answers);
    }

    ServerKind answeringAll() {
        return new ServerKind(
                resets,
                graceSeconds,
                sweepSeconds,
                revives,
                true,
                acknowledgesDropped,
                clampSeconds,
                restartEvery,
                downSeconds,
                answers);
    }

    ServerKind acknowledgingDropped() {
        return new ServerKind(
                resets,
                graceSeconds,
                sweepSeconds,
                revives,
                answersAll,
                true,
                clampSeconds,
                restartEvery,
                downSeconds,
                answers);
    }

    ServerKind clamping(int seconds) {
        return new ServerKind(
                resets,
                graceSeconds,
                sweepSeconds,
                revives,
                answersAll,
                acknowledgesDropped,
                seconds,
                restartEvery,
                downSeconds,
                answers);
    }

    ServerKind restarting(int everySeconds, int down) {
        return new ServerKind(
                resets,
                graceSeconds,
                sweepSeconds,
                revives,
                answersAll,
                acknowledgesDropped,
                clampSeconds,
                everySeconds,
                down,
                answers);
    }

    ServerKind answering(Answers how) {
        return new ServerKind(
                resets,
                graceSeconds,
                sweepSeconds,
                revives,
                answersAll,
                acknowledgesDropped,
                clampSeconds,
                restartEvery,
                downSeconds,
                how);
    }

    /** Reads what {@link #toString} wrote. */
    static ServerKind parse(String text) {
        Fields fields = Fields.parse(text);
        EnumSet<Activity> resets = EnumSet.noneOf(Activity.class);
        String names = fields.text("resets", "nothing");
        if (!names.equals("nothing")) {
            for (String name : names.split("\\|")) {
                resets.add(Activity.valueOf(name));
            }
        }
        return new ServerKind(
                resets,
                (int) fields.number("grace", 0),
                (int) fields.number("sweep", 0),
                fields.flag("revives"),
                fields.flag("answersall"),
                fields.flag("acksdropped"),
                (int) fields.number("clamp", 0),
                (int) fields.number("restart", 0),
                (int) fields.number("down", 0),
                Answers.valueOf(fields.text("answers", "PIGGYBACKED")));
    }

    @Override
    public String toString() {
        StringJoiner names = new StringJoiner("|").setEmptyValue("nothing");
        resets.forEach(kind -> names.add(kind.name()));
        return "resets:" + names + ",grace:" + graceSeconds + ",sweep:" + sweepSeconds + ",revives:" + revives
                + ",answersall:" + answersAll + ",acksdropped:" + acknowledgesDropped + ",clamp:" + clampSeconds
                + ",restart:" + restartEvery + ",down:" + downSeconds + ",answers:" + answers;
    }
}

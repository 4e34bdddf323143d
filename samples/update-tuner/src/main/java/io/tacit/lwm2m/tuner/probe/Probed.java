package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.tuner.Course;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Verdict;
import java.util.List;
import java.util.Locale;

/** A device that sends messages of one kind, and what follows from how it fares. */
final class Probed {

    private final Plan plan;
    private final Kind kind;
    private final Device device;
    private long begun;
    private long asked;

    Probed(Plan plan, Kind kind, Device device) {
        this.plan = plan;
        this.kind = kind;
        this.device = device;
        if (kind == Kind.SEND) {
            device.deafen();
        }
    }

    /** Returns whether the server has done what it takes for this kind to be sent. */
    boolean ready() {
        return switch (kind) {
            case CONFIRMABLE, NON_CONFIRMABLE -> device.observed();
            case SEND -> true;
            case RESPONSE -> device.wasRead();
        };
    }

    String help() {
        return kind.help(device.name(), Math.max(1, plan.lifetime() / 4));
    }

    /** Keeps it registered. */
    void stay() throws InterruptedException {
        device.update();
    }

    /** The last Update: from now on there are only messages of this kind. */
    Answer begin() throws InterruptedException {
        if (kind.isNotification()) {
            device.deafen();
        }
        begun = System.nanoTime();
        device.countAnew();
        return device.update();
    }

    /** Sends one, if that is up to the device. */
    void act() {
        try {
            if (kind == Kind.SEND) {
                device.send();
            } else if (kind.isNotification()) {
                device.sendNotification();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks whether it is still registered, and judges.
     *
     * @param silentGone whether one that was silent for as long is not
     */
    KindFinding judge(boolean silentGone) throws InterruptedException {
        int sent = device.sent();
        List<Long> arrived = device.arrived();
        if (arrived.isEmpty()) {
            String words =
                    sent == 0 ? "not probed: " + help() : "not probed: none of " + sent + " is known to have arrived";
            return new KindFinding(kind, sent, 0, "", Verdict.NOT_PROBED, words);
        }
        asked = System.nanoTime();
        Answer answer = device.update();
        return new KindFinding(
                kind,
                sent,
                arrived.size(),
                answer.code(),
                verdict(answer, arrived, silentGone),
                words(answer, arrived, silentGone));
    }

    private Verdict verdict(Answer answer, List<Long> arrived, boolean silentGone) {
        if (silentGone && answer.success()) {
            return Verdict.RESETS;
        }
        return silentGone && Answer.gone(answer.code()) && often(arrived) ? Verdict.DOES_NOT : Verdict.UNDECIDED;
    }

    private String words(Answer answer, List<Long> arrived, boolean silentGone) {
        if (!silentGone) {
            return "undecided: a silent device would have been there too";
        }
        return switch (verdict(answer, arrived, true)) {
            case RESETS -> "they reset the lifetime";
            case DOES_NOT -> "they do not reset the lifetime";
            default ->
                Answer.gone(answer.code())
                        ? "undecided: gone, but for a whole lifetime none arrived; " + help()
                        : "undecided: the Update in the end was answered " + answer.code();
        };
    }

    /** Whether there was one in each lifetime, until the server showed that it had forgotten the device. */
    private boolean often(List<Long> arrived) {
        long end = Math.min(asked, device.rejectedAt());
        long last = begun;
        for (long at : arrived) {
            if (at - last >= plan.lifetimeNanos()) {
                return false;
            }
            last = at;
        }
        return end - last < plan.lifetimeNanos();
    }

    /** Returns the time line of the device. */
    Course course(KindFinding finding, long started) {
        String reason =
                String.format(Locale.ROOT, "Update in the end answered %s: %s", finding.answer(), finding.words());
        return device.course(
                finding.answer().isEmpty()
                        ? List.of()
                        : List.of(new Course.Decided((asked - started) / 1_000_000, "asked", reason)));
    }
}

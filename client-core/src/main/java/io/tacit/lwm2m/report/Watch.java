package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Attributes;

/**
 * One path of an observation: when to look at what is there, and whether that is worth a notification.
 *
 * <p><b>A change that was announced</b> is looked at when pmin and epmin are over, so that the newest value counts. It
 * is worth telling unless there are conditions and none is met. gt, lt and st compare with what the server was last
 * told. An edge is something that happens: it is looked for at once, seen from when it was last looked for, and owed
 * from then on.
 *
 * <p><b>At the end of epmax</b> the value is read though no change was announced. It is worth telling if a condition is
 * met; without conditions, if it is not what the server was last told.
 *
 * <p>About 250 bytes. One thread.
 */
final class Watch {

    private enum State {
        /** Nothing changed since it was last looked at. */
        QUIET,
        /** A change was announced. */
        CHANGED,
        /** It is to be told, whatever it is by then. */
        OWED
    }

    final Path path;
    final Rules rules = new Rules();

    private State state = State.QUIET;

    /** Something may be other than what the server was told last. */
    private boolean news;

    private final Numbers known = new Numbers();
    private boolean isKnown;
    private long digest;
    private long lookedAt;

    Watch(Path path) {
        this.path = path;
    }

    /** Takes on other rules, at once: what was not worth telling before is looked at again. */
    void rules(Attributes effective) {
        rules.set(effective);
        if (state != State.OWED) {
            state = news ? State.CHANGED : State.QUIET;
        }
    }

    boolean sees(int objectId, int instanceId, int resourceId) {
        return overlap(path.objectId(), objectId)
                && overlap(path.instanceId(), instanceId)
                && overlap(path.resourceId(), resourceId);
    }

    boolean isOwed() {
        return state == State.OWED;
    }

    boolean hasNews() {
        return news;
    }

    void change() {
        news = true;
        if (state == State.QUIET) {
            state = State.CHANGED;
        }
    }

    /** The server may not know what it was told: it is told again, and nothing is compared with that. */
    void owe() {
        news = true;
        state = State.OWED;
        isKnown = false;
    }

    /** What the server is not to be told is forgotten; returns whether there was anything. */
    boolean forget() {
        boolean any = state != State.QUIET;
        state = State.QUIET;
        news = false;
        return any;
    }

    /**
     * Returns when to look at the value.
     *
     * @param notifiedAt when the last notification went out
     * @param outstanding whether it is on its way: what changes then waits for its end
     */
    long lookAt(long notifiedAt, boolean outstanding) {
        if (state == State.OWED) {
            return Rules.NEVER;
        }
        long at = rules.epmax() == Rules.NEVER ? Rules.NEVER : lookedAt + rules.epmax();
        if (state == State.CHANGED && (rules.hasEdge() || !outstanding)) {
            long change = lookedAt + rules.epmin();
            if (!rules.hasEdge() && notifiedAt + rules.pmin() > change) {
                change = notifiedAt + rules.pmin();
            }
            at = change < at ? change : at;
        }
        return at;
    }

    /** Returns whether it can be judged only by reading it. */
    boolean needsReading() {
        return state == State.QUIET || rules.hasConditions();
    }

    /** Decides without reading: a change without conditions is worth telling. */
    void lookedAt(long now) {
        lookedAt = now;
        state = State.OWED;
    }

    /** Decides on what is there now. */
    void lookedAt(Probe probe, long now) {
        boolean announced = state == State.CHANGED;
        boolean different = probe.digest() != digest;
        boolean judged = isKnown && rules.apply(probe.numbers());
        boolean worth = judged ? rules.met(known, probe.numbers()) : announced || different;
        lookedAt = now;
        news |= different;
        state = worth ? State.OWED : State.QUIET;
        if (probe.numbers().areTruths()) {
            known.copy(probe.numbers());
        }
    }

    /** The server is told what is there now. */
    void told(Probe probe, long now) {
        forget();
        lookedAt = now;
        digest = probe.digest();
        known.copy(probe.numbers());
        isKnown = true;
    }

    private static boolean overlap(int mine, int other) {
        return mine == Path.NONE || other == Path.NONE || mine == other;
    }
}

package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;

/** What one server observes at one path. About 200 bytes. Made and changed by {@link Observations} only; one thread. */
public final class Observation {

    private static final long DAY = 24L * 3600 * 1000;

    final byte[] token;
    final Path path;
    final int contentFormat;
    final Rules rules = new Rules();

    /** Something overlapping changed since the last notification. */
    boolean changed;
    /** Something changed since the conditions were last looked at. */
    boolean unchecked;
    /** A notification is owed whatever the conditions say. */
    boolean owed;
    /** A Confirmable notification is on its way. */
    boolean outstanding;
    /** The last notification did not get through. */
    boolean failed;

    /** It was removed. */
    boolean ended;

    boolean knowsNumber;
    double known;
    boolean builtHasNumber;
    double built;

    long notifiedAt;
    long gap;
    long confirmedAt;
    long confirmableSentAt;
    long notBefore = Long.MIN_VALUE;
    int failures;

    Observation(byte[] token, Path path, int contentFormat, long now) {
        this.token = token;
        this.path = path;
        this.contentFormat = contentFormat;
        this.notifiedAt = now;
        this.confirmedAt = now;
    }

    /** Returns what is observed. */
    public Path path() {
        return path;
    }

    /** Returns a copy of the token that the server chose. */
    public byte[] token() {
        byte[] copy = new byte[token.length];
        System.arraycopy(token, 0, copy, 0, token.length);
        return copy;
    }

    /** Returns the data format of the notifications, a {@link io.tacit.lwm2m.codec.ContentFormat}. */
    public int contentFormat() {
        return contentFormat;
    }

    /** Returns whether a Confirmable notification of it is on its way. */
    public boolean outstanding() {
        return outstanding;
    }

    /** Returns whether the observation has ended; it gets no notification any more. */
    public boolean ended() {
        return ended;
    }

    /**
     * Tells whether the next notification has to be Confirmable: at least one in 24 hours is (RFC 7641 section 4.5), so
     * the last one before that time runs out.
     *
     * @param now elapsed time, milliseconds
     * @return whether a notification that goes out now must be Confirmable
     */
    public boolean mustBeConfirmable(long now) {
        long next = rules.pmaxMillis() < DAY ? rules.pmaxMillis() : gap;
        return now - confirmedAt >= DAY - (next < DAY / 2 ? next : DAY / 2);
    }

    boolean sees(int objectId, int instanceId, int resourceId) {
        return overlap(path.objectId(), objectId)
                && overlap(path.instanceId(), instanceId)
                && overlap(path.resourceId(), resourceId);
    }

    boolean hasToken(byte[] other) {
        if (token.length != other.length) {
            return false;
        }
        for (int i = 0; i < token.length; i++) {
            if (token[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns when it has to be looked at next. */
    long dueAt() {
        if (outstanding) {
            return Long.MAX_VALUE;
        }
        long at = rules.pmaxMillis() == Long.MAX_VALUE ? Long.MAX_VALUE : notifiedAt + rules.pmaxMillis();
        if (unchecked || owed) {
            long change = notifiedAt + rules.pminMillis();
            at = change < at ? change : at;
        }
        return at == Long.MAX_VALUE || at > notBefore ? at : notBefore;
    }

    boolean periodOver(long now) {
        return rules.pmaxMillis() != Long.MAX_VALUE && now - notifiedAt >= rules.pmaxMillis();
    }

    private static boolean overlap(int mine, int other) {
        return mine == Path.NONE || other == Path.NONE || mine == other;
    }
}

package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Attributes;

/**
 * What one server observes by one request, a path or several, and when it is due to be told. About 420 bytes, and 260
 * for each path beyond the first; what is stored of it comes on top. Made and changed by {@link Observations} and
 * {@link Notifications} only; one thread.
 *
 * <p>It is a state machine of two parts: each path is quiet, changed, or owed, as {@link Watch} decides; and the whole
 * has nothing on its way, or a Confirmable notification. While it has, nothing else of it is sent.
 */
public final class Observation {

    private enum State {
        /** No Confirmable notification is on its way. */
        IDLE,
        /** A Confirmable notification with the newest value is. */
        NEWEST_ON_ITS_WAY,
        /** A Confirmable notification that was stored is. */
        STORED_ON_ITS_WAY,
        /** It gets no notification any more. */
        ENDED
    }

    private static final long DAY = 24L * 3600 * 1000;
    private static final long FIRST_PAUSE = 2_000;
    private static final int MOST_DOUBLINGS = 5;

    final Observations owner;
    final byte[] token;
    private final int contentFormat;

    /** What Observe gave as parameters, or null: it takes the place of what is attached. */
    final Attributes own;

    final Watch[] watches;

    /** What is read: the paths of the watches. */
    final Path[] paths;

    /** The notifications that are stored, or null. Belongs to the {@link NotificationStore}. */
    ValueLog stored;

    /** What was to be stored was dropped: the newest value is owed when the server can be reached. */
    boolean stale;

    private final boolean composite;
    private State state = State.IDLE;

    /** The last notification did not get through. */
    private boolean failed;

    private int failures;
    private long notBefore = Long.MIN_VALUE;

    private long notifiedAt;
    private long gap;
    private long confirmedAt;
    private long confirmableSentAt;

    Observation(
            Observations owner,
            byte[] token,
            Path[] paths,
            boolean composite,
            int contentFormat,
            Attributes own,
            long now) {
        this.owner = owner;
        this.token = token;
        this.paths = paths;
        this.composite = composite;
        this.contentFormat = contentFormat;
        this.own = own;
        this.notifiedAt = now;
        this.confirmedAt = now;
        this.watches = new Watch[paths.length];
        for (int i = 0; i < paths.length; i++) {
            watches[i] = new Watch(paths[i]);
        }
    }

    /** Returns what is observed; the root if several paths are (Observe-Composite). */
    public Path path() {
        return composite ? Path.ROOT : paths[0];
    }

    /** Returns whether it was begun by an Observe-Composite. */
    public boolean composite() {
        return composite;
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
        return state == State.NEWEST_ON_ITS_WAY || state == State.STORED_ON_ITS_WAY;
    }

    /** Returns whether the observation has ended; it gets no notification any more. */
    public boolean ended() {
        return state == State.ENDED;
    }

    /**
     * Tells whether the next notification is better Confirmable: at least one in 24 hours has to be (RFC 7641 section
     * 4.5), so the last one before that time runs out is the one to take.
     *
     * @param now elapsed time, milliseconds
     * @return whether a notification that goes out now should be Confirmable if it can
     */
    public boolean shouldBeConfirmable(long now) {
        long next = pmax() < DAY ? pmax() : gap;
        return now - confirmedAt >= DAY - (next < DAY / 2 ? next : DAY / 2);
    }

    /**
     * Tells whether no Non-confirmable notification may be sent any more, since the last one that was acknowledged is
     * 24 hours old (RFC 7641 section 4.5).
     *
     * @param now elapsed time, milliseconds
     * @return whether a notification that goes out now has to be Confirmable
     */
    public boolean mustBeConfirmable(long now) {
        return now - confirmedAt >= DAY;
    }

    /** Returns whether notifications of it are stored, which go out first. */
    public boolean hasStored() {
        return stored != null;
    }

    // ---- When ----

    /** Takes note of a change; returns whether it concerns this observation. */
    boolean changed(int objectId, int instanceId, int resourceId) {
        boolean seen = false;
        for (int i = 0; i < watches.length; i++) {
            if (watches[i].sees(objectId, instanceId, resourceId)) {
                watches[i].change();
                seen = true;
            }
        }
        return seen;
    }

    /** Returns when a value has to be looked at. */
    long lookAt() {
        long at = Rules.NEVER;
        for (int i = 0; i < watches.length; i++) {
            at = min(at, lookAt(watches[i]));
        }
        return at;
    }

    long lookAt(Watch watch) {
        return watch.lookAt(notifiedAt, outstanding());
    }

    /** Returns when a notification is due to be sent. */
    long dueAt() {
        if (state != State.IDLE) {
            return Rules.NEVER;
        }
        long at = owedAt();
        return at == Rules.NEVER || at > notBefore ? at : notBefore;
    }

    /**
     * Returns until when the notification that is due may wait; it may not if its Maximum Period is over.
     *
     * @return elapsed time, milliseconds; Long.MAX_VALUE if there is no Maximum Period
     */
    public long latest() {
        long pmax = pmax();
        return pmax == Rules.NEVER ? Rules.NEVER : notifiedAt + pmax;
    }

    /**
     * Returns the shortest Maximum Period in effect.
     *
     * @return milliseconds, or Long.MAX_VALUE if there is none
     */
    public long pmax() {
        long pmax = Rules.NEVER;
        for (int i = 0; i < watches.length; i++) {
            pmax = min(pmax, watches[i].rules.pmax());
        }
        return pmax;
    }

    private long owedAt() {
        if (stored != null && !owner.offline()) {
            // pmin was kept when they were taken; kept again, the newest value would come later and later.
            return notBefore;
        }
        long at = latest();
        for (int i = 0; i < watches.length; i++) {
            if (watches[i].isOwed()) {
                at = min(at, notifiedAt + watches[i].rules.pmin());
            }
        }
        return at;
    }

    // ---- What happens ----

    /** The newest value was handed to the transport, or stored in place of that. */
    void told(long now) {
        gap = now - notifiedAt;
        notifiedAt = now;
        stale = false;
    }

    /** A notification was handed to the transport: one that was stored, or the newest value. */
    void sent(boolean confirmable, boolean wasStored, long now) {
        if (confirmable) {
            state = wasStored ? State.STORED_ON_ITS_WAY : State.NEWEST_ON_ITS_WAY;
            confirmableSentAt = now;
        }
        if (!failed) {
            failures = 0;
        }
        failed = false;
    }

    void acknowledged() {
        interrupted();
        confirmedAt = confirmableSentAt;
        failures = 0;
        notBefore = Long.MIN_VALUE;
    }

    void interrupted() {
        if (state != State.ENDED) {
            state = State.IDLE;
        }
    }

    void failed(long now) {
        failed = true;
        pause(now);
    }

    /** Something went wrong: there is a pause, which doubles each time in a row. */
    void pause(long now) {
        notBefore = now + (FIRST_PAUSE << failures);
        if (failures < MOST_DOUBLINGS) {
            failures++;
        }
    }

    /** The server went out of reach, or came back: old failures tell nothing any more. */
    void resume() {
        failures = 0;
        notBefore = Long.MIN_VALUE;
        if (stale && !owner.offline()) {
            stale = false;
            owe();
        }
    }

    void end() {
        state = State.ENDED;
    }

    /** What was due will never be told: the newest value is owed as soon as the server can be reached. */
    void missed(long now) {
        forget();
        told(now);
        missed();
    }

    /** All that was stored was dropped: the newest value is owed as soon as the server can be reached. */
    void missed() {
        stale = owner.offline();
        if (!stale) {
            owe();
        }
    }

    /** Whatever the server knows, it is to be told the newest value. */
    void owe() {
        for (int i = 0; i < watches.length; i++) {
            watches[i].owe();
        }
    }

    /** What the server is not to be told is forgotten; returns whether there was anything. */
    boolean forget() {
        boolean any = false;
        for (int i = 0; i < watches.length; i++) {
            any |= watches[i].forget();
        }
        return any;
    }

    /** Returns whether the Confirmable notification that is on its way was stored. */
    boolean isStoredOnItsWay() {
        return state == State.STORED_ON_ITS_WAY;
    }

    /** Returns whether there is something newer than the last notification. */
    boolean hasNews(long now) {
        boolean news = now >= latest();
        for (int i = 0; i < watches.length; i++) {
            news |= watches[i].hasNews();
        }
        return news;
    }

    // ---- How ----

    /** Returns the largest of what con says of each path, or the server's default where that says nothing. */
    int con(int otherwise) {
        int largest = Rules.UNSET;
        for (int i = 0; i < watches.length; i++) {
            int one = watches[i].rules.con();
            one = one == Rules.UNSET ? otherwise : one;
            largest = one > largest ? one : largest;
        }
        return largest;
    }

    /** Returns how many notifications may be stored, {@link Rules#UNSET} for any number. */
    int hqmax() {
        int largest = Rules.UNSET;
        for (int i = 0; i < watches.length; i++) {
            int one = watches[i].rules.hqmax();
            largest = one > largest ? one : largest;
        }
        return largest;
    }

    // ---- Which ----

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

    /** Tells whether it is about the same as another request, in the same format. */
    boolean isOf(Path[] otherPaths, boolean isComposite, int otherFormat) {
        if (composite != isComposite || contentFormat != otherFormat || paths.length != otherPaths.length) {
            return false;
        }
        for (int i = 0; i < paths.length; i++) {
            if (!paths[i].equals(otherPaths[i])) {
                return false;
            }
        }
        return true;
    }

    private static long min(long a, long b) {
        return a < b ? a : b;
    }
}

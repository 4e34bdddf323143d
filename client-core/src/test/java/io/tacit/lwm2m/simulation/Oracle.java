package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.refresh.Trust;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks over the client's shoulder: sees what the client tells its transport and hears back, keeps a ledger of its own,
 * far simpler than the client's, and holds the client to it. All times are the client's.
 */
final class Oracle {

    /** What a client sends. */
    enum Sent {
        REGISTER,
        UPDATE,
        DEREGISTER,
        /** What looks like an Update, of a registration that does not exist. */
        CONTROL,
        SEND,
        NOTIFICATION,
        RESPONSE,
        OTHER
    }

    private record Open(Sent kind, long at) {}

    private final UpdatePolicy policy;
    private final long lifetime;
    private final long grace;
    private final Map<Integer, Open> open = new HashMap<>();
    private final List<Long> updates = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private final Trace trace = new Trace();
    private final long[] counts = new long[Sent.values().length];
    private final long[] confirmable = new long[Sent.values().length];
    private boolean registered;
    private String location;
    private long base;
    private long lastAttempt = -1;
    private long registeredAt = -1;
    private boolean promoting;

    /** What the client trusts, as it says. */
    private Trust trust;

    private final long[] provenAt = new long[ActivityKind.values().length];
    private final List<Trial> trials = new ArrayList<>();
    private boolean holding;
    private long heldAt;
    private long answeredAt;
    private final List<Long> promotedAt = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param lifetime of registrations, in milliseconds
     * @param grace that a trial waits beyond the lifetime, in milliseconds
     */
    Oracle(UpdatePolicy policy, long lifetime, long grace) {
        this.policy = policy;
        this.lifetime = lifetime;
        this.grace = grace;
        this.trust = policy.trust();
        Arrays.fill(provenAt, Long.MIN_VALUE);
    }

    /** The client sends a request. */
    void request(Message request, int tag, long now) {
        Sent kind = kind(request);
        sent(kind == Sent.UPDATE && !path(request).equals(location) ? Sent.CONTROL : kind, true, tag, now);
    }

    /** The client sends something else. */
    void sent(Sent kind, boolean isConfirmable, int tag, long now) {
        counts[kind.ordinal()]++;
        if (kind == Sent.SEND || kind == Sent.NOTIFICATION || kind == Sent.RESPONSE) {
            trace.add(now, isConfirmable && !promoting, Activity.valueOf(kind.name()));
            promoting = false;
            if (!policy.needsProof()) {
                provenAt[activity(kind).ordinal()] = now; // To such a client, sent is as good as proven.
            }
        }
        if (!isConfirmable) {
            return;
        }
        confirmable[kind.ordinal()]++;
        if (open.put(tag, new Open(kind, now)) != null) {
            throw new AssertionError("tag " + tag + " is used for two messages at a time");
        }
        if (kind == Sent.UPDATE) {
            updates.add(now);
        }
        if (kind == Sent.UPDATE || kind == Sent.REGISTER) {
            starts.add(now);
        }
        if (kind == Sent.UPDATE || kind == Sent.REGISTER || trusted(kind)) {
            lastAttempt = now;
        }
    }

    void cancelled(int tag) {
        open.remove(tag);
    }

    /** The client hears what became of a message. */
    void outcome(int tag, Outcome outcome, Message answer, long now) {
        Open message = open.remove(tag);
        if (message == null) {
            return;
        }
        boolean delivered =
                outcome == Outcome.ACKNOWLEDGED || outcome == Outcome.ANSWERED && Code.isSuccess(answer.code());
        if (message.kind == Sent.REGISTER && delivered) {
            registered = true;
            registeredAt = registeredAt < 0 ? message.at : registeredAt;
            location = location(answer);
            provenAtRegister(message.at, now);
        } else if (message.kind == Sent.UPDATE && !delivered) {
            registered = false; // The client knows that something is wrong; what it does then is another matter.
        } else if (delivered && message.kind == Sent.UPDATE) {
            base = Math.max(base, message.at);
            answeredAt = now;
        } else if (delivered && activity(message.kind) != null) {
            int kind = activity(message.kind).ordinal();
            provenAt[kind] = Math.max(provenAt[kind], message.at);
        }
    }

    private void provenAtRegister(long at, long now) {
        base = at;
        answeredAt = now;
        Arrays.fill(provenAt, Long.MIN_VALUE);
    }

    /**
     * Tells whether the client lets its registration run out in silence: since its last proof a whole lifetime has
     * passed, and it has not even tried to bring another. A trial may take longer, but not for ever.
     */
    boolean silentPastExpiry(long now) {
        return registered && policy.needsProof() && now >= expiry() && lastAttempt <= (holding ? answeredAt : base());
    }

    /** Returns when {@link #silentPastExpiry} has to be looked at, MAX_VALUE for never. */
    long expiry() {
        if (!registered) {
            return Long.MAX_VALUE;
        }
        return holding ? answeredAt + lifetime + grace + 1 : base() + lifetime + 1;
    }

    /** The latest proof of what the client trusts: of a set that is trusted as a whole, its oldest member's. */
    long base() {
        long latest = base;
        long set = Long.MAX_VALUE;
        for (ActivityKind kind : ActivityKind.values()) {
            if (trust.alone(kind)) {
                latest = Math.max(latest, provenAt[kind.ordinal()]);
            } else if (trust.together(kind)) {
                set = Math.min(set, provenAt[kind.ordinal()]);
            }
        }
        return set == Long.MAX_VALUE ? latest : Math.max(latest, set);
    }

    /** The client decided something. */
    void decided(Decision decision) {
        promoting = decision.type() == Decision.Type.PROMOTED;
        switch (decision.type()) {
            case PROMOTED -> promotedAt.add(decision.now());
            case UPDATE_HELD -> {
                holding = true;
                heldAt = decision.now();
            }
            case TRIAL_CONFIRMED, TRIAL_REFUTED, TRIAL_INCONCLUSIVE -> {
                holding = false;
                trust = decision.trust();
                trials.add(new Trial(heldAt, decision.now(), decision.type(), trust));
            }
            case TRUST_WITHDRAWN -> trust = Trust.none();
            default -> {
                // Says nothing of trust.
            }
        }
    }

    /** Returns the trials that were concluded. */
    List<Trial> trials() {
        return trials;
    }

    /** Returns when messages were promoted. */
    List<Long> promotedAt() {
        return promotedAt;
    }

    /** Returns what was sent besides Register, Update and De-register. */
    Trace trace() {
        return trace;
    }

    /** Returns whether the client knows that it is registered. */
    boolean registered() {
        return registered;
    }

    /** Returns when the first Register that was answered was first transmitted. */
    long registeredAt() {
        return registeredAt;
    }

    /** Returns when Updates were first transmitted. */
    List<Long> updates() {
        return updates;
    }

    /** Returns when Registers and Updates were first transmitted. */
    List<Long> starts() {
        return starts;
    }

    long count(Sent kind) {
        return counts[kind.ordinal()];
    }

    long confirmable(Sent kind) {
        return confirmable[kind.ordinal()];
    }

    private boolean trusted(Sent kind) {
        ActivityKind activity = activity(kind);
        return activity != null && (trust.alone(activity) || trust.together(activity));
    }

    private static ActivityKind activity(Sent kind) {
        return switch (kind) {
            case SEND -> ActivityKind.SEND;
            case NOTIFICATION -> ActivityKind.NOTIFICATION;
            case RESPONSE -> ActivityKind.RESPONSE;
            default -> null;
        };
    }

    private static String path(Message request) {
        return segments(request, Option.URI_PATH);
    }

    private static String location(Message answer) {
        return segments(answer, Option.LOCATION_PATH);
    }

    private static String segments(Message message, int option) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < message.optionCount(); i++) {
            if (message.optionNumber(i) == option) {
                path.append('/').append(message.optionText(i));
            }
        }
        return path.toString();
    }

    static Sent kind(Message request) {
        int first = request.find(Option.URI_PATH);
        String path = first < 0 ? "" : request.optionText(first);
        if (path.equals("dp")) {
            return Sent.SEND;
        }
        if (!path.equals("rd")) {
            return Sent.OTHER;
        }
        boolean location = first + 1 < request.optionCount() && request.optionNumber(first + 1) == Option.URI_PATH;
        if (request.code() == Code.DELETE) {
            return Sent.DEREGISTER;
        }
        return location ? Sent.UPDATE : Sent.REGISTER;
    }
}

package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import java.util.ArrayList;
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
        SEND,
        NOTIFICATION,
        RESPONSE,
        OTHER
    }

    private record Open(Sent kind, long at) {}

    private final UpdatePolicy policy;
    private final long lifetime;
    private final Map<Integer, Open> open = new HashMap<>();
    private final List<Long> updates = new ArrayList<>();
    private final Trace trace = new Trace();
    private final long[] counts = new long[Sent.values().length];
    private final long[] confirmable = new long[Sent.values().length];
    private boolean registered;
    private long base;
    private long lastAttempt = -1;
    private long registeredAt = -1;
    private boolean promoting;

    Oracle(UpdatePolicy policy, long lifetime) {
        this.policy = policy;
        this.lifetime = lifetime;
    }

    /** The client sends a request. */
    void request(Message request, int tag, long now) {
        sent(kind(request), true, tag, now);
    }

    /** The client sends something else. */
    void sent(Sent kind, boolean isConfirmable, int tag, long now) {
        counts[kind.ordinal()]++;
        if (kind == Sent.SEND || kind == Sent.NOTIFICATION || kind == Sent.RESPONSE) {
            trace.add(now, isConfirmable && !promoting);
            promoting = false;
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
        if (kind == Sent.UPDATE || kind == Sent.REGISTER || trusted(kind)) {
            lastAttempt = now;
        }
    }

    void cancelled(int tag) {
        open.remove(tag);
    }

    /** The client hears what became of a message. */
    void outcome(int tag, Outcome outcome, Message answer) {
        Open message = open.remove(tag);
        if (message == null) {
            return;
        }
        boolean delivered =
                outcome == Outcome.ACKNOWLEDGED || outcome == Outcome.ANSWERED && Code.isSuccess(answer.code());
        if (message.kind == Sent.REGISTER && delivered) {
            registered = true;
            registeredAt = registeredAt < 0 ? message.at : registeredAt;
            base = message.at;
        } else if (message.kind == Sent.UPDATE && !delivered) {
            registered = false; // The client knows that something is wrong; what it does then is another matter.
        } else if (delivered && (message.kind == Sent.UPDATE || trusted(message.kind))) {
            base = Math.max(base, message.at);
        }
    }

    /**
     * Tells whether the client lets its registration run out in silence: since its last proof a whole lifetime has
     * passed, and it has not even tried to bring another.
     */
    boolean silentPastExpiry(long now) {
        return registered && policy.needsProof() && now > base + lifetime && lastAttempt <= base;
    }

    /** Returns when {@link #silentPastExpiry} has to be looked at, MAX_VALUE for never. */
    long expiry() {
        return registered ? base + lifetime + 1 : Long.MAX_VALUE;
    }

    /** The client decided something. */
    void decided(Decision decision) {
        promoting = decision.type() == Decision.Type.PROMOTED;
    }

    /** Returns what was sent besides Register, Update and De-register. */
    Trace trace() {
        return trace;
    }

    /** Returns when the first Register that was answered was first transmitted. */
    long registeredAt() {
        return registeredAt;
    }

    /** Returns when Updates were first transmitted. */
    List<Long> updates() {
        return updates;
    }

    long count(Sent kind) {
        return counts[kind.ordinal()];
    }

    long confirmable(Sent kind) {
        return confirmable[kind.ordinal()];
    }

    private boolean trusted(Sent kind) {
        return switch (kind) {
            case SEND -> policy.trust().alone(ActivityKind.SEND);
            case NOTIFICATION -> policy.trust().alone(ActivityKind.NOTIFICATION);
            case RESPONSE -> policy.trust().alone(ActivityKind.RESPONSE);
            default -> false;
        };
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

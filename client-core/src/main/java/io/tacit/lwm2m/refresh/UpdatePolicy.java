package io.tacit.lwm2m.refresh;

/**
 * What counts, besides Register and Update, as news of the client that makes the server start the lifetime anew. That
 * is a property of the server, and nothing in the protocol tells it: choose {@link #implicit()} or {@link #trusted}
 * only for a server known to behave so. Immutable.
 *
 * <pre>{@code
 * Server.at("coap://leshan.example.com").updatePolicy(UpdatePolicy.trusted(ActivityKind.NOTIFICATION));
 * }</pre>
 */
public final class UpdatePolicy {

    private static final int ALL = (1 << ActivityKind.values().length) - 1;
    private static final UpdatePolicy STANDARD = new UpdatePolicy("standard", 0, true, false);
    private static final UpdatePolicy IMPLICIT = new UpdatePolicy("implicit", ALL, true, true);
    private static final UpdatePolicy OPTIMISTIC = new UpdatePolicy("optimistic", ALL, false, true);

    private final String name;
    private final int kinds;
    private final boolean proofNeeded;
    private final boolean audited;

    private UpdatePolicy(String name, int kinds, boolean proofNeeded, boolean audited) {
        this.name = name;
        this.kinds = kinds;
        this.proofNeeded = proofNeeded;
        this.audited = audited;
    }

    /** Returns the policy of the specification: only Register and Update count. Right for every server; the default. */
    public static UpdatePolicy standard() {
        return STANDARD;
    }

    /**
     * Returns the policy for a server that starts the lifetime anew on any message: notifications, Sends and responses
     * count, each once it is proven to have arrived.
     */
    public static UpdatePolicy implicit() {
        return IMPLICIT;
    }

    /**
     * Returns the policy for a server that starts the lifetime anew on some kinds of messages: those count, once proven
     * to have arrived.
     *
     * @param kinds one kind or more
     * @return the policy
     * @throws IllegalArgumentException if no kind is given
     */
    public static UpdatePolicy trusted(ActivityKind... kinds) {
        int mask = 0;
        StringBuilder name = new StringBuilder("trusted:");
        for (ActivityKind kind : kinds) {
            name.append(mask == 0 ? "" : ",").append(word(kind));
            mask |= 1 << kind.ordinal();
        }
        if (mask == 0) {
            throw new IllegalArgumentException("trusted needs at least one kind: notification, send or response");
        }
        return new UpdatePolicy(name.toString(), mask, true, true);
    }

    /**
     * Returns the policy that counts everything sent, without proof. <b>Dangerous:</b> one lost notification at the
     * wrong moment and the server drops the client, with every observation, and the client does not know. Only for a
     * lossless link to a server known to start the lifetime anew on any message.
     */
    public static UpdatePolicy optimistic() {
        return OPTIMISTIC;
    }

    /**
     * Reads a policy as it is written on a command line or in a configuration.
     *
     * @param text {@code standard}, {@code implicit}, {@code optimistic}, or {@code trusted:} and one or more of
     *     {@code notification}, {@code send}, {@code response}, separated by commas
     * @return the policy
     * @throws IllegalArgumentException if the text is none of these, saying what to write instead
     */
    public static UpdatePolicy parse(String text) {
        if (text.equals("standard")) {
            return STANDARD;
        }
        if (text.equals("implicit")) {
            return IMPLICIT;
        }
        if (text.equals("optimistic")) {
            return OPTIMISTIC;
        }
        if (text.equals("learned")) {
            throw new IllegalArgumentException(
                    "the policy learned is not available in this version: choose standard, which is"
                            + " right for every server, or implicit or trusted for a server known to honour other traffic");
        }
        if (text.startsWith("trusted:")) {
            return parseKinds(text);
        }
        throw new IllegalArgumentException("a policy is standard, implicit, optimistic or trusted:KIND[,KIND] with KIND"
                + " notification, send or response, not " + text);
    }

    /**
     * Tells whether a kind of traffic counts.
     *
     * @param kind the kind
     * @return whether this policy has the server start the lifetime anew on it
     */
    public boolean trusts(ActivityKind kind) {
        return (kinds & 1 << kind.ordinal()) != 0;
    }

    /** Returns whether traffic counts only once it is proven to have arrived; only {@link #optimistic()} says no. */
    public boolean needsProof() {
        return proofNeeded;
    }

    /**
     * Returns whether an Update is sent at least once in a while even if nothing makes it due; only {@link #standard()}
     * says no.
     */
    public boolean isAudited() {
        return audited;
    }

    /** Returns the policy as {@link #parse} reads it. */
    @Override
    public String toString() {
        return name;
    }

    private static UpdatePolicy parseKinds(String text) {
        ActivityKind[] found = new ActivityKind[ActivityKind.values().length];
        int count = 0;
        int start = text.indexOf(':') + 1;
        while (start <= text.length()) {
            int end = text.indexOf(',', start);
            if (end < 0) {
                end = text.length();
            }
            ActivityKind kind = kind(text.substring(start, end), text);
            for (int i = 0; i < count; i++) {
                if (found[i] == kind) {
                    throw new IllegalArgumentException("a kind is named twice: " + text);
                }
            }
            found[count++] = kind;
            start = end + 1;
        }
        ActivityKind[] kinds = new ActivityKind[count];
        System.arraycopy(found, 0, kinds, 0, count);
        return trusted(kinds);
    }

    private static ActivityKind kind(String word, String text) {
        for (ActivityKind kind : ActivityKind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a kind is notification, send or response, not " + word + ": " + text);
    }

    private static String word(ActivityKind kind) {
        switch (kind) {
            case NOTIFICATION:
                return "notification";
            case SEND:
                return "send";
            default:
                return "response";
        }
    }
}

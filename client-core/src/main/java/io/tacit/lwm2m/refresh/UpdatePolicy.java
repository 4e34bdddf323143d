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

    private static final Trust ALL = Trust.of(ActivityKind.values());
    private static final UpdatePolicy STANDARD = new UpdatePolicy("standard", Trust.none(), true, false);
    private static final UpdatePolicy IMPLICIT = new UpdatePolicy("implicit", ALL, true, true);
    private static final UpdatePolicy LEARNED = new UpdatePolicy("learned", Trust.none(), true, true);
    private static final UpdatePolicy OPTIMISTIC = new UpdatePolicy("optimistic", ALL, false, true);

    private final String name;
    private final Trust trust;
    private final boolean proofNeeded;
    private final boolean audited;

    private UpdatePolicy(String name, Trust trust, boolean proofNeeded, boolean audited) {
        this.name = name;
        this.trust = trust;
        this.proofNeeded = proofNeeded;
        this.audited = audited;
    }

    /** Returns the policy of the specification: only Register and Update count. Right for every server. */
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
        Trust trust = Trust.of(kinds);
        if (trust.isNone()) {
            throw new IllegalArgumentException("trusted needs at least one kind: notification, send or response");
        }
        return new UpdatePolicy("trusted:" + Trust.words(trust.alone, ","), trust, true, true);
    }

    /**
     * Returns the policy for any server, of which nothing need be known: at first only Register and Update count, then
     * what trials have shown that the server honours. A trial holds an Update back once, while other traffic reaches
     * the server, and sees whether the registration is still there. If it is not, the client was absent for the grace
     * and the time that it takes to register again; the next trial is days away. The default.
     */
    public static UpdatePolicy learned() {
        return LEARNED;
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
     * @param text {@code standard}, {@code implicit}, {@code learned}, {@code optimistic}, or {@code trusted:} and one
     *     or more of {@code notification}, {@code send}, {@code response}, separated by commas
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
            return LEARNED;
        }
        if (text.startsWith("trusted:")) {
            return parseKinds(text);
        }
        throw new IllegalArgumentException(
                "a policy is standard, implicit, learned, optimistic or trusted:KIND[,KIND] with KIND"
                        + " notification, send or response, not " + text);
    }

    /** Returns what this policy trusts from the start; for {@link #learned()}, as for {@link #standard()}, nothing. */
    public Trust trust() {
        return trust;
    }

    /** Returns whether trust comes from trials. */
    public boolean isLearning() {
        return this == LEARNED;
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
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a kind is notification, send or response, not " + word + ": " + text);
    }
}

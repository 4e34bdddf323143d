package io.tacit.lwm2m.refresh;

/**
 * What is taken to make a server start a lifetime anew, besides Register and Update: kinds that do so each by itself,
 * and perhaps a set of kinds of which it is only known that they do so together. The latest proof of such a set is the
 * <em>earliest</em> of its members. Belongs to one server: to its URI and its security identity. Immutable.
 *
 * <p>It also remembers whether that server's answers to Updates can be believed (see {@link RefreshScheduler}); without
 * that nothing can be learned.
 *
 * <pre>{@code
 * String saved = client.status(1).trust().toString();      // "notification send+response, answers checked"
 * client.setTrust(1, Trust.parse(saved));
 * }</pre>
 */
public final class Trust {

    private static final String NONE_TEXT = "none";
    private static final String CHECKED_TEXT = ", answers checked";
    private static final String MEANINGLESS_TEXT = ", answers meaningless";
    private static final Trust NONE = new Trust(0, 0, Answers.UNKNOWN);
    private static final ActivityKind[] KINDS = ActivityKind.values();

    /** Whether a server's 2.04 to an Update says that it knows the client. */
    enum Answers {
        /** Not tried yet. */
        UNKNOWN,
        /** It answers 4.04 to an Update of a registration that does not exist. */
        CHECKED,
        /** It answers 2.04 to anything. */
        MEANINGLESS
    }

    final int alone;
    final int together;
    final Answers answers;

    private Trust(int alone, int together, Answers answers) {
        this.alone = alone;
        this.together = together;
        this.answers = answers;
    }

    /** Returns the trust of a server of which nothing is known. */
    public static Trust none() {
        return NONE;
    }

    /**
     * Returns trust in kinds, each by itself.
     *
     * @param kinds none or more
     * @return the trust
     */
    public static Trust of(ActivityKind... kinds) {
        int mask = 0;
        for (ActivityKind kind : kinds) {
            mask |= bit(kind);
        }
        return mask == 0 ? NONE : new Trust(mask, 0, Answers.UNKNOWN);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param text the trust as text
     * @return the trust
     * @throws IllegalArgumentException if that is no trust
     */
    public static Trust parse(String text) {
        Answers answers = Answers.UNKNOWN;
        String kinds = text;
        if (text.endsWith(CHECKED_TEXT)) {
            answers = Answers.CHECKED;
            kinds = text.substring(0, text.length() - CHECKED_TEXT.length());
        } else if (text.endsWith(MEANINGLESS_TEXT)) {
            answers = Answers.MEANINGLESS;
            kinds = text.substring(0, text.length() - MEANINGLESS_TEXT.length());
        }
        int alone = 0;
        int together = 0;
        if (!kinds.equals(NONE_TEXT)) {
            int start = 0;
            while (start <= kinds.length()) {
                int space = kinds.indexOf(' ', start);
                int end = space < 0 ? kinds.length() : space;
                int mask = parseSet(kinds.substring(start, end), text);
                if (isSingle(mask)) {
                    alone |= mask;
                } else {
                    together |= mask;
                }
                start = end + 1;
            }
        }
        return new Trust(alone, together & ~alone, answers).tidy();
    }

    /**
     * Tells whether a kind is trusted by itself.
     *
     * @param kind the kind
     * @return whether the server starts the lifetime anew on it
     */
    public boolean alone(ActivityKind kind) {
        return (alone & bit(kind)) != 0;
    }

    /**
     * Tells whether a kind belongs to a set that is trusted as a whole.
     *
     * @param kind the kind
     * @return whether the server starts the lifetime anew on one of that set, perhaps this one
     */
    public boolean together(ActivityKind kind) {
        return (together & bit(kind)) != 0;
    }

    /** Returns whether nothing is trusted. */
    public boolean isNone() {
        return (alone | together) == 0;
    }

    /** One kind is trusted by itself; several as a set, in place of an earlier one. */
    Trust confirmed(int candidates) {
        return isSingle(candidates)
                ? new Trust(alone | candidates, together & ~candidates, answers).tidy()
                : new Trust(alone, candidates & ~alone, answers).tidy();
    }

    Trust refuted(int candidates) {
        return new Trust(alone & ~candidates, together & ~candidates, answers).tidy();
    }

    Trust withdrawn() {
        return new Trust(0, 0, answers);
    }

    Trust answering(Answers newAnswers) {
        return newAnswers == Answers.MEANINGLESS ? new Trust(0, 0, newAnswers) : new Trust(alone, together, newAnswers);
    }

    static int bit(ActivityKind kind) {
        return 1 << kind.ordinal();
    }

    static boolean isSingle(int mask) {
        return mask != 0 && (mask & mask - 1) == 0;
    }

    /** Returns kinds as they are written in a sentence: {@code notification, Send}. */
    static String words(int mask, String separator) {
        StringBuilder text = new StringBuilder();
        for (ActivityKind kind : KINDS) {
            if ((mask & bit(kind)) != 0) {
                text.append(text.length() == 0 ? "" : separator).append(kind.word());
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Trust
                && ((Trust) object).alone == alone
                && ((Trust) object).together == together
                && ((Trust) object).answers == answers;
    }

    @Override
    public int hashCode() {
        return (alone * 31 + together) * 31 + answers.ordinal();
    }

    /** Returns the trust as {@link #parse} reads it: kinds by themselves, the members of a set joined by plus signs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(words(alone, " "));
        if (together != 0) {
            text.append(text.length() == 0 ? "" : " ").append(words(together, "+"));
        }
        if (text.length() == 0) {
            text.append(NONE_TEXT);
        }
        switch (answers) {
            case CHECKED:
                return text.append(CHECKED_TEXT).toString();
            case MEANINGLESS:
                return text.append(MEANINGLESS_TEXT).toString();
            default:
                return text.toString();
        }
    }

    /** Of a set with one member left it is not known whether that was the one that counted. */
    private Trust tidy() {
        return isSingle(together) ? new Trust(alone, 0, answers) : this;
    }

    private static int parseSet(String words, String text) {
        int mask = 0;
        int start = 0;
        while (start <= words.length()) {
            int plus = words.indexOf('+', start);
            int end = plus < 0 ? words.length() : plus;
            mask |= parseKind(words.substring(start, end), text);
            start = end + 1;
        }
        return mask;
    }

    private static int parseKind(String word, String text) {
        for (ActivityKind kind : KINDS) {
            if (kind.word().equals(word)) {
                return bit(kind);
            }
        }
        throw new IllegalArgumentException(
                "a trust looks like \"notification send+response, answers checked\", not like \"" + text + "\"");
    }
}

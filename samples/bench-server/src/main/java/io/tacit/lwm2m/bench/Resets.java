package io.tacit.lwm2m.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which kinds of message reset a lifetime, besides Register and Update, which always do. Immutable. */
public final class Resets {

    /** Notifications, Sends and responses. */
    public static final Resets EVERYTHING = new Resets(EnumSet.allOf(Activity.class));

    /** Register and Update only, as LwM2M 1.0 to 1.2 say. */
    public static final Resets NOTHING = new Resets(EnumSet.noneOf(Activity.class));

    private final Set<Activity> kinds;

    private Resets(Set<Activity> kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads what is written on a command line.
     *
     * @param text {@code everything}, {@code nothing}, or kinds with commas between: notification, send, response
     * @return what it says
     * @throws IllegalArgumentException if the text is none of these, saying what is allowed
     */
    public static Resets parse(String text) {
        if (text.equals("everything")) {
            return EVERYTHING;
        }
        if (text.equals("nothing")) {
            return NOTHING;
        }
        EnumSet<Activity> kinds = EnumSet.noneOf(Activity.class);
        for (String name : text.split(",", -1)) {
            kinds.add(kind(name, text));
        }
        return new Resets(kinds);
    }

    /**
     * Tells whether a kind of message resets the lifetime.
     *
     * @param kind a kind
     * @return whether it does
     */
    public boolean on(Activity kind) {
        return kinds.contains(kind);
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        if (kinds.isEmpty()) {
            return "nothing";
        }
        if (kinds.size() == Activity.values().length) {
            return "everything";
        }
        StringBuilder text = new StringBuilder();
        for (Activity kind : kinds) {
            text.append(text.length() == 0 ? "" : ",").append(kind.name().toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static Activity kind(String name, String text) {
        for (Activity kind : Activity.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "what resets a lifetime is everything, nothing, or some of notification, send and"
                        + " response with commas between, not " + text);
    }
}

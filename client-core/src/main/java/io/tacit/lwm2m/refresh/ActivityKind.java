package io.tacit.lwm2m.refresh;

/** The kinds of traffic, besides Register and Update, by which a server may take notice that a client is there. */
public enum ActivityKind {
    /** A notification of an observed value. */
    NOTIFICATION("notification", "notification"),
    /** A Send (LwM2M Core TS 1.1, section 6.4.6). */
    SEND("Send", "send"),
    /** The answer to a request of the server. */
    RESPONSE("response", "response");

    private final String text;
    private final String word;

    ActivityKind(String text, String word) {
        this.text = text;
        this.word = word;
    }

    /** Returns the kind as it is written on a command line or in a configuration. */
    String word() {
        return word;
    }

    /** Returns the kind as it is written in a sentence. */
    @Override
    public String toString() {
        return text;
    }
}

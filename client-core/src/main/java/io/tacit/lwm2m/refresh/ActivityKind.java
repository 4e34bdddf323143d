package io.tacit.lwm2m.refresh;

/** The kinds of traffic, besides Register and Update, by which a server may take notice that a client is there. */
public enum ActivityKind {
    /** A notification of an observed value. */
    NOTIFICATION("notification"),
    /** A Send (LwM2M Core TS 1.1, section 6.4.6). */
    SEND("Send"),
    /** The answer to a request of the server. */
    RESPONSE("response");

    private final String text;

    ActivityKind(String text) {
        this.text = text;
    }

    /** Returns the kind as it is written in a sentence. */
    @Override
    public String toString() {
        return text;
    }
}

package io.tacit.lwm2m.refresh;

/** What suggests that a server has forgotten the client. */
public enum Doubt {
    /** A notification was reset although the observation was not cancelled. */
    RESET("was reset"),
    /** A Send was answered 4.xx. */
    REFUSED("was refused"),
    /** A Confirmable message was not acknowledged, however often repeated. */
    TIMED_OUT("was not acknowledged");

    private final String text;

    Doubt(String text) {
        this.text = text;
    }

    /** Returns the doubt as it is written in a sentence. */
    @Override
    public String toString() {
        return text;
    }
}

package io.tacit.lwm2m.session;

/** Hears the steps of a {@link Session}. */
public interface SessionListener {

    /**
     * The session went on to another state.
     *
     * @param from the state it was in
     * @param to the state it is in
     * @param why one short sentence, or null where the states say it all
     * @param now elapsed time, milliseconds
     */
    void state(SessionState from, SessionState to, String why, long now);

    /**
     * A Register was answered 2.01: this is a new registration, in which the server has not observed anything yet.
     *
     * @param now elapsed time, milliseconds
     */
    void registered(long now);

    /**
     * An Update was answered 2.04.
     *
     * @param now elapsed time, milliseconds
     */
    void updated(long now);
}

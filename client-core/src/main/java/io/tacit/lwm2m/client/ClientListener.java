package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.session.SessionState;

/**
 * Hears what a client does. Every method does nothing unless overridden, is called on the thread that owns the client,
 * and must return soon.
 *
 * @see LogListener
 */
public abstract class ClientListener {

    /** Does nothing. */
    protected ClientListener() {}

    /**
     * The session with a server went on to another state.
     *
     * @param shortServerId the server
     * @param from the state it was in
     * @param to the state it is in
     * @param why one short sentence, or null where the states say it all
     * @param now elapsed time, milliseconds
     */
    public void state(int shortServerId, SessionState from, SessionState to, String why, long now) {}

    /**
     * It was decided whether to send an Update, and why.
     *
     * @param shortServerId the server
     * @param decision what was decided; valid only during this call
     */
    public void decided(int shortServerId, Decision decision) {}

    /**
     * An Update was answered 2.04.
     *
     * @param shortServerId the server
     * @param now elapsed time, milliseconds
     */
    public void updated(int shortServerId, long now) {}

    /**
     * A notification was sent.
     *
     * @param shortServerId the server
     * @param path what is observed
     * @param confirmable whether it asks for an acknowledgement
     * @param now elapsed time, milliseconds
     */
    public void notified(int shortServerId, Path path, boolean confirmable, long now) {}

    /**
     * A server's request was answered.
     *
     * @param shortServerId the server
     * @param method the CoAP code of the request as one byte
     * @param path what it was about, or null if that can't be told
     * @param code the CoAP code of the answer as one byte
     * @param now elapsed time, milliseconds
     */
    public void answered(int shortServerId, int method, Path path, int code, long now) {}

    /**
     * Something that was to be sent to a server never will be. {@link ServerStatus#dropped} counts it too. Of
     * notifications that can't be stored while the server is out of reach the first is told at once, the others when it
     * can be reached again.
     *
     * @param shortServerId the server
     * @param count how many Sends, moments of which the values were collected, or notifications; 1 or more
     * @param why one short sentence
     * @param now elapsed time, milliseconds
     */
    public void dropped(int shortServerId, long count, String why, long now) {}

    /**
     * The application's code threw something other than a refusal: a server that asked was answered 5.00, a Send is
     * dropped.
     *
     * @param path what was asked for, or null
     * @param failure what was thrown
     */
    public void failed(Path path, RuntimeException failure) {}
}

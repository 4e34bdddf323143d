package io.tacit.lwm2m.session;

/** The states of the session with one server. */
public enum SessionState {
    /** Not started. */
    IDLE,
    /** Waiting for the transport to open an association. */
    CONNECTING,
    /** A Register is on its way. */
    REGISTERING,
    /** Registered. */
    REGISTERED,
    /** Registered, and an Update is on its way. */
    UPDATING,
    /** Something failed; waiting for the next attempt. */
    WAITING,
    /** A De-register is on its way. */
    DEREGISTERING,
    /** The server disabled the client for a while (/1/x/4). */
    DISABLED,
    /** Stopped for good. */
    ENDED
}

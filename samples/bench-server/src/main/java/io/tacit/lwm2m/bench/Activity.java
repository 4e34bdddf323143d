package io.tacit.lwm2m.bench;

/** A kind of message from a client that may reset its lifetime. Register and Update always do. */
public enum Activity {
    /** A notification of an observation, Confirmable or not. */
    NOTIFICATION,
    /** A Send. */
    SEND,
    /** An answer to a request of the server's, such as a Read. */
    RESPONSE
}

package io.tacit.lwm2m.client;

/**
 * Hears what became of a Send. Called on the thread that owns the client; if a Send is dropped as soon as it is handed
 * in, on the thread that handed it in.
 */
public interface SendListener {

    /** What became of a Send. Values that were collected stay so unless they are delivered. */
    enum Result {
        /** The server has it; if values were collected, all of them. */
        DELIVERED,
        /** The server refused it. */
        REFUSED,
        /** No answer came: the server may have it or not. */
        UNANSWERED,
        /** It was not sent: the server wants no Sends (/1/x/23 is true or absent), or its LwM2M 1.0 knows none. */
        MUTED,
        /** It was not sent: the client was stopped, too many were waiting, or there is nothing to read at a path. */
        DROPPED
    }

    /**
     * A Send came to its end at a server.
     *
     * @param shortServerId the server
     * @param result how
     * @param code the CoAP code of the answer as one byte, of the last one if there were several; 0 if there was none
     */
    void sent(int shortServerId, Result result, int code);
}

package io.tacit.lwm2m.client;

/**
 * Hears what became of a Send. Called on the thread that owns the client; if a Send is dropped as soon as it is handed
 * in, on the thread that handed it in.
 */
public interface SendListener {

    /** What became of a Send. */
    enum Result {
        /** The server has it. */
        DELIVERED,
        /** The server refused it. */
        REFUSED,
        /** No answer came: the server may have it or not. */
        UNANSWERED,
        /**
         * It was not sent: the client was stopped, the server wants no Sends (/1/x/23), or there is nothing to read at
         * a path.
         */
        DROPPED
    }

    /**
     * A Send came to its end at a server.
     *
     * @param shortServerId the server
     * @param result how
     * @param code the CoAP code of the answer as one byte, or 0 if there was none
     */
    void sent(int shortServerId, Result result, int code);
}

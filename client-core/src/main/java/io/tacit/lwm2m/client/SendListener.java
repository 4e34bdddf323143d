package io.tacit.lwm2m.client;

/** Hears what became of a Send. Called on the thread that owns the client. */
public interface SendListener {

    /** What became of a Send. */
    enum Result {
        /** The server has it. */
        DELIVERED,
        /** The server refused it. */
        REFUSED,
        /** No answer came: the server may have it or not. */
        UNANSWERED,
        /** It was never sent: the client stopped, or the registration ended. */
        DROPPED
    }

    /**
     * A Send came to its end.
     *
     * @param result how
     * @param code the CoAP code of the answer as one byte, or 0 if there was none
     */
    void sent(Result result, int code);
}

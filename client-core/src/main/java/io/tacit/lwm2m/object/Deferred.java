package io.tacit.lwm2m.object;

/**
 * Gives an answer that was put off. Exactly one of the methods counts, the first that is called; any thread may call.
 */
public interface Deferred {

    /** Carries on: a Read is carried out now, a Write or Execute is answered 2.04. */
    void succeed();

    /**
     * Refuses.
     *
     * @param code a CoAP response code of class 4 or 5, such as
     *     {@link io.tacit.lwm2m.model.Refusal#INTERNAL_SERVER_ERROR}
     * @param diagnostic one short sentence
     */
    void refuse(int code, String diagnostic);
}

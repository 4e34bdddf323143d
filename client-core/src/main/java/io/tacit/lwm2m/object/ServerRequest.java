package io.tacit.lwm2m.object;

/** What a server asks, as far as an object needs to know. Valid only during the call that it was passed to. */
public interface ServerRequest {

    /** Returns the Short Server ID of the server that asks, 1 to 65534. */
    int shortServerId();

    /**
     * Puts the answer off. The request is acknowledged at once, and answered when the returned object is told to.
     *
     * @return what to tell, once, from any thread
     * @throws io.tacit.lwm2m.model.Refusal 5.03 if too many answers are put off already: let it through, and call this
     *     before anything has had an effect
     */
    Deferred defer();

    /**
     * Has something done after the answer was delivered: for Reboot, Factory Reset and the like. The action runs on the
     * thread that owns the client: when the answer is known to have arrived, or when it no longer matters (93 seconds,
     * MAX_TRANSMIT_WAIT, at most).
     *
     * @param action what to do; must not block
     */
    void afterDelivery(Runnable action);
}

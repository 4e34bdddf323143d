package io.tacit.lwm2m.session;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;

/**
 * Hears what became of a Confirmable message that was given to a {@link Session}. Exactly one method is called, once.
 */
public interface Delivery {

    /**
     * The message came to its end.
     *
     * @param outcome how
     * @param answer the answer of a request if ANSWERED, else null
     * @param now elapsed time, milliseconds
     */
    void ended(Outcome outcome, Message answer, long now);

    /**
     * The message was withdrawn to make way for an Update or De-register, or since the connection ended; it may have
     * arrived or not. What it said is owed again.
     *
     * @param now elapsed time, milliseconds
     */
    void withdrawn(long now);
}

package io.tacit.lwm2m.refresh;

/** Hears every decision of a {@link RefreshScheduler}. */
public interface DecisionListener {

    /**
     * A decision was made.
     *
     * @param decision what and why; valid only during this call
     */
    void decided(Decision decision);
}

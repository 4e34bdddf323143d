package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.refresh.Trust;

/**
 * A trial as its client sees it: an Update was held to find out what the server honours.
 *
 * @param heldAt when the Update would have been sent, by the client's clock
 * @param endedAt when the trial was decided
 * @param verdict what it showed
 * @param trust what is trusted from then on
 */
record Trial(long heldAt, long endedAt, Decision.Type verdict, Trust trust) {

    boolean conclusive() {
        return verdict != Decision.Type.TRIAL_INCONCLUSIVE;
    }

    boolean refuted() {
        return verdict == Decision.Type.TRIAL_REFUTED;
    }
}

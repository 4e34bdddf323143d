package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Attributes;

/**
 * Finds the rules that are in effect at observed paths.
 *
 * <p>When something is told is decided by what is attached at the observed path itself or inherited there, with the
 * server's defaults; not by what is attached below (LwM2M Core TS 1.2, sections 6.4.2 and 7.3.1). con and hqmax are
 * about what a notification contains: those count from below too (section 7.3.2).
 *
 * <p>Attributes that an Observe brought take the place of all that is attached; those of an Observe-Composite leave the
 * conditions (sections 6.4.1 and 6.4.4).
 */
final class EffectiveRules {

    private final AttributeStore attributes;
    private final Attributes effective = new Attributes();
    private int revision;

    EffectiveRules(AttributeStore attributes) {
        this.attributes = attributes;
        this.revision = attributes.revision();
    }

    /** Returns whether rules may be others than at the last {@link #renew}. */
    boolean areStale() {
        return attributes.revision() != revision;
    }

    /** The rules of all observations will be set anew. */
    void renew() {
        revision = attributes.revision();
    }

    void set(Observation observation) {
        for (int i = 0; i < observation.watches.length; i++) {
            Watch watch = observation.watches[i];
            find(observation, watch.path);
            watch.rules(effective);
        }
    }

    private void find(Observation observation, Path path) {
        attributes.inherited(path, effective);
        if (observation.own == null) {
            raise(Attribute.CON, attributes.largestBelow(path, Attribute.CON), 1);
            raise(Attribute.HQMAX, attributes.largestBelow(path, Attribute.HQMAX), 0);
        } else {
            for (int i = 0; i < Attribute.count(); i++) {
                if (!observation.composite() || !Attribute.at(i).condition()) {
                    effective.unset(Attribute.at(i));
                }
            }
            effective.inherit(observation.own);
        }
        attributes.complete(effective);
    }

    /** A value from below counts if it is large enough to say something of the whole. */
    private void raise(Attribute attribute, double value, double least) {
        if (value >= least && (!effective.has(attribute) || effective.value(attribute) < value)) {
            effective.set(attribute, value);
        }
    }
}

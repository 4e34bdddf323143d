package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;

/** Writes in a format that carries one value without saying where it belongs: the target of the request says it. */
abstract class SingleValueEncoder implements Encoder {

    Output out;

    private final int contentFormat;
    private final String purpose;
    private int depth;
    private int values;

    /** Takes the format's number, and what to say when something else than one fitting value is to be written. */
    SingleValueEncoder(int contentFormat, String purpose) {
        this.contentFormat = contentFormat;
        this.purpose = purpose;
    }

    @Override
    public final int contentFormat() {
        return contentFormat;
    }

    @Override
    public final void begin(Path requested, Output target) {
        depth = requested.depth();
        if (depth < 3) {
            throw unfit();
        }
        out = target;
        values = 0;
    }

    @Override
    public final void time(long millis) {
        if (millis != NO_TIME) {
            throw unfit();
        }
    }

    @Override
    public final void ago(long millis) {
        throw unfit();
    }

    @Override
    public final void end() {
        if (values != 1) {
            throw unfit();
        }
    }

    @Override
    public final void beginInstance(int objectId, int instanceId) {
        // A bare value does not say where it belongs.
    }

    @Override
    public final void endInstance() {
        // A bare value does not say where it belongs.
    }

    @Override
    public final void beginResource(ResourceDefinition resource) {
        if (resource.multiple() && depth == 3) {
            throw unfit();
        }
    }

    @Override
    public final void endResource() {
        // A bare value does not say where it belongs.
    }

    @Override
    public final void resourceInstance(int id) {
        // A bare value does not say where it belongs.
    }

    /** A value follows, the only one. */
    final void beginValue() {
        if (++values > 1) {
            throw unfit();
        }
    }

    final Refusal unfit() {
        return new Refusal(Refusal.NOT_ACCEPTABLE, purpose);
    }
}

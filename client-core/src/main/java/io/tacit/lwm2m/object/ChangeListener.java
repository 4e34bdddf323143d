package io.tacit.lwm2m.object;

/** Hears that a value changed. Called by any thread. */
public interface ChangeListener {

    /**
     * The value of a Resource changed.
     *
     * @param objectId the Object
     * @param instanceId the Object Instance, or {@link io.tacit.lwm2m.model.Path#NONE} for all, those that came and
     *     went too
     * @param resourceId the Resource, or {@link io.tacit.lwm2m.model.Path#NONE} for all
     */
    void changed(int objectId, int instanceId, int resourceId);
}

package io.tacit.lwm2m.object;

/** Hears that a value changed. Called by any thread. */
public interface ChangeListener {

    /**
     * The value of a Resource changed.
     *
     * @param objectId the Object
     * @param instanceId the Object Instance
     * @param resourceId the Resource
     */
    void changed(int objectId, int instanceId, int resourceId);
}

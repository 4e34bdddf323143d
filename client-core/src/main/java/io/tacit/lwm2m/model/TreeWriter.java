package io.tacit.lwm2m.model;

/**
 * Takes part of the object tree, in order: Object Instances, in them Resources, in them values. What lies above the
 * path that is read is opened too, so that a writer always knows where it is: reading {@code /3/0/9} is
 * {@code beginInstance(3, 0); beginResource(9…); writeInteger(95); endResource(); endInstance()}.
 */
public interface TreeWriter extends ValueWriter {

    /**
     * Opens an Object Instance.
     *
     * @param objectId the Object id
     * @param instanceId the Object Instance id
     */
    void beginInstance(int objectId, int instanceId);

    /** Closes the Object Instance that is open. */
    void endInstance();

    /**
     * Opens a Resource; its values follow.
     *
     * @param resource what the Resource is: id, type, single or multiple
     */
    void beginResource(ResourceDefinition resource);

    /** Closes the Resource that is open. */
    void endResource();
}

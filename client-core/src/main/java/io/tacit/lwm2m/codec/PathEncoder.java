package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ResourceDefinition;

/**
 * Writes in a format in which each value says where it belongs: what is opened and closed around values leaves no trace
 * of its own, so that Object Instances and multiple Resources without values do not appear.
 */
abstract class PathEncoder implements Encoder {

    /** Where the next value belongs; the first {@link #depth} count. */
    final int[] ids = new int[4];

    private boolean multiple;

    final int depth() {
        return multiple ? 4 : 3;
    }

    @Override
    public final void beginInstance(int objectId, int instanceId) {
        ids[0] = objectId;
        ids[1] = instanceId;
    }

    @Override
    public final void endInstance() {
        // Values say where they belong.
    }

    @Override
    public final void beginResource(ResourceDefinition resource) {
        ids[2] = resource.id();
        multiple = resource.multiple();
    }

    @Override
    public final void endResource() {
        // Values say where they belong.
    }

    @Override
    public final void resourceInstance(int id) {
        ids[3] = id;
    }
}

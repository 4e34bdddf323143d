package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;

/** The longest path that contains all Resources that were added. One thread; adding allocates nothing. */
final class CommonPath {

    private boolean empty = true;
    private int objectId;
    private int instanceId;
    private int resourceId;

    void clear() {
        empty = true;
    }

    void add(int newObjectId, int newInstanceId, int newResourceId) {
        boolean object = empty || objectId == newObjectId;
        boolean instance = object && (empty || instanceId == newInstanceId);
        boolean resource = instance && (empty || resourceId == newResourceId);
        objectId = object ? newObjectId : Path.NONE;
        instanceId = instance ? newInstanceId : Path.NONE;
        resourceId = resource ? newResourceId : Path.NONE;
        empty = false;
    }

    void add(CommonPath other) {
        if (!other.empty) {
            add(other.objectId, other.instanceId, other.resourceId);
        }
    }

    /** Returns the path: the root if the Resources have nothing in common, or there are none. */
    Path path() {
        if (empty || objectId == Path.NONE) {
            return Path.ROOT;
        }
        if (instanceId == Path.NONE) {
            return Path.of(objectId);
        }
        return resourceId == Path.NONE ? Path.of(objectId, instanceId) : Path.of(objectId, instanceId, resourceId);
    }
}

package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;

/**
 * Reads several paths at once. It walks through the tree and asks of everything there whether one of the paths wants
 * it: so values come in the order of the tree, each once though paths may overlap, and what is not there is left out by
 * itself. Allocates nothing. One thread.
 */
final class CompositeReader {

    private final ObjectTree tree;
    private final ResourceInstanceFilter filter = new ResourceInstanceFilter();

    CompositeReader(ObjectTree tree) {
        this.tree = tree;
    }

    void read(Path[] paths, int shortServerId, TreeWriter out) {
        boolean refused = false;
        boolean readable = false;
        for (int i = 0; i < tree.objectCount(); i++) {
            Lwm2mObject object = tree.objectAt(i);
            int count = wanted(object, paths) ? object.instanceCount() : 0;
            for (int j = 0; j < count; j++) {
                int instanceId = object.instanceAt(j);
                if (overlap(paths, object.definition().id(), instanceId, Path.NONE)) {
                    if (mayRead(object, instanceId, shortServerId)) {
                        readable = true;
                        readInstance(object, instanceId, paths, out);
                    } else {
                        refused = true;
                    }
                }
            }
        }
        if (!readable && (refused || namesConfidential(paths))) {
            throw ObjectTree.unauthorized();
        }
    }

    /** Asks the Objects to get ready, see {@link Lwm2mObject#beforeRead}. */
    void beforeRead(Path[] paths, ServerRequest request) {
        for (int i = 0; i < tree.objectCount(); i++) {
            Lwm2mObject object = tree.objectAt(i);
            int count = wanted(object, paths) ? object.instanceCount() : 0;
            for (int j = 0; j < count; j++) {
                int instanceId = object.instanceAt(j);
                if (mayRead(object, instanceId, request.shortServerId())) {
                    beforeRead(object, instanceId, paths, request);
                }
            }
        }
    }

    private static boolean wanted(Lwm2mObject object, Path[] paths) {
        int id = object.definition().id();
        return !ObjectTree.confidential(id) && overlap(paths, id, Path.NONE, Path.NONE);
    }

    private boolean mayRead(Lwm2mObject object, int instanceId, int shortServerId) {
        return tree.allows(
                shortServerId, AccessControl.READ, object.definition().id(), instanceId);
    }

    private static boolean namesConfidential(Path[] paths) {
        for (Path path : paths) {
            if (ObjectTree.confidential(path.objectId())) {
                return true;
            }
        }
        return false;
    }

    private void beforeRead(Lwm2mObject object, int instanceId, Path[] paths, ServerRequest request) {
        ObjectDefinition definition = object.definition();
        if (contain(paths, definition.id(), instanceId, Path.NONE)) {
            object.beforeRead(instanceId, Path.NONE, request);
            return;
        }
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            if (overlap(paths, definition.id(), instanceId, resource.id())
                    && resource.readable()
                    && object.has(instanceId, resource.id())) {
                object.beforeRead(instanceId, resource.id(), request);
            }
        }
    }

    private void readInstance(Lwm2mObject object, int instanceId, Path[] paths, TreeWriter out) {
        ObjectDefinition definition = object.definition();
        if (contain(paths, definition.id(), instanceId, Path.NONE)) {
            ObjectTree.readInstance(object, instanceId, out);
            return;
        }
        boolean open = false;
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            if (overlap(paths, definition.id(), instanceId, resource.id())
                    && resource.readable()
                    && object.has(instanceId, resource.id())) {
                open |= readResource(object, instanceId, resource, paths, open, out);
            }
        }
        if (open) {
            out.endInstance();
        }
    }

    /** Opens the Object Instance if it is not open yet and there is something to read; tells whether there was. */
    private boolean readResource(
            Lwm2mObject object,
            int instanceId,
            ResourceDefinition resource,
            Path[] paths,
            boolean open,
            TreeWriter out) {
        int objectId = object.definition().id();
        if (!contain(paths, objectId, instanceId, resource.id())) {
            return resource.multiple() && filter.read(object, instanceId, resource, paths, open, out);
        }
        if (!open) {
            out.beginInstance(objectId, instanceId);
        }
        out.beginResource(resource);
        object.read(instanceId, resource.id(), out);
        out.endResource();
        return true;
    }

    /** Tells whether one of the paths contains what the ids name, or lies below it. */
    private static boolean overlap(Path[] paths, int objectId, int instanceId, int resourceId) {
        for (Path path : paths) {
            if (overlap(path.objectId(), objectId)
                    && overlap(path.instanceId(), instanceId)
                    && overlap(path.resourceId(), resourceId)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether one of the paths contains what the ids name. */
    private static boolean contain(Path[] paths, int objectId, int instanceId, int resourceId) {
        for (Path path : paths) {
            if (covers(path.objectId(), objectId)
                    && covers(path.instanceId(), instanceId)
                    && covers(path.resourceId(), resourceId)
                    && path.resourceInstanceId() == Path.NONE) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(int mine, int other) {
        return other == Path.NONE || covers(mine, other);
    }

    private static boolean covers(int mine, int other) {
        return mine == Path.NONE || mine == other;
    }
}

package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;

/**
 * The Objects of a client, as its servers see them. Which Objects there are is fixed; their instances may come and go.
 * The Objects that hold credentials, {@linkplain #confidential Security, OSCORE and COSE}, are in it for the client's
 * own use, but every way in for a server refuses them. With {@link AccessControl} among them, a server may do only what
 * that grants. One thread, the client's.
 */
public final class ObjectTree {

    private static final int SECURITY = 0;
    private static final int OSCORE = 21;
    private static final int COSE = 23;

    private final Lwm2mObject[] objects;

    /** Null where every server may do everything. */
    private final AccessControl access;

    private final ResourceInstanceFilter filter = new ResourceInstanceFilter();
    private final ResourceInstances instances = new ResourceInstances();
    private final Path[] onePath = new Path[1];
    private final CompositeReader composite = new CompositeReader(this);

    /**
     * Makes a tree.
     *
     * @param objects the Objects, in any order; copied
     * @throws IllegalArgumentException if two have the same id, or the one of id 2 is no {@link AccessControl}
     */
    public ObjectTree(Lwm2mObject... objects) {
        this.objects = new Lwm2mObject[objects.length];
        for (int count = 0; count < objects.length; count++) {
            insert(objects[count], count);
        }
        this.access = accessControl(find(AccessControl.ID));
    }

    /**
     * Tells whether an Object is kept from servers: any operation of theirs on it is answered 4.01, and it is not
     * listed in a registration (LwM2M Core TS 1.1, sections 6.2.1 and 6.3).
     *
     * @param objectId an Object id
     * @return whether it is 0, 21 or 23
     */
    public static boolean confidential(int objectId) {
        return objectId == SECURITY || objectId == OSCORE || objectId == COSE;
    }

    /** Returns how many Objects there are, confidential ones included. */
    public int objectCount() {
        return objects.length;
    }

    /**
     * Returns an Object by its place.
     *
     * @param index 0 to {@link #objectCount()} − 1; ids ascend with the index
     * @return the Object
     */
    public Lwm2mObject objectAt(int index) {
        return objects[index];
    }

    /**
     * Finds an Object for the client's own use.
     *
     * @param objectId an Object id
     * @return the Object, or null if there is none
     */
    public Lwm2mObject find(int objectId) {
        for (Lwm2mObject object : objects) {
            if (object.definition().id() == objectId) {
                return object;
            }
        }
        return null;
    }

    /**
     * Finds the Object that a server's path leads to, and sees that the Object Instance and the Resource of the path
     * are there, and that the server has the right (LwM2M Core TS 1.1, section 8.2). A path that ends at an Object
     * needs none: what is done there is for those Object Instances that the server has the right for.
     *
     * @param path any path but the root
     * @param shortServerId the server that asks
     * @param right a right of {@link AccessControl}, or 0 if none is needed
     * @return the Object
     * @throws Refusal 4.01 if the Object is confidential, or the server lacks the right; 4.04 if something that the
     *     path names is not there
     */
    public Lwm2mObject locate(Path path, int shortServerId, int right) {
        Lwm2mObject object = instance(path, shortServerId, right);
        if (path.depth() >= 3) {
            resource(object, path);
            if (!object.has(path.instanceId(), path.resourceId())) {
                throw Refusal.notFound("no such Resource");
            }
        }
        return object;
    }

    /**
     * Finds the Object that a server's path leads to, and sees that the Object Instance is there, if the path names
     * one, and that the server has the right; whatever there is below it.
     *
     * @param path any path but the root
     * @param shortServerId the server that asks
     * @param right a right of {@link AccessControl}, or 0 if none is needed
     * @return the Object
     * @throws Refusal 4.01 if the Object is confidential, or the server lacks the right; 4.04 if there is no such
     *     Object or Object Instance
     */
    public Lwm2mObject instance(Path path, int shortServerId, int right) {
        Lwm2mObject object = object(path);
        if (path.depth() >= 2) {
            if (!hasInstance(object, path.instanceId())) {
                throw Refusal.notFound("no such Object Instance");
            }
            if (right != 0 && !allows(shortServerId, right, path.objectId(), path.instanceId())) {
                throw unauthorized();
            }
        }
        return object;
    }

    /**
     * Finds the Object that a server's path leads to, whether or not what lies below it is there.
     *
     * @param path any path but the root
     * @return the Object
     * @throws Refusal 4.01 if the Object is confidential, 4.04 if there is none
     */
    public Lwm2mObject object(Path path) {
        if (confidential(path.objectId())) {
            throw new Refusal(Refusal.UNAUTHORIZED, "no server has access to this Object");
        }
        Lwm2mObject object = find(path.objectId());
        if (object == null) {
            throw Refusal.notFound("no such Object");
        }
        return object;
    }

    /**
     * Tells whether a server has a right; everybody has all, if the tree has no {@link AccessControl}.
     *
     * @param shortServerId the server that asks
     * @param right a right of {@link AccessControl}
     * @param objectId the Object
     * @param instanceId the Object Instance; any for {@link AccessControl#CREATE}
     * @return whether it may; not that the Object is not confidential, or there at all
     */
    public boolean allows(int shortServerId, int right, int objectId, int instanceId) {
        return access == null || access.allows(shortServerId, right, objectId, instanceId);
    }

    /** Returns what says who may do what, or null where every server may do everything. */
    public AccessControl accessControl() {
        return access;
    }

    /** Returns what to throw where a server lacks a right: 4.01. */
    public static Refusal unauthorized() {
        return new Refusal(Refusal.UNAUTHORIZED, "the server lacks the access right");
    }

    /**
     * Finds what the Resource of a path is.
     *
     * @param object the Object that the path leads to
     * @param path a path of a Resource or Resource Instance
     * @return the definition of the Resource
     * @throws Refusal 4.04 if the Object knows no such Resource, or the path names an instance of a single one
     */
    public static ResourceDefinition resource(Lwm2mObject object, Path path) {
        ResourceDefinition resource = object.definition().resource(path.resourceId());
        if (resource == null) {
            throw Refusal.notFound("no such Resource");
        }
        if (path.depth() == 4 && !resource.multiple()) {
            throw Refusal.notFound("the Resource has no instances");
        }
        return resource;
    }

    /**
     * Tells whether a path leads to a multiple Resource or an instance of one.
     *
     * @param path any path
     * @return whether the Object that is there knows the Resource as multiple
     */
    public boolean isMultiple(Path path) {
        Lwm2mObject object = find(path.objectId());
        ResourceDefinition resource =
                object == null ? null : object.definition().resource(path.resourceId());
        return resource != null && resource.multiple();
    }

    /**
     * Tells whether an Object has an instance.
     *
     * @param object an Object
     * @param instanceId an Object Instance id
     * @return whether it is there
     */
    public static boolean hasInstance(Lwm2mObject object, int instanceId) {
        int count = object.instanceCount();
        for (int i = 0; i < count; i++) {
            if (object.instanceAt(i) == instanceId) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a Resource Instance is there.
     *
     * @param object the Object that the path leads to
     * @param path a path of a Resource Instance, in an Object Instance that exists and a multiple Resource
     * @return whether it is there; where that can't be read, whether the Resource is
     */
    public boolean hasResourceInstance(Lwm2mObject object, Path path) {
        if (!object.has(path.instanceId(), path.resourceId())) {
            return false;
        }
        if (!object.definition().resource(path.resourceId()).readable()) {
            return true;
        }
        instances.read(object, path.instanceId(), path.resourceId());
        return instances.contains(path.resourceInstanceId());
    }

    /**
     * Asks the Objects to get ready for a server's Read, see {@link Lwm2mObject#beforeRead}.
     *
     * @param path what will be read, found by {@link #locate}
     * @param request the request, which they may defer
     */
    public void beforeRead(Path path, ServerRequest request) {
        Lwm2mObject object = object(path);
        if (path.depth() >= 2) {
            object.beforeRead(path.instanceId(), path.resourceId(), request);
            return;
        }
        int count = object.instanceCount();
        for (int i = 0; i < count; i++) {
            int instanceId = object.instanceAt(i);
            if (allows(request.shortServerId(), AccessControl.READ, path.objectId(), instanceId)) {
                object.beforeRead(instanceId, Path.NONE, request);
            }
        }
    }

    /**
     * Reads everything at a path that a server may read. Above the level of Resources, what can't be read is left out
     * (LwM2M Core TS 1.1, section 6.3.1); so are Object Instances that this server may not read, if a whole Object is
     * read (section 8.2.3).
     *
     * @param path what to read, not the root
     * @param shortServerId the server that it is for
     * @param out takes the values; what it took is worthless if this throws
     * @throws Refusal 4.01 if the Object is confidential, or the server may not read the Object Instance; 4.04 if the
     *     path names nothing, 4.05 if it names a Resource that can't be read, or whatever an Object refuses with
     */
    public void read(Path path, int shortServerId, TreeWriter out) {
        Lwm2mObject object = locate(path, shortServerId, AccessControl.READ);
        if (path.depth() == 1) {
            readObject(object, shortServerId, out);
        } else if (path.depth() == 2) {
            readInstance(object, path.instanceId(), out);
        } else {
            readResource(object, path, out);
        }
    }

    /**
     * Asks the Objects to get ready for a server's Read-Composite, see {@link Lwm2mObject#beforeRead}.
     *
     * @param paths what will be read, as for {@link #read(Path[], int, TreeWriter)}
     * @param request the request, which they may defer
     */
    public void beforeRead(Path[] paths, ServerRequest request) {
        composite.beforeRead(paths, request);
    }

    /**
     * Reads several paths at once for a server (Read-Composite and Observe-Composite, LwM2M Core TS 1.1, sections 6.3.8
     * and 6.4.4). What is not there, can't be read, or may not be read by that server is left out, up to nothing at
     * all: only if it may read nothing of what is there, it is refused (section 8.2.1). Values come in the order of the
     * tree, each once though paths may overlap.
     *
     * @param paths what to read, in any order; the root for all Objects but the confidential ones
     * @param shortServerId the server that it is for
     * @param out takes the values; what it took is worthless if this throws
     * @throws Refusal 4.01 if there is something, but nothing that the server may read; or whatever an Object refuses
     *     with
     */
    public void read(Path[] paths, int shortServerId, TreeWriter out) {
        composite.read(paths, shortServerId, out);
    }

    private void readObject(Lwm2mObject object, int shortServerId, TreeWriter out) {
        int objectId = object.definition().id();
        int count = object.instanceCount();
        for (int i = 0; i < count; i++) {
            int instanceId = object.instanceAt(i);
            if (allows(shortServerId, AccessControl.READ, objectId, instanceId)) {
                readInstance(object, instanceId, out);
            }
        }
    }

    static void readInstance(Lwm2mObject object, int instanceId, TreeWriter out) {
        ObjectDefinition definition = object.definition();
        out.beginInstance(definition.id(), instanceId);
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            if (resource.readable() && object.has(instanceId, resource.id())) {
                out.beginResource(resource);
                object.read(instanceId, resource.id(), out);
                out.endResource();
            }
        }
        out.endInstance();
    }

    private void readResource(Lwm2mObject object, Path path, TreeWriter out) {
        ResourceDefinition resource = resource(object, path);
        if (!resource.readable()) {
            throw Refusal.methodNotAllowed("the Resource can't be read");
        }
        if (path.depth() == 4) {
            onePath[0] = path;
            if (!filter.read(object, path.instanceId(), resource, onePath, false, out)) {
                throw Refusal.notFound("no such Resource Instance");
            }
        } else {
            out.beginInstance(path.objectId(), path.instanceId());
            out.beginResource(resource);
            object.read(path.instanceId(), path.resourceId(), out);
            out.endResource();
        }
        out.endInstance();
    }

    private static AccessControl accessControl(Lwm2mObject object) {
        if (object != null && !(object instanceof AccessControl)) {
            throw new IllegalArgumentException("Object 2 decides over the others: use AccessControl");
        }
        return (AccessControl) object;
    }

    private void insert(Lwm2mObject object, int count) {
        int id = object.definition().id();
        int at = count;
        while (at > 0 && objects[at - 1].definition().id() >= id) {
            objects[at] = objects[at - 1];
            at--;
        }
        if (at < count && objects[at + 1].definition().id() == id) {
            throw new IllegalArgumentException("Object " + id + " is given twice: a client has each Object once");
        }
        objects[at] = object;
    }
}

package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/**
 * The Write-Composite operation (LwM2M Core TS 1.1, section 6.3.9): updates Resources and Resource Instances of any
 * Object Instances, and from LwM2M 1.2 on removes Resource Instances whose value is null. All of it or nothing: as in
 * Write, the payload is read once to check everything in it, and a second time to carry it out.
 */
final class WriteComposite implements Operation {

    private final ObjectTree tree;
    private final Formats formats;
    private final ChangeListener changes;
    private final RemovalListener removals;
    private final Values values;

    /** The Object Instances that are written, each once. */
    private Lwm2mObject[] objects = new Lwm2mObject[2];

    private int[] instances = new int[2];
    private int count;

    WriteComposite(ObjectTree tree, Formats formats, ChangeListener changes, RemovalListener removals) {
        this.tree = tree;
        this.formats = formats;
        this.changes = changes;
        this.removals = removals;
        this.values = new Values(tree);
    }

    @Override
    public Message perform(Call call) {
        Decoder decoder = CompositeFormat.decoder(formats, call.contentFormat());
        count = 0;
        begin(decoder, call);
        while (decoder.next()) {
            check(decoder, call);
        }
        if (count == 0) {
            throw Refusal.badRequest("the payload has no value");
        }
        carryOut(decoder, call);
        return call.context.deferred() ? null : new Message(Code.CHANGED);
    }

    private void carryOut(Decoder decoder, Call call) {
        int told = 0;
        try {
            begin(decoder, call);
            write(decoder);
            while (told < count) {
                told++;
                objects[told - 1].written(instances[told - 1], call.context);
            }
        } catch (RuntimeException e) {
            for (int i = told; i < count; i++) {
                objects[i].writeFailed(instances[i]);
            }
            throw e;
        }
    }

    private static void begin(Decoder decoder, Call call) {
        byte[] payload = call.request.payload();
        decoder.begin(payload, 0, payload.length, Path.ROOT, null);
    }

    private void check(Decoder decoder, Call call) {
        Path path = decoder.path();
        if (path.depth() < 3 || !decoder.hasValue() && !decoder.isNull()) {
            throw Refusal.badRequest("a record has no value for a Resource");
        }
        Lwm2mObject object = tree.instance(path, call.shortServerId, AccessControl.WRITE);
        ResourceDefinition resource = ObjectTree.resource(object, path);
        if (decoder.isNull()) {
            checkRemoval(call, path, object, resource);
        } else {
            values.check(decoder, resource);
            values.validate(decoder, object);
        }
        add(object, path.instanceId());
    }

    private void checkRemoval(Call call, Path path, Lwm2mObject object, ResourceDefinition resource) {
        if (path.depth() < 4 || !call.version.atLeast(Lwm2mVersion.V1_2)) {
            throw Refusal.badRequest("null is for Resource Instances, and for LwM2M 1.2");
        }
        Values.requireWritable(resource);
        if (tree.hasResourceInstance(object, path)) {
            object.validateRemoval(path.instanceId(), path.resourceId(), path.resourceInstanceId());
        }
    }

    private void add(Lwm2mObject object, int instanceId) {
        for (int i = 0; i < count; i++) {
            if (objects[i] == object && instances[i] == instanceId) {
                return;
            }
        }
        if (count == instances.length) {
            Lwm2mObject[] moreObjects = new Lwm2mObject[count * 2];
            int[] moreInstances = new int[count * 2];
            System.arraycopy(objects, 0, moreObjects, 0, count);
            System.arraycopy(instances, 0, moreInstances, 0, count);
            objects = moreObjects;
            instances = moreInstances;
        }
        objects[count] = object;
        instances[count++] = instanceId;
    }

    private void write(Decoder decoder) {
        while (decoder.next()) {
            Path path = decoder.path();
            Lwm2mObject object = tree.object(path);
            if (decoder.isNull()) {
                remove(object, path);
            } else {
                object.write(path.instanceId(), path.resourceId(), path.resourceInstanceId(), decoder);
            }
            changes.changed(path.objectId(), path.instanceId(), path.resourceId());
        }
    }

    /** What is not there need not be removed: the request may be repeated (RFC 8132 section 2). */
    private void remove(Lwm2mObject object, Path path) {
        if (tree.hasResourceInstance(object, path)) {
            object.remove(path.instanceId(), path.resourceId(), path.resourceInstanceId());
            removals.removed(path);
        }
    }
}

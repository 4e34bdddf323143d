package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/**
 * The Delete operation (LwM2M Core TS 1.1, section 6.3.7): removes an Object Instance, from LwM2M 1.2 on also a
 * Resource Instance.
 */
final class Delete implements Operation {

    private final ObjectTree tree;
    private final ChangeListener changes;
    private final RemovalListener removals;
    private final Uploads uploads;

    Delete(ObjectTree tree, ChangeListener changes, RemovalListener removals, Uploads uploads) {
        this.tree = tree;
        this.changes = changes;
        this.removals = removals;
        this.uploads = uploads;
    }

    @Override
    public Message perform(Call call) {
        Path target = call.path;
        Lwm2mObject object = tree.instance(target, call.shortServerId, AccessControl.DELETE);
        if (target.depth() == 2) {
            deleteInstance(call, object);
        } else if (target.depth() == 4 && call.version.atLeast(Lwm2mVersion.V1_2)) {
            deleteResourceInstance(call, object);
        } else {
            throw Refusal.methodNotAllowed("only an Object Instance can be deleted");
        }
        uploads.removed(target);
        removals.removed(target);
        return call.context.deferred() ? null : new Message(Code.DELETED);
    }

    private void deleteInstance(Call call, Lwm2mObject object) {
        Path target = call.path;
        if (target.objectId() == Device.ID) {
            throw Refusal.methodNotAllowed("the device itself can't be deleted");
        }
        object.delete(target.instanceId(), call.context);
        AccessControl access = tree.accessControl();
        if (access != null) {
            access.forget(target.objectId(), target.instanceId());
        }
        changes.changed(target.objectId(), Path.NONE, Path.NONE);
    }

    private void deleteResourceInstance(Call call, Lwm2mObject object) {
        Path target = call.path;
        Values.requireWritable(ObjectTree.resource(object, target));
        if (!tree.hasResourceInstance(object, target)) {
            throw Refusal.notFound("no such Resource Instance");
        }
        object.validateRemoval(target.instanceId(), target.resourceId(), target.resourceInstanceId());
        object.remove(target.instanceId(), target.resourceId(), target.resourceInstanceId());
        changes.changed(target.objectId(), target.instanceId(), target.resourceId());
        object.written(target.instanceId(), call.context);
    }
}

package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/** The Execute operation (LwM2M Core TS 1.1, section 6.3.5). */
final class Execute implements Operation {

    private final ObjectTree tree;

    Execute(ObjectTree tree) {
        this.tree = tree;
    }

    @Override
    public Message perform(Call call) {
        Path path = call.path;
        Lwm2mObject object = tree.locate(path, call.shortServerId, AccessControl.EXECUTE);
        if (!ObjectTree.resource(object, path).executable()) {
            throw Refusal.methodNotAllowed("the Resource can't be executed");
        }
        int format = call.contentFormat();
        if (format != Message.ABSENT && format != ContentFormat.TEXT) {
            throw new Refusal(Refusal.UNSUPPORTED_CONTENT_FORMAT, "arguments are plain text");
        }
        Arguments arguments = Arguments.parse(Message.text(call.request.payload()));
        object.execute(path.instanceId(), path.resourceId(), arguments, call.context);
        return call.context.deferred() ? null : new Message(Code.CHANGED);
    }
}

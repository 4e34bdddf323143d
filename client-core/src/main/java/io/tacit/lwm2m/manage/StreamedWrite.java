package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/** The end of a {@link Write} whose value has been taken as it came: nothing is left but to make use of it. */
final class StreamedWrite implements Operation {

    private final ObjectTree tree;

    StreamedWrite(ObjectTree tree) {
        this.tree = tree;
    }

    @Override
    public Message perform(Call call) {
        tree.object(call.path).written(call.path.instanceId(), call.context);
        return call.context.deferred() ? null : new Message(Code.CHANGED);
    }
}

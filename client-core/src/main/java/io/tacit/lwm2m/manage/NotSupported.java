package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Message;

/** Stands for what is no operation: a method that means nothing at the path, or nothing at all. */
final class NotSupported implements Operation {

    private final ObjectTree tree;

    NotSupported(ObjectTree tree) {
        this.tree = tree;
    }

    @Override
    public Message perform(Call call) {
        if (call.path.depth() > 0) {
            tree.object(call.path);
        }
        throw Refusal.methodNotAllowed("there is no such operation");
    }
}

package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Message;

/** Stands for the operations that the client does not offer: Create, Delete and the composite ones. */
final class NotSupported implements Operation {

    private final ObjectTree tree;

    NotSupported(ObjectTree tree) {
        this.tree = tree;
    }

    @Override
    public Message perform(Call call) {
        tree.object(call.path);
        throw Refusal.methodNotAllowed("the operation is not supported");
    }
}

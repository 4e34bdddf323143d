package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Message;

/** The Read operation (LwM2M Core TS 1.1, section 6.3.1). */
final class Read implements Operation {

    private final ObjectTree tree;
    private final Formats formats;
    private final Output output;

    Read(ObjectTree tree, Formats formats, Output output) {
        this.tree = tree;
        this.formats = formats;
        this.output = output;
    }

    @Override
    public Message perform(Call call) {
        Path path = call.path;
        Lwm2mObject object = tree.locate(path, call.shortServerId, AccessControl.READ);
        ResourceDefinition resource = path.depth() < 3 ? null : ObjectTree.resource(object, path);
        if (resource != null && !resource.readable()) {
            throw Refusal.methodNotAllowed("the Resource can't be read");
        }
        Encoder encoder = call.encoder(formats, formats.preferred(call.version, path, resource));
        if (!call.resumed()) {
            tree.beforeRead(path, call.context);
            if (call.context.deferred()) {
                return null;
            }
        }
        try {
            output.clear();
            encoder.begin(path, output);
            tree.read(path, call.shortServerId, encoder);
            encoder.end();
            return Call.content(encoder, output);
        } finally {
            output.clear();
        }
    }
}

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
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

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
        Encoder encoder = encoder(call, resource);
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
            return new Message(Code.CONTENT)
                    .add(Option.CONTENT_FORMAT, encoder.contentFormat())
                    .payload(output.toByteArray())
                    .body(output.toBody());
        } finally {
            output.clear();
        }
    }

    private Encoder encoder(Call call, ResourceDefinition resource) {
        int format = call.accept();
        if (format == Message.ABSENT) {
            format = formats.preferred(call.version, call.path, resource);
        }
        Encoder encoder = formats.encoder(format);
        if (encoder == null) {
            throw new Refusal(Refusal.NOT_ACCEPTABLE, "format " + format + " can't be written");
        }
        return encoder;
    }
}

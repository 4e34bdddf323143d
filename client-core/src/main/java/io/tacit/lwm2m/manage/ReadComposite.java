package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.codec.PathList;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Message;

/**
 * The Read-Composite operation (LwM2M Core TS 1.1, section 6.3.8): reads whatever there is at the paths that the
 * payload names, and leaves out the rest.
 */
final class ReadComposite implements Operation {

    private static final int MOST_PATHS = 64;

    private final ObjectTree tree;
    private final Formats formats;
    private final Output output;

    ReadComposite(ObjectTree tree, Formats formats, Output output) {
        this.tree = tree;
        this.formats = formats;
        this.output = output;
    }

    @Override
    public Message perform(Call call) {
        Decoder decoder = CompositeFormat.decoder(formats, call.contentFormat());
        Path[] paths = PathList.read(decoder, call.request.payload(), MOST_PATHS);
        Encoder encoder = call.encoder(formats, CompositeFormat.answering(call.contentFormat()));
        if (!call.resumed()) {
            tree.beforeRead(paths, call.context);
            if (call.context.deferred()) {
                return null;
            }
        }
        try {
            output.clear();
            encoder.begin(Path.ROOT, output);
            tree.read(paths, call.shortServerId, encoder);
            encoder.end();
            return Call.content(encoder, output);
        } finally {
            output.clear();
        }
    }
}

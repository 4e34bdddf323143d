package io.tacit.lwm2m.client;

import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.LinkFormatWriter;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.session.ObjectLinks;

/** Lists Objects and Object Instances for a Register (LwM2M Core TS 1.1, section 6.2.1). */
final class RegisterLinks implements ObjectLinks {

    private static final String DEFAULT_VERSION = "1.0";

    private final ObjectTree tree;
    private final Formats formats;
    private final Lwm2mVersion version;
    private final LinkFormatWriter writer = new LinkFormatWriter();
    private final Output output;

    RegisterLinks(ObjectTree tree, Formats formats, Lwm2mVersion version, int limit) {
        this.tree = tree;
        this.formats = formats;
        this.version = version;
        this.output = new Output(limit);
    }

    @Override
    public byte[] links() {
        output.clear();
        writer.begin(output, "");
        writer.link(Path.ROOT).attribute("rt", "oma.lwm2m").contentFormats(formats.supported(version));
        for (int i = 0; i < tree.objectCount(); i++) {
            Lwm2mObject object = tree.objectAt(i);
            if (!ObjectTree.confidential(object.definition().id())) {
                list(object);
            }
        }
        return output.toByteArray();
    }

    /** An Object is listed by itself if it has no instances, or a version to tell. */
    private void list(Lwm2mObject object) {
        int id = object.definition().id();
        int count = object.instanceCount();
        boolean versioned = !object.definition().version().equals(DEFAULT_VERSION);
        if (count == 0 || versioned) {
            writer.link(Path.of(id));
        }
        if (versioned && version == Lwm2mVersion.V1_0) {
            writer.attribute("ver", object.definition().version());
        } else if (versioned) {
            writer.token("ver", object.definition().version());
        }
        for (int i = 0; i < count; i++) {
            writer.link(Path.of(id, object.instanceAt(i)));
        }
    }
}

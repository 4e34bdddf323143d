package io.tacit.lwm2m.client;

import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.ImageSink;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import java.util.ArrayList;
import java.util.List;

/** An Object that takes and gives values that do not fit in memory. */
final class Vault extends Lwm2mObject {

    static final int ID = 32800;
    /** Write only, into a sink. */
    static final int PACKAGE = 0;
    /** Read only, from a source. */
    static final int LOG = 1;
    /** Both; instances 0 and 7. */
    static final int PARTS = 2;
    /** Nothing large: written as a whole. */
    static final int SMALL = 3;
    /** A text. */
    static final int NAME = 4;

    /** What was opened, the newest last, and the sizes that were announced. */
    final List<ImageSink> sinks = new ArrayList<>();

    final List<Long> sizes = new ArrayList<>();
    /** What was read, the newest last. */
    final List<Image> sources = new ArrayList<>();
    /** What else was called. */
    final List<String> calls = new ArrayList<>();

    int logLength = 1 << 20;
    int limit = Integer.MAX_VALUE;
    boolean defer;
    Deferred deferred;
    RuntimeException toThrow;
    RuntimeException toThrowAtEnd;

    Vault() {
        super(ObjectDefinition.builder(ID, "Vault")
                .resource(PACKAGE, "Package", ResourceType.OPAQUE, WRITE)
                .resource(LOG, "Log", ResourceType.OPAQUE, READ)
                .resource(PARTS, "Parts", ResourceType.OPAQUE, READ | WRITE | MULTIPLE)
                .resource(SMALL, "Small", ResourceType.OPAQUE, READ | WRITE)
                .resource(NAME, "Name", ResourceType.STRING, READ | WRITE)
                .build());
    }

    /** The log has grown. */
    void logged() {
        changed(0, LOG);
    }

    @Override
    public OpaqueSink open(int instanceId, int resourceId, int resourceInstanceId, long size) {
        if (resourceId == SMALL) {
            return null;
        }
        sizes.add(size);
        if (toThrow != null) {
            throw toThrow;
        }
        ImageSink sink = ImageSink.open(sinks.size(), size, limit).failsAtEnd(toThrowAtEnd);
        sinks.add(sink);
        return sink;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        switch (resourceId) {
            case LOG -> out.writeOpaque(source(logLength));
            case PARTS -> {
                out.resourceInstance(0);
                out.writeOpaque(source(3000));
                out.resourceInstance(7);
                out.writeOpaque(source(5));
            }
            case SMALL -> out.writeOpaque(new byte[] {1, 2, 3}, 0, 3);
            default -> out.writeString("vault");
        }
    }

    private Image source(int length) {
        Image image = new Image(length, sources.size());
        sources.add(image);
        return image;
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        calls.add("write " + resourceId + (resourceId == NAME ? "" : ": " + in.readOpaque().length + " bytes"));
    }

    @Override
    public void written(int instanceId, ServerRequest request) {
        calls.add("written " + instanceId + " by " + request.shortServerId());
        deferred = defer ? request.defer() : null;
    }
}

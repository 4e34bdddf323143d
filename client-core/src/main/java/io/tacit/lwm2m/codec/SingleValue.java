package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;

/** The payload of a format that carries one value without saying where it belongs: the target says it. */
final class SingleValue {

    byte[] bytes;
    int from;
    int end;

    private Path target;
    private boolean read;

    void begin(byte[] payload, int offset, int length, Path newTarget, ObjectDefinition definition) {
        if (newTarget.depth() < 3) {
            throw Refusal.badRequest("this format is for one value: write to a Resource");
        }
        if (newTarget.depth() == 3 && definition != null) {
            ResourceDefinition resource = definition.resource(newTarget.resourceId());
            if (resource != null && resource.multiple()) {
                throw Refusal.badRequest("this format is for one value: the Resource is multiple");
            }
        }
        bytes = payload;
        from = offset;
        end = offset + length;
        target = newTarget;
        read = false;
    }

    boolean next() {
        boolean first = !read;
        read = true;
        return first;
    }

    Path path() {
        return target;
    }
}

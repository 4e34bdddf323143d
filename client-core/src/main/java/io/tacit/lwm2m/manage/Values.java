package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;

/**
 * The values that a payload holds, a record at a time: what Write, Write-Composite and Create have in common (LwM2M
 * Core TS 1.1, section 6.3.3).
 */
final class Values {

    private final ObjectTree tree;

    Values(ObjectTree tree) {
        this.tree = tree;
    }

    /**
     * Checks what can be checked without asking the Object: that the Resource can be written, has instances or none as
     * the record has, and that the value is of its type.
     *
     * @param decoder at the record
     * @param resource the Resource of the record
     * @throws Refusal 4.05 if it can't be written, 4.00 if the record does not suit it
     */
    void check(Decoder decoder, ResourceDefinition resource) {
        requireWritable(resource);
        if (decoder.isNull()) {
            throw Refusal.badRequest("null is for Write-Composite");
        }
        boolean instance = decoder.path().depth() == 4;
        if (instance != resource.multiple() && (instance || decoder.hasValue())) {
            throw Refusal.badRequest(
                    "Resource " + resource.id() + (instance ? " has no instances" : " is written by its instances"));
        }
        if (decoder.hasValue()) {
            checkType(decoder, resource);
        } else if (!resource.multiple()) {
            throw Refusal.badRequest("Resource " + resource.id() + " has no value");
        }
    }

    /** Asks the Object whether it accepts the value of a record that was checked. */
    void validate(Decoder decoder, Lwm2mObject object) {
        if (decoder.hasValue()) {
            Path path = decoder.path();
            object.validate(path.instanceId(), path.resourceId(), path.resourceInstanceId(), decoder);
        }
    }

    static void requireWritable(ResourceDefinition resource) {
        if (!resource.writable()) {
            throw Refusal.methodNotAllowed("Resource " + resource.id() + " can't be written");
        }
    }

    private void checkType(Decoder decoder, ResourceDefinition resource) {
        switch (resource.type()) {
            case STRING:
            case CORE_LINK:
                decoder.readString();
                return;
            case INTEGER:
                decoder.readInteger();
                return;
            case UNSIGNED_INTEGER:
                decoder.readUnsigned();
                return;
            case FLOAT:
                decoder.readFloat();
                return;
            case BOOLEAN:
                decoder.readBoolean();
                return;
            case OPAQUE:
                decoder.readOpaque();
                return;
            case TIME:
                decoder.readTime();
                return;
            case OBJECT_LINK:
                checkLink(decoder.readObjectLink());
                return;
            default:
                throw Refusal.methodNotAllowed("Resource " + resource.id() + " has no value");
        }
    }

    /** A link leads to an Object or an Object Instance that is there, or to nothing. */
    private void checkLink(ObjectLink link) {
        if (link.objectId() == ObjectLink.NULL_ID && link.instanceId() == ObjectLink.NULL_ID) {
            return;
        }
        Lwm2mObject object = tree.find(link.objectId());
        boolean leads = object != null
                && (link.instanceId() == ObjectLink.NULL_ID || ObjectTree.hasInstance(object, link.instanceId()));
        if (!leads) {
            throw Refusal.badRequest("the link leads nowhere");
        }
    }
}

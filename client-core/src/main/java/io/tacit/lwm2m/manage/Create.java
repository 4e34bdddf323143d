package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Create operation (LwM2M Core TS 1.1, section 6.3.6). The payload describes Object Instances that it names, or one
 * that it does not name: then the client chooses its id, and says so in the answer. If anything is wrong, none is made.
 *
 * <p>All that can be found out without an Object Instance is, before there is one: the payload's form, types, ids. Then
 * it is made, and asked about the values; a refusal takes it back.
 */
final class Create implements Operation {

    private final ObjectTree tree;
    private final Formats formats;
    private final ChangeListener changes;
    private final FailureListener failures;
    private final Values values;

    private int[] ids = new int[1];
    private int count;

    Create(ObjectTree tree, Formats formats, ChangeListener changes, FailureListener failures) {
        this.tree = tree;
        this.formats = formats;
        this.changes = changes;
        this.failures = failures;
        this.values = new Values(tree);
    }

    @Override
    public Message perform(Call call) {
        Lwm2mObject object = target(call);
        Decoder decoder = decoder(call);
        Path root = findInstances(decoder, call, object);
        check(decoder, call, root, object);
        make(decoder, call, root, object);
        own(call, object);
        changes.changed(object.definition().id(), Path.NONE, Path.NONE);
        // The request remembers which id was chosen, in case that the answer is put off.
        call.request.subject(root);
        return call.context.deferred() ? null : created(root);
    }

    /**
     * Makes the answer.
     *
     * @param root the Object Instance whose id the client chose, or the Object if the server did
     */
    static Message created(Path root) {
        Message answer = new Message(Code.CREATED);
        if (root.depth() == 2) {
            answer.add(Option.LOCATION_PATH, "" + root.objectId());
            answer.add(Option.LOCATION_PATH, "" + root.instanceId());
        }
        return answer;
    }

    private Lwm2mObject target(Call call) {
        Lwm2mObject object = tree.object(call.path);
        if (!tree.allows(call.shortServerId, AccessControl.CREATE, call.path.objectId(), Path.NONE)) {
            throw ObjectTree.unauthorized();
        }
        if (!object.definition().multiple() && object.instanceCount() > 0) {
            throw Refusal.methodNotAllowed("the Object has its only instance");
        }
        return object;
    }

    /** Returns null if there is no payload: then an Object Instance is made of what the Object has by itself. */
    private Decoder decoder(Call call) {
        int format = call.contentFormat();
        if (format == Message.ABSENT && call.request.payload().length == 0) {
            return null;
        }
        if (format == ContentFormat.TEXT || format == ContentFormat.OPAQUE || format == ContentFormat.CBOR) {
            throw new Refusal(Refusal.UNSUPPORTED_CONTENT_FORMAT, "an Object Instance is more than one value");
        }
        return Call.decoder(formats, format);
    }

    /**
     * Finds out which Object Instances are to be made, and returns what the payload is read as: the Object if it names
     * them, else the Object Instance whose id is chosen here.
     */
    private Path findInstances(Decoder decoder, Call call, Lwm2mObject object) {
        count = 0;
        if (decoder != null && namesInstances(decoder, call, object)) {
            begin(decoder, call, call.path, object);
            while (decoder.next()) {
                add(decoder.path().instanceId(), object);
            }
            return call.path;
        }
        int free = 0;
        for (int i = 0; i < object.instanceCount() && object.instanceAt(i) == free; i++) {
            free++;
        }
        if (free > Path.MAX_ID) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "there is no room for another Object Instance");
        }
        add(free, object);
        return Path.of(call.path.objectId(), free);
    }

    /**
     * Resources outside of an Object Instance have no place in an Object, so whatever reads the payload refuses them.
     * The first record alone does not tell: in LwM2M JSON, {@code 1/0} may be an instance of either kind.
     */
    private boolean namesInstances(Decoder decoder, Call call, Lwm2mObject object) {
        try {
            begin(decoder, call, call.path, object);
            boolean any = false;
            while (decoder.next()) {
                any = true;
            }
            return any;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private void add(int id, Lwm2mObject object) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == id) {
                return;
            }
        }
        if (id == Path.NONE) {
            throw Refusal.badRequest("an Object Instance is named without its id");
        }
        if (!object.definition().multiple() && id != 0) {
            throw Refusal.badRequest("the only instance of this Object has the id 0");
        }
        if (ObjectTree.hasInstance(object, id)) {
            throw Refusal.badRequest("Object Instance " + id + " is there already");
        }
        if (count == ids.length) {
            int[] more = new int[count * 2];
            System.arraycopy(ids, 0, more, 0, count);
            ids = more;
        }
        ids[count++] = id;
    }

    private static void begin(Decoder decoder, Call call, Path root, Lwm2mObject object) {
        byte[] payload = call.request.payload();
        decoder.begin(payload, 0, payload.length, root, object.definition());
    }

    private void check(Decoder decoder, Call call, Path root, Lwm2mObject object) {
        if (decoder == null) {
            return;
        }
        begin(decoder, call, root, object);
        while (decoder.next()) {
            ResourceDefinition resource = taken(decoder, object);
            if (resource != null) {
                values.check(decoder, resource);
            }
        }
    }

    /** What is not known is passed over, and so are values of Resources that a server can only read (section 6.3.6). */
    private static ResourceDefinition taken(Decoder decoder, Lwm2mObject object) {
        ResourceDefinition resource =
                object.definition().resource(decoder.path().resourceId());
        boolean readOnly = resource != null && resource.readable() && !resource.writable();
        return readOnly ? null : resource;
    }

    private void make(Decoder decoder, Call call, Path root, Lwm2mObject object) {
        int made = 0;
        try {
            for (int i = 0; i < count; i++) {
                object.create(ids[i], call.context);
                made++;
            }
            if (decoder != null) {
                validate(decoder, call, root, object);
                write(decoder, call, root, object);
            }
            for (int i = 0; i < count; i++) {
                requireMandatory(object, ids[i]);
            }
            for (int i = 0; i < count; i++) {
                object.written(ids[i], call.context);
            }
        } catch (RuntimeException e) {
            for (int i = 0; i < made; i++) {
                takeBack(call, object, ids[i]);
            }
            throw e;
        }
    }

    private void validate(Decoder decoder, Call call, Path root, Lwm2mObject object) {
        begin(decoder, call, root, object);
        while (decoder.next()) {
            if (taken(decoder, object) != null) {
                values.validate(decoder, object);
            }
        }
    }

    private static void write(Decoder decoder, Call call, Path root, Lwm2mObject object) {
        begin(decoder, call, root, object);
        while (decoder.next()) {
            if (decoder.hasValue() && taken(decoder, object) != null) {
                Path path = decoder.path();
                object.write(path.instanceId(), path.resourceId(), path.resourceInstanceId(), decoder);
            }
        }
    }

    private static void requireMandatory(Lwm2mObject object, int instanceId) {
        ObjectDefinition definition = object.definition();
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            if (resource.mandatory() && !object.has(instanceId, resource.id())) {
                throw Refusal.badRequest("the mandatory Resource " + resource.id() + " is missing");
            }
        }
    }

    private void takeBack(Call call, Lwm2mObject object, int instanceId) {
        try {
            object.delete(instanceId, call.context);
        } catch (RuntimeException e) {
            failures.failed(Path.of(call.path.objectId(), instanceId), e);
        }
    }

    /** Who creates an Object Instance owns it, whatever was said before of one of that id (section 8.1.2.2). */
    private void own(Call call, Lwm2mObject object) {
        AccessControl access = tree.accessControl();
        for (int i = 0; access != null && i < count; i++) {
            access.forget(object.definition().id(), ids[i]);
            access.owner(object.definition().id(), ids[i], call.shortServerId);
        }
    }
}

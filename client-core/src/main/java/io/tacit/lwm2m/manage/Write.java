package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.OpaqueStream;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;

/**
 * The Write operation, as replacement or as partial update (LwM2M Core TS 1.1, section 6.3.3). It is carried out as a
 * whole or not at all: the payload is read once to check everything in it, and a second time to write. An Object that
 * fails while it takes what it has let pass is told so.
 *
 * <p>A replacement takes away what the payload lacks, as far as it can be lacking: optional writable Resources, and
 * instances of multiple Resources. A mandatory Resource that is not in the payload keeps its value.
 *
 * <p>One opaque value that is the target itself goes to a sink of the Object's if it has one: piece by piece as it
 * arrives ({@link #open}), or at once if it came in one message.
 */
final class Write implements Operation {

    private final ObjectTree tree;
    private final Formats formats;
    private final ChangeListener changes;
    private final Uploads uploads;
    private final boolean replace;
    private final Values values;

    Write(ObjectTree tree, Formats formats, ChangeListener changes, Uploads uploads, boolean replace) {
        this.tree = tree;
        this.formats = formats;
        this.changes = changes;
        this.uploads = uploads;
        this.replace = replace;
        this.values = new Values(tree);
    }

    @Override
    public Message perform(Call call) {
        Path target = call.path;
        Lwm2mObject object = target(call);
        Decoder decoder = Call.decoder(formats, format(call));
        begin(decoder, call, object);
        check(decoder, target, object);
        try {
            if (replace) {
                clear(decoder, call, object);
            }
            begin(decoder, call, object);
            write(decoder, call, object);
        } catch (RuntimeException e) {
            object.writeFailed(target.instanceId());
            throw e;
        }
        object.written(target.instanceId(), call.context);
        return call.context.deferred() ? null : new Message(Code.CHANGED);
    }

    /**
     * Opens a way for the value of a request of which only the beginning is there.
     *
     * @param size how many bytes the whole payload has, −1 if that is not known
     * @return takes the payload; null if that has to be collected
     */
    OpaqueSink open(Call call, long size) {
        Lwm2mObject object = target(call);
        Call.decoder(formats, format(call));
        OpaqueStream stream = isOneOpaque(call.path, object)
                ? OpaqueStream.find(format(call), call.request.payload(), call.path)
                : null;
        if (stream == null) {
            return null;
        }
        OpaqueSink sink = uploads.open(object, call.path, call.shortServerId, stream.valueSize(size));
        return sink == null ? null : stream.into(sink);
    }

    private static boolean isOneOpaque(Path target, Lwm2mObject object) {
        if (target.depth() < 3) {
            return false;
        }
        ResourceDefinition resource = ObjectTree.resource(object, target);
        return resource.type() == ResourceType.OPAQUE && resource.multiple() == (target.depth() == 4);
    }

    /** Finds the Object, and sees that the target can be written. A Resource need not be there: writing creates it. */
    private Lwm2mObject target(Call call) {
        Path target = call.path;
        if (target.depth() < 2) {
            tree.object(target);
            throw Refusal.methodNotAllowed("an Object can't be written, only its instances");
        }
        Lwm2mObject object = tree.instance(target, call.shortServerId, AccessControl.WRITE);
        if (target.depth() >= 3) {
            Values.requireWritable(ObjectTree.resource(object, target));
            if (target.depth() == 4 && !tree.hasResourceInstance(object, target)) {
                throw Refusal.notFound("no such Resource Instance");
            }
        }
        return object;
    }

    /**
     * Without a Content-Format a single value is taken as text, as LwM2M 1.0 and most clients do (RFC 7252 section
     * 5.5.1 leaves it to the resource); an Object Instance has no such default.
     */
    private static int format(Call call) {
        int format = call.contentFormat();
        return format == Message.ABSENT && call.path.depth() >= 3 ? ContentFormat.TEXT : format;
    }

    private static void begin(Decoder decoder, Call call, Lwm2mObject object) {
        byte[] payload = call.request.payload();
        decoder.begin(payload, 0, payload.length, call.path, object.definition());
    }

    private void check(Decoder decoder, Path target, Lwm2mObject object) {
        int records = 0;
        while (decoder.next()) {
            Path path = decoder.path();
            if (!target.contains(path)) {
                throw Refusal.badRequest("the payload leaves the target");
            }
            ResourceDefinition resource = object.definition().resource(path.resourceId());
            if (resource != null) {
                values.check(decoder, resource);
                values.validate(decoder, object);
                records++;
            }
            // Else a Resource that this client does not know, which is no error (section 6.3.3), or an empty Object
            // Instance.
        }
        if (records == 0 && target.depth() >= 3 && !(replace && target.depth() == 3 && tree.isMultiple(target))) {
            throw Refusal.badRequest("the payload has no value");
        }
    }

    /** Takes away what a replacement replaces. All of it before anything is written: records may come in any order. */
    private void clear(Decoder decoder, Call call, Lwm2mObject object) {
        Path target = call.path;
        if (target.depth() == 4) {
            return;
        }
        if (target.depth() == 3) {
            if (tree.isMultiple(target)) {
                clear(object, target);
            }
            return;
        }
        begin(decoder, call, object);
        while (decoder.next()) {
            Path path = decoder.path();
            ResourceDefinition resource = object.definition().resource(path.resourceId());
            if (resource != null && resource.multiple()) {
                clear(object, path);
            }
        }
        object.reset(target.instanceId());
    }

    private void clear(Lwm2mObject object, Path path) {
        object.clear(path.instanceId(), path.resourceId());
        changes.changed(path.objectId(), path.instanceId(), path.resourceId());
    }

    private void write(Decoder decoder, Call call, Lwm2mObject object) {
        while (decoder.next()) {
            Path path = decoder.path();
            if (decoder.hasValue() && object.definition().resource(path.resourceId()) != null) {
                if (!isOneOpaque(call.path, object) || !writeToSink(decoder, call, object)) {
                    object.write(path.instanceId(), path.resourceId(), path.resourceInstanceId(), decoder);
                    changes.changed(path.objectId(), path.instanceId(), path.resourceId());
                }
            }
        }
    }

    /** Writes the value that is the target; returns false if the Object has no sink for it. */
    private boolean writeToSink(Decoder decoder, Call call, Lwm2mObject object) {
        byte[] value = decoder.readOpaque();
        OpaqueSink sink = uploads.open(object, call.path, call.shortServerId, value.length);
        if (sink == null) {
            return false;
        }
        try {
            if (value.length > 0) {
                sink.write(value, 0, value.length);
            }
            sink.end();
        } catch (RuntimeException e) {
            sink.abort();
            throw e;
        }
        return true;
    }
}

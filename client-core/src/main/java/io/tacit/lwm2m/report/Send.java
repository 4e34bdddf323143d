package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Send operation (LwM2M Core TS 1.1, section 6.4.5): reports what nobody asked for. {@link #check} may be called by
 * any thread, {@link #build} by the client's.
 */
public final class Send {

    private static final String PATH = "dp";

    private final ObjectTree tree;
    private final Formats formats;
    private final Output output;

    /**
     * Makes Sends possible.
     *
     * @param tree what is reported
     * @param formats the data formats
     * @param maxBytes how large the payload may be, 1 or more
     */
    public Send(ObjectTree tree, Formats formats, int maxBytes) {
        this.tree = tree;
        this.formats = formats;
        this.output = new Output(maxBytes);
    }

    /**
     * Checks what can be known before the values are read: that the Objects and Resources exist and can be read, and
     * that no path covers another. Any thread.
     *
     * @param contentFormat {@link ContentFormat#SENML_CBOR} or {@link ContentFormat#SENML_JSON}
     * @param paths what to report, one or more
     * @throws IllegalArgumentException if that can't be sent; the message says why
     */
    public void check(int contentFormat, Path... paths) {
        if (contentFormat != ContentFormat.SENML_CBOR && contentFormat != ContentFormat.SENML_JSON) {
            throw new IllegalArgumentException(
                    "a Send is in SenML CBOR (112) or SenML JSON (110), not " + contentFormat);
        }
        if (paths.length == 0) {
            throw new IllegalArgumentException("name at least one path to send");
        }
        for (int i = 0; i < paths.length; i++) {
            check(paths[i]);
            for (int j = 0; j < i; j++) {
                if (paths[i].overlaps(paths[j])) {
                    throw new IllegalArgumentException(
                            paths[i] + " and " + paths[j] + " overlap: a Send has each value once");
                }
            }
        }
    }

    /**
     * Makes the request with the values of this moment.
     *
     * @param contentFormat {@link ContentFormat#SENML_CBOR} or {@link ContentFormat#SENML_JSON}
     * @param paths what to report, one or more
     * @return a POST to /dp; a single path is its {@link Message#subject}
     * @throws IllegalArgumentException if that can't be sent, as {@link #check} says, or because an Object Instance or
     *     Resource is not there, or can't be read now
     */
    public Message build(int contentFormat, Path... paths) {
        check(contentFormat, paths);
        Encoder encoder = formats.encoder(contentFormat);
        if (encoder == null) {
            throw new IllegalArgumentException("this client has no encoder for format " + contentFormat);
        }
        try {
            output.clear();
            encoder.begin(paths.length == 1 ? paths[0] : Path.ROOT, output);
            for (int i = 0; i < paths.length; i++) {
                read(paths[i], encoder);
            }
            encoder.end();
            Message message = new Message(Code.POST)
                    .add(Option.URI_PATH, PATH)
                    .add(Option.CONTENT_FORMAT, (long) contentFormat)
                    .payload(output.toByteArray())
                    .body(output.toBody());
            return paths.length == 1 ? message.subject(paths[0]) : message;
        } finally {
            output.clear();
        }
    }

    private void check(Path path) {
        if (path.depth() == 0) {
            throw new IllegalArgumentException("the root can't be sent: name the Objects");
        }
        if (ObjectTree.confidential(path.objectId())) {
            throw new IllegalArgumentException(path + " can't be sent: no server has access to it");
        }
        Lwm2mObject object = tree.find(path.objectId());
        if (object == null) {
            throw new IllegalArgumentException(path + " can't be sent: the client has no Object " + path.objectId());
        }
        if (path.depth() >= 3) {
            checkResource(path, object.definition());
        }
    }

    private static void checkResource(Path path, ObjectDefinition object) {
        ResourceDefinition resource = object.resource(path.resourceId());
        if (resource == null) {
            throw new IllegalArgumentException(
                    path + " can't be sent: " + object.name() + " has no Resource " + path.resourceId());
        }
        if (!resource.readable()) {
            throw new IllegalArgumentException(path + " can't be sent: " + resource.name() + " is not readable");
        }
        if (path.depth() == 4 && !resource.multiple()) {
            throw new IllegalArgumentException(path + " can't be sent: " + resource.name() + " has no instances");
        }
    }

    private void read(Path path, Encoder encoder) {
        try {
            tree.read(path, encoder);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(path + " can't be sent: " + refusal.getMessage());
        }
    }
}

package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Send operation (LwM2M Core TS 1.1, section 6.4.5): reports what nobody asked for. Values are those of the moment,
 * or were collected in a {@link ValueLog} and go out with their times. {@link #check} may be called by any thread, all
 * else by the client's.
 */
public final class Send {

    private static final String PATH = "dp";

    private final ObjectTree tree;
    private final Formats formats;
    private final Output output;
    private final Snapshot snapshot;

    /**
     * Makes Sends possible.
     *
     * @param tree what is reported
     * @param formats the data formats
     * @param maxBytes how large a payload may be, and the values that are collected at one moment; 1 or more
     */
    public Send(ObjectTree tree, Formats formats, int maxBytes) {
        this.tree = tree;
        this.formats = formats;
        this.output = new Output(maxBytes);
        this.snapshot = new Snapshot(maxBytes);
    }

    /**
     * Checks that a Send can be in a data format: SenML CBOR, SenML JSON, or LwM2M CBOR, which came with LwM2M 1.2.
     *
     * @param contentFormat a {@link ContentFormat}
     * @throws IllegalArgumentException if it is none of them
     */
    public static void checkFormat(int contentFormat) {
        if (contentFormat != ContentFormat.SENML_CBOR
                && contentFormat != ContentFormat.SENML_JSON
                && contentFormat != ContentFormat.LWM2M_CBOR) {
            throw new IllegalArgumentException(
                    "a Send is in SenML CBOR (112), SenML JSON (110) or LwM2M CBOR (11544), not " + contentFormat);
        }
    }

    /**
     * Returns the format in which collected values go out: LwM2M CBOR has no times, so SenML CBOR takes its place.
     *
     * @param contentFormat the format of Sends
     * @return {@link ContentFormat#SENML_CBOR} or {@link ContentFormat#SENML_JSON}
     */
    public static int withTimes(int contentFormat) {
        return contentFormat == ContentFormat.LWM2M_CBOR ? ContentFormat.SENML_CBOR : contentFormat;
    }

    /**
     * Checks what can be known before the values are read: that the Objects and Resources exist and can be read, and
     * that no path covers another. Any thread.
     *
     * @param paths what to report, one or more
     * @throws IllegalArgumentException if that can't be sent; the message says why
     */
    public void check(Path... paths) {
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
     * @param contentFormat one that {@link #checkFormat} allows
     * @param shortServerId the server that it is for
     * @param paths what to report, one or more
     * @return a POST to /dp; a single path is its {@link Message#subject}
     * @throws IllegalArgumentException if that can't be sent, as {@link #check} and {@link #checkFormat} say
     * @throws Refusal if something is not there, can't be read now, may not be read by that server, or is too large
     */
    public Message build(int contentFormat, int shortServerId, Path... paths) {
        check(paths);
        Encoder encoder = encoder(contentFormat);
        try {
            output.clear();
            encoder.begin(paths.length == 1 ? paths[0] : Path.ROOT, output);
            read(paths, shortServerId, encoder);
            encoder.end();
            Message message = message(contentFormat);
            return paths.length == 1 ? message.subject(paths[0]) : message;
        } finally {
            output.clear();
        }
    }

    /**
     * Reads the values of this moment, to be sent later.
     *
     * @param now elapsed time, milliseconds
     * @param shortServerId the server that it is for
     * @param log where they are kept
     * @param paths what to report, one or more
     * @return whether they are in the log, rather than dropped because that is full
     * @throws IllegalArgumentException if that can't be sent, as {@link #check} says
     * @throws Refusal if something can't be read, as {@link #build} says; nothing is kept then
     */
    public boolean collect(long now, int shortServerId, ValueLog log, Path... paths) {
        check(paths);
        snapshot.begin(now);
        read(paths, shortServerId, snapshot);
        if (snapshot.partial()) {
            throw new Refusal(Refusal.REQUEST_ENTITY_TOO_LARGE, "large values can be sent, but not collected");
        }
        return log.add(snapshot);
    }

    /**
     * Makes a request with the oldest of the values that were collected: as many moments as there is room for.
     *
     * @param contentFormat {@link ContentFormat#SENML_CBOR} or {@link ContentFormat#SENML_JSON}
     * @param log has the values; those that are in the message are {@linkplain ValueLog#sent on their way}
     * @param most how many moments at most, 1 to {@link ValueLog#size}
     * @param shift makes elapsed times those of the message, see {@link Snapshot#encode}
     * @return a POST to /dp, with what all values have in common as its {@link Message#subject}; null if not even the
     *     oldest moment has room, and nothing is on its way
     */
    public Message buildCollected(int contentFormat, ValueLog log, int most, long shift) {
        Encoder encoder = encoder(contentFormat);
        int wanted = most;
        int written = write(encoder, log, wanted, shift);
        while (written > 0 && written < wanted) {
            wanted = written;
            written = write(encoder, log, wanted, shift);
        }
        if (written < 1) {
            return null;
        }
        log.sent(wanted);
        Path path = log.path();
        Message message = message(contentFormat);
        return path.depth() == 0 ? message : message.subject(path);
    }

    /**
     * Writes the oldest moments, and returns how many have room. Fewer than wanted: then what was written is of no use,
     * for nobody can take back what an encoder has begun.
     */
    private int write(Encoder encoder, ValueLog log, int most, long shift) {
        output.clear();
        int count = 0;
        try {
            encoder.begin(log.path(), output);
            log.rewind();
            while (count < most && log.next(snapshot)) {
                snapshot.encode(tree, encoder, shift);
                count++;
            }
            encoder.end();
        } catch (Refusal full) {
            // If all had room, it was the end of the message that had none.
            return count < most ? count : count - 1;
        }
        return count;
    }

    private Encoder encoder(int contentFormat) {
        checkFormat(contentFormat);
        Encoder encoder = formats.encoder(contentFormat);
        if (encoder == null) {
            throw new IllegalArgumentException("this client has no encoder for format " + contentFormat);
        }
        return encoder;
    }

    private Message message(int contentFormat) {
        return new Message(Code.POST)
                .add(Option.URI_PATH, PATH)
                .add(Option.CONTENT_FORMAT, (long) contentFormat)
                .payload(output.toByteArray())
                .body(output.toBody());
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

    /** Reading several paths at once leaves out what is missing, or may not be read: in a Send, nothing is. */
    private void read(Path[] paths, int shortServerId, TreeWriter out) {
        for (int i = 0; i < paths.length; i++) {
            try {
                require(paths[i], shortServerId);
            } catch (Refusal refusal) {
                throw new Refusal(refusal.code(), paths[i] + " can't be sent: " + refusal.getMessage());
            }
        }
        tree.read(paths, shortServerId, out);
    }

    private void require(Path path, int shortServerId) {
        Lwm2mObject object = tree.locate(path, shortServerId, AccessControl.READ);
        if (path.depth() == 4 && !tree.hasResourceInstance(object, path)) {
            throw Refusal.notFound("no such Resource Instance");
        }
    }
}

package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Notify operation (LwM2M Core TS 1.1, section 6.4.2): reads what is observed, and makes the message. For all
 * servers of a client. One thread, the client's.
 *
 * <p>Memory: a buffer as large as the largest payload so far, and two for its values, of about that size.
 */
public final class Notify {

    private static final int MOST = 1 << 29;

    private final ObjectTree tree;
    private final Formats formats;
    private final Output output;
    private final Snapshot values;
    private final Snapshot history;
    private final Path[] everything = {Path.ROOT};
    private final Probe probe = new Probe();
    private final HistoryFilter filter;

    /**
     * Makes notifications possible.
     *
     * @param tree what is observed
     * @param formats the data formats
     * @param maxBytes how large the payload may be, 1 or more
     * @throws IllegalArgumentException if the limit is not 1 to 2²⁹
     */
    public Notify(ObjectTree tree, Formats formats, int maxBytes) {
        if (maxBytes < 1 || maxBytes > MOST) {
            throw new IllegalArgumentException("a notification has 1 to " + MOST + " bytes, not " + maxBytes);
        }
        this.tree = tree;
        this.formats = formats;
        this.output = new Output(maxBytes);
        // Our own form of values is a little larger than some formats.
        this.values = new Snapshot(2 * maxBytes + 64);
        this.history = new Snapshot(2 * maxBytes + 64);
        this.filter = new HistoryFilter(tree);
    }

    /**
     * Looks at what is at a path now, as far as a server may read it.
     *
     * @return what there is, valid until the next call
     */
    Probe look(Path path, int shortServerId) {
        probe.begin(path);
        try {
            if (path.depth() == 0) {
                tree.read(everything, shortServerId, probe);
            } else {
                tree.read(path, shortServerId, probe);
            }
        } catch (RuntimeException e) {
            // As good as nothing there; whoever makes the notification finds out why.
            probe.begin(path);
        }
        return probe;
    }

    /**
     * Reads what is observed; {@link #values} has it then.
     *
     * @throws Refusal if it can't be read, or is not there any more
     */
    void read(Observation observation, int shortServerId, long now) {
        values.begin(now);
        read(observation, shortServerId, values);
    }

    private void read(Observation observation, int shortServerId, TreeWriter out) {
        if (observation.composite()) {
            tree.read(observation.paths, shortServerId, out);
        } else {
            tree.read(observation.path(), shortServerId, out);
        }
    }

    /** Returns what was read last. */
    Snapshot values() {
        return values;
    }

    /** Takes note that the server is told what was read last. */
    void told(Observation observation, long now) {
        for (int i = 0; i < observation.watches.length; i++) {
            Watch watch = observation.watches[i];
            probe.begin(watch.path);
            values.replay(tree, probe);
            watch.told(probe, now);
        }
        observation.told(now);
    }

    /** Makes the message with what was read last; large values are read now. */
    Message newest(Observation observation, int shortServerId) {
        try {
            Encoder encoder = begin(observation);
            if (values.partial()) {
                read(observation, shortServerId, encoder);
            } else {
                values.replay(tree, encoder);
            }
            encoder.end();
            return message(observation);
        } finally {
            output.clear();
        }
    }

    /**
     * Makes a message with the oldest of the stored notifications.
     *
     * @param count how many of them
     * @param attached what is attached, if hqmax decides what of them is sent; else null
     * @param shift makes elapsed times those of the message
     * @throws Refusal if that is too much for a message, or if nothing of it may be sent any more
     */
    Message stored(Observation observation, int count, AttributeStore attached, int shortServerId, long shift) {
        ValueLog log = observation.stored;
        Encoder encoder = begin(observation);
        filter.begin(attached, shortServerId, encoder);
        log.rewind();
        for (int i = 0; i < count; i++) {
            log.next(history);
            if (hasTimes(observation.contentFormat())) {
                history.encodeTime(encoder, shift);
            }
            filter.rank(log.size() - i);
            history.replay(tree, filter);
        }
        encoder.end();
        if (!filter.any()) {
            throw ObjectTree.unauthorized();
        }
        return message(observation);
    }

    /** Tells whether values in a format can have times. */
    static boolean hasTimes(int contentFormat) {
        switch (contentFormat) {
            case ContentFormat.SENML_JSON:
            case ContentFormat.SENML_CBOR:
            case ContentFormat.LWM2M_JSON:
            case ContentFormat.OLD_LWM2M_JSON:
                return true;
            default:
                return false;
        }
    }

    private Encoder begin(Observation observation) {
        Encoder encoder = formats.encoder(observation.contentFormat());
        output.clear();
        encoder.begin(observation.path(), output);
        return encoder;
    }

    private Message message(Observation observation) {
        return new Message(Code.CONTENT)
                .add(Option.CONTENT_FORMAT, (long) observation.contentFormat())
                .payload(output.toByteArray())
                .body(output.toBody());
    }
}

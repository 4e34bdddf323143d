package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;

/**
 * The values of one moment, as bytes: takes what a {@link TreeWriter} is told, and can tell it again. Reused for one
 * moment after the other; {@link ValueLog} keeps them. A single number takes about 15 bytes.
 *
 * <p>The form is the client's own. The time comes first, then for each call of the writer a byte that names it and its
 * arguments. What is closed need not be said: the next Resource, the next Object Instance or the end closes it.
 *
 * <p>Of a large value ({@link OpaqueSource}) it has only the length, and is {@linkplain #partial() partial} then.
 *
 * <p>One thread. It allocates only when it grows, and a text when one is told again.
 */
public final class Snapshot implements TreeWriter {

    private static final int INSTANCE = 0;
    private static final int RESOURCE = 1;
    private static final int RESOURCE_INSTANCE = 2;
    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int UNSIGNED = 5;
    private static final int FLOAT = 6;
    private static final int DOUBLE = 7;
    private static final int FALSE = 8;
    private static final int TRUE = 9;
    private static final int OPAQUE = 10;
    private static final int TIME = 11;
    private static final int OBJECT_LINK = 12;
    private static final int LARGE = 13;

    private final Output out;
    private final CommonPath paths = new CommonPath();
    private int objectId;
    private int instanceId;
    private boolean partial;

    /** Where the next byte is read. */
    private int at;

    /**
     * Makes an empty snapshot.
     *
     * @param maxBytes how large it may become, 1 or more; what is written beyond that is refused with a
     *     {@link io.tacit.lwm2m.model.Refusal}
     */
    public Snapshot(int maxBytes) {
        out = new Output(maxBytes);
    }

    /**
     * Forgets everything and starts anew; the values follow. If one of them fails, what was taken so far is of no use.
     *
     * @param time elapsed time, milliseconds
     */
    public void begin(long time) {
        out.clear();
        paths.clear();
        partial = false;
        writeSigned(time);
    }

    /**
     * Returns whether it lacks a value, which was too large: then it can be told again only to one who does not read
     * large values.
     */
    public boolean partial() {
        return partial;
    }

    /** Returns when the values were taken, in milliseconds of elapsed time. */
    public long time() {
        at = 0;
        return readSigned();
    }

    /** Returns how many bytes it has. */
    public int length() {
        return out.length();
    }

    /**
     * Tells everything again, in the order in which it was taken.
     *
     * @param tree the Objects that the values are of
     * @param to is told
     */
    public void replay(ObjectTree tree, TreeWriter to) {
        time();
        ObjectDefinition object = null;
        boolean open = false;
        while (at < out.length()) {
            int what = next();
            if (what == INSTANCE) {
                close(object, open, to);
                open = false;
                object = definition(tree, (int) readNumber());
                to.beginInstance(object.id(), (int) readNumber());
            } else if (what == RESOURCE) {
                if (open) {
                    to.endResource();
                }
                open = true;
                to.beginResource(object.resource((int) readNumber()));
            } else {
                replayValue(what, to);
            }
        }
        close(object, open, to);
    }

    /**
     * Writes the values with their time.
     *
     * @param tree the Objects that the values are of
     * @param encoder takes them
     * @param shift what makes the elapsed time one of the wall clock: the time that shows less the elapsed time of the
     *     same moment; or {@link #relativeTo}, where nobody knows that
     */
    public void encode(ObjectTree tree, Encoder encoder, long shift) {
        encodeTime(encoder, shift);
        replay(tree, encoder);
    }

    /** Writes the time for values that follow. */
    void encodeTime(Encoder encoder, long shift) {
        long when = time() + shift;
        if (when >= Encoder.EARLIEST_TIME) {
            encoder.time(when);
        } else {
            encoder.ago(when < 0 ? -when : 0);
        }
    }

    /**
     * Returns the shift for an owner that does not know the time of day: values say how long ago they were taken.
     *
     * @param now elapsed time, milliseconds
     * @return a shift for {@link #encode}
     */
    public static long relativeTo(long now) {
        return -now;
    }

    @Override
    public void beginInstance(int newObjectId, int newInstanceId) {
        objectId = newObjectId;
        instanceId = newInstanceId;
        out.write(INSTANCE);
        writeNumber(objectId);
        writeNumber(instanceId);
    }

    @Override
    public void endInstance() {
        // What comes next says so.
    }

    @Override
    public void beginResource(ResourceDefinition resource) {
        paths.add(objectId, instanceId, resource.id());
        out.write(RESOURCE);
        writeNumber(resource.id());
    }

    @Override
    public void endResource() {
        // What comes next says so.
    }

    @Override
    public void resourceInstance(int id) {
        out.write(RESOURCE_INSTANCE);
        writeNumber(id);
    }

    /** A text goes in character by character: one that no encoding can carry is told again as it was. */
    @Override
    public void writeString(String value) {
        out.write(STRING);
        writeNumber(value.length());
        for (int i = 0; i < value.length(); i++) {
            writeNumber(value.charAt(i));
        }
    }

    @Override
    public void writeInteger(long value) {
        out.write(INTEGER);
        writeSigned(value);
    }

    @Override
    public void writeUnsigned(long value) {
        out.write(UNSIGNED);
        writeNumber(value);
    }

    @Override
    public void writeFloat(double value) {
        float single = (float) value;
        if (single == value || value != value) {
            out.write(FLOAT);
            out.writeNumber(Float.floatToIntBits(single), 4);
        } else {
            out.write(DOUBLE);
            out.writeNumber(Double.doubleToLongBits(value), 8);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        out.write(value ? TRUE : FALSE);
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        out.write(OPAQUE);
        writeNumber(length);
        out.write(value, offset, length);
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        int length = source.length();
        if (Output.isSmall(source)) {
            out.own(source);
            out.write(OPAQUE);
            writeNumber(length);
            out.write(source);
        } else {
            source.release();
            partial = true;
            out.write(LARGE);
            writeNumber(length);
        }
    }

    @Override
    public void writeTime(long seconds) {
        out.write(TIME);
        writeSigned(seconds);
    }

    @Override
    public void writeObjectLink(int linkedObjectId, int linkedInstanceId) {
        out.write(OBJECT_LINK);
        writeNumber(linkedObjectId);
        writeNumber(linkedInstanceId);
    }

    /** Returns what its Resources have in common; of a snapshot that was loaded nothing is known. */
    CommonPath paths() {
        return paths;
    }

    byte[] buffer() {
        return out.buffer();
    }

    /** Takes the bytes of a snapshot, which lie in a ring. */
    void load(byte[] ring, int from, int length) {
        out.clear();
        partial = false;
        paths.clear();
        paths.add(Path.NONE, Path.NONE, Path.NONE);
        int first = length < ring.length - from ? length : ring.length - from;
        out.write(ring, from, first);
        out.write(ring, 0, length - first);
    }

    private void replayValue(int what, TreeWriter to) {
        switch (what) {
            case RESOURCE_INSTANCE:
                to.resourceInstance((int) readNumber());
                return;
            case STRING:
                to.writeString(readString((int) readNumber()));
                return;
            case INTEGER:
                to.writeInteger(readSigned());
                return;
            case UNSIGNED:
                to.writeUnsigned(readNumber());
                return;
            case FLOAT:
                to.writeFloat(Float.intBitsToFloat((int) readBits(4)));
                return;
            case DOUBLE:
                to.writeFloat(Double.longBitsToDouble(readBits(8)));
                return;
            case FALSE:
            case TRUE:
                to.writeBoolean(what == TRUE);
                return;
            case OPAQUE:
                replayOpaque((int) readNumber(), to);
                return;
            case LARGE:
                to.writeOpaque(new NotKept((int) readNumber()));
                return;
            case TIME:
                to.writeTime(readSigned());
                return;
            case OBJECT_LINK:
                to.writeObjectLink((int) readNumber(), (int) readNumber());
                return;
            default:
                throw new IllegalStateException("not a snapshot");
        }
    }

    private void replayOpaque(int length, TreeWriter to) {
        int from = at;
        at += length;
        to.writeOpaque(out.buffer(), from, length);
    }

    private static void close(ObjectDefinition object, boolean open, TreeWriter to) {
        if (open) {
            to.endResource();
        }
        if (object != null) {
            to.endInstance();
        }
    }

    private static ObjectDefinition definition(ObjectTree tree, int id) {
        Lwm2mObject object = tree.find(id);
        if (object == null) {
            throw new IllegalStateException("the values are of an Object " + id + " that is not in this tree");
        }
        return object.definition();
    }

    /** Small numbers are short: seven bits a byte, the lowest first, and the highest bit says that more follow. */
    private void writeNumber(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) rest | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** The sign goes to the lowest bit, so that small negative numbers are short too. */
    private void writeSigned(long value) {
        writeNumber(value << 1 ^ value >> 63);
    }

    private int next() {
        return out.buffer()[at++] & 0xFF;
    }

    private long readNumber() {
        long value = 0;
        int shift = 0;
        int read;
        do {
            read = next();
            value |= (long) (read & 0x7F) << shift;
            shift += 7;
        } while (read >= 0x80);
        return value;
    }

    private long readSigned() {
        long value = readNumber();
        return value >>> 1 ^ -(value & 1);
    }

    private long readBits(int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << 8 | next();
        }
        return bits;
    }

    private String readString(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) readNumber());
        }
        return text.toString();
    }

    /** What is left of a large value. */
    private static final class NotKept implements OpaqueSource {

        private final int length;

        NotKept(int length) {
            this.length = length;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void read(int offset, byte[] into, int at, int count) {
            throw new IllegalStateException("a large value is not kept: ask partial() first");
        }

        @Override
        public void release() {
            // It was, when the snapshot was taken.
        }
    }
}

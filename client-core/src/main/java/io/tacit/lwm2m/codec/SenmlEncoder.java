package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;

/**
 * Writes SenML (RFC 8428) as LwM2M uses it (LwM2M Core TS 1.1, section 7.4.4): a record for each value. The first
 * record has the requested path as its base name, which holds for all; names are what comes after it. Where several
 * paths are read there is no base name, and each name is a whole path. Likewise the first time is the base time, and
 * the times are what is to be added to it. How records become bytes is the subclass's.
 */
abstract class SenmlEncoder extends PathEncoder {

    /** Four ids of up to five digits, with a slash before each, or behind all but the fourth. */
    private final byte[] name = new byte[24];

    private int nameLength;

    private Output out;
    private final int[] base = new int[4];
    private int baseDepth;

    /** Whether there is a base name, and whether it is still to be written. */
    private boolean based;

    private boolean basePending;

    private int records;

    /** When the next values were taken, in milliseconds: since 1970 if positive, else from now; or {@link #NO_TIME}. */
    private long time;

    /** What is added to each time; 0 if there is no base time. */
    private long baseTime;

    @Override
    public final void begin(Path requested, Output target) {
        out = target;
        base[0] = requested.objectId();
        base[1] = requested.instanceId();
        base[2] = requested.resourceId();
        base[3] = requested.resourceInstanceId();
        baseDepth = requested.depth();
        based = baseDepth > 0;
        basePending = based;
        records = 0;
        time = NO_TIME;
        baseTime = 0;
        beginPack(out);
    }

    @Override
    public final void time(long millis) {
        if (millis != NO_TIME && millis < EARLIEST_TIME) {
            throw new IllegalArgumentException("times start at 1978-07-04: if the clock is not set, use ago");
        }
        time = millis;
    }

    @Override
    public final void ago(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException("a value was taken 0 ms ago or more, not " + millis);
        }
        time = -millis;
    }

    @Override
    public final void end() {
        endPack(records);
    }

    @Override
    public final void writeTime(long seconds) {
        writeInteger(seconds);
    }

    @Override
    public final void writeObjectLink(int objectId, int instanceId) {
        beginValue(SenmlLabel.OBJECT_LINK);
        link(objectId, instanceId);
        endRecord();
    }

    @Override
    public final void writeOpaque(OpaqueSource source) {
        out.own(source);
        beginValue(opaqueLabel());
        data(source);
        endRecord();
    }

    /** Returns the label of a value of type Opaque. */
    SenmlLabel opaqueLabel() {
        return SenmlLabel.DATA;
    }

    /** Starts a record, with all that comes before its value. */
    final void beginValue(SenmlLabel label) {
        int depth = depth();
        boolean hasBase = basePending;
        boolean hasName = depth > baseDepth;
        long newBaseTime = newBaseTime();
        boolean hasBaseTime = newBaseTime != baseTime;
        long offset = time == NO_TIME ? 0 : time - newBaseTime;
        beginRecord(records, 1 + (hasBase ? 1 : 0) + (hasBaseTime ? 1 : 0) + (hasName ? 1 : 0) + (offset != 0 ? 1 : 0));
        records++;
        if (hasBase) {
            label(SenmlLabel.BASE_NAME);
            writeBaseName(hasName);
        }
        if (hasBaseTime) {
            label(SenmlLabel.BASE_TIME);
            seconds(newBaseTime);
            baseTime = newBaseTime;
        }
        if (hasName) {
            label(SenmlLabel.NAME);
            nameLength = 0;
            appendPath(ids, baseDepth, depth, !based);
            ascii(name, nameLength);
        }
        if (offset != 0) {
            label(SenmlLabel.TIME);
            seconds(offset);
        }
        label(label);
    }

    /** Writes a base name that ends above the Resources, the root too, before there are records. */
    final void writeBaseNameFirst() {
        baseDepth = baseDepth > 2 ? 2 : baseDepth;
        based = true;
        writeBaseName(true);
    }

    private void writeBaseName(boolean slashBehind) {
        basePending = false;
        nameLength = 0;
        appendPath(base, 0, baseDepth, true);
        if (slashBehind) {
            name[nameLength++] = '/';
        }
        ascii(name, nameLength);
    }

    /** Returns the base time that the next record needs: a value without a time, or with one from now, has none. */
    private long newBaseTime() {
        if (time <= 0 || !hasBaseTimes()) {
            return 0;
        }
        return baseTime == 0 ? time : baseTime;
    }

    private void appendPath(int[] path, int from, int to, boolean leadingSlash) {
        for (int i = from; i < to; i++) {
            if (i > from || leadingSlash) {
                name[nameLength++] = '/';
            }
            appendNumber(path[i]);
        }
    }

    private void appendNumber(int number) {
        int end = nameLength + Decimal.length(number);
        nameLength = end;
        int rest = number;
        do {
            name[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
    }

    /** Returns whether a record can have a base time. */
    boolean hasBaseTimes() {
        return true;
    }

    abstract void beginPack(Output out);

    abstract void endPack(int count);

    /** Starts a record: which, and how many fields it will have. */
    abstract void beginRecord(int index, int fields);

    abstract void endRecord();

    abstract void label(SenmlLabel label);

    /** Writes bytes. */
    abstract void data(OpaqueSource source);

    /** Writes a time as seconds, with a fraction where it has one. */
    abstract void seconds(long millis);

    /** Writes a text that needs no escapes. */
    abstract void ascii(byte[] text, int length);

    abstract void link(int objectId, int instanceId);
}

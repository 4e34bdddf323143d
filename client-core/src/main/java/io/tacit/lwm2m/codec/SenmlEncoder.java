package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;

/**
 * Writes SenML (RFC 8428) as LwM2M uses it (LwM2M Core TS 1.1, section 7.4.4): a record for each value. The first
 * record has the requested path as its base name, which holds for all; names are what comes after it. Where several
 * paths are read there is no base name, and each name is a whole path. How records become bytes is the subclass's.
 */
abstract class SenmlEncoder implements Encoder {

    /** Four ids of up to five digits, with a slash before each. */
    private final byte[] name = new byte[24];

    private int nameLength;

    private Output out;
    private final int[] base = new int[4];
    private int baseDepth;
    private int records;

    private final int[] ids = new int[4];
    private boolean multiple;
    private long time;

    @Override
    public final void begin(Path requested, Output target) {
        out = target;
        base[0] = requested.objectId();
        base[1] = requested.instanceId();
        base[2] = requested.resourceId();
        base[3] = requested.resourceInstanceId();
        baseDepth = requested.depth();
        records = 0;
        time = NO_TIME;
        beginPack(out);
    }

    @Override
    public final void time(long millis) {
        time = millis;
    }

    @Override
    public final void end() {
        endPack(records);
    }

    @Override
    public final void beginInstance(int objectId, int instanceId) {
        ids[0] = objectId;
        ids[1] = instanceId;
    }

    @Override
    public final void endInstance() {
        // Names say where a value belongs; an Object Instance without values has no record.
    }

    @Override
    public final void beginResource(ResourceDefinition resource) {
        ids[2] = resource.id();
        multiple = resource.multiple();
    }

    @Override
    public final void endResource() {
        // Names say where a value belongs; a multiple Resource without values has no record.
    }

    @Override
    public final void resourceInstance(int id) {
        ids[3] = id;
    }

    @Override
    public final void writeTime(long seconds) {
        writeInteger(seconds);
    }

    @Override
    public final void writeObjectLink(int objectId, int instanceId) {
        beginValue(SenmlLabel.OBJECT_LINK);
        nameLength = 0;
        appendNumber(objectId);
        name[nameLength++] = ':';
        appendNumber(instanceId);
        ascii(name, nameLength);
        endRecord();
    }

    @Override
    public final void writeOpaque(OpaqueSource source) {
        out.own(source);
        beginValue(SenmlLabel.DATA);
        data(source);
        endRecord();
    }

    /** Starts a record, with all that comes before its value. */
    final void beginValue(SenmlLabel label) {
        int depth = multiple ? 4 : 3;
        boolean hasBase = records == 0 && baseDepth > 0;
        boolean hasName = depth > baseDepth;
        boolean hasTime = time != NO_TIME;
        beginRecord(records, 1 + (hasBase ? 1 : 0) + (hasName ? 1 : 0) + (hasTime ? 1 : 0));
        records++;
        if (hasBase) {
            nameLength = 0;
            appendPath(base, 0, baseDepth, true);
            if (hasName) {
                name[nameLength++] = '/';
            }
            label(SenmlLabel.BASE_NAME);
            ascii(name, nameLength);
        }
        if (hasName) {
            nameLength = 0;
            appendPath(ids, baseDepth, depth, baseDepth == 0);
            label(SenmlLabel.NAME);
            ascii(name, nameLength);
        }
        if (hasTime) {
            label(SenmlLabel.TIME);
            seconds(time);
        }
        label(label);
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
        int end = nameLength + 1;
        for (int rest = number / 10; rest != 0; rest /= 10) {
            end++;
        }
        nameLength = end;
        int rest = number;
        do {
            name[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
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
}

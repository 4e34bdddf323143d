package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * Writes LwM2M CBOR (LwM2M Core TS 1.2.2, section 7.5.4): maps in a map, each value under the ids that lead to it. The
 * outermost map has several ids in one key, as far as all that is below has them in common: {@code {[3, 0]: {9: 95, 6:
 * {0: 1, 1: 5}}}}, {@code {[3, 0, 9]: 95}}.
 *
 * <p>A key must not come twice. So values join the maps that are open only while their ids ascend. A value that does
 * not fit in starts a new group, under the ids of the requested path, or of its Object Instance if several paths are
 * read; if a group was there already that might have the same ids, under all of its own. Nothing else has to be
 * remembered, in whatever order paths are read. Allocates nothing.
 */
final class Lwm2mCborEncoder extends PathEncoder {

    private final CborWriter cbor = new CborWriter();
    private Output out;

    /** The outermost map: where it starts, and how many groups are in it. */
    private int start;

    private int groups;

    /** How many ids the key of a group has, and the highest such key so far. */
    private int groupDepth;

    private final int[] highest = new int[4];

    /** The group that is open: where its key starts, and how many ids that has; 0 if none is open. */
    private int keyStart;

    private int keyDepth;

    /** Where the last value of the group belongs. */
    private final int[] last = new int[4];

    private int lastDepth;

    /**
     * Of the maps that are open, by the depth that their keys add to: where they start, and how many keys they have.
     */
    private final int[] mapStart = new int[4];

    private final int[] keys = new int[4];

    @Override
    public int contentFormat() {
        return ContentFormat.LWM2M_CBOR;
    }

    @Override
    public void begin(Path requested, Output target) {
        out = target;
        cbor.begin(target);
        start = target.length();
        groups = 0;
        groupDepth = requested.depth() == 0 ? 2 : requested.depth();
        keyDepth = 0;
    }

    @Override
    public void time(long millis) {
        if (millis != NO_TIME) {
            throw withoutTimes();
        }
    }

    @Override
    public void ago(long millis) {
        throw withoutTimes();
    }

    private static Refusal withoutTimes() {
        return new Refusal(Refusal.NOT_ACCEPTABLE, "LwM2M CBOR has no times: use SenML");
    }

    @Override
    public void end() {
        closeGroup();
        cbor.headAt(start, CborWriter.MAP, groups);
    }

    /** Writes the keys that lead to the next value. */
    private CborWriter value() {
        int depth = depth();
        int shared = shared(depth);
        boolean fits = keyDepth > 0
                && shared >= keyDepth
                && shared < depth
                && shared < lastDepth
                && ids[shared] > last[shared];
        if (fits) {
            closeMaps(shared + 1);
            keys[shared]++;
            cbor.unsigned(ids[shared]);
        } else {
            closeGroup();
            openGroup(depth);
            shared = keyDepth - 1;
        }
        for (int i = shared + 1; i < depth; i++) {
            mapStart[i] = out.length();
            keys[i] = 1;
            cbor.unsigned(ids[i]);
        }
        System.arraycopy(ids, 0, last, 0, depth);
        lastDepth = depth;
        return cbor;
    }

    /** Returns how many ids the next value has in common with the last one. */
    private int shared(int depth) {
        int shared = 0;
        while (shared < depth && shared < lastDepth && ids[shared] == last[shared]) {
            shared++;
        }
        return shared;
    }

    private void openGroup(int depth) {
        keyDepth = depth;
        if (groups == 0 || isAboveHighest()) {
            keyDepth = groupDepth > depth ? depth : groupDepth;
            System.arraycopy(ids, 0, highest, 0, keyDepth);
        }
        groups++;
        keyStart = out.length();
        if (keyDepth > 1) {
            cbor.head(CborWriter.ARRAY, keyDepth);
        }
        for (int i = 0; i < keyDepth; i++) {
            cbor.unsigned(ids[i]);
        }
    }

    private boolean isAboveHighest() {
        for (int i = 0; i < groupDepth; i++) {
            if (ids[i] != highest[i]) {
                return ids[i] > highest[i];
            }
        }
        return false;
    }

    /**
     * Ends the maps of the group. The key takes in the ids that are the only ones of their map: that map is left out.
     */
    private void closeGroup() {
        if (keyDepth == 0) {
            return;
        }
        int taken = keyDepth;
        while (keyDepth > 1 && taken < lastDepth && keys[taken] == 1) {
            taken++;
        }
        closeMaps(taken);
        if (taken > keyDepth) {
            out.buffer()[keyStart] = (byte) (CborWriter.ARRAY << 5 | taken);
        }
        keyDepth = 0;
    }

    /** Puts the heads before the maps from a depth on, the innermost first: now their sizes are known. */
    private void closeMaps(int from) {
        for (int i = lastDepth - 1; i >= from; i--) {
            cbor.headAt(mapStart[i], CborWriter.MAP, keys[i]);
        }
    }

    @Override
    public void writeString(String value) {
        value().text(value);
    }

    @Override
    public void writeInteger(long value) {
        value().integer(value);
    }

    @Override
    public void writeUnsigned(long value) {
        value().unsigned(value);
    }

    @Override
    public void writeFloat(double value) {
        value().floating(value);
    }

    @Override
    public void writeBoolean(boolean value) {
        value().bool(value);
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        value().bytes(value, offset, length);
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        out.own(source);
        value().bytes(source);
    }

    @Override
    public void writeTime(long seconds) {
        writeInteger(seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        value().link(objectId, instanceId);
    }
}

package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;

/**
 * Reads LwM2M CBOR (LwM2M Core TS 1.2.2, section 7.5.4), value after value: maps in a map, whose keys are ids or arrays
 * of ids, in every way of nesting them. An empty map is an empty Object Instance or an empty multiple Resource. A null
 * may stand at any path.
 */
final class Lwm2mCborDecoder extends CborValueDecoder {

    /** Each map adds an id at least, and the fourth is that of a Resource Instance. */
    private static final int MAX_MAPS = 4;

    /** Stands for an Object Instance whose id the client chooses, in a Create (section 7.5.4). */
    private static final int NO_INSTANCE = 65535;

    private Path target;

    /** The maps that are open, the outermost first: how many keys are to come, and how many ids lead there. */
    private final int[] left = new int[MAX_MAPS];

    private final int[] depths = new int[MAX_MAPS];
    private int open;

    private final int[] ids = new int[4];
    private int depth;

    /** The current record, and where it ends. */
    private Path path;

    private boolean nullSeen;
    private int recordEnd;

    @Override
    public void begin(byte[] payload, int offset, int length, Path newTarget, ObjectDefinition definition) {
        target = newTarget;
        cbor.begin(payload, offset, length);
        left[0] = cbor.map();
        depths[0] = 0;
        open = 1;
        forgetValue();
        nullSeen = false;
        recordEnd = cbor.position();
    }

    @Override
    public boolean next() {
        cbor.position(recordEnd);
        forgetValue();
        nullSeen = false;
        boolean found = false;
        while (!found && open > 0) {
            int map = open - 1;
            if (left[map] == 0 || left[map] == CborReader.INDEFINITE && cbor.passBreak()) {
                open--;
            } else {
                if (left[map] > 0) {
                    left[map]--;
                }
                depth = depths[map];
                readKey();
                found = readEntry();
            }
        }
        recordEnd = cbor.position();
        require(found || cbor.atEnd(), "something follows the outermost map");
        return found;
    }

    private void readKey() {
        if (cbor.peekMajor() != CborWriter.ARRAY) {
            readId();
            return;
        }
        int count = cbor.array();
        int before = depth;
        for (int i = 0; count == CborReader.INDEFINITE ? !cbor.passBreak() : i < count; i++) {
            readId();
        }
        require(depth > before, "a key has no ids");
    }

    private void readId() {
        require(cbor.peekMajor() == CborWriter.UNSIGNED, "a key is not made of ids");
        require(depth < 4, "a path has more than four ids");
        long id = cbor.integer(false);
        if (id == NO_INSTANCE && depth == 1 && target.depth() > 1) {
            id = target.instanceId();
        }
        require(id <= Path.MAX_ID, "an id is larger than 65534");
        ids[depth++] = (int) id;
    }

    /** Enters a map, or makes a record of what is not one; returns whether there is a record. */
    private boolean readEntry() {
        if (cbor.peekMajor() == CborWriter.MAP) {
            require(depth < 4, "a Resource Instance holds a map");
            int size = cbor.map();
            if (size == 0 || size == CborReader.INDEFINITE && cbor.passBreak()) {
                return depth > 1 && readPath();
            }
            left[open] = size;
            depths[open] = depth;
            open++;
            return false;
        }
        nullSeen = cbor.passNull();
        if (!nullSeen) {
            require(depth >= 3, "a value does not belong to a Resource");
            passValue();
        }
        return readPath();
    }

    private boolean readPath() {
        path = depth == 1
                ? Path.of(ids[0])
                : depth == 2
                        ? Path.of(ids[0], ids[1])
                        : depth == 3 ? Path.of(ids[0], ids[1], ids[2]) : Path.of(ids[0], ids[1], ids[2], ids[3]);
        require(target.contains(path), "a key is outside the path of the request");
        return true;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean isNull() {
        return nullSeen;
    }
}

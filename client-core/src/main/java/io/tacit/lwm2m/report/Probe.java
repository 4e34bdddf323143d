package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;

/**
 * Looks at what is at a path: takes the numbers that conditions compare, and a digest that tells whether anything is
 * different from before. Allocates nothing. One thread.
 */
final class Probe implements TreeWriter {

    /** FNV-1a, 64 bits, a word at a time. */
    private static final long BASIS = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    private final Numbers numbers = new Numbers();
    private Path path = Path.ROOT;
    private long digest;
    private int objectId;
    private int instanceId;
    private int resourceId;
    private int resourceInstanceId;

    /** Starts anew: what follows counts as far as it belongs to a path. */
    void begin(Path newPath) {
        path = newPath;
        numbers.clear();
        digest = BASIS;
    }

    Numbers numbers() {
        return numbers;
    }

    long digest() {
        return digest;
    }

    @Override
    public void beginInstance(int newObjectId, int newInstanceId) {
        objectId = newObjectId;
        instanceId = newInstanceId;
        resourceId = Path.NONE;
        resourceInstanceId = Path.NONE;
        if (isWithin()) {
            mix((long) objectId << 16 | instanceId);
        }
    }

    @Override
    public void endInstance() {
        // What begins next says so.
    }

    @Override
    public void beginResource(ResourceDefinition resource) {
        resourceId = resource.id();
        resourceInstanceId = Path.NONE;
        if (isWithin()) {
            mix(resourceId);
        }
    }

    @Override
    public void endResource() {
        // What begins next says so.
    }

    @Override
    public void resourceInstance(int id) {
        resourceInstanceId = id;
        if (isWithin()) {
            mix(id);
        }
    }

    @Override
    public void writeString(String value) {
        if (other()) {
            for (int i = 0; i < value.length(); i++) {
                mix(value.charAt(i));
            }
        }
    }

    @Override
    public void writeInteger(long value) {
        number(value, value);
    }

    @Override
    public void writeUnsigned(long value) {
        // The lowest bit is not worth much up there.
        number(value >= 0 ? value : (value >>> 1) * 2.0, value);
    }

    @Override
    public void writeFloat(double value) {
        number(value, Double.doubleToLongBits(value));
    }

    @Override
    public void writeBoolean(boolean value) {
        if (isWithin()) {
            mix(value ? 1 : 0);
            keep(value ? 1 : 0, true);
        }
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        if (other()) {
            for (int i = 0; i < length; i++) {
                mix(value[offset + i]);
            }
        }
    }

    /** To read all of it would take long: a large value is different if its length is, or if the Object says so. */
    @Override
    public void writeOpaque(OpaqueSource source) {
        if (other()) {
            mix(source.length());
        }
        source.release();
    }

    @Override
    public void writeTime(long seconds) {
        number(seconds, seconds);
    }

    @Override
    public void writeObjectLink(int linkedObjectId, int linkedInstanceId) {
        if (other()) {
            mix((long) linkedObjectId << 16 | linkedInstanceId);
        }
    }

    private void number(double value, long bits) {
        if (isWithin()) {
            mix(bits);
            keep(value, false);
        }
    }

    /** Conditions are about Resources and their instances; above, every change counts. */
    private void keep(double value, boolean isTruth) {
        if (path.depth() >= 3) {
            numbers.add(resourceInstanceId, value, isTruth);
        }
    }

    /** A value that is neither a number nor a Boolean follows; tells whether it counts. */
    private boolean other() {
        boolean within = isWithin();
        if (within) {
            numbers.spoil();
            mix(-1);
        }
        return within;
    }

    private boolean isWithin() {
        return covers(path.objectId(), objectId)
                && covers(path.instanceId(), instanceId)
                && covers(path.resourceId(), resourceId)
                && covers(path.resourceInstanceId(), resourceInstanceId);
    }

    private static boolean covers(int mine, int other) {
        return mine == Path.NONE || mine == other;
    }

    private void mix(long word) {
        digest = (digest ^ word) * PRIME;
        digest ^= digest >>> 32;
    }
}

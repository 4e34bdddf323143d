package io.tacit.lwm2m.model;

/** A large value that is computed from where its bytes are: as long as one likes, and never in memory. */
public final class Image implements OpaqueSource {

    private final int length;
    private final int seed;
    private int releases;

    /** What {@link #read} throws from a place on. */
    private RuntimeException failure;

    private int failsAt;

    /** Makes a value; those with other seeds are other values. */
    public Image(int length, int seed) {
        this.length = length;
        this.seed = seed;
    }

    /** Returns the byte at a place. */
    public static byte at(int offset, int seed) {
        int mixed = (offset + seed * 0x51ED270B) * 0x9E3779B1;
        return (byte) (mixed >>> 24 ^ mixed >>> 13);
    }

    /** Returns the value as bytes; for small ones. */
    public static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Image(length, seed).read(0, bytes, 0, length);
        return bytes;
    }

    /** From now on what lies at or after a place can't be read. */
    public Image failsAt(int offset, RuntimeException newFailure) {
        failsAt = offset;
        failure = newFailure;
        return this;
    }

    /** Returns how often it was released. */
    public int releases() {
        return releases;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void read(int offset, byte[] into, int at, int count) {
        if (releases > 0 || offset < 0 || count < 0 || count > length - offset) {
            throw new AssertionError("read " + count + " at " + offset + " of " + length + ", released " + releases);
        }
        if (failure != null && offset + count > failsAt) {
            throw failure;
        }
        for (int i = 0; i < count; i++) {
            into[at + i] = at(offset + i, seed);
        }
    }

    @Override
    public void release() {
        releases++;
    }
}

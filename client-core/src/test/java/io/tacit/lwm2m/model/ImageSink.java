package io.tacit.lwm2m.model;

/** Takes an {@link Image}, compares every byte, and keeps none. */
public final class ImageSink implements OpaqueSink {

    private final int seed;
    private final int limit;
    private int length;
    private int ends;
    private int aborts;

    /** What {@link #end} throws. */
    private RuntimeException failure;

    /** Makes a sink for the image of a seed, up to a limit in bytes. */
    public ImageSink(int seed, int limit) {
        this.seed = seed;
        this.limit = limit;
    }

    /** Makes a sink as an Object does that has a limit: what is announced to be larger is refused. */
    public static ImageSink open(int seed, long size, int limit) {
        if (size > limit) {
            throw Refusal.tooLarge(limit);
        }
        return new ImageSink(seed, limit);
    }

    /** From now on the value can't be completed. */
    public ImageSink failsAtEnd(RuntimeException newFailure) {
        failure = newFailure;
        return this;
    }

    /** Returns how many bytes have come. */
    public int length() {
        return length;
    }

    /** Returns what it has heard, such as {@code 300 bytes, ended}. */
    @Override
    public String toString() {
        return length + " bytes" + ", ended".repeat(ends) + ", aborted".repeat(aborts);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        requireOpen();
        if (count < 1) {
            throw new AssertionError("nothing to write");
        }
        for (int i = 0; i < count; i++) {
            if (bytes[offset + i] != Image.at(length + i, seed)) {
                throw new AssertionError("another value at " + (length + i));
            }
        }
        length += count;
        if (length > limit) {
            throw Refusal.tooLarge(limit);
        }
    }

    @Override
    public void end() {
        requireOpen();
        if (failure != null) {
            throw failure;
        }
        ends++;
    }

    @Override
    public void abort() {
        requireOpen();
        aborts++;
    }

    private void requireOpen() {
        if (ends + aborts > 0) {
            throw new AssertionError("it is over already: " + this);
        }
    }
}

package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Refusal;

/** Collects in memory, up to a limit, what nobody takes as it comes. */
final class Collector implements OpaqueSink {

    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;

    Collector(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(byte[] block, int offset, int count) {
        if (count > limit - length) {
            throw Refusal.tooLarge(limit);
        }
        if (length + count > bytes.length) {
            byte[] larger = new byte[length == 0 ? count : (length + count) * 2];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
        }
        System.arraycopy(block, offset, bytes, length, count);
        length += count;
    }

    @Override
    public void end() {
        // The request that goes up has it all.
    }

    @Override
    public void abort() {
        // Garbage.
    }

    byte[] bytes() {
        return Block.slice(bytes, 0, length);
    }
}

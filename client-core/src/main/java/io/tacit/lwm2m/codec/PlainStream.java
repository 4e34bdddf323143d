package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/** A value that is in the payload as it is, perhaps after a header that tells its length; nothing comes after it. */
final class PlainStream extends OpaqueStream {

    private final long length;
    private long left;

    PlainStream(int start, long length) {
        super(start);
        this.length = length;
        this.left = length == UNKNOWN ? Long.MAX_VALUE : length;
    }

    @Override
    public long valueSize(long payloadSize) {
        return length == UNKNOWN ? payloadSize : length;
    }

    @Override
    void read(byte[] bytes, int offset, int count) {
        if (count > left) {
            throw Refusal.badRequest("something follows the value");
        }
        left -= count;
        pass(bytes, offset, count);
    }

    @Override
    void requireComplete() {
        if (length != UNKNOWN && left > 0) {
            throw Refusal.badRequest("the payload ends too early");
        }
    }
}

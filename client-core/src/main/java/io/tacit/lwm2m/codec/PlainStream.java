package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/** A value that is in the payload as it is, up to its end or as long as a header says. */
final class PlainStream extends OpaqueStream {

    private final long length;
    private long left;

    PlainStream(int start, long length, Frame frame) {
        super(start, frame);
        this.length = length;
        this.left = length == UNKNOWN ? Long.MAX_VALUE : length;
    }

    @Override
    public long valueSize(long payloadSize) {
        return length == UNKNOWN ? payloadSize : length;
    }

    @Override
    void read(byte[] bytes, int offset, int count) {
        int own = count < left ? count : (int) left;
        left -= own;
        pass(bytes, offset, own);
        after(bytes, offset + own, count - own);
    }

    @Override
    void requireComplete() {
        if (length != UNKNOWN && left > 0) {
            throw Refusal.badRequest("the payload ends too early");
        }
    }
}

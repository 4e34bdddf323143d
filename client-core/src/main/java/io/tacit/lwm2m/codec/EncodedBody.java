package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** An encoded payload that is partly in memory, partly in sources: a body to cut blocks from. */
final class EncodedBody implements OpaqueSource {

    private final byte[] bytes;
    private final Reference[] references;
    private boolean released;

    /** Takes what was written, and the references into it, in ascending order. */
    EncodedBody(byte[] bytes, Reference[] references) {
        this.bytes = bytes;
        this.references = references;
    }

    @Override
    public int length() {
        int length = bytes.length;
        for (Reference reference : references) {
            length += reference.length;
        }
        return length;
    }

    @Override
    public void read(int offset, byte[] into, int at, int count) {
        int done = 0;
        while (done < count) {
            done += readPart(offset + done, into, at + done, count - done);
        }
    }

    /** Reads from the part of the body that a place lies in, bytes in memory or a source. Returns how much that was. */
    private int readPart(int offset, byte[] into, int at, int count) {
        int start = 0;
        int from = 0;
        for (Reference reference : references) {
            int before = reference.at - from;
            if (offset < start + before) {
                return copy(from + offset - start, reference.at, into, at, count);
            }
            start += before;
            from = reference.at;
            if (offset < start + reference.length) {
                int length = min(count, start + reference.length - offset);
                reference.text.read(offset - start, into, at, length);
                return length;
            }
            start += reference.length;
        }
        return copy(from + offset - start, bytes.length, into, at, count);
    }

    private int copy(int from, int end, byte[] into, int at, int count) {
        int length = min(count, end - from);
        System.arraycopy(bytes, from, into, at, length);
        return length;
    }

    @Override
    public void release() {
        if (!released) {
            released = true;
            for (Reference reference : references) {
                reference.owned.release();
            }
        }
    }

    private static int min(int one, int other) {
        return one < other ? one : other;
    }
}

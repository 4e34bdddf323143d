package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.OpaqueSource;

/** A source in base64, encoded piece by piece as it is read. Releasing it is its owner's business. */
final class Base64Source implements OpaqueSource {

    /** Whole groups of three, so that only the last piece is padded. */
    private static final int PIECE = 192;

    private final OpaqueSource source;
    private final boolean url;
    private final int size;
    private final byte[] raw = new byte[PIECE];
    private final Output text = new Output(PIECE / 3 * 4);

    Base64Source(OpaqueSource source, boolean url) {
        this.source = source;
        this.url = url;
        this.size = source.length();
    }

    @Override
    public int length() {
        int rest = size % 3;
        return size / 3 * 4 + (rest == 0 ? 0 : url ? rest + 1 : 4);
    }

    @Override
    public void read(int offset, byte[] into, int at, int count) {
        int done = 0;
        while (done < count) {
            int group = (offset + done) / 4;
            int skipped = offset + done - group * 4;
            encode(group * 3, (skipped + count - done + 3) / 4 * 3);
            int taken = min(text.length() - skipped, count - done);
            System.arraycopy(text.buffer(), skipped, into, at + done, taken);
            done += taken;
        }
    }

    private void encode(int from, int wanted) {
        int length = min(min(wanted, PIECE), size - from);
        source.read(from, raw, 0, length);
        text.clear();
        Base64.write(raw, 0, length, url, text);
    }

    @Override
    public void release() {
        // The owner does that.
    }

    private static int min(int one, int other) {
        return one < other ? one : other;
    }
}

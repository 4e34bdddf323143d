package io.tacit.lwm2m.codec;

/** A value in base64: all of the payload, or a JSON string. */
final class Base64Stream extends OpaqueStream {

    /** What becomes of the largest block. */
    private static final int PIECE = 768;

    private final Base64Reader reader;
    private final boolean quoted;
    private final byte[] piece = new byte[PIECE];
    private int count;
    private boolean closed;

    /** Reads base64 for URLs up to the quote that closes the string, or the standard alphabet up to the end. */
    Base64Stream(int start, boolean quoted, Frame frame) {
        super(start, frame);
        this.reader = new Base64Reader(quoted);
        this.quoted = quoted;
    }

    @Override
    public long valueSize(long payloadSize) {
        return UNKNOWN;
    }

    @Override
    void read(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && !closed) {
            closed = quoted && bytes[at] == '"';
            if (!closed) {
                decode(bytes[at++]);
            }
        }
        flush();
        after(bytes, at, end - at);
    }

    private void decode(int c) {
        int whole = reader.take(c);
        if (whole != Base64Reader.NOTHING) {
            piece[count++] = (byte) whole;
            if (count == PIECE) {
                flush();
            }
        }
    }

    private void flush() {
        int length = count;
        count = 0;
        pass(piece, 0, length);
    }

    @Override
    void requireComplete() {
        reader.end();
    }
}

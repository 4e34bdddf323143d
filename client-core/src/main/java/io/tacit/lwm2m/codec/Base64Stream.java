package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/** A value in base64, perhaps in a JSON string. */
final class Base64Stream extends OpaqueStream {

    /** What becomes of the largest block. */
    private static final int PIECE = 768;

    private final Base64Reader reader;
    /** What has to come after the value; white space may be between. */
    private final String closing;

    private final byte[] piece = new byte[PIECE];
    private int count;
    private int closed;

    Base64Stream(int start, boolean url, String closing) {
        super(start);
        this.reader = new Base64Reader(url);
        this.closing = closing;
    }

    @Override
    public long valueSize(long payloadSize) {
        return UNKNOWN;
    }

    @Override
    void read(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!close(bytes[i])) {
                decode(bytes[i]);
            }
        }
        flush();
    }

    /** Takes a character if it is among those that come after the value. */
    private boolean close(int c) {
        if (closed < closing.length() && c == closing.charAt(closed)) {
            closed++;
            return true;
        }
        if (closed == 0) {
            return false;
        }
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            throw Refusal.badRequest("something follows the value");
        }
        return true;
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
        if (count > 0) {
            int length = count;
            count = 0;
            pass(piece, 0, length);
        }
    }

    @Override
    void requireComplete() {
        reader.end();
        if (closed < closing.length()) {
            throw Refusal.badRequest("the payload ends too early");
        }
    }
}

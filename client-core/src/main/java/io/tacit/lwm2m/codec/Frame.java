package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * What is around a value that was passed on as it came: read at the end, when all of it is there, as if the value were
 * empty. So names may come before the value or after it.
 */
final class Frame {

    /** A path, a time, and what closes the containers. */
    private static final int MOST_AFTER = 64;

    private final Decoder decoder;
    private final Path target;
    private final byte[] bytes;
    private int length;

    /** Takes what comes before the value, up to a place, and whatever stands for an empty value. */
    Frame(Decoder decoder, Path target, byte[] beginning, int end, byte[] empty) {
        this.decoder = decoder;
        this.target = target;
        this.bytes = new byte[end + empty.length + MOST_AFTER];
        System.arraycopy(beginning, 0, bytes, 0, end);
        System.arraycopy(empty, 0, bytes, end, empty.length);
        this.length = end + empty.length;
    }

    /** Takes what comes after the value. */
    void add(byte[] from, int offset, int count) {
        if (count > bytes.length - length) {
            throw Refusal.badRequest("too much follows the value");
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** Sees that it is all there, and says that the value is the target's. */
    void check() {
        decoder.begin(bytes, 0, length, target, null);
        if (!decoder.next() || !decoder.hasValue() || !decoder.path().equals(target)) {
            throw Refusal.badRequest("the value is not the target's");
        }
        if (decoder.next()) {
            throw Refusal.badRequest("something follows the value");
        }
    }
}

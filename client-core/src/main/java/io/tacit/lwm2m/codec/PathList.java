package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * The paths that a FETCH names in its payload: what a Read-Composite reads and an Observe-Composite observes (LwM2M
 * Core TS 1.1, sections 6.3.8 and 6.4.4). They come in a data format that can name them, as records without a value.
 */
public final class PathList {

    private PathList() {}

    /**
     * Reads the paths of a payload.
     *
     * @param decoder reads the payload's format
     * @param payload the payload
     * @param limit how many paths there may be, 1 or more
     * @return one path or more, in the order of the payload; some may be repeated or within others
     * @throws Refusal 4.00 if the payload is malformed, names no path, or has a value; 4.13 if it names too many
     */
    public static Path[] read(Decoder decoder, byte[] payload, int limit) {
        Path[] paths = new Path[limit < 4 ? limit : 4];
        int count = 0;
        decoder.begin(payload, 0, payload.length, Path.ROOT, null);
        while (decoder.next()) {
            if (decoder.hasValue()) {
                throw Refusal.badRequest("a list of paths has no values");
            }
            if (count == limit) {
                throw new Refusal(Refusal.REQUEST_ENTITY_TOO_LARGE, "more than " + limit + " paths");
            }
            if (count == paths.length) {
                paths = resize(paths, count, count > limit / 2 ? limit : count * 2);
            }
            paths[count++] = decoder.path();
        }
        if (count == 0) {
            throw Refusal.badRequest("no path is named");
        }
        return count == paths.length ? paths : resize(paths, count, count);
    }

    private static Path[] resize(Path[] paths, int count, int size) {
        Path[] copy = new Path[size];
        System.arraycopy(paths, 0, copy, 0, count);
        return copy;
    }
}

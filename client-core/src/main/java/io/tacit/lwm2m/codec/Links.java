package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Refusal;

/** Object links in text, such as {@code 3:0} (LwM2M Core TS 1.1, Appendix C). */
final class Links {

    private Links() {}

    /** Returns how many characters {@link #write} makes of a link. */
    static int length(int objectId, int instanceId) {
        return Decimal.length(objectId) + 1 + Decimal.length(instanceId);
    }

    static void write(int objectId, int instanceId, Output out) {
        Decimal.writeUnsigned(objectId, out);
        out.write(':');
        Decimal.writeUnsigned(instanceId, out);
    }

    static ObjectLink read(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            bytes[i] = (byte) (c < 0x80 ? c : '?');
        }
        return read(bytes, 0, bytes.length);
    }

    static ObjectLink read(byte[] bytes, int from, int end) {
        int colon = from;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        if (colon == end) {
            throw Refusal.badRequest("an object link is two ids with a colon between them");
        }
        return new ObjectLink(id(bytes, from, colon), id(bytes, colon + 1, end));
    }

    private static int id(byte[] bytes, int from, int end) {
        long id = Decimal.readUnsigned(bytes, from, end);
        if (id < 0 || id > ObjectLink.NULL_ID) {
            throw Decimal.outOfRange();
        }
        return (int) id;
    }
}

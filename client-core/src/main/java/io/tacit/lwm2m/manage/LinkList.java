package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.transport.Message;

/** A list of links in the CoRE Link Format (RFC 6690), of limited length. One thread. */
final class LinkList {

    private final int limit;
    private final StringBuilder text = new StringBuilder();

    LinkList(int limit) {
        this.limit = limit;
    }

    void begin(Path path) {
        if (text.length() > limit) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the answer is larger than " + limit + " bytes");
        }
        if (text.length() > 0) {
            text.append(',');
        }
        text.append('<').append(path.toString()).append('>');
    }

    void parameter(String name, String value) {
        text.append(';').append(name).append('=').append(value);
    }

    void parameter(String name, long value) {
        text.append(';').append(name).append('=').append(value);
    }

    void attributes(Attributes attributes) {
        for (int i = 0; i < Attribute.count(); i++) {
            Attribute attribute = Attribute.at(i);
            if (attributes.has(attribute)) {
                text.append(';').append(attribute.parameter()).append('=');
                append(attributes.value(attribute));
            }
        }
    }

    byte[] toByteArray() {
        byte[] bytes = Message.utf8(text.toString());
        if (bytes.length > limit) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the answer is larger than " + limit + " bytes");
        }
        return bytes;
    }

    /** Writes a number as {@code 1*DIGIT ["." 1*DIGIT]}: never with an exponent. */
    private void append(double value) {
        String shortest = Double.toString(value);
        int exponentAt = shortest.indexOf('E');
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(shortest.substring(exponentAt + 1));
        int sign = shortest.charAt(0) == '-' ? 1 : 0;
        int point = shortest.indexOf('.');
        int end = exponentAt < 0 ? shortest.length() : exponentAt;
        // "1.25E-3" is the digits 125 with the point after 1 − 3 of them; trailing zeros say nothing.
        String digits = shortest.substring(sign, point) + shortest.substring(point + 1, end);
        int whole = point - sign + exponent;
        int length = digits.length();
        while (length > whole && length > 1 && digits.charAt(length - 1) == '0') {
            length--;
        }
        text.append(shortest.substring(0, sign));
        if (whole <= 0) {
            text.append("0.");
        }
        for (int i = whole; i < 0; i++) {
            text.append('0');
        }
        for (int i = 0; i < length || i < whole; i++) {
            if (i == whole && i > 0) {
                text.append('.');
            }
            text.append(i < length ? digits.charAt(i) : '0');
        }
    }
}

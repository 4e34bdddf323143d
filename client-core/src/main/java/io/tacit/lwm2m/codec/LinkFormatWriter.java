package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;

/**
 * Writes links in the CoRE Link Format (RFC 6690), as Register and Discover have them. Reused for message after
 * message; the commas between links are its own. One thread.
 *
 * <pre>{@code
 * links.begin(out, "");
 * links.link(Path.ROOT).attribute("rt", "oma.lwm2m").contentFormats(formats.supported(version));
 * links.link(Path.of(3, 0)).attribute("pmin", 10);
 * // </>;rt="oma.lwm2m";ct="0 42 60 110 112 11542",</3/0>;pmin=10
 * }</pre>
 */
public final class LinkFormatWriter {

    private Output out;
    private String alternatePath;
    private boolean first;

    /** Makes a writer. */
    public LinkFormatWriter() {
        // Each message starts with begin.
    }

    /**
     * Starts a list of links.
     *
     * @param target where the bytes go, from its current end on
     * @param prefix the alternate path of the client (LwM2M Core TS 1.1, section 6.2.1), such as {@code /lwm2m}; empty
     *     if all Objects lie at the root
     * @return this
     */
    public LinkFormatWriter begin(Output target, String prefix) {
        out = target;
        alternatePath = prefix;
        first = true;
        return this;
    }

    /**
     * Writes a link; its attributes follow.
     *
     * @param path what it names; the root becomes the alternate path, or {@code </>}
     * @return this
     * @throws io.tacit.lwm2m.model.Refusal 5.00 if the limit of the output is reached, as all methods here
     */
    public LinkFormatWriter link(Path path) {
        if (!first) {
            out.write(',');
        }
        first = false;
        out.write('<');
        Utf8.write(alternatePath, out);
        if (path.depth() > 0) {
            id(path.objectId());
            id(path.instanceId());
            id(path.resourceId());
            id(path.resourceInstanceId());
        } else if (alternatePath.length() == 0) {
            out.write('/');
        }
        out.write('>');
        return this;
    }

    /**
     * Writes an attribute without a value.
     *
     * @param name the attribute, such as {@code obs}
     * @return this
     */
    public LinkFormatWriter attribute(String name) {
        out.write(';');
        Utf8.write(name, out);
        return this;
    }

    /**
     * Writes an attribute whose value is a text, in quotes.
     *
     * @param name the attribute, such as {@code rt}
     * @param value the text; quotes and backslashes in it are escaped
     * @return this
     */
    public LinkFormatWriter attribute(String name, String value) {
        attribute(name);
        out.write('=');
        out.write('"');
        for (int i = 0; i < value.length(); ) {
            int codePoint = Utf8.codePointAt(value, i);
            if (codePoint == '"' || codePoint == '\\') {
                out.write('\\');
            }
            Utf8.write(codePoint, out);
            i += codePoint < 0x10000 ? 1 : 2;
        }
        out.write('"');
        return this;
    }

    /**
     * Writes an attribute whose value is a whole number.
     *
     * @param name the attribute, such as {@code pmin}
     * @param value the number
     * @return this
     */
    public LinkFormatWriter attribute(String name, long value) {
        attribute(name);
        out.write('=');
        Decimal.writeSigned(value, out);
        return this;
    }

    /**
     * Writes an attribute whose value is a number.
     *
     * @param name the attribute, such as {@code gt}
     * @param value a finite number
     * @return this
     */
    public LinkFormatWriter attribute(String name, double value) {
        attribute(name);
        out.write('=');
        Decimal.writePlainFloat(value, out);
        return this;
    }

    /**
     * Writes an attribute whose value stands without quotes.
     *
     * @param name the attribute, such as {@code ver}
     * @param value its value, such as {@code 1.1}; of letters, digits and the other characters that RFC 6690 allows
     *     there
     * @return this
     */
    public LinkFormatWriter token(String name, String value) {
        attribute(name);
        out.write('=');
        Utf8.write(value, out);
        return this;
    }

    /**
     * Writes the attribute {@code ct} (RFC 7252 section 7.2.1).
     *
     * @param numbers {@link ContentFormat}s, one or more
     * @return this
     */
    public LinkFormatWriter contentFormats(int[] numbers) {
        attribute("ct");
        out.write('=');
        if (numbers.length > 1) {
            out.write('"');
        }
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                out.write(' ');
            }
            Decimal.writeUnsigned(numbers[i], out);
        }
        if (numbers.length > 1) {
            out.write('"');
        }
        return this;
    }

    private void id(int id) {
        if (id != Path.NONE) {
            out.write('/');
            Decimal.writeUnsigned(id, out);
        }
    }
}

package io.tacit.lwm2m.tuner.report;

/** Builds HTML. Whatever is text stays text, whoever wrote it: an endpoint's name may hold anything. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Adds what is HTML already. */
    Html raw(String html) {
        out.append(html);
        return this;
    }

    /** Adds a text. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** Adds an element that has a text in it, on a line of its own. */
    Html element(String tag, String text) {
        return open(tag).text(text).close(tag);
    }

    /** Begins an element; what follows its name are its attributes, already HTML. */
    Html open(String tag) {
        return raw("<" + tag + ">");
    }

    /** Ends an element; attributes that come with its name are left out. */
    Html close(String tag) {
        int space = tag.indexOf(' ');
        return raw("</" + (space < 0 ? tag : tag.substring(0, space)) + ">\n");
    }

    /** Returns an attribute, with a space before it. */
    static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + '"';
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package io.tacit.lwm2m.tuner;

/** A Markdown page in which some parts are generated: those between two comments that name them. */
final class Page {

    private Page() {}

    /** Returns the page with a part replaced. */
    static String with(String page, String part, String text) {
        int from = start(page, part);
        return page.substring(0, from) + "\n" + text + "\n" + page.substring(end(page, part, from));
    }

    /** Returns what stands in a part. */
    static String part(String page, String part) {
        int from = start(page, part);
        return page.substring(from, end(page, part, from)).strip();
    }

    private static int start(String page, String part) {
        String mark = "<!-- generated: " + part + " -->\n";
        int at = page.indexOf(mark);
        if (at < 0) {
            throw new IllegalArgumentException("The page has no part <!-- generated: " + part + " -->.");
        }
        return at + mark.length();
    }

    private static int end(String page, String part, int from) {
        int end = page.indexOf("<!-- end -->", from);
        if (end < 0) {
            throw new IllegalArgumentException("The part " + part + " of the page has no end.");
        }
        return end;
    }
}

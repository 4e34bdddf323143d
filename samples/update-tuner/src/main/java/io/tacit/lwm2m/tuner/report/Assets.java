package io.tacit.lwm2m.tuner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What goes into each page as it is: its style, its script, and the libraries that the script draws with. */
final class Assets {

    /** Packed for Maven: org.webjars.npm:d3. */
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";

    private Assets() {}

    static String style() {
        return resource("page.css");
    }

    /**
     * Returns the scripts, in the order in which they run. Plot is not packed for Maven: the file is the one of version
     * 0.6.17 of the npm package @observablehq/plot, unchanged.
     */
    static String[] scripts() {
        return new String[] {resource(D3 + "dist/d3.min.js"), resource("plot-0.6.17.umd.min.js"), resource("page.js")};
    }

    /** Returns the licences of what is in the page, which have to go along. */
    static String licences() {
        return "Observable Plot 0.6.17\n\n" + resource("plot-LICENSE.txt") + "\nD3 7.9.0\n\n"
                + resource(D3 + "LICENSE");
    }

    /** Returns the name of a script in a Content Security Policy: the digest of its text. */
    static String digest(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.tacit.lwm2m.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/**
 * The objects that a client says it has (LwM2M Core TS 1.1, section 6.2.1.2).
 *
 * @param root what to put before every path: the alternate path, or nothing
 * @param paths Objects and Object Instances, such as {@code /3/0}
 */
record Links(String root, List<String> paths) {

    /** Californium's own parser stops at {@code ver=1.1}, which the specification writes without quotes. */
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:;[^,;\"]+(?:\"[^\"]*\")?)*)");

    private static final Pattern ROOT_TYPE = Pattern.compile(";rt=\"?oma\\.lwm2m\\b");
    private static final Pattern OBJECT_OR_INSTANCE = Pattern.compile("/(\\d{1,5})(?:/(\\d{1,5}))?");
    private static final Pattern OBJECT = Pattern.compile("/(\\d+).*");
    private static final Pattern PATH = Pattern.compile("(?:/\\d{1,5}){1,4}");

    static Links parse(String payload) throws Rejected {
        String root = "";
        List<String> uris = new ArrayList<>();
        Matcher link = LINK.matcher(payload);
        while (link.find()) {
            if (ROOT_TYPE.matcher(link.group(2)).find()) {
                root = link.group(1).equals("/") ? "" : link.group(1);
            } else {
                uris.add(link.group(1));
            }
        }
        List<String> paths = new ArrayList<>();
        for (String uri : uris) {
            String path = uri.startsWith(root + "/") ? uri.substring(root.length()) : uri;
            if (OBJECT_OR_INSTANCE.matcher(path).matches()) {
                paths.add(path);
            }
        }
        if (paths.isEmpty()) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "the payload lists no Object");
        }
        return new Links(root, paths);
    }

    /** Tells whether a text is a path that can be read and observed. */
    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    /** Tells whether the client has the Object of a path. */
    boolean offers(String path) {
        String object = objectOf(path);
        return paths.stream().anyMatch(listed -> objectOf(listed).equals(object));
    }

    /** Returns every Object Instance but those that a server manages: Security, Server, Access Control. */
    List<String> instancesWorthObserving() {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            Matcher matcher = OBJECT_OR_INSTANCE.matcher(path);
            if (matcher.matches() && matcher.group(2) != null && Integer.parseInt(matcher.group(1)) > 2) {
                found.add(path);
            }
        }
        return found;
    }

    private static String objectOf(String path) {
        Matcher matcher = OBJECT.matcher(path);
        return matcher.matches() ? matcher.group(1) : "";
    }
}

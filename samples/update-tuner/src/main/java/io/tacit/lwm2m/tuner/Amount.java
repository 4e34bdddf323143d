package io.tacit.lwm2m.tuner;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them on a command line: {@code 5min}, {@code 2%}. */
final class Amount {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|min|h|d|)");
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)(%?)");
    private static final double YEAR = 366 * 86_400.0;

    private Amount() {}

    /**
     * Returns seconds.
     *
     * @param what names it in the message, such as {@code --days}
     * @throws IllegalArgumentException if it is no duration, or one of more than a year
     */
    static double seconds(String what, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    what + " is a time such as 90, 90s, 250ms, 5min, 6h or 2d, not " + quoted(text));
        }
        BigDecimal unit = BigDecimal.valueOf(
                switch (matcher.group(2)) {
                    case "ms" -> 0.001;
                    case "min" -> 60;
                    case "h" -> 3600;
                    case "d" -> 86_400;
                    default -> 1;
                });
        double seconds = new BigDecimal(matcher.group(1)).multiply(unit).doubleValue();
        if (seconds > YEAR) {
            throw new IllegalArgumentException(what + " is at most 366d, not " + quoted(text));
        }
        return seconds;
    }

    /** Returns seconds, more than none. */
    static double someSeconds(String what, String text) {
        double seconds = seconds(what, text);
        if (seconds < 0.001) {
            throw new IllegalArgumentException(what + " is at least 1ms, not " + quoted(text));
        }
        return seconds;
    }

    /** Returns whole seconds, so many at least. */
    static int wholeSeconds(String what, String text, int least) {
        double seconds = seconds(what, text);
        if (seconds < least || seconds != Math.rint(seconds)) {
            throw new IllegalArgumentException(what + " is whole seconds, at least " + least + ", not " + quoted(text));
        }
        return (int) seconds;
    }

    /**
     * Returns a share from 0 to 1.
     *
     * @throws IllegalArgumentException if it is none
     */
    static double share(String what, String text) {
        Matcher matcher = PERCENT.matcher(text);
        double share = matcher.matches()
                ? Double.parseDouble(matcher.group(1)) / (matcher.group(2).isEmpty() ? 1 : 100)
                : -1;
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException(what + " is a share such as 2% or 0.02, not " + quoted(text));
        }
        return share;
    }

    /** Returns what stands before and after a separator, or says how it is written. */
    static String[] two(String what, String text, String separator, String example) {
        int at = text.indexOf(separator);
        if (at < 1 || at + separator.length() == text.length()) {
            throw new IllegalArgumentException(what + " is written as " + example + ", not " + quoted(text));
        }
        return new String[] {text.substring(0, at), text.substring(at + separator.length())};
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}

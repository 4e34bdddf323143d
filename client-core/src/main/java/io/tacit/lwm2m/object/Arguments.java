package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.Refusal;

/**
 * The arguments of an Execute (LwM2M Core TS 1.1, section 6.3.5): digits 0 to 9, each with or without a value.
 * Immutable.
 */
public final class Arguments {

    private static final int DIGITS = 10;

    private final String text;
    private final boolean[] present = new boolean[DIGITS];
    private final String[] values = new String[DIGITS];
    private int count;

    private Arguments(String text) {
        this.text = text;
    }

    /**
     * Reads arguments.
     *
     * @param text such as {@code 0='http://example.com',2}; empty if there are none. A value may hold the printable
     *     characters of ASCII but space, quotes and backslash, and each digit may be there once
     * @return the arguments
     * @throws Refusal 4.00 if the text does not follow the grammar
     */
    public static Arguments parse(String text) {
        Arguments arguments = new Arguments(text);
        int at = 0;
        while (at < text.length()) {
            at = arguments.parseOne(at);
            if (at < text.length()) {
                require(text.charAt(at) == ',' && at + 1 < text.length(), "arguments are separated by commas");
                at++;
            }
        }
        return arguments;
    }

    /** Returns how many arguments there are, 0 to 10. */
    public int count() {
        return count;
    }

    /**
     * Tells whether there is an argument.
     *
     * @param digit 0 to 9
     * @return whether it is there, with or without a value
     * @throws IndexOutOfBoundsException if it is no digit
     */
    public boolean has(int digit) {
        return present[digit];
    }

    /**
     * Returns the value of an argument.
     *
     * @param digit 0 to 9
     * @return the value without its quotes, perhaps empty; null if the argument has none or is not there
     * @throws IndexOutOfBoundsException if it is no digit
     */
    public String value(int digit) {
        return values[digit];
    }

    /** Returns the arguments as they were received. */
    @Override
    public String toString() {
        return text;
    }

    /** Reads a digit and perhaps its value, and returns where they end. */
    private int parseOne(int start) {
        int digit = text.charAt(start) - '0';
        require(digit >= 0 && digit < DIGITS, "an argument starts with a digit");
        require(!present[digit], "an argument is there twice");
        present[digit] = true;
        count++;
        int at = start + 1;
        if (at == text.length() || text.charAt(at) != '=') {
            return at;
        }
        require(
                at + 1 < text.length() && text.charAt(at + 1) == '\'',
                "the value of an argument stands in single quotes");
        int from = at + 2;
        int end = text.indexOf('\'', from);
        require(end >= 0, "the value of an argument has no closing quote");
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            require(
                    c > ' ' && c <= '~' && c != '"' && c != '\\',
                    "the value of an argument has a character that is not allowed");
        }
        values[digit] = text.substring(from, end);
        return end + 1;
    }

    private static void require(boolean met, String diagnostic) {
        if (!met) {
            throw Refusal.badRequest(diagnostic);
        }
    }
}

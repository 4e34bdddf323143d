package io.tacit.lwm2m.manage;

/** Writes numbers as attributes have them in links: {@code 1*DIGIT ["." 1*DIGIT]}, never with an exponent. */
final class PlainDecimal {

    private PlainDecimal() {}

    /** Returns the shortest such text that reads as the same number again; whole numbers have no point. */
    static String text(double value) {
        String shortest = Double.toString(value);
        int exponentAt = shortest.indexOf('E');
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(shortest.substring(exponentAt + 1));
        int end = exponentAt < 0 ? shortest.length() : exponentAt;
        int sign = shortest.charAt(0) == '-' ? 1 : 0;
        int point = shortest.indexOf('.');
        // "1.25E-3" is the digits 125 with the point after 1 − 3 of them.
        String digits = shortest.substring(sign, point) + shortest.substring(point + 1, end);
        return shortest.substring(0, sign) + place(digits, point - sign + exponent);
    }

    private static String place(String digits, int point) {
        int length = digits.length();
        while (length > point && length > 1 && digits.charAt(length - 1) == '0') {
            length--;
        }
        StringBuilder text = new StringBuilder();
        if (point <= 0) {
            text.append("0.");
        }
        for (int i = point; i < 0; i++) {
            text.append('0');
        }
        for (int i = 0; i < length || i < point; i++) {
            if (i == point && i > 0) {
                text.append('.');
            }
            text.append(i < length ? digits.charAt(i) : '0');
        }
        return text.toString();
    }
}

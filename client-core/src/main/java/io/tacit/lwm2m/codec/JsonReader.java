package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/**
 * Walks over JSON (RFC 8259) in a payload, which may come from anybody: what is no JSON is refused, and nesting is
 * bounded. White space between tokens is passed.
 */
final class JsonReader {

    private static final int MAX_NESTING = 16;

    /** What closes the containers that {@link #skip} is in. */
    private final int[] closing = new int[MAX_NESTING];

    private byte[] bytes;
    private int at;
    private int end;

    void begin(byte[] payload, int offset, int length) {
        bytes = payload;
        at = offset;
        end = offset + length;
    }

    int position() {
        return at;
    }

    void position(int newPosition) {
        at = newPosition;
    }

    /** Returns whether nothing but white space is left. */
    boolean atEnd() {
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        return at == end;
    }

    /** Passes a character if it is next. */
    boolean pass(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c) {
        if (!pass(c)) {
            throw malformed();
        }
    }

    String string() {
        expect('"');
        int start = at;
        StringBuilder text = null;
        while (true) {
            int c = stringByte();
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                if (text == null) {
                    text = new StringBuilder();
                }
                text.append(Utf8.read(bytes, start, at - 1 - start));
                escape(text);
                start = at;
            }
        }
        String rest = Utf8.read(bytes, start, at - 1 - start);
        return text == null ? rest : text.append(rest).toString();
    }

    boolean bool() {
        if (peek() == 't') {
            word("true");
            return true;
        }
        word("false");
        return false;
    }

    /** Passes a null if it is next. */
    boolean passNull() {
        if (peek() != 'n') {
            return false;
        }
        word("null");
        return true;
    }

    /** Reads a whole number in any form that has its value. */
    long integer(boolean unsigned) {
        int start = number();
        if (!Decimal.integral(bytes, start, at)) {
            return Decimal.toLong(Decimal.readFloat(bytes, start, at), unsigned);
        }
        return unsigned ? Decimal.readUnsigned(bytes, start, at) : Decimal.readSigned(bytes, start, at);
    }

    double floating() {
        int start = number();
        return Decimal.readFloat(bytes, start, at);
    }

    /** Passes one value, whatever it is, with all that is in it. */
    void skip() {
        int depth = 0;
        do {
            int c = peek();
            if (c == '{' || c == '[') {
                if (depth == MAX_NESTING) {
                    throw Refusal.badRequest("nested too deep");
                }
                at++;
                closing[depth++] = c + 2;
                if (peek() != c + 2) {
                    skipName(c + 2);
                    continue;
                }
            } else {
                skipScalar(c);
            }
            depth = skipClosing(depth);
        } while (depth > 0);
    }

    /** Passes what comes after a value: closing brackets, or a comma and the name of the next member. */
    private int skipClosing(int depth) {
        int open = depth;
        while (open > 0) {
            int c = peek();
            at++;
            if (c == ',') {
                skipName(closing[open - 1]);
                return open;
            }
            if (c != closing[open - 1]) {
                throw malformed();
            }
            open--;
        }
        return 0;
    }

    private void skipName(int closingBracket) {
        if (closingBracket == '}') {
            skipString();
            expect(':');
        }
    }

    private void skipScalar(int first) {
        switch (first) {
            case '"':
                skipString();
                break;
            case 't':
                word("true");
                break;
            case 'f':
                word("false");
                break;
            case 'n':
                word("null");
                break;
            default:
                number();
                break;
        }
    }

    private void skipString() {
        expect('"');
        while (true) {
            int c = stringByte();
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                stringByte();
            }
        }
    }

    private void word(String word) {
        peek();
        for (int i = 0; i < word.length(); i++) {
            if (at == end || bytes[at] != word.charAt(i)) {
                throw malformed();
            }
            at++;
        }
    }

    /** Passes a number and returns where it starts. */
    private int number() {
        peek();
        int start = at;
        at = Decimal.floatEnd(bytes, start, end);
        int digits = bytes[start] == '-' ? start + 1 : start;
        boolean leadingZero =
                at > digits + 1 && bytes[digits] == '0' && bytes[digits + 1] >= '0' && bytes[digits + 1] <= '9';
        if (at == start || leadingZero) {
            throw malformed();
        }
        return start;
    }

    private void escape(StringBuilder text) {
        int c = stringByte();
        switch (c) {
            case '"':
            case '\\':
            case '/':
                text.append((char) c);
                break;
            case 'b':
                text.append('\b');
                break;
            case 'f':
                text.append('\f');
                break;
            case 'n':
                text.append('\n');
                break;
            case 'r':
                text.append('\r');
                break;
            case 't':
                text.append('\t');
                break;
            case 'u':
                codeUnit(text);
                break;
            default:
                throw malformed();
        }
    }

    /**
     * Reads four hexadecimal digits; the first half of a surrogate pair must be followed by the second, and the second
     * not be alone.
     */
    private void codeUnit(StringBuilder text) {
        int unit = hex4();
        text.append((char) unit);
        if (unit >= 0xD800 && unit < 0xDC00) {
            if (stringByte() != '\\' || stringByte() != 'u') {
                throw malformed();
            }
            int second = hex4();
            if (second < 0xDC00 || second > 0xDFFF) {
                throw malformed();
            }
            text.append((char) second);
        } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
            throw malformed();
        }
    }

    private int hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int c = stringByte();
            int digit = c >= '0' && c <= '9'
                    ? c - '0'
                    : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int stringByte() {
        if (at == end) {
            throw tooShort();
        }
        int c = bytes[at++];
        if (c >= 0 && c < 0x20) {
            throw malformed();
        }
        return c;
    }

    /** Returns the next character that is no white space, without passing it. */
    private int peek() {
        if (atEnd()) {
            throw tooShort();
        }
        return bytes[at];
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static Refusal malformed() {
        return Refusal.badRequest("malformed JSON");
    }

    private static Refusal tooShort() {
        return Refusal.badRequest("the payload ends too early");
    }
}

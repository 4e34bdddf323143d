package io.tacit.lwm2m.transport;

import java.util.StringJoiner;

/** Messages as the examples of RFC 7959 write them, such as {@code GET /status 2:1/0/64} or {@code 2.31 1:0/1/128}. */
final class Wire {

    private static final String[] METHODS = {"", "GET", "POST", "PUT", "DELETE", "FETCH", "PATCH", "iPATCH"};

    private Wire() {}

    /** Reads a message; its payload is added by the caller. */
    static Message message(String text) {
        String[] words = text.split(" ");
        Message message = new Message(code(words[0]));
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("/")) {
                for (String segment : word.substring(1).split("/")) {
                    message.add(Option.URI_PATH, segment);
                }
            } else if (word.startsWith("?")) {
                message.add(Option.URI_QUERY, word.substring(1));
            } else if (word.startsWith("6:")) {
                message.add(Option.OBSERVE, Long.parseLong(word.substring(2)));
            } else if (word.startsWith("ct:")) {
                message.add(Option.CONTENT_FORMAT, Long.parseLong(word.substring(3)));
            } else if (word.startsWith("accept:")) {
                message.add(Option.ACCEPT, Long.parseLong(word.substring(7)));
            } else {
                String[] parts = word.substring(2).split("/");
                message.add(
                        word.startsWith("1:") ? Option.BLOCK1 : Option.BLOCK2,
                        block(Integer.parseInt(parts[0]), parts[1].equals("1"), Integer.parseInt(parts[2])));
            }
        }
        return message;
    }

    /** Writes code, path, blocks, Observe option: what the examples show. */
    static String text(Message message) {
        StringJoiner text = new StringJoiner(" ");
        text.add(message.code() < METHODS.length ? METHODS[message.code()] : Code.text(message.code()));
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < message.optionCount(); i++) {
            if (message.optionNumber(i) == Option.URI_PATH) {
                path.append('/').append(message.optionText(i));
            }
        }
        if (path.length() > 0) {
            text.add(path);
        }
        if (message.has(Option.OBSERVE)) {
            text.add("6:" + message.uint(Option.OBSERVE));
        }
        block(text, "2:", message.uint(Option.BLOCK2));
        block(text, "1:", message.uint(Option.BLOCK1));
        return text.toString();
    }

    /** Bytes that differ at every offset of a body, and between bodies. */
    static byte[] body(int length, int seed) {
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) (i * 31 + (i >> 8) * 7 + seed * 101);
        }
        return body;
    }

    private static long block(int number, boolean more, int size) {
        return number * 16L + (more ? 8 : 0) + Integer.numberOfTrailingZeros(size) - 4;
    }

    private static void block(StringJoiner text, String name, long value) {
        if (value >= 0) {
            text.add(name + (value >> 4) + "/" + (value >> 3 & 1) + "/" + (16 << (value & 7)));
        }
    }

    private static int code(String text) {
        for (int i = 1; i < METHODS.length; i++) {
            if (METHODS[i].equals(text)) {
                return i;
            }
        }
        return (text.charAt(0) - '0') * 32 + Integer.parseInt(text.substring(2));
    }
}

package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.io.UnsupportedEncodingException;

/**
 * A CoAP request or response above the message layer: a code, options, a payload, and for notifications the token.
 * Message ids and types are the transport's. Built by one thread, then handed over: who hands it to a {@link Transport}
 * or receives it does not change it any more.
 */
public final class Message {

    /** What {@link #uint} returns for an option that is not there. */
    public static final int ABSENT = -1;

    private static final byte[] EMPTY = new byte[0];

    private final int code;
    private byte[] token = EMPTY;
    private int[] numbers = new int[4];
    private byte[][] values = new byte[4][];
    private int count;
    private byte[] payload = EMPTY;
    private OpaqueSource body;
    private boolean streamed;
    private Path subject;

    /**
     * Makes a message without options or payload.
     *
     * @param code a {@link Code}
     */
    public Message(int code) {
        this.code = code;
    }

    /**
     * Makes the response that a refusal stands for.
     *
     * @param refusal why the request is refused
     * @return the response, with a Size1 option if the refusal tells of a limit (RFC 7959 section 4)
     */
    public static Message error(Refusal refusal) {
        Message message = error(refusal.code(), refusal.getMessage());
        return refusal.limit() < 0 ? message : message.add(Option.SIZE1, (long) refusal.limit());
    }

    /**
     * Makes a response with a diagnostic payload (RFC 7252 section 5.5.2).
     *
     * @param code a {@link Code} of class 4 or 5
     * @param diagnostic one short sentence, or null for none
     * @return the response
     */
    public static Message error(int code, String diagnostic) {
        Message message = new Message(code);
        if (diagnostic != null) {
            message.payload(utf8(diagnostic));
        }
        return message;
    }

    /** Returns the {@link Code}. */
    public int code() {
        return code;
    }

    /** Returns the token: of a received request its own, of a notification that of the observation; else empty. */
    public byte[] token() {
        return token;
    }

    /**
     * Sets the token of a notification, or of a request that was received. The transport chooses those of our own
     * requests.
     *
     * @param newToken up to 8 bytes, not copied
     * @return this
     */
    public Message token(byte[] newToken) {
        token = newToken;
        return this;
    }

    /** Returns the payload, empty if there is none. Not a copy. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Sets the payload.
     *
     * @param newPayload the bytes, not copied
     * @return this
     */
    public Message payload(byte[] newPayload) {
        payload = newPayload;
        return this;
    }

    /** Returns what is sent in place of the payload, in blocks; null if nothing is. Only {@link Blockwise} sees it. */
    public OpaqueSource body() {
        return body;
    }

    /**
     * Sets a body that is not in memory, in place of the payload.
     *
     * @param newBody the body, which is released when it has been sent or will not be; null for none
     * @return this
     */
    public Message body(OpaqueSource newBody) {
        body = newBody;
        return this;
    }

    /** Returns how many bytes the body or else the payload has. */
    int length() {
        return body == null ? payload.length : body.length();
    }

    /** Returns whether the payload was a large value that was taken as it came: see {@link LargeValues}. */
    public boolean streamed() {
        return streamed;
    }

    /** Says that the payload was taken as it came, so that none is left. */
    Message asStreamed() {
        streamed = true;
        return this;
    }

    /** Returns what the message is about, for logs and for matching blocks; null if nobody said. Not on the wire. */
    public Path subject() {
        return subject;
    }

    /**
     * Says what the message is about. Not on the wire.
     *
     * @param path the path of the object tree that the message tells or asks of
     * @return this
     */
    public Message subject(Path path) {
        subject = path;
        return this;
    }

    /**
     * Adds an option; options of the same number keep their order.
     *
     * @param number an {@link Option}
     * @param value the bytes, not copied
     * @return this
     */
    public Message add(int number, byte[] value) {
        if (count == numbers.length) {
            grow();
        }
        int at = count;
        while (at > 0 && numbers[at - 1] > number) {
            numbers[at] = numbers[at - 1];
            values[at] = values[at - 1];
            at--;
        }
        numbers[at] = number;
        values[at] = value;
        count++;
        return this;
    }

    /**
     * Adds an option of type string.
     *
     * @param number an {@link Option}
     * @param value the text
     * @return this
     */
    public Message add(int number, String value) {
        return add(number, utf8(value));
    }

    /**
     * Adds an option of type uint, in as few bytes as possible (RFC 7252 section 3.2).
     *
     * @param number an {@link Option}
     * @param value 0 to 2³² − 1
     * @return this
     */
    public Message add(int number, long value) {
        int length = 0;
        while (length < 4 && value >>> (8 * length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return add(number, bytes);
    }

    /**
     * Removes every option of a number.
     *
     * @param number an {@link Option}
     * @return this
     */
    public Message remove(int number) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (numbers[i] != number) {
                numbers[kept] = numbers[i];
                values[kept++] = values[i];
            }
        }
        count = kept;
        return this;
    }

    /** Returns how many options there are. */
    public int optionCount() {
        return count;
    }

    /**
     * Returns the number of an option by its place.
     *
     * @param index 0 to {@link #optionCount()} − 1; numbers ascend with the index
     * @return the option's number
     */
    public int optionNumber(int index) {
        return numbers[index];
    }

    /**
     * Returns the value of an option by its place.
     *
     * @param index 0 to {@link #optionCount()} − 1
     * @return the bytes, not a copy
     */
    public byte[] optionValue(int index) {
        return values[index];
    }

    /**
     * Returns the text of an option by its place.
     *
     * @param index 0 to {@link #optionCount()} − 1
     * @return the value read as UTF-8
     */
    public String optionText(int index) {
        return text(values[index]);
    }

    /**
     * Finds the first option of a number.
     *
     * @param number an {@link Option}
     * @return its place, or −1 if there is none; further ones follow it
     */
    public int find(int number) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Tells whether there is an option of a number.
     *
     * @param number an {@link Option}
     * @return whether it is there
     */
    public boolean has(int number) {
        return find(number) >= 0;
    }

    /**
     * Reads an option of type uint of up to four bytes.
     *
     * @param number an {@link Option}
     * @return the value, or {@link #ABSENT} if the option is not there or too long
     */
    public long uint(int number) {
        int at = find(number);
        if (at < 0 || values[at].length > 4) {
            return ABSENT;
        }
        long value = 0;
        for (byte b : values[at]) {
            value = value << 8 | (b & 0xFF);
        }
        return value;
    }

    /** Returns the {@link Code} and the subject, for logs. */
    @Override
    public String toString() {
        return subject == null ? Code.text(code) : Code.text(code) + " " + subject;
    }

    /**
     * Encodes text.
     *
     * @param text any text
     * @return its bytes in UTF-8
     * @throws IllegalStateException never: every Java has UTF-8
     */
    public static byte[] utf8(String text) {
        try {
            return text.getBytes("UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8");
        }
    }

    /**
     * Decodes text.
     *
     * @param bytes UTF-8; malformed sequences become U+FFFD
     * @return the text
     * @throws IllegalStateException never: every Java has UTF-8
     */
    public static String text(byte[] bytes) {
        try {
            return new String(bytes, 0, bytes.length, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8");
        }
    }

    private void grow() {
        int[] moreNumbers = new int[count * 2];
        byte[][] moreValues = new byte[count * 2][];
        System.arraycopy(numbers, 0, moreNumbers, 0, count);
        System.arraycopy(values, 0, moreValues, 0, count);
        numbers = moreNumbers;
        values = moreValues;
    }
}

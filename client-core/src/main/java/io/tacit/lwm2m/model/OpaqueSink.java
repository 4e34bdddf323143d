package io.tacit.lwm2m.model;

/**
 * Takes a value of type Opaque that is too large for memory, such as a firmware image, piece by piece as the blocks of
 * a Write arrive (RFC 7959).
 *
 * <p><b>As a whole or not at all.</b> What was taken becomes the Resource's value in {@link #end}, and not before. A
 * sink hears of exactly one end: an {@link #end} that returns, or {@link #abort}.
 *
 * <p><b>Refusing.</b> {@link #write} and {@link #end} may throw a {@link Refusal}: 4.13 if the value is too large
 * ({@link Refusal#tooLarge}), 5.00 if it can't be stored. The server is answered with its code at once, and
 * {@link #abort} follows. Any other exception is answered 5.00.
 *
 * <p>All methods are called on the thread that owns the client; they must return soon.
 */
public interface OpaqueSink {

    /**
     * Takes the next piece of the value.
     *
     * @param bytes holds the piece; the caller's, valid only during this call
     * @param offset where it starts
     * @param length how many bytes it has, 1 to 1024 as a rule
     * @throws Refusal to refuse the value
     */
    void write(byte[] bytes, int offset, int length);

    /**
     * The value is complete: makes it the Resource's value.
     *
     * @throws Refusal to refuse the value after all
     */
    void end();

    /**
     * The value will not be completed: the server began again, left a block out or sent something malformed, was silent
     * for 247 seconds (EXCHANGE_LIFETIME) or made room for another transfer, the registration or the connection ended,
     * or the value was refused. What was taken is of no use. Must not throw.
     */
    void abort();
}

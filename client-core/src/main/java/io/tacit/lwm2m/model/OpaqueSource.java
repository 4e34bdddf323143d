package io.tacit.lwm2m.model;

/**
 * A value of type Opaque that is too large for memory: a file, a part of the flash. Handed to
 * {@link ValueWriter#writeOpaque(OpaqueSource)}, and read piece by piece as a server fetches the blocks of the answer
 * (RFC 7959).
 *
 * <p><b>Stable.</b> A server may fetch any block again and in any order, over minutes. All of them must be of the same
 * value: from {@code writeOpaque} to {@link #release} neither length nor bytes may change. An application that can't
 * keep the old value that long throws a {@link Refusal} from {@link #read} once there is a new one; the server is
 * answered with its code (4.08, {@link Refusal#REQUEST_ENTITY_INCOMPLETE}, says "begin again"), and the transfer ends.
 *
 * <p><b>Released.</b> {@link #release} is called exactly once for every source that was handed over, whatever becomes
 * of it: when it was sent in one message, when the transfer was abandoned (nothing was fetched for 247 seconds,
 * EXCHANGE_LIFETIME), when another answer or notification of the same path, or a lack of room, took its place, when the
 * connection was closed, and when the answer was refused before it had begun. A server need not say that it has all it
 * wants, so the source of a Read that went well is released after the same 247 seconds. Until then another may be in
 * use beside it.
 *
 * <p>All methods are called on the thread that owns the client; they must return soon.
 */
public interface OpaqueSource {

    /** Returns how many bytes the value has, 0 to 2³⁰ (what blocks can number); always the same. */
    int length();

    /**
     * Reads a piece of the value.
     *
     * @param offset where the piece starts in the value
     * @param into takes the bytes
     * @param at where the first of them goes
     * @param count how many, at most {@link #length()} − offset
     * @throws Refusal if the value can't be read any more; any other exception is answered 5.00
     */
    void read(int offset, byte[] into, int at, int count);

    /** Says that the value is not read any more: the place to close a file. Must not throw. */
    void release();
}

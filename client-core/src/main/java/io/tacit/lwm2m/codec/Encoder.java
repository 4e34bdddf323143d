package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.TreeWriter;

/**
 * Writes part of the object tree in one data format. Reused for message after message: {@link #begin}, then the calls
 * of {@link TreeWriter}, then {@link #end}. If anything in between throws, the next {@link #begin} starts anew. One
 * thread.
 */
public interface Encoder extends TreeWriter {

    /** Stands for values without a time. */
    long NO_TIME = Long.MIN_VALUE;

    /**
     * The earliest time that can be said, 1978-07-04T21:24:16Z in milliseconds: SenML takes what is less for seconds
     * relative to now (RFC 8428 section 4.5.3).
     */
    long EARLIEST_TIME = 268_435_456_000L;

    /** Returns the format's number, a {@link ContentFormat}. */
    int contentFormat();

    /**
     * Starts a message.
     *
     * @param requested the path that is read; the root if several are (Send, composite operations)
     * @param out where the bytes go, from its current end on
     * @throws io.tacit.lwm2m.model.Refusal 4.06 if the format can't carry what lies at that path
     */
    void begin(Path requested, Output out);

    /**
     * Says when the values that follow were taken. Holds until the next call of this method or of {@link #ago}.
     *
     * @param millis since 1970-01-01T00:00:00Z, {@link #EARLIEST_TIME} or more; {@link #NO_TIME} for values without a
     *     time, as at first
     * @throws io.tacit.lwm2m.model.Refusal 4.06 if the format has no times
     * @throws IllegalArgumentException if the time is too early
     */
    void time(long millis);

    /**
     * Says how long ago the values that follow were taken: for a device that does not know the time of day. The reader
     * counts back from when the message arrives. Holds until the next call of this method or of {@link #time}.
     *
     * @param millis before now, 0 or more
     * @throws io.tacit.lwm2m.model.Refusal 4.06 if the format has no times
     * @throws IllegalArgumentException if it is negative
     */
    void ago(long millis);

    /**
     * Ends the message.
     *
     * @throws io.tacit.lwm2m.model.Refusal 4.06 if what was written can't be carried in this format
     */
    void end();
}

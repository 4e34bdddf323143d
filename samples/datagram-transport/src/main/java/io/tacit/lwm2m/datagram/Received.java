package io.tacit.lwm2m.datagram;

/** A datagram that was received, and where it came from. Filled again and again. */
public final class Received {

    // One byte more than is acceptable, so that what was cut off by the socket is seen to be too long.
    private final byte[] bytes = new byte[DatagramTransport.MAX_DATAGRAM + 1];
    private Object source;
    private int length;

    /** Makes an empty one. */
    public Received() {}

    /** Returns the buffer that takes the datagram, from its beginning. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Says what was put in the buffer.
     *
     * @param from the address of its sender, equal to the one that {@link Network#resolve} returns
     * @param count how many bytes the datagram has, as far as it fits
     */
    public void set(Object from, int count) {
        source = from;
        length = count;
    }

    /** Returns the address of the sender. */
    public Object source() {
        return source;
    }

    /** Returns the number of bytes. */
    public int length() {
        return length;
    }
}

package io.tacit.lwm2m.datagram;

/** Lets tests of other packages look into a transport. */
public final class Inside {

    private Inside() {}

    /** Returns how many Confirmable messages wait to be acknowledged. */
    public static int outstanding(DatagramTransport transport) {
        return transport.outstanding();
    }
}

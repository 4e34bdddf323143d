package io.tacit.lwm2m.californium;

/**
 * Hears of every datagram that is exchanged with a server, repetitions, acknowledgements and resets included: for
 * traces and for counting bytes. Datagrams of strangers are dropped unseen. When no listener is set, nothing is spent
 * on it.
 */
public interface WireListener {

    /**
     * Tells of a datagram, after it was sent or before it is acted upon. Called by the protocol thread: it returns
     * soon.
     *
     * @param now elapsed time, milliseconds, on the client's clock
     * @param outgoing whether it was sent, rather than received
     * @param message what was in it
     */
    void datagram(long now, boolean outgoing, WireMessage message);
}

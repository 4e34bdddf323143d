package io.tacit.lwm2m.datagram;

import java.util.Random;

/**
 * What a platform has to supply to run a client: a UDP port, a clock, and randomness. All but {@link #wake} is called
 * by one thread, that of the {@link MainLoop}.
 */
public interface DatagramPort extends Network {

    /**
     * Waits for a datagram. Returns early if somebody calls {@link #wake}, and after a failure of the network, which it
     * mends as well as it can before the next call.
     *
     * @param into takes the datagram and where it came from
     * @param timeoutMillis how long to wait at most, 1 or more milliseconds
     * @return whether there is one
     */
    boolean receive(Received into, long timeoutMillis);

    /** Has {@link #receive} return soon, or if nobody waits then the next one. Any thread. */
    void wake();

    /**
     * Returns the elapsed time in milliseconds, the time asleep included; it never goes back. See
     * {@link io.tacit.lwm2m.transport.ElapsedTime}.
     */
    long now();

    /** Returns randomness that nobody can guess, as far as the platform has it. */
    Random random();

    /** Frees the port. */
    void close();
}

package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.transport.Transport;
import java.util.Random;
import java.util.function.LongSupplier;

/** The client's end of the link: a transport for the client under test, as the simulation drives it. */
interface ClientEnd extends Transport {

    /** Makes an end, for one run. */
    interface Maker {

        /**
         * Makes an end.
         *
         * @param elapsed the time as the client sees it, which jumps where the scenario says so
         * @param link takes what the client sends
         * @param random for whatever the transport draws
         */
        ClientEnd make(LongSupplier elapsed, SimLink link, Random random);
    }

    /** Takes a datagram from the link; it is looked at in the next {@link #handle}. */
    void receive(Datagram datagram);

    /** Returns how many Confirmable messages were ever waiting to be acknowledged at a time. */
    int mostOutstanding();
}

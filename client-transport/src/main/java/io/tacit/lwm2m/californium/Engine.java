package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** What {@link CaliforniumTransport} needs of a client. */
interface Engine {

    void start(Transport transport, Random random, Runnable wake, long now);

    /** Tells the time of day, milliseconds since 1970, together with the elapsed time. */
    void wallClock(long epochMillis, long now);

    /** Does what is due, {@link Transport#handle} included. */
    void handle(long now);

    /** Returns when to call {@link #handle} next; {@link Transport#wakeAt} is part of it. */
    long wakeAt();

    void stop(long now);

    /** Ends at once, without waiting for answers. */
    void abandon(long now);

    boolean stopped();
}

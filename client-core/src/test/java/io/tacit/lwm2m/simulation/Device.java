package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.ServerStatus;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** The client under test, as the simulation drives it. */
interface Device {

    /** The path whose value changes, which the server observes and reads. */
    String PATH = "/3303/0/5700";

    void start(Transport transport, Random random, Runnable wake, long now);

    void handle(long now);

    long wakeAt();

    /** How things stand with the server. */
    ServerStatus status();

    /** The value changes. */
    void report(long now);

    /** The application sends the value. */
    void send(long now);
}

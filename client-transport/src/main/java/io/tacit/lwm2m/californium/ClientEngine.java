package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** A client as {@link CaliforniumTransport} sees it. */
final class ClientEngine implements Engine {

    private final Lwm2mClient client;

    ClientEngine(Lwm2mClient client) {
        this.client = client;
    }

    @Override
    public void start(Transport transport, Random random, Runnable wake, long now) {
        client.start(transport, random, wake, now);
    }

    @Override
    public void wallClock(long epochMillis, long now) {
        client.wallClock(epochMillis, now);
    }

    @Override
    public void handle(long now) {
        client.handle(now);
    }

    @Override
    public long wakeAt() {
        return client.wakeAt();
    }

    @Override
    public void stop(long now) {
        client.stop(now);
    }

    @Override
    public void abandon(long now) {
        client.abandon(now);
    }

    @Override
    public boolean stopped() {
        return client.stopped();
    }
}

package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** A LwM2M Client: skeleton of its interface. */
public final class Lwm2mClient {

    private Lwm2mClient() {}

    /**
     * Starts a client.
     *
     * @param endpoint the Endpoint Client Name
     * @return a builder
     */
    public static Builder builder(String endpoint) {
        return new Builder();
    }

    /** Owner: starts. */
    public void start(Transport transport, Random random, Runnable wake, long now) {}

    /** Owner: does what is due; also drives {@link Transport#handle}. */
    public void handle(long now) {}

    /** Owner: when to call handle next, the transport's wish included. */
    public long wakeAt() {
        return Long.MAX_VALUE;
    }

    /** Owner: de-registers, then stops. */
    public void stop(long now) {}

    /** Owner: whether the client has come to its end after stop. */
    public boolean stopped() {
        return true;
    }

    /** Any thread. */
    public void changed(Path path) {}

    /** Any thread. */
    public void send(SendListener listener, Path... paths) {}

    /** Collects what a client is made of. */
    public static final class Builder {

        /** Adds the server. */
        public Builder server(Server server) {
            return this;
        }

        /** Adds an Object. */
        public Builder object(Lwm2mObject object) {
            return this;
        }

        /** Adds a listener. */
        public Builder listener(ClientListener listener) {
            return this;
        }

        /** Makes the client. */
        public Lwm2mClient build() {
            return new Lwm2mClient();
        }
    }
}

package io.tacit.lwm2m.interop;

import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.datagram.DatagramPort;
import io.tacit.lwm2m.datagram.MainLoop;
import io.tacit.lwm2m.datagram.TransmissionParameters;
import io.tacit.lwm2m.datagram.UdpSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Runs a client over one of the two transports. Closing de-registers. */
interface TransportRunner extends AutoCloseable {

    /** The transports. */
    enum Kind {
        CALIFORNIUM,
        DATAGRAM;

        /** Returns what the system property {@code tacit.transport} says; Californium if it says nothing. */
        static Kind ofThisRun() {
            return valueOf(System.getProperty("tacit.transport", "californium").toUpperCase(Locale.ROOT));
        }

        /** Starts a client. */
        TransportRunner start(Lwm2mClient client) {
            return this == CALIFORNIUM ? CaliforniumTransport.start(client)::close : new OnDatagrams(client);
        }
    }

    @Override
    void close();

    /** The main loop of the datagram transport, on a thread of its own since a test has other things to do. */
    final class OnDatagrams implements TransportRunner {

        private static final long PATIENCE_MILLIS = 10_000;

        private final DatagramPort port = open();
        private final MainLoop loop;
        private final Thread thread;

        private OnDatagrams(Lwm2mClient client) {
            loop = new MainLoop(client, port, TransmissionParameters.standard());
            thread = new Thread(this::run, "main loop");
            thread.start();
        }

        private void run() {
            while (loop.turn(Long.MAX_VALUE) && !Thread.currentThread().isInterrupted()) {
                // Everything happens within the turn.
            }
        }

        @Override
        public void close() {
            loop.stop();
            try {
                thread.join(PATIENCE_MILLIS);
                // Like Californium's: who waits in vain for the server's answer goes without it.
                thread.interrupt();
                loop.wake();
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            port.close();
        }

        private static DatagramPort open() {
            try {
                return new UdpSocket(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

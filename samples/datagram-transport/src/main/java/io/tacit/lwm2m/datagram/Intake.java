package io.tacit.lwm2m.datagram;

/** Waits for datagrams at a port, and hands them to a transport. */
final class Intake {

    private static final long A_MOMENT = 1;

    private final DatagramPort port;
    private final DatagramTransport transport;
    private final Received received = new Received();

    Intake(DatagramPort port, DatagramTransport transport) {
        this.port = port;
        this.transport = transport;
    }

    /**
     * Waits until a time, or until something has come in or somebody wakes the port. All that has come is taken in
     * before anybody looks at the time: after a long sleep it is the acknowledgements that wait, and they must not be
     * taken for lost.
     */
    void await(long until) {
        long left = until - port.now();
        boolean came = left > 0 && port.receive(received, left);
        for (int count = 1; came; count++) {
            transport.receive(received.source(), received.bytes(), received.length());
            came = count < DatagramTransport.MAX_INBOX && port.receive(received, A_MOMENT);
        }
    }
}

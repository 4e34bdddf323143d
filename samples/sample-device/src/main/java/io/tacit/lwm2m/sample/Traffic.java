package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.californium.WireListener;
import io.tacit.lwm2m.californium.WireMessage;

/** Counts bytes on the wire, and passes every datagram on to the trace. Counted by the protocol thread, read by any. */
final class Traffic implements WireListener {

    private final WireListener trace;
    private long bytesSent;
    private long bytesReceived;

    /**
     * Starts to count.
     *
     * @param trace hears of each datagram too; null for none
     */
    Traffic(WireListener trace) {
        this.trace = trace;
    }

    @Override
    public void datagram(long now, boolean outgoing, WireMessage message) {
        synchronized (this) {
            if (outgoing) {
                bytesSent += message.size();
            } else {
                bytesReceived += message.size();
            }
        }
        if (trace != null) {
            trace.datagram(now, outgoing, message);
        }
    }

    synchronized long bytesSent() {
        return bytesSent;
    }

    synchronized long bytesReceived() {
        return bytesReceived;
    }
}

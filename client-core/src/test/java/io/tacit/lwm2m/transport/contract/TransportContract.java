package io.tacit.lwm2m.transport.contract;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the contracts have in common: a transport, and a peer that it has an association with. */
@Timeout(60)
public abstract class TransportContract {

    static final int TAG = 7;

    Peer peer;
    Recorder events;
    Subject subject;
    int association;

    /**
     * Starts a transport with its loop.
     *
     * @param timing the times to use
     * @return the transport under test
     */
    protected abstract Subject start(Timing timing);

    @BeforeEach
    final void makePeer() {
        peer = new Peer("127.0.0.1");
        events = new Recorder();
    }

    @AfterEach
    final void closeAll() {
        if (subject != null) {
            subject.close();
        }
        peer.close();
    }

    /** Starts the transport and opens an association with the peer. */
    final void open(Timing timing) {
        subject = start(timing);
        open("coap://127.0.0.1:" + peer.port());
        association = events.next(Recorder.Opened.class).association();
    }

    /** Begins an association with a server. */
    final int open(String uri) {
        int[] opened = new int[1];
        call(() -> opened[0] = subject.transport().open(ServerUri.parse(uri), SecurityAccount.noSec(), events));
        return opened[0];
    }

    /** Calls the transport on its thread. */
    final void call(Runnable call) {
        subject.run(() -> events.calling(call));
    }

    final Transport transport() {
        return subject.transport();
    }

    /** Makes a request of a payload, to /rd. */
    static Message update(String payload) {
        return new Message(io.tacit.lwm2m.transport.Code.POST)
                .add(Option.URI_PATH, "rd")
                .payload(Message.utf8(payload));
    }

    final void request(Message message, int tag) {
        call(() -> transport().request(association, message, tag));
    }

    /** Lets the peer learn where the client is: without a message of the client it could not send any. */
    final void introduce() {
        Message ping = new Message(io.tacit.lwm2m.transport.Code.CONTENT)
                .token(new byte[] {9})
                .add(Option.OBSERVE, 1L);
        call(() -> transport().notify(association, ping, false, 999));
        peer.receive();
    }
}

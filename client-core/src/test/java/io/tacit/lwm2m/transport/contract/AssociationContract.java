package io.tacit.lwm2m.transport.contract;

import static io.tacit.lwm2m.transport.contract.Datagram.ACK;
import static io.tacit.lwm2m.transport.contract.Datagram.CON;
import static io.tacit.lwm2m.transport.contract.Datagram.NON;
import static io.tacit.lwm2m.transport.contract.Datagram.RST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.Transport;
import org.junit.jupiter.api.Test;

/** Associations: {@code Transport.open}, {@code close} and {@code maxPayload}; and what has to leave them unmoved. */
public abstract class AssociationContract extends TransportContract {

    @Test
    void anAssociationWithAnAddressIsOpened() {
        subject = start(Timing.PATIENT);
        int number = open("coap://127.0.0.1:" + peer.port());
        Recorder.Opened opened = events.next(Recorder.Opened.class);
        assertTrue(number >= 0);
        assertEquals(number, opened.association());
        assertEquals(Transport.Opening.PLAIN, opened.how());
        call(() -> {
            int payload = transport().maxPayload(number);
            assertTrue(16 <= payload && payload <= 1024);
        });
        peer.hearsNothingFor(50);
    }

    @Test
    void aNameIsResolvedAndSentAlong() {
        subject = start(Timing.PATIENT);
        association = open("coap://localhost:" + peer.port());
        events.next(Recorder.Opened.class);
        request(update("a"), TAG);
        assertEquals("localhost", new String(peer.receive().option(Option.URI_HOST)));
    }

    @Test
    void aNameWithoutAddressEndsTheAssociation() {
        subject = start(Timing.PATIENT);
        int number = open("coap://no..host");
        Recorder.Closed closed = events.next(Recorder.Closed.class);
        assertEquals(number, closed.association());
        assertEquals(Transport.Cause.UNRESOLVED, closed.cause());
    }

    @Test
    void ipv6IsSpoken() {
        peer.close();
        peer = new Peer("::1");
        subject = start(Timing.PATIENT);
        association = open("coap://[::1]:" + peer.port());
        events.next(Recorder.Opened.class);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        peer.send(Datagram.compose(ACK, Code.CHANGED, request.id(), request.token(), ""));
        events.result(TAG, Outcome.ANSWERED);
    }

    @Test
    void twoServersAreKeptApart() {
        open(Timing.PATIENT);
        try (Peer other = new Peer("127.0.0.1")) {
            int second = open("coap://127.0.0.1:" + other.port());
            events.next(Recorder.Opened.class);
            assertNotEquals(association, second);
            request(update("a"), 1);
            call(() -> transport().request(second, update("b"), 2));
            Datagram a = peer.receive();
            Datagram b = other.receive();
            assertEquals("b", b.payload());
            // The other server's answer to a request that it did not get is none.
            other.send(Datagram.compose(ACK, Code.BAD_REQUEST, a.id(), a.token(), ""));
            other.send(Datagram.empty(RST, a.id() == b.id() ? a.id() + 1 & 0xFFFF : a.id()));
            other.send(Datagram.compose(ACK, Code.CHANGED, b.id(), b.token(), ""));
            events.result(2, Outcome.ANSWERED);
            peer.send(Datagram.compose(ACK, Code.CHANGED, a.id(), a.token(), ""));
            assertEquals(
                    Code.CHANGED, events.result(1, Outcome.ANSWERED).answer().code());
        }
    }

    @Test
    void nothingIsToldOfAClosedAssociation() {
        open(Timing.QUICK);
        request(update("a"), 1);
        Datagram request = peer.receive();
        Message notification = new Message(Code.CONTENT).token(new byte[] {1}).add(Option.OBSERVE, 1L);
        call(() -> transport().notify(association, notification, true, 2));
        peer.receiveOtherThan(request);
        call(() -> transport().close(association));
        peer.send(Datagram.compose(ACK, Code.CHANGED, request.id(), request.token(), ""));
        peer.send(Datagram.compose(CON, Code.GET, 5, new byte[] {1}, ""));
        peer.hearsNothingFor(4 * Timing.QUICK.ackTimeout());
        events.assertNothingMore();
    }

    @Test
    void aClosedAssociationCanBeOpenedAnew() {
        open(Timing.PATIENT);
        introduce();
        call(() -> transport().close(association));
        association = open("coap://127.0.0.1:" + peer.port());
        events.next(Recorder.Opened.class);
        peer.send(Datagram.compose(NON, Code.GET, 6, new byte[] {1}, ""));
        assertEquals(association, events.next(Recorder.Request.class).association());
    }

    @Test
    void whatNamesNothingDoesNothing() {
        open(Timing.PATIENT);
        call(() -> {
            transport().close(association + 100);
            transport().accept(100);
            transport().respond(100, new Message(Code.CONTENT), true, TAG);
            transport().request(association + 100, update("a"), TAG);
            transport().notify(association + 100, new Message(Code.CONTENT), true, TAG);
            transport().cancel(TAG);
            transport().cancel(Transport.NONE);
        });
        peer.hearsNothingFor(50);
        events.assertNothingMore();
    }

    @Test
    void aPingIsReset() {
        open(Timing.PATIENT);
        introduce();
        peer.send(Datagram.empty(CON, 77));
        assertEquals(77, peer.receive(RST, Code.EMPTY).id());
        events.assertNothingMore();
    }

    @Test
    void whatIsNoMessageDoesNoHarm() {
        open(Timing.PATIENT);
        introduce();
        byte[][] malformed = {
            {}, // nothing
            {0x40}, // cut off in the header
            {0x40, 1, 0},
            {(byte) 0xC0, 1, 0, 1}, // version 3
            {0x5F, 1, 0, 1}, // a token of 15 bytes
            {0x58, 1, 0, 1, 0, 0}, // cut off in the token
            {0x50, 1, 0, 1, (byte) 0xB5, 'a'}, // cut off in an option
            {0x50, 1, 0, 1, (byte) 0xF0}, // a reserved option delta
            {0x50, 1, 0, 1, (byte) 0xFF}, // a payload marker without payload
            {0x50, 0x3F, 0, 1}, // a reserved code
            {0x50, (byte) 0xE1, 0, 1}, // a reserved class of codes
            new byte[2000],
        };
        for (byte[] bytes : malformed) {
            peer.send(bytes);
        }
        // A Confirmable one may be reset or refused; then the transport goes on.
        peer.send(new byte[] {0x40, 1, 0, 9, (byte) 0xFF});
        assertEquals(9, peer.receive().id());
        peer.send(Datagram.compose(CON, Code.GET, 10, new byte[] {1}, ""));
        Recorder.Request request = events.next(Recorder.Request.class);
        call(() -> transport().respond(request.exchange(), new Message(Code.CONTENT), false, TAG));
        assertEquals(10, peer.receive(ACK, Code.CONTENT).id());
        events.assertNothingMore();
    }
}

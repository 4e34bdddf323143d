package io.tacit.lwm2m.transport.contract;

import static io.tacit.lwm2m.transport.contract.Datagram.ACK;
import static io.tacit.lwm2m.transport.contract.Datagram.CON;
import static io.tacit.lwm2m.transport.contract.Datagram.NON;
import static io.tacit.lwm2m.transport.contract.Datagram.RST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Notifications: {@code Transport.notify} and {@code Transport.cancel}. */
public abstract class NotificationContract extends TransportContract {

    private static final byte[] TOKEN = {1, 2, 3, 4, 5, 6, 7, 8};

    private void report(long observe, boolean confirmable, int tag) {
        Message notification = new Message(Code.CONTENT)
                .token(TOKEN)
                .add(Option.OBSERVE, observe)
                .payload(Message.utf8("21.5"));
        call(() -> transport().notify(association, notification, confirmable, tag));
    }

    @Test
    void aNotificationKeepsItsTokenAndItsObserveOption() {
        open(Timing.PATIENT);
        report(300, false, TAG);
        Datagram datagram = peer.receive(NON, Code.CONTENT);
        assertArrayEquals(TOKEN, datagram.token());
        assertArrayEquals(new byte[] {1, 44}, datagram.option(Option.OBSERVE));
        assertEquals("21.5", datagram.payload());
    }

    @Test
    void aConfirmableNotificationIsAcknowledged() {
        open(Timing.PATIENT);
        long before = subject.now();
        report(1, true, TAG);
        Datagram datagram = peer.receive(CON, Code.CONTENT);
        assertArrayEquals(TOKEN, datagram.token());
        peer.send(Datagram.empty(ACK, datagram.id()));
        Recorder.Result result = events.result(TAG, Outcome.ACKNOWLEDGED);
        assertEquals(1, result.transmissions());
        assertTrue(before <= result.firstSent() && result.firstSent() <= result.now());

        peer.send(Datagram.empty(ACK, datagram.id()));
        peer.send(Datagram.empty(RST, datagram.id()));
        peer.send(Datagram.empty(CON, 1));
        peer.receive(RST, Code.EMPTY);
        events.assertNothingMore();
    }

    @Test
    void aConfirmableNotificationIsRepeatedUntilItIsAcknowledged() {
        open(Timing.QUICK);
        report(1, true, TAG);
        Datagram first = peer.receive();
        long arrived = subject.now();
        assertArrayEquals(first.bytes(), peer.receive().bytes());
        assertArrayEquals(first.bytes(), peer.receive().bytes());
        peer.send(Datagram.empty(ACK, first.id()));
        Recorder.Result result = events.result(TAG, Outcome.ACKNOWLEDGED);
        assertEquals(3, result.transmissions());
        assertTrue(result.firstSent() <= arrived);
    }

    @Test
    void aConfirmableNotificationTimesOutByItself() {
        open(Timing.QUICK);
        report(1, true, 1);
        Datagram first = peer.receive();
        report(2, false, 2);
        report(3, false, 3);
        events.result(1, Outcome.TIMED_OUT);
        Datagram second = peer.receiveOtherThan(first);
        Datagram third = peer.receiveOtherThan(first);
        while (third.id() == first.id()) {
            third = peer.receive();
        }
        peer.send(Datagram.empty(RST, third.id()));
        events.result(3, Outcome.RESET);
        peer.send(Datagram.empty(RST, second.id()));
        events.result(2, Outcome.RESET);
    }

    @Test
    void eachNotificationHasItsOwnOutcome() {
        open(Timing.PATIENT);
        report(1, true, 1);
        report(2, true, 2);
        report(3, true, 3);
        Datagram first = peer.receive();
        Datagram second = peer.receive();
        Datagram third = peer.receive();
        peer.send(Datagram.empty(ACK, third.id()));
        events.result(3, Outcome.ACKNOWLEDGED);
        peer.send(Datagram.empty(RST, first.id()));
        events.result(1, Outcome.RESET);
        peer.send(Datagram.empty(ACK, second.id()));
        events.result(2, Outcome.ACKNOWLEDGED);
        events.assertNothingMore();
    }

    @Test
    void aNonConfirmableNotificationHasAnOutcomeOnlyIfItIsReset() {
        open(Timing.PATIENT);
        long before = subject.now();
        report(1, false, 1);
        report(2, false, 2);
        Datagram first = peer.receive();
        Datagram second = peer.receive();
        events.assertNothingMore();
        peer.send(Datagram.empty(RST, second.id()));
        Recorder.Result result = events.result(2, Outcome.RESET);
        assertEquals(1, result.transmissions());
        assertTrue(before <= result.firstSent() && result.firstSent() <= result.now());
        peer.send(Datagram.empty(RST, second.id()));
        peer.send(Datagram.empty(RST, first.id()));
        events.result(1, Outcome.RESET);
        events.assertNothingMore();
    }

    @Test
    void aCancelledNotificationIsNotRepeatedAndHasNoOutcome() {
        open(Timing.QUICK);
        report(1, true, 1);
        Datagram first = peer.receive();
        report(2, false, 2);
        Datagram second = peer.receiveOtherThan(first);
        call(() -> transport().cancel(1));
        call(() -> transport().cancel(2));
        peer.send(Datagram.empty(CON, 1));
        assertEquals(RST, peer.receiveOtherThan(first).type());
        peer.hearsNothingFor(3 * Timing.QUICK.ackTimeout());
        peer.send(Datagram.empty(ACK, first.id()));
        peer.send(Datagram.empty(RST, second.id()));
        peer.send(Datagram.empty(CON, 2));
        peer.receive(RST, Code.EMPTY);
        events.assertNothingMore();
    }

    @Test
    void messageIdsAreNotUsedTwice() {
        open(Timing.PATIENT);
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            report(i, i % 2 == 0, i);
            Datagram datagram = peer.receive();
            assertTrue(ids.add(datagram.id()), () -> "used twice: " + datagram.id());
            if (i % 2 == 0) {
                peer.send(Datagram.empty(ACK, datagram.id()));
                events.result(i, Outcome.ACKNOWLEDGED);
            }
        }
    }
}

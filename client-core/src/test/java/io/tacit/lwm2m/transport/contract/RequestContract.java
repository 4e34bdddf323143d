package io.tacit.lwm2m.transport.contract;

import static io.tacit.lwm2m.transport.contract.Datagram.ACK;
import static io.tacit.lwm2m.transport.contract.Datagram.CON;
import static io.tacit.lwm2m.transport.contract.Datagram.NON;
import static io.tacit.lwm2m.transport.contract.Datagram.RST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Requests of the client: {@code Transport.request} and {@code Transport.cancel}. */
public abstract class RequestContract extends TransportContract {

    private static final int ID = 0x5555;

    @Test
    void aRequestIsConfirmableAndArrivesWhole() {
        open(Timing.PATIENT);
        byte[] payload = new byte[1024];
        Arrays.fill(payload, (byte) 'x');
        request(update("").add(Option.CONTENT_FORMAT, 40).payload(payload), TAG);

        Datagram datagram = peer.receive(CON, Code.POST);
        assertEquals("rd", new String(datagram.option(Option.URI_PATH)));
        assertArrayEquals(new byte[] {40}, datagram.option(Option.CONTENT_FORMAT));
        assertEquals(new String(payload), datagram.payload());
        assertNull(datagram.option(Option.URI_HOST), "the server was given by its address");
    }

    @Test
    void aPiggybackedAnswerIsTheOutcome() {
        open(Timing.PATIENT);
        long before = subject.now();
        request(update("a"), TAG);
        Datagram request = peer.receive();
        byte[] location = {'5', 'a'};
        peer.send(Datagram.compose(
                ACK, Code.CREATED, request.id(), request.token(), Option.LOCATION_PATH, location, "ok"));

        Recorder.Result result = events.result(TAG, Outcome.ANSWERED);
        assertEquals(Code.CREATED, result.answer().code());
        assertEquals("5a", result.answer().optionText(result.answer().find(Option.LOCATION_PATH)));
        assertEquals("ok", Message.text(result.answer().payload()));
        assertEquals(1, result.transmissions());
        assertTrue(before <= result.firstSent() && result.firstSent() <= result.now());
    }

    @Test
    void whatIsLostIsRepeatedAndTheFirstTransmissionCounts() {
        open(Timing.QUICK);
        request(update("a"), TAG);
        Datagram first = peer.receive();
        long arrived = subject.now();
        assertArrayEquals(first.bytes(), peer.receive().bytes());
        assertArrayEquals(first.bytes(), peer.receive().bytes());
        peer.send(Datagram.compose(ACK, Code.CHANGED, first.id(), first.token(), ""));

        Recorder.Result result = events.result(TAG, Outcome.ANSWERED);
        assertEquals(3, result.transmissions());
        assertTrue(result.firstSent() <= arrived);
    }

    @Test
    void aRequestThatNobodyAnswersTimesOut() {
        open(Timing.QUICK);
        request(update("a"), TAG);
        for (int i = 0; i <= Timing.QUICK.maxRetransmit(); i++) {
            peer.receive(CON, Code.POST);
        }
        Recorder.Result result = events.result(TAG, Outcome.TIMED_OUT);
        assertNull(result.answer());
        assertEquals(Timing.QUICK.maxRetransmit() + 1, result.transmissions());
        peer.hearsNothingFor(100);
        events.assertNothingMore();
    }

    @Test
    void aRequestThatIsResetIsOver() {
        open(Timing.PATIENT);
        request(update("a"), TAG);
        peer.send(Datagram.empty(RST, peer.receive().id()));
        assertEquals(1, events.result(TAG, Outcome.RESET).transmissions());
    }

    @Test
    void aSeparateAnswerIsAcknowledged() {
        open(Timing.QUICK);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        peer.send(Datagram.empty(ACK, request.id()));
        peer.hearsNothingFor(2 * Timing.QUICK.ackTimeout());
        peer.send(Datagram.compose(CON, Code.CHANGED, ID, request.token(), ""));

        assertEquals(ID, peer.receive(ACK, Code.EMPTY).id());
        assertEquals(Code.CHANGED, events.result(TAG, Outcome.ANSWERED).answer().code());
    }

    @Test
    void aSeparateAnswerStandsForTheAcknowledgement() {
        open(Timing.QUICK);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        peer.send(Datagram.compose(CON, Code.CHANGED, ID, request.token(), ""));

        assertEquals(ID, peer.receiveOtherThan(request).id());
        events.result(TAG, Outcome.ANSWERED);
        peer.hearsNothingFor(3 * Timing.QUICK.ackTimeout());
    }

    @Test
    void aNonConfirmableAnswerIsAnAnswer() {
        open(Timing.PATIENT);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        peer.send(Datagram.compose(NON, Code.CHANGED, ID, request.token(), ""));
        events.result(TAG, Outcome.ANSWERED);
        peer.hearsNothingFor(50);
    }

    @Test
    void anAcknowledgedRequestWithoutAnswerTimesOut() {
        open(Timing.SHORT_LIVED);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        peer.send(Datagram.empty(ACK, request.id()));

        Recorder.Result result = events.result(TAG, Outcome.TIMED_OUT);
        assertTrue(result.now() - result.firstSent() >= Timing.SHORT_LIVED.exchangeLifetime());
        assertEquals(1, result.transmissions());
        peer.send(Datagram.compose(CON, Code.CHANGED, ID, request.token(), ""));
        assertEquals(ID, peer.receive(RST, Code.EMPTY).id());
        events.assertNothingMore();
    }

    @Test
    void anAnswerThatComesTwiceIsAcknowledgedTwiceAndToldOnce() {
        open(Timing.PATIENT);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        byte[] answer = Datagram.compose(CON, Code.CHANGED, ID, request.token(), "");
        peer.send(answer);
        peer.receive(ACK, Code.EMPTY);
        peer.send(answer);
        assertEquals(ID, peer.receive(ACK, Code.EMPTY).id());
        events.result(TAG, Outcome.ANSWERED);
        events.assertNothingMore();
    }

    @Test
    void anAnswerToNobodyIsReset() {
        open(Timing.PATIENT);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        byte[] other = request.token();
        other[0]++;
        peer.send(Datagram.compose(CON, Code.CHANGED, ID, other, ""));
        assertEquals(ID, peer.receive(RST, Code.EMPTY).id());

        peer.send(Datagram.compose(ACK, Code.BAD_REQUEST, request.id(), other, ""));
        peer.send(Datagram.empty(ACK, request.id() + 1 & 0xFFFF));
        peer.send(Datagram.empty(RST, request.id() + 1 & 0xFFFF));
        peer.send(Datagram.compose(ACK, Code.CHANGED, request.id(), request.token(), ""));
        assertEquals(Code.CHANGED, events.result(TAG, Outcome.ANSWERED).answer().code());
        events.assertNothingMore();
    }

    @Test
    void answersFindTheirRequestsInAnyOrder() {
        open(Timing.PATIENT);
        request(update("a"), 1);
        request(update("b"), 2);
        Datagram a = peer.receive();
        Datagram b = peer.receive();
        assertFalse(Arrays.equals(a.token(), b.token()));
        assertTrue(a.id() != b.id());
        peer.send(Datagram.compose(ACK, Code.CONTENT, b.id(), b.token(), "b"));
        peer.send(Datagram.compose(ACK, Code.CONTENT, a.id(), a.token(), "a"));
        assertEquals(
                "b", Message.text(events.result(2, Outcome.ANSWERED).answer().payload()));
        assertEquals(
                "a", Message.text(events.result(1, Outcome.ANSWERED).answer().payload()));
    }

    @Test
    void aCancelledRequestIsNotRepeatedAndHasNoOutcome() {
        open(Timing.QUICK);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        call(() -> transport().cancel(TAG));
        // What was on its way when it was cancelled may still come.
        peer.send(Datagram.compose(CON, Code.CHANGED, ID, request.token(), ""));
        assertEquals(ID, peer.receiveOtherThan(request).id());
        peer.hearsNothingFor(3 * Timing.QUICK.ackTimeout());
        peer.send(Datagram.compose(ACK, Code.CHANGED, request.id(), request.token(), ""));
        peer.hearsNothingFor(50);
        events.assertNothingMore();
    }

    @Test
    void cancellingAfterTheOutcomeDoesNothing() {
        open(Timing.PATIENT);
        request(update("a"), TAG);
        Datagram request = peer.receive();
        peer.send(Datagram.compose(ACK, Code.CHANGED, request.id(), request.token(), ""));
        events.result(TAG, Outcome.ANSWERED);
        call(() -> transport().cancel(TAG));
        call(() -> transport().cancel(TAG + 1));
        request(update("b"), TAG);
        assertEquals("b", peer.receive(CON, Code.POST).payload());
    }
}

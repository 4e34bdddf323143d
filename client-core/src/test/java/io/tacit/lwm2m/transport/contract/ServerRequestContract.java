package io.tacit.lwm2m.transport.contract;

import static io.tacit.lwm2m.transport.contract.Datagram.ACK;
import static io.tacit.lwm2m.transport.contract.Datagram.CON;
import static io.tacit.lwm2m.transport.contract.Datagram.NON;
import static io.tacit.lwm2m.transport.contract.Datagram.RST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.Transport;
import org.junit.jupiter.api.Test;

/**
 * Requests of the server: {@code Events.request}, {@code Events.repeated}, {@code Transport.accept} and
 * {@code respond}.
 */
public abstract class ServerRequestContract extends TransportContract {

    private static final int ID = 0x1234;
    private static final byte[] TOKEN = {1, 2, 3};
    private static final byte[] PATH = {'3'};

    private static byte[] get(int type) {
        return Datagram.compose(type, Code.GET, ID, TOKEN, Option.URI_PATH, PATH, "");
    }

    private Recorder.Request arrives(byte[] request, Timing timing) {
        open(timing);
        introduce();
        peer.send(request);
        return events.next(Recorder.Request.class);
    }

    private void respond(Recorder.Request request, boolean confirmable) {
        Message content = new Message(Code.CONTENT).payload(Message.utf8("21.5"));
        call(() -> transport().respond(request.exchange(), content, confirmable, TAG));
    }

    @Test
    void aRequestArrivesWhole() {
        Recorder.Request request =
                arrives(Datagram.compose(CON, Code.PUT, ID, TOKEN, Option.URI_PATH, PATH, "value"), Timing.PATIENT);
        assertEquals(association, request.association());
        assertTrue(request.exchange() >= 0);
        assertTrue(request.confirmable());
        assertEquals(Code.PUT, request.message().code());
        assertArrayEquals(TOKEN, request.message().token());
        assertEquals("3", request.message().optionText(request.message().find(Option.URI_PATH)));
        assertEquals("value", Message.text(request.message().payload()));
        peer.hearsNothingFor(50);
    }

    @Test
    void anOptionThatNobodyKnowsArrivesToo() {
        // Whether to refuse a critical one is the client's to say (RFC 7252 section 5.4.1).
        Recorder.Request request =
                arrives(Datagram.compose(CON, Code.GET, ID, TOKEN, 101, new byte[] {5}, ""), Timing.PATIENT);
        assertEquals(5, request.message().uint(101));
    }

    @Test
    void theAnswerIsPiggybacked() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        respond(request, false);
        Datagram answer = peer.receive(ACK, Code.CONTENT);
        assertEquals(ID, answer.id());
        assertArrayEquals(TOKEN, answer.token());
        assertEquals("21.5", answer.payload());
        peer.hearsNothingFor(50);
        events.assertNothingMore();
    }

    @Test
    void theAnswerToANonConfirmableRequestIsNonConfirmable() {
        Recorder.Request request = arrives(get(NON), Timing.PATIENT);
        assertFalse(request.confirmable());
        call(() -> transport().accept(request.exchange()));
        respond(request, false);
        Datagram answer = peer.receive(NON, Code.CONTENT);
        assertArrayEquals(TOKEN, answer.token());
        peer.send(Datagram.empty(RST, answer.id()));
        events.result(TAG, Outcome.RESET);
    }

    @Test
    void anAcceptedRequestIsAnsweredSeparately() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        call(() -> transport().accept(request.exchange()));
        call(() -> transport().accept(request.exchange()));
        assertEquals(ID, peer.receive(ACK, Code.EMPTY).id());
        respond(request, false);
        Datagram answer = peer.receive(NON, Code.CONTENT);
        assertArrayEquals(TOKEN, answer.token());
        events.assertNothingMore();
    }

    @Test
    void anAcceptedRequestIsAnsweredConfirmably() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        call(() -> transport().accept(request.exchange()));
        peer.receive(ACK, Code.EMPTY);
        respond(request, true);
        Datagram answer = peer.receive(CON, Code.CONTENT);
        assertArrayEquals(TOKEN, answer.token());
        peer.send(Datagram.empty(ACK, answer.id()));
        events.result(TAG, Outcome.ACKNOWLEDGED);
    }

    @Test
    void aConfirmableAnswerComesWithoutAnAcknowledgementBeforeIt() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        respond(request, true);
        Datagram answer = peer.receive(CON, Code.CONTENT);
        assertArrayEquals(TOKEN, answer.token());
        assertEquals("21.5", answer.payload());
        peer.send(Datagram.empty(ACK, answer.id()));
        Recorder.Result result = events.result(TAG, Outcome.ACKNOWLEDGED);
        assertEquals(1, result.transmissions());
        assertTrue(request.now() <= result.firstSent() && result.firstSent() <= result.now());
        peer.hearsNothingFor(50);
        events.assertNothingMore();
    }

    @Test
    void aConfirmableAnswerIsRepeatedAndTimesOut() {
        Recorder.Request request = arrives(get(CON), Timing.QUICK);
        respond(request, true);
        Datagram answer = peer.receive(CON, Code.CONTENT);
        for (int i = 0; i < Timing.QUICK.maxRetransmit(); i++) {
            assertArrayEquals(answer.bytes(), peer.receive().bytes());
        }
        Recorder.Result result = events.result(TAG, Outcome.TIMED_OUT);
        assertEquals(Timing.QUICK.maxRetransmit() + 1, result.transmissions());
    }

    @Test
    void aConfirmableAnswerCanBeReset() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        respond(request, true);
        peer.send(Datagram.empty(RST, peer.receive().id()));
        events.result(TAG, Outcome.RESET);
    }

    @Test
    void aConfirmableAnswerThatIsCancelledIsNotRepeated() {
        Recorder.Request request = arrives(get(CON), Timing.QUICK);
        respond(request, true);
        Datagram answer = peer.receive();
        call(() -> transport().cancel(TAG));
        peer.send(Datagram.empty(CON, ID + 1));
        assertEquals(ID + 1, peer.receiveOtherThan(answer).id());
        peer.hearsNothingFor(3 * Timing.QUICK.ackTimeout());
        events.assertNothingMore();
    }

    @Test
    void aRepeatedRequestIsAnsweredFromMemory() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        respond(request, false);
        Datagram answer = peer.receive();
        peer.send(get(CON));
        assertArrayEquals(answer.bytes(), peer.receive().bytes());
        assertEquals(request.exchange(), events.next(Recorder.Repeated.class).exchange());
        events.assertNothingMore();
    }

    @Test
    void aRepeatedRequestThatIsNotAnsweredYetIsToldOnly() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        peer.send(get(CON));
        assertEquals(request.exchange(), events.next(Recorder.Repeated.class).exchange());
        peer.hearsNothingFor(50);
        respond(request, false);
        assertEquals(ID, peer.receive(ACK, Code.CONTENT).id());
        events.assertNothingMore();
    }

    @Test
    void aRepeatedRequestThatWasAcceptedIsAcknowledgedAgain() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        call(() -> transport().accept(request.exchange()));
        peer.receive(ACK, Code.EMPTY);
        peer.send(get(CON));
        assertEquals(ID, peer.receive(ACK, Code.EMPTY).id());
        events.next(Recorder.Repeated.class);
    }

    @Test
    void aRepeatedRequestWithAConfirmableAnswerStillHasOneOutcome() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        respond(request, true);
        Datagram answer = peer.receive(CON, Code.CONTENT);
        peer.send(get(CON));
        events.next(Recorder.Repeated.class);
        peer.send(Datagram.empty(ACK, answer.id()));
        events.result(TAG, Outcome.ACKNOWLEDGED);
        peer.send(Datagram.empty(ACK, answer.id()));
        peer.send(get(CON));
        events.next(Recorder.Repeated.class);
        events.assertNothingMore();
    }

    @Test
    void anotherMessageIdIsAnotherRequest() {
        Recorder.Request first = arrives(get(CON), Timing.PATIENT);
        peer.send(Datagram.compose(CON, Code.GET, ID + 1, TOKEN, Option.URI_PATH, PATH, ""));
        Recorder.Request second = events.next(Recorder.Request.class);
        assertNotEquals(first.exchange(), second.exchange());
        respond(second, false);
        assertEquals(ID + 1, peer.receive(ACK, Code.CONTENT).id());
        respond(first, false);
        assertEquals(ID, peer.receive(ACK, Code.CONTENT).id());
    }

    @Test
    void whoDoesNotCareHearsNothing() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        Message content = new Message(Code.CONTENT);
        call(() -> transport().respond(request.exchange(), content, true, Transport.NONE));
        peer.send(Datagram.empty(ACK, peer.receive(CON, Code.CONTENT).id()));
        peer.send(Datagram.empty(CON, ID + 1));
        peer.receive(RST, Code.EMPTY);
        events.assertNothingMore();
    }

    @Test
    void anExchangeIsAnsweredOnce() {
        Recorder.Request request = arrives(get(CON), Timing.PATIENT);
        respond(request, false);
        peer.receive(ACK, Code.CONTENT);
        respond(request, false);
        call(() -> transport().accept(request.exchange()));
        peer.hearsNothingFor(50);
        events.assertNothingMore();
    }
}

package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.Transport;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the transport does beyond the contract: times, limits, strangers, failures. No socket, and no clock. */
class DatagramTransportTest {

    private static final int TAG = 5;
    private static final long LIFETIME = 247_000;
    private static final String SECOND = "192.0.2.2:5683";

    private final Bench bench = new Bench();
    private final Recorder events = bench.events;
    private final DatagramTransport transport = bench.transport;

    private void report(int association, boolean confirmable, int tag) {
        Message notification = Bench.content("21.5").token(new byte[] {1}).add(Option.OBSERVE, 1L);
        bench.call(() -> transport.notify(association, notification, confirmable, tag));
    }

    private Recorder.Request request(int id) {
        bench.arrives(Bench.get(Datagram.CON, id));
        return events.next(Recorder.Request.class);
    }

    private void respond(Recorder.Request request) {
        bench.call(() -> transport.respond(request.exchange(), Bench.content("9"), false, TAG));
    }

    // ---- Time ----

    @Test
    void sendsInTheNextCallAndCountsFromThere() {
        int association = bench.open();
        assertEquals(Long.MAX_VALUE, transport.wakeAt());
        events.calling(() -> transport.request(association, Bench.update(), TAG));
        bench.nothingSent();
        assertTrue(transport.wakeAt() <= bench.now, "wants to be called at once");
        bench.now += 3_600_000; // nobody said what time it was when the request was made
        bench.handle();
        Datagram sent = bench.sent();
        assertTrue(transport.wakeAt() >= bench.now + 2000 && transport.wakeAt() <= bench.now + 3000);
        bench.arrives(Datagram.compose(Datagram.ACK, Code.CHANGED, sent.id(), sent.token(), ""));
        assertEquals(bench.now, events.result(TAG, Outcome.ANSWERED).firstSent());
        assertEquals(Long.MAX_VALUE, transport.wakeAt());
    }

    @Test
    void aLongSleepRepeatsOnce() {
        int association = bench.open();
        report(association, true, TAG);
        bench.sent();
        bench.now += 80_000;
        bench.handle();
        bench.sent();
        bench.nothingSent();
        assertTrue(transport.wakeAt() > bench.now + 3_900, "and gives the answer its time");
    }

    @Test
    void givesUpAfterMaxTransmitWait() {
        int association = bench.open();
        report(association, true, TAG);
        long start = bench.now;
        bench.runUntil(start + 61_000);
        assertEquals(5, bench.sentCount());
        events.assertNothingMore();
        bench.runUntil(start + 93_000);
        Recorder.Result result = events.result(TAG, Outcome.TIMED_OUT);
        assertTrue(result.now() - start >= 62_000);
        assertEquals(5, result.transmissions());
        assertEquals(start, result.firstSent());
        bench.nothingSent();
    }

    @Test
    void anAnswerComesUntilTheExchangeIsOver() {
        int association = bench.open();
        bench.call(() -> transport.request(association, Bench.update(), TAG));
        Datagram request = bench.sent();
        bench.arrives(Datagram.empty(Datagram.ACK, request.id()));
        bench.runUntil(bench.now + LIFETIME - 1);
        events.assertNothingMore();
        bench.runUntil(bench.now + 1);
        assertEquals(1, events.result(TAG, Outcome.TIMED_OUT).transmissions());
    }

    @Test
    void aResetOfANonConfirmableMessageCountsForNonLifetime() {
        int association = bench.open();
        report(association, false, 1);
        report(association, false, 2);
        Datagram first = bench.sent();
        Datagram second = bench.sent();
        long sentAt = bench.now;
        bench.runUntil(sentAt + 145_000);
        bench.arrives(Datagram.empty(Datagram.RST, first.id()));
        assertEquals(sentAt, events.result(1, Outcome.RESET).firstSent());
        bench.now++;
        bench.arrives(Datagram.empty(Datagram.RST, second.id()));
        events.assertNothingMore();
    }

    // ---- Message ids ----

    @Test
    void whenMessageIdsRunOutMessagesAreNotSent() {
        int association = bench.open();
        int sent = 0;
        while (true) {
            report(association, false, TAG);
            if (bench.sentCount() == 0) {
                break;
            }
            sent++;
        }
        assertTrue(sent >= 61_440, "sent " + sent);
        Recorder.Result result = events.result(TAG, Outcome.NOT_SENT);
        assertEquals(-1, result.firstSent());
        assertEquals(0, result.transmissions());
        bench.call(() -> transport.request(association, Bench.update(), 6));
        assertEquals(-1, events.result(6, Outcome.NOT_SENT).firstSent());
        // A piggybacked answer has the id of the request, and goes out.
        respond(request(1));
        assertEquals(1, bench.sent().id());
        bench.now += LIFETIME;
        report(association, false, TAG);
        assertEquals(1, bench.sentCount());
    }

    // ---- Strangers ----

    @Test
    void strangersAreNotEvenReset() {
        bench.open();
        bench.arrives(Datagram.empty(Datagram.CON, 1));
        bench.sent();
        for (String stranger : new String[] {SECOND, "192.0.2.1:5684", "[2001:db8::1]:5683"}) {
            bench.arrivesFrom(stranger, Datagram.empty(Datagram.CON, 1));
            bench.arrivesFrom(stranger, Bench.get(Datagram.CON, 2));
            bench.arrivesFrom(stranger, Datagram.compose(Datagram.CON, Code.CONTENT, 3, new byte[] {1}, ""));
            bench.arrivesFrom(stranger, new byte[] {0x40, 1, 0, 9, (byte) 0xFF});
        }
        bench.nothingSent();
        events.assertNothingMore();
        assertEquals(Long.MAX_VALUE, transport.wakeAt());
    }

    @Test
    void aStrangerCannotAcknowledgeOrAnswer() {
        int association = bench.open();
        bench.call(() -> transport.request(association, Bench.update(), TAG));
        Datagram request = bench.sent();
        bench.arrivesFrom(SECOND, Datagram.empty(Datagram.RST, request.id()));
        bench.arrivesFrom(SECOND, Datagram.compose(Datagram.ACK, Code.CHANGED, request.id(), request.token(), ""));
        events.assertNothingMore();
        bench.arrives(Datagram.compose(Datagram.ACK, Code.CHANGED, request.id(), request.token(), ""));
        events.result(TAG, Outcome.ANSWERED);
    }

    @Test
    void beforeAnAssociationIsOpenEverybodyIsAStranger() {
        bench.arrives(Datagram.empty(Datagram.CON, 1));
        bench.nothingSent();
    }

    // ---- Associations ----

    @ParameterizedTest
    @ValueSource(ints = {SecurityAccount.PSK, SecurityAccount.RPK, SecurityAccount.CERTIFICATE})
    void securityIsRefused(int mode) {
        SecurityAccount account = new SecurityAccount(mode, new byte[1], new byte[1], new byte[1]);
        for (String uri : new String[] {"coaps://192.0.2.1", "coap://192.0.2.1"}) {
            int association = bench.begin(uri, account);
            Recorder.Closed closed = events.next(Recorder.Closed.class);
            assertEquals(association, closed.association());
            assertEquals(Transport.Cause.NOT_SUPPORTED, closed.cause());
        }
        bench.begin("coaps://192.0.2.1", SecurityAccount.noSec());
        assertEquals(
                Transport.Cause.NOT_SUPPORTED,
                events.next(Recorder.Closed.class).cause());
        bench.nothingSent();
        assertEquals(Long.MAX_VALUE, transport.wakeAt());
    }

    @Test
    void whatWaitsForAnAssociationThatCannotBeOpenedIsNotSent() {
        events.calling(() -> {
            int association = transport.open(
                    io.tacit.lwm2m.transport.ServerUri.parse("coap://nowhere"), SecurityAccount.noSec(), events);
            transport.request(association, Bench.update(), 1);
            transport.notify(association, Bench.content("1"), true, 2);
        });
        bench.handle();
        events.result(1, Outcome.NOT_SENT);
        events.result(2, Outcome.NOT_SENT);
        assertEquals(
                Transport.Cause.UNRESOLVED, events.next(Recorder.Closed.class).cause());
        assertEquals("0 received, 0 of ours, 0 unanswered, 0 peers", transport.held());
    }

    @Test
    void oneThatIsClosedBeforeItIsOpenIsNotHeardOf() {
        events.calling(() -> {
            int association = transport.open(
                    io.tacit.lwm2m.transport.ServerUri.parse("coap://192.0.2.1"), SecurityAccount.noSec(), events);
            transport.close(association);
        });
        bench.handle();
        events.assertNothingMore();
        assertEquals(Long.MAX_VALUE, transport.wakeAt());
    }

    @Test
    void theNameOfTheServerGoesBetweenTheOptions() {
        int association = bench.open("coap://192.0.2.lwm2m.example");
        Message request =
                new Message(Code.GET).add(Option.IF_MATCH, new byte[0]).add(Option.URI_PATH, "rd");
        bench.call(() -> transport.request(association, request, TAG));
        Datagram sent = bench.sent();
        assertEquals("192.0.2.lwm2m.example", new String(sent.option(Option.URI_HOST)));
        assertArrayEquals(new byte[0], sent.option(Option.IF_MATCH));
        assertEquals("rd", new String(sent.option(Option.URI_PATH)));
        assertEquals(2, request.optionCount(), "the client's message is as it was");
        Message with = new Message(Code.GET).add(Option.URI_HOST, "other");
        bench.call(() -> transport.request(association, with, 6));
        assertEquals("other", new String(bench.sent().option(Option.URI_HOST)));
    }

    @Test
    void twoAccountsOfOneServerShareWhatItSends() {
        int first = bench.open();
        int second = bench.open();
        assertEquals(second, request(1).association());
        bench.call(() -> transport.close(second));
        bench.arrives(Bench.get(Datagram.CON, 1));
        bench.nothingSent();
        events.next(Recorder.Repeated.class);
        assertEquals(first, request(2).association());
    }

    @Test
    void twoAccountsOfOneServerEachHearOfTheirOwnMessages() {
        int first = bench.open();
        int second = bench.open();
        bench.call(() -> transport.request(first, Bench.update(), 1));
        bench.call(() -> transport.request(second, Bench.update(), 2));
        report(first, false, 3);
        report(first, true, 4);
        Datagram one = bench.sent();
        Datagram two = bench.sent();
        Datagram three = bench.sent();
        Datagram four = bench.sent();
        bench.arrives(Datagram.compose(Datagram.ACK, Code.CHANGED, one.id(), one.token(), ""));
        events.result(1, Outcome.ANSWERED);
        bench.arrives(Datagram.compose(Datagram.CON, Code.CHANGED, 7, two.token(), ""));
        events.result(2, Outcome.ANSWERED);
        assertEquals(Datagram.ACK, bench.sent().type());
        bench.arrives(Datagram.empty(Datagram.RST, three.id()));
        events.result(3, Outcome.RESET);
        bench.arrives(Datagram.empty(Datagram.ACK, four.id()));
        events.result(4, Outcome.ACKNOWLEDGED);
        bench.nothingSent();
    }

    /** Late and twice: the association has been closed and opened anew meanwhile. */
    @Test
    void whatCameBeforeIsKnownToANewAssociationToo() {
        int association = bench.open();
        respond(request(0x77));
        bench.sent();
        bench.call(() -> transport.close(association));
        bench.now += 100_000;
        int again = bench.open();
        assertNotEquals(association, again);
        bench.arrives(Bench.get(Datagram.CON, 0x77));
        assertEquals(Transport.NONE, events.next(Recorder.Repeated.class).exchange());
        bench.nothingSent();
        assertEquals(again, request(0x78).association());
    }

    @Test
    void peersOfLongAgoAreForgotten() {
        for (int i = 1; i <= 20; i++) {
            int association = bench.open("coap://192.0.2." + i);
            bench.arrivesFrom("192.0.2." + i + ":5683", Bench.get(Datagram.NON, 1));
            events.next(Recorder.Request.class);
            bench.call(() -> transport.close(association));
        }
        assertTrue(transport.held().endsWith(" 20 peers"), transport.held());
        bench.now += LIFETIME + 16_000;
        bench.open();
        assertEquals("0 received, 0 of ours, 0 unanswered, 1 peers", transport.held());
    }

    // ---- Requests of the server ----

    /** An Execute that is repeated never runs twice, however much else has come, and whatever was forgotten. */
    @Test
    void aRepeatedRequestIsNeverTakenForANewOne() {
        bench.open();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int id = 30_000 + i;
            respond(request(id));
            assertEquals(1, bench.sentCount());
            ids.add(id);
            bench.now += 20;
        }
        for (int id : ids) {
            bench.arrives(Bench.get(Datagram.CON, id));
            events.next(Recorder.Repeated.class);
        }
        assertTrue(bench.sentCount() <= Replies.MAX, "only the last replies are kept");
        events.assertNothingMore();
    }

    @Test
    void aServerOfManyIdsIsIgnoredRatherThanForgotten() {
        bench.open();
        for (int i = 0; i < Deduplication.MAX_WINDOWS; i++) {
            respond(request(i * 101));
        }
        assertEquals(Deduplication.MAX_WINDOWS, bench.sentCount());
        byte[] onTop = Bench.get(Datagram.CON, 40_000);
        bench.arrives(onTop);
        bench.nothingSent();
        events.assertNothingMore();
        // As if it had been lost: the server repeats it, and when there is room again it is a new one.
        bench.now += LIFETIME + 16_000;
        bench.arrives(onTop);
        respond(events.next(Recorder.Request.class));
        assertEquals(40_000, bench.sent().id());
    }

    @Test
    void soManyRequestsMayWaitAndNoMore() {
        bench.open();
        List<Recorder.Request> waiting = new ArrayList<>();
        for (int i = 0; i < Exchanges.MAX_UNANSWERED; i++) {
            waiting.add(request(i));
        }
        bench.arrives(Bench.get(Datagram.CON, 500));
        bench.nothingSent();
        events.assertNothingMore();
        respond(waiting.get(0));
        assertEquals(0, bench.sent().id());
        assertEquals(Code.GET, request(500).message().code());
    }

    @Test
    void largeRepliesAreKeptByTheirBytes() {
        bench.open();
        Message large = new Message(Code.CONTENT).payload(new byte[1024]);
        for (int i = 0; i < 6; i++) {
            int exchange = request(i).exchange();
            bench.call(() -> transport.respond(exchange, large, false, TAG));
        }
        assertEquals(6, bench.sentCount());
        for (int i = 0; i < 6; i++) {
            bench.arrives(Bench.get(Datagram.CON, i));
            events.next(Recorder.Repeated.class);
        }
        assertEquals(Replies.MAX_BYTES / 1030, bench.sentCount());
    }

    @Test
    void anAnswerThatFitsInNoDatagramIsAnErrorInstead() {
        bench.open();
        Message large = new Message(Code.CONTENT).payload(new byte[DatagramTransport.MAX_DATAGRAM]);
        int exchange = request(3).exchange();
        bench.call(() -> transport.respond(exchange, large, false, TAG));
        assertEquals(Code.INTERNAL_SERVER_ERROR, bench.sent().code());
        int second = request(4).exchange();
        bench.call(() -> transport.respond(second, large, true, TAG));
        events.result(TAG, Outcome.NOT_SENT);
    }

    @Test
    void aRequestRepeatedAfterAConfirmableAnswerIsAcknowledged() {
        bench.open();
        int exchange = request(3).exchange();
        bench.call(() -> transport.respond(exchange, Bench.content("9"), true, TAG));
        Datagram answer = bench.sent();
        assertEquals(Datagram.CON, answer.type());
        bench.arrives(Bench.get(Datagram.CON, 3));
        events.next(Recorder.Repeated.class);
        assertArrayEquals(Datagram.empty(Datagram.ACK, 3), bench.sent().bytes());
        bench.arrives(Datagram.empty(Datagram.ACK, answer.id()));
        events.result(TAG, Outcome.ACKNOWLEDGED);
    }

    @Test
    void aRepeatedNonConfirmableRequestIsToldOnly() {
        bench.open();
        bench.arrives(Bench.get(Datagram.NON, 3));
        respond(events.next(Recorder.Request.class));
        bench.sent();
        bench.arrives(Bench.get(Datagram.NON, 3));
        events.next(Recorder.Repeated.class);
        bench.nothingSent();
    }

    @Test
    void anUnsolicitedNonConfirmableResponseIsIgnored() {
        bench.open();
        bench.arrives(Datagram.compose(Datagram.NON, Code.CONTENT, 3, new byte[] {1}, "x"));
        bench.nothingSent();
        bench.arrives(Datagram.compose(Datagram.CON, Code.CONTENT, 4, new byte[] {1}, "x"));
        assertEquals(Datagram.RST, bench.sent().type());
        events.assertNothingMore();
    }

    @Test
    void anAnswerIsTakenEvenFromAServerWithTooManyIds() {
        int association = bench.open();
        for (int i = 0; i < Deduplication.MAX_WINDOWS; i++) {
            respond(request(i * 101));
        }
        bench.sentCount();
        bench.call(() -> transport.request(association, Bench.update(), 9));
        Datagram request = bench.sent();
        byte[] answer = Datagram.compose(Datagram.CON, Code.CHANGED, 50_000, request.token(), "");
        bench.arrives(answer);
        assertEquals(Datagram.ACK, bench.sent().type());
        events.result(9, Outcome.ANSWERED);
        bench.arrives(answer);
        assertEquals(Datagram.RST, bench.sent().type());
        events.assertNothingMore();
    }

    // ---- Datagrams ----

    @Test
    void aDatagramThatIsTooLongIsRejected() {
        bench.open();
        byte[] tooLong = new byte[DatagramTransport.MAX_DATAGRAM + 1];
        System.arraycopy(Bench.get(Datagram.CON, 0x55), 0, tooLong, 0, 7);
        tooLong[7] = (byte) 0xFF;
        bench.arrives(tooLong);
        assertArrayEquals(Datagram.empty(Datagram.RST, 0x55), bench.sent().bytes());
        tooLong[0] |= 0x10;
        bench.arrives(tooLong);
        bench.nothingSent();
        events.assertNothingMore();
    }

    @Test
    void soManyDatagramsWaitAndNoMore() {
        bench.open();
        for (int i = 0; i < 100; i++) {
            byte[] get = Bench.get(Datagram.CON, i);
            transport.receive(Bench.SERVER, get, get.length);
        }
        assertTrue(transport.held().startsWith(DatagramTransport.MAX_INBOX + " received"), transport.held());
        assertTrue(transport.wakeAt() <= bench.now);
        bench.handle();
        for (int i = 0; i < DatagramTransport.MAX_INBOX; i++) {
            events.next(Recorder.Request.class);
        }
        events.assertNothingMore();
    }

    @Test
    void anAcknowledgementThatWaitsIsSeenBeforeTheTimer() {
        int association = bench.open();
        report(association, true, TAG);
        Datagram sent = bench.sent();
        bench.now += 1_000_000;
        bench.arrives(Datagram.empty(Datagram.ACK, sent.id()));
        assertEquals(1, events.result(TAG, Outcome.ACKNOWLEDGED).transmissions());
        bench.nothingSent();
    }

    // ---- The network ----

    @Test
    void whatTheNetworkRefusesIsNotSent() {
        int association = bench.open();
        bench.broken = true;
        report(association, true, 1);
        events.result(1, Outcome.NOT_SENT);
        report(association, false, 2);
        events.result(2, Outcome.NOT_SENT);
        assertEquals(Long.MAX_VALUE, transport.wakeAt());
    }

    @Test
    void aRepetitionThatTheNetworkRefusesIsLost() {
        int association = bench.open();
        report(association, true, TAG);
        Datagram sent = bench.sent();
        bench.broken = true;
        bench.runUntil(bench.now + 3_000);
        bench.broken = false;
        bench.runUntil(bench.now + 6_000);
        assertArrayEquals(sent.bytes(), bench.sent().bytes());
        bench.arrives(Datagram.empty(Datagram.ACK, sent.id()));
        assertEquals(3, events.result(TAG, Outcome.ACKNOWLEDGED).transmissions());
    }

    @Test
    void whoSendsAgainBecauseItFailedIsNotCalledForEver() {
        int[] calls = new int[1];
        int[] association = new int[1];
        Transport.Events stubborn = new Transport.Events() {
            @Override
            public void opened(int opened, Transport.Opening how, long now) {}

            @Override
            public void closed(int closed, Transport.Cause cause, long now) {}

            @Override
            public void request(int from, int exchange, Message request, boolean confirmable, long now) {}

            @Override
            public void repeated(int exchange, long now) {}

            @Override
            public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int sent, long now) {
                calls[0]++;
                transport.request(association[0], Bench.update(), tag);
            }
        };
        association[0] = transport.open(
                io.tacit.lwm2m.transport.ServerUri.parse("coap://192.0.2.1"), SecurityAccount.noSec(), stubborn);
        bench.broken = true;
        transport.request(association[0], Bench.update(), TAG);
        bench.handle();
        assertEquals(1, calls[0]);
        bench.handle();
        assertEquals(2, calls[0]);
    }
}

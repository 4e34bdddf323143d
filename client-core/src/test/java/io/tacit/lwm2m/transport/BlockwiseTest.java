package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockwiseTest {

    private static final Path DEVICE = Path.of(3, 0);
    private static final int MAX_BODY = 1000;

    private final RecordingTransport network = new RecordingTransport();
    private final Client client = new Client();
    private final Blockwise blockwise = new Blockwise(network, client, MAX_BODY, 2, 1);
    private int association;

    @BeforeEach
    void open() {
        association = blockwise.open(null, null, client);
        network.maxPayload = 128;
    }

    @Nested
    class WhatFitsPassesUntouched {

        @Test
        void ourRequestAndItsAnswer() {
            Message request = Wire.message("POST /rd").payload(new byte[128]);
            Message answer = Wire.message("2.01").payload(new byte[128]);

            blockwise.request(association, request, 4);
            assertSame(request, network.sent.poll().message());
            network.events.outcome(4, Outcome.ANSWERED, answer, 10, 2, 30);

            Client.Told told = client.outcomes.poll();
            assertSame(answer, told.answer());
            assertEquals(new Client.Told(4, Outcome.ANSWERED, answer, 10, 2, 30), told);
        }

        @Test
        void aServersRequestAndItsAnswer() {
            Message request = Wire.message("GET /3/0");
            Message answer = Wire.message("2.05").payload(new byte[128]);

            network.arrives(request, 0);
            Client.Request passed = client.requests.poll();
            assertSame(request, passed.message());
            blockwise.respond(passed.exchange(), answer, true, 9);

            RecordingTransport.Sent sent = network.sent.poll();
            assertSame(answer, sent.message());
            assertTrue(sent.confirmable());
            assertEquals(9, sent.tag());
        }

        @Test
        void aNotificationAndItsOutcome() {
            Message notification = Wire.message("2.05 6:1").payload(new byte[128]);

            blockwise.notify(association, notification, true, 9);
            assertSame(notification, network.sent.poll().message());
            network.events.outcome(9, Outcome.ACKNOWLEDGED, null, 10, 1, 30);

            assertEquals(new Client.Told(9, Outcome.ACKNOWLEDGED, null, 10, 1, 30), client.outcomes.poll());
        }

        @Test
        void everythingElse() {
            network.events.opened(association, Transport.Opening.PLAIN, 0);
            network.events.repeated(3, 0);
            network.events.closed(association, Transport.Cause.NETWORK, 0);
            blockwise.accept(3);

            assertEquals("[opened PLAIN, repeated 3, closed NETWORK]", client.others.toString());
            assertEquals("accept", network.sent.poll().how());
        }
    }

    @Nested
    class ARequestThatArrivesInBlocks {

        @Test
        void isRefusedWhenABlockIsMissing() {
            assertEquals("2.31 1:0/1/128", answerTo("PUT /9/0/0 1:0/1/128", 128, 0));
            assertEquals("4.08", answerTo("PUT /9/0/0 1:2/1/128", 128, 1));
            // What had arrived is gone: it would not fit to anything any more.
            assertEquals("4.08", answerTo("PUT /9/0/0 1:1/0/128", 128, 2));
        }

        @Test
        void isRefusedWhenItBeginsInTheMiddle() {
            assertEquals("4.08", answerTo("PUT /9/0/0 1:1/0/128", 20, 0));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PUT /9/0/1 1:1/0/128",
                    "POST /9/0/0 1:1/0/128",
                    "PUT /9/0/0 ?x=1 1:1/0/128",
                    "PUT /9/0/0 ct:42 1:1/0/128"
                })
        void isNotContinuedByABlockOfAnotherRequest(String other) {
            assertEquals("2.31 1:0/1/128", answerTo("PUT /9/0/0 1:0/1/128", 128, 0));
            assertEquals("4.08", answerTo(other, 20, 1));
        }

        @Test
        void beginsAnewWithBlockZero() {
            network.arrives(Wire.message("PUT /9/0/0 1:0/1/128").payload(Wire.body(128, 1)), 0);
            network.arrives(Wire.message("PUT /9/0/0 1:0/1/128").payload(Wire.body(128, 2)), 0);
            network.arrives(Wire.message("PUT /9/0/0 1:1/0/128").payload(new byte[0]), 0);

            assertArrayEquals(
                    Wire.body(128, 2), client.requests.poll().message().payload());
        }

        @Test
        void mayHaveOneBlockOnly() {
            network.arrives(Wire.message("PUT /9/0/0 ct:42 1:0/0/64").payload(Wire.body(20, 1)), 0);

            Client.Request request = client.requests.poll();
            assertEquals("PUT /9/0/0", Wire.text(request.message()));
            assertEquals(42, request.message().uint(Option.CONTENT_FORMAT));
            blockwise.respond(request.exchange(), Wire.message("2.04"), false, Transport.NONE);
            assertEquals("2.04 1:0/0/64", Wire.text(network.nextResponse()));
        }

        @Test
        void isTooLargeWhenItSaysSo() {
            network.arrives(
                    Wire.message("PUT /9/0/0 1:0/1/128").payload(new byte[128]).add(Option.SIZE1, 1001L), 0);

            Message refusal = network.nextResponse();
            assertEquals(Code.REQUEST_ENTITY_TOO_LARGE, refusal.code());
            assertEquals(MAX_BODY, refusal.uint(Option.SIZE1));
        }

        @Test
        void isTooLargeWhenItTurnsOutToBe() {
            for (int i = 0; i < 7; i++) {
                assertEquals("2.31 1:" + i + "/1/128", answerTo("PUT /9/0/0 1:" + i + "/1/128", 128, 0));
            }
            assertEquals("4.13", answerTo("PUT /9/0/0 1:7/1/128", 128, 0));
            assertEquals("4.08", answerTo("PUT /9/0/0 1:7/0/128", 1, 0));
        }

        @Test
        void isForgottenAfterTheExchangeLifetime() {
            answerTo("PUT /9/0/0 1:0/1/128", 128, 1000);
            assertEquals(1000 + 247_000, blockwise.wakeAt());
            blockwise.handle(1000 + 247_000);

            assertEquals("4.08", answerTo("PUT /9/0/0 1:1/0/128", 1, 248_001));
            assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
        }

        @Test
        void waitsForAPlaceAmongTheOthers() {
            answerTo("PUT /9/0/0 1:0/1/128", 128, 0);
            answerTo("PUT /9/1/0 1:0/1/128", 128, 1000);
            assertEquals("5.03", answerTo("PUT /9/2/0 1:0/1/128", 128, 92_999));
            // The first of them has been quiet for MAX_TRANSMIT_WAIT now.
            assertEquals("2.31 1:0/1/128", answerTo("PUT /9/2/0 1:0/1/128", 128, 93_000));
            assertEquals("4.08", answerTo("PUT /9/0/0 1:1/1/128", 128, 93_000));
            assertEquals("2.31 1:1/1/128", answerTo("PUT /9/1/0 1:1/1/128", 128, 93_000));
        }

        @Test
        void mustHaveFullBlocks() {
            assertEquals("4.00", answerTo("PUT /9/0/0 1:0/1/128", 127, 0));
            assertEquals("4.00", answerTo("PUT /9/0/0 1:0/0/16", 17, 0));
        }

        @Test
        void mustNotUseTheReservedSize() {
            network.arrives(Wire.message("PUT /9/0/0").add(Option.BLOCK1, 0x0FL).payload(new byte[2048]), 0);
            assertEquals("4.00", Wire.text(network.nextResponse()));
            network.arrives(Wire.message("GET /3/0").add(Option.BLOCK2, 0x07L), 0);
            assertEquals("4.00", Wire.text(network.nextResponse()));
            assertTrue(client.requests.isEmpty());
        }

        @Test
        void mustNotBeAnOptionOfFourBytes() {
            network.arrives(Wire.message("GET /3/0").add(Option.BLOCK2, new byte[4]), 0);
            assertEquals("4.02", Wire.text(network.nextResponse()));
            assertTrue(client.requests.isEmpty());
        }

        private String answerTo(String request, int payload, long now) {
            network.arrives(Wire.message(request).payload(new byte[payload]), now);
            return Wire.text(network.nextResponse());
        }
    }

    @Nested
    class ALargeAnswer {

        @Test
        void hasAFreshTagForEveryBody() {
            assertNotEquals(read("GET /3/0", 300), read("GET /3/0", 300));
        }

        @Test
        void isReplacedByTheNextOneOfTheSamePath() {
            read("GET /3/0", 300);
            long etag = read("GET /3/0", 300);

            assertEquals(etag, fetch("GET /3/0 2:1/0/128").uint(Option.ETAG));
        }

        @Test
        void isRefusedWhenItIsGone() {
            read("GET /3/0", 300);
            read("GET /3/1", 300);
            read("GET /3/2", 300);

            assertEquals("4.08", Wire.text(fetch("GET /3/0 2:1/0/128")));
            assertEquals("2.05 2:1/1/128", Wire.text(fetch("GET /3/1 2:1/0/128")));
            assertEquals("2.05 2:1/1/128", Wire.text(fetch("GET /3/2 2:1/0/128")));
        }

        @Test
        void makesRoomFirstWhenItWasFetched() {
            read("GET /3/0", 300);
            read("GET /3/1", 300);
            fetch("GET /3/1 2:2/0/128");
            read("GET /3/2", 300);

            assertEquals("4.08", Wire.text(fetch("GET /3/1 2:1/0/128")));
            assertEquals("2.05 2:1/1/128", Wire.text(fetch("GET /3/0 2:1/0/128")));
        }

        @Test
        void isKeptApartByQueryFormatAndMethod() {
            read("GET /3/0 ?a", 300);

            assertEquals("4.08", Wire.text(fetch("GET /3/0 2:1/0/128")));
            assertEquals("4.08", Wire.text(fetch("GET /3/0 ?b 2:1/0/128")));
            assertEquals("4.08", Wire.text(fetch("POST /3/0 ?a 2:1/0/128")));
            assertEquals("4.08", Wire.text(fetch("GET /3/0 ?a accept:110 2:1/0/128")));
            assertEquals("2.05 2:1/1/128", Wire.text(fetch("GET /3/0 ?a 2:1/0/128")));
            assertEquals("2.05 2:1/1/128", Wire.text(fetch("GET /3/0 ?a accept:112 2:1/0/128")));
        }

        @Test
        void isOnlyContinuedForWhoeverHasItsTag() {
            long etag = read("GET /3/0", 300);

            network.arrives(Wire.message("GET /3/0 2:1/0/128").add(Option.ETAG, etag + 1), 0);
            assertEquals("4.08", Wire.text(network.nextResponse()));
            network.arrives(Wire.message("GET /3/0 2:1/0/128").add(Option.ETAG, etag), 0);
            assertEquals("2.05 2:1/1/128", Wire.text(network.nextResponse()));
        }

        @Test
        void hasATagEvenWhenTheNumbersBeginAgain() {
            Blockwise wrapping = new Blockwise(network, client, MAX_BODY, 2, -1);
            wrapping.open(null, null, client);
            for (int i = 0; i < 3; i++) {
                network.arrives(Wire.message("GET /3/0"), 0);
                Message answer = Wire.message("2.05").payload(new byte[300]);
                wrapping.respond(client.requests.poll().exchange(), answer, false, Transport.NONE);
                Message first = network.nextResponse();
                int length = first.optionValue(first.find(Option.ETAG)).length;
                assertTrue(length >= 1 && length <= 8, "an ETag of " + length + " bytes");
            }
        }

        @Test
        void endsSomewhere() {
            read("GET /3/0", 300);

            assertEquals("4.00", Wire.text(fetch("GET /3/0 2:3/0/128")));
            assertEquals("4.00", Wire.text(fetch("GET /3/0 2:1048575/0/1024")));
        }

        @Test
        void keepsItsTypeAndSaysItsSizeOnce() {
            network.arrives(Wire.message("GET /3/0"), 0);
            respond(Wire.message("2.05 ct:112").payload(new byte[300]), false, Transport.NONE);

            Message first = network.nextResponse();
            assertEquals(300, first.uint(Option.SIZE2));
            assertEquals(112, first.uint(Option.CONTENT_FORMAT));
            Message second = fetch("GET /3/0 2:1/0/128");
            assertFalse(second.has(Option.SIZE2));
            assertEquals(112, second.uint(Option.CONTENT_FORMAT));
        }

        @Test
        void isCutToWhatTheTransportCarriesEvenIfMoreIsAskedFor() {
            network.arrives(Wire.message("GET /3/0 2:0/0/1024"), 0);
            respond(Wire.message("2.05").payload(new byte[300]), false, Transport.NONE);
            assertEquals("2.05 2:0/1/128", Wire.text(network.nextResponse()));
        }

        @Test
        void isRefusedOverTheLimit() {
            network.arrives(Wire.message("GET /3/0"), 0);
            respond(Wire.message("2.05").payload(new byte[MAX_BODY + 1]), false, Transport.NONE);
            assertEquals("5.00", Wire.text(network.nextResponse()));
        }

        @Test
        void isForgottenAfterTheExchangeLifetime() {
            read("GET /3/0", 300);
            blockwise.handle(1000);
            assertEquals(1000 + 247_000, blockwise.wakeAt());
            blockwise.handle(248_000);
            assertEquals("4.08", Wire.text(fetch("GET /3/0 2:1/0/128")));
        }

        @Test
        void isProvenByItsLastBlock() {
            network.arrives(Wire.message("GET /3/0"), 0);
            respond(Wire.message("2.05").payload(new byte[300]), true, 7);
            assertFalse(network.sent.poll().confirmable());
            network.arrives(Wire.message("GET /3/0 2:1/0/128"), 50);
            assertFalse(network.sent.poll().confirmable());
            network.arrives(Wire.message("GET /3/0 2:2/0/128"), 90);

            RecordingTransport.Sent last = network.sent.poll();
            assertTrue(last.confirmable());
            assertEquals(7, last.tag());
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 91, 2, 200);
            assertEquals(new Client.Told(7, Outcome.ACKNOWLEDGED, null, 91, 2, 200), client.outcomes.poll());
        }

        @Test
        void isNoProofWhenNobodyFetchesIt() {
            network.arrives(Wire.message("GET /3/0"), 0);
            respond(Wire.message("2.05").payload(new byte[300]), true, 7);
            network.arrives(Wire.message("GET /3/0 2:1/0/128"), 1000);

            blockwise.handle(5999);
            assertTrue(client.outcomes.isEmpty());
            assertEquals(6000, blockwise.wakeAt());
            blockwise.handle(6000);
            assertEquals(new Client.Told(7, Outcome.PART_ACKNOWLEDGED, null, -1, 0, 6000), client.outcomes.poll());
            // It can still be fetched, but says no more about it.
            network.sent.clear();
            network.arrives(Wire.message("GET /3/0 2:2/0/128"), 7000);
            assertFalse(network.sent.poll().confirmable());
        }

        private long read(String request, int size) {
            network.arrives(Wire.message(request), 0);
            respond(Wire.message("2.05 ct:112").payload(new byte[size]), false, Transport.NONE);
            return network.nextResponse().uint(Option.ETAG);
        }

        private Message fetch(String request) {
            network.arrives(Wire.message(request), 0);
            return network.nextResponse();
        }
    }

    @Nested
    class ALargeNotification {

        @Test
        void isProvenByItsLastBlock() {
            notify(true);
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 100, 3, 200);
            assertTrue(client.outcomes.isEmpty());
            network.arrives(Wire.message("GET /3/0 2:1/0/128"), 250);
            network.arrives(Wire.message("GET /3/0 2:2/0/128"), 300);
            network.sent.poll();

            RecordingTransport.Sent last = network.sent.poll();
            assertEquals("response", last.how());
            assertTrue(last.confirmable());
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 301, 2, 400);
            // Two repeats of the first block, one of the last.
            assertEquals(new Client.Told(7, Outcome.ACKNOWLEDGED, null, 301, 4, 400), client.outcomes.poll());
        }

        @Test
        void isAcknowledgedInPartWhenNobodyFetchesTheRest() {
            notify(true);
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 100, 3, 200);
            blockwise.handle(5200);

            assertEquals(new Client.Told(7, Outcome.PART_ACKNOWLEDGED, null, 100, 3, 5200), client.outcomes.poll());
            assertTrue(client.outcomes.isEmpty());
        }

        @Test
        void needsNoAcknowledgementOfItsFirstBlockWhenTheLastIsFetched() {
            notify(true);
            network.arrives(Wire.message("GET /3/0 2:2/0/128"), 300);

            assertEquals("[7]", network.cancelled.toString());
            RecordingTransport.Sent last = network.sent.poll();
            assertTrue(last.confirmable());
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 301, 1, 400);
            assertEquals(new Client.Told(7, Outcome.ACKNOWLEDGED, null, 301, 1, 400), client.outcomes.poll());
        }

        @ParameterizedTest
        @EnumSource(names = {"RESET", "TIMED_OUT", "NOT_SENT"})
        void failsWithItsFirstBlock(Outcome outcome) {
            notify(true);
            network.events.outcome(7, outcome, null, 100, 5, 200);

            assertEquals(new Client.Told(7, outcome, null, 100, 5, 200), client.outcomes.poll());
            network.arrives(Wire.message("GET /3/0 2:1/0/128"), 300);
            assertEquals("4.08", Wire.text(network.nextResponse()));
        }

        @Test
        void isNotUnwantedWhenOnlyTheLastBlockIsReset() {
            notify(true);
            network.arrives(Wire.message("GET /3/0 2:2/0/128"), 300);
            network.events.outcome(7, Outcome.RESET, null, 301, 1, 400);

            assertEquals(Outcome.PART_ACKNOWLEDGED, client.outcomes.poll().outcome());
        }

        @Test
        void makesRoomForTheNextOneOfTheSamePath() {
            notify(true);
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 100, 1, 200);
            Message next =
                    Wire.message("2.05 6:3 ct:112").payload(new byte[200]).subject(DEVICE);
            blockwise.notify(association, next, false, 8);

            assertTrue(client.outcomes.isEmpty());
            assertTrue(blockwise.wakeAt() <= 200);
            blockwise.handle(200);
            assertEquals(new Client.Told(7, Outcome.PART_ACKNOWLEDGED, null, 100, 1, 200), client.outcomes.poll());
            Message first = network.sent.poll().message();
            network.arrives(Wire.message("GET /3/0 2:1/0/128"), 300);
            Message second = network.nextResponse();
            assertEquals("2.05 2:1/0/128", Wire.text(second));
            assertEquals(first.uint(Option.ETAG), second.uint(Option.ETAG));
        }

        @Test
        void isCutAsTheServerLikesIt() {
            network.arrives(Wire.message("GET /3/0 6:0 2:0/0/32"), 0);
            respond(Wire.message("2.05 6:1").payload(new byte[300]), false, Transport.NONE);
            assertEquals("2.05 6:1 2:0/1/32", Wire.text(network.nextResponse()));

            notify(false);
            blockwise.notify(
                    association, Wire.message("2.05 6:3").payload(new byte[300]).subject(DEVICE), false, 8);
            assertEquals("2.05 6:3 2:0/1/32", Wire.text(network.sent.poll().message()));
        }

        @Test
        void isNotSentOverTheLimit() {
            blockwise.notify(
                    association,
                    Wire.message("2.05").payload(new byte[MAX_BODY + 1]).subject(DEVICE),
                    true,
                    8);
            assertNull(network.sent.poll());
            blockwise.handle(5);
            assertEquals(new Client.Told(8, Outcome.NOT_SENT, null, -1, 0, 5), client.outcomes.poll());
        }

        @Test
        void needsASubject() {
            Message nameless = Wire.message("2.05").payload(new byte[300]);
            assertThrows(IllegalArgumentException.class, () -> blockwise.notify(association, nameless, true, 8));
        }

        @Test
        void hasNoOutcomeOnceItIsCancelled() {
            notify(true);
            blockwise.cancel(7);
            network.arrives(Wire.message("GET /3/0 2:2/0/128"), 300);

            assertEquals("[7]", network.cancelled.toString());
            assertFalse(network.sent.poll().confirmable());
            blockwise.handle(100_000);
            assertTrue(client.outcomes.isEmpty());
        }

        private void notify(boolean confirmable) {
            Message notification = Wire.message("2.05 6:2 ct:112").payload(new byte[300]);
            blockwise.notify(association, notification.subject(DEVICE), confirmable, 7);
            network.sent.poll();
        }
    }

    @Nested
    class OurLargeRequest {

        @Test
        void tellsOfItsLastBlockAndCountsEveryRepeat() {
            send(300);
            answered("2.31 1:0/1/128", 100, 2, 150);
            answered("2.31 1:1/1/128", 150, 1, 190);
            answered("2.01 1:2/0/128", 190, 4, 9000);

            Client.Told told = client.outcomes.poll();
            assertEquals(190, told.firstSent());
            assertEquals(5, told.transmissions());
            assertEquals(9000, told.now());
        }

        @Test
        void saysItsSizeOnce() {
            send(300);
            assertEquals(300, network.sent.peek().message().uint(Option.SIZE1));
            answered("2.31 1:0/1/128", 0, 1, 0);
            assertFalse(network.sent.peek().message().has(Option.SIZE1));
        }

        @ParameterizedTest
        @EnumSource(names = {"RESET", "TIMED_OUT", "NOT_SENT"})
        void endsWhenABlockFails(Outcome outcome) {
            send(300);
            answered("2.31 1:0/1/128", 100, 1, 150);
            network.sent.poll();
            network.events.outcome(5, outcome, null, 150, 5, 99_000);

            assertEquals(new Client.Told(5, outcome, null, 150, 5, 99_000), client.outcomes.poll());
            assertNull(network.sent.poll());
        }

        @ParameterizedTest
        @ValueSource(strings = {"4.08 1:0/1/128", "4.04", "4.13 1:0/1/128", "4.02"})
        void endsWithAnErrorAnswer(String answer) {
            send(300);
            answered(answer, 0, 1, 0);

            assertEquals(answer, Wire.text(client.outcomes.poll().answer()));
            assertNull(network.sent.poll());
        }

        @Test
        void beginsAgainWithSmallerBlocksIfTheServerAsksForThem() {
            send(300);
            answered("4.13 1:0/1/64", 0, 1, 0);
            assertEquals("POST /rd 1:0/1/64", Wire.text(network.sent.peek().message()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2.31 1:1/1/128", "2.31"})
        void isBrokenByTheAcknowledgementOfAnotherBlock(String answer) {
            send(300);
            answered(answer, 0, 1, 0);
            assertEquals(
                    Code.REQUEST_ENTITY_INCOMPLETE,
                    client.outcomes.poll().answer().code());
        }

        @Test
        void isNotSentOverTheLimit() {
            send(MAX_BODY + 1);
            assertNull(network.sent.poll());
            blockwise.handle(5);
            assertEquals(new Client.Told(5, Outcome.NOT_SENT, null, -1, 0, 5), client.outcomes.poll());
        }

        @Test
        void goesNoFurtherOnceItIsCancelled() {
            send(300);
            blockwise.cancel(5);
            assertEquals("[5]", network.cancelled.toString());
        }

        @Test
        void getsALargeAnswerBlockByBlock() {
            blockwise.request(association, Wire.message("GET /big"), 5);
            answered("2.05 2:0/1/64", 64, 1);
            assertEquals("GET /big 2:1/0/64", Wire.text(network.sent.peek().message()));
            answered("2.05 2:1/0/64", 30, 1);
            assertEquals(94, client.outcomes.poll().answer().payload().length);
        }

        @Test
        void doesNotMixTwoAnswers() {
            blockwise.request(association, Wire.message("GET /big"), 5);
            answered("2.05 2:0/1/64", 64, 1);
            answered("2.05 2:1/0/64", 64, 2);
            assertEquals(
                    Code.REQUEST_ENTITY_INCOMPLETE,
                    client.outcomes.poll().answer().code());
        }

        @Test
        void takesNoAnswerOverTheLimit() {
            blockwise.request(association, Wire.message("GET /big"), 5);
            for (int i = 0; client.outcomes.isEmpty(); i++) {
                answered("2.05 2:" + i + "/1/128", 128, 1);
            }
            assertEquals(
                    Code.REQUEST_ENTITY_TOO_LARGE,
                    client.outcomes.poll().answer().code());
        }

        private void send(int size) {
            blockwise.request(association, Wire.message("POST /rd").payload(new byte[size]), 5);
        }

        private void answered(String answer, long firstSent, int transmissions, long now) {
            network.sent.poll();
            network.events.outcome(5, Outcome.ANSWERED, Wire.message(answer), firstSent, transmissions, now);
        }

        private void answered(String answer, int payload, long etag) {
            network.sent.poll();
            Message message = Wire.message(answer).payload(new byte[payload]).add(Option.ETAG, etag);
            network.events.outcome(5, Outcome.ANSWERED, message, 0, 1, 0);
        }
    }

    @Test
    void closingForgetsEverything() {
        network.arrives(Wire.message("PUT /9/0/0 1:0/1/128").payload(new byte[128]), 0);
        blockwise.request(association, Wire.message("POST /rd").payload(new byte[300]), 5);
        blockwise.notify(
                association, Wire.message("2.05").payload(new byte[300]).subject(DEVICE), true, 6);
        blockwise.close(association);

        assertEquals("[0]", network.closed.toString());
        assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
        blockwise.handle(1_000_000);
        assertTrue(client.outcomes.isEmpty());
    }

    @Test
    void aFailedAssociationLeavesNoOutcomeOwed() {
        blockwise.notify(
                association, Wire.message("2.05").payload(new byte[300]).subject(DEVICE), true, 6);
        network.events.outcome(6, Outcome.ACKNOWLEDGED, null, 0, 1, 0);
        network.events.closed(association, Transport.Cause.NETWORK, 10);

        assertEquals(Outcome.PART_ACKNOWLEDGED, client.outcomes.poll().outcome());
        assertEquals("[closed NETWORK]", client.others.toString());
        assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
    }

    @Test
    void limitsHaveLimits() {
        assertThrows(IllegalArgumentException.class, () -> new Blockwise(network, client, 15, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Blockwise(network, client, (1 << 24) + 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Blockwise(network, client, 1000, 0, 0));
    }

    private void respond(Message answer, boolean confirmable, int tag) {
        blockwise.respond(client.requests.poll().exchange(), answer, confirmable, tag);
    }
}

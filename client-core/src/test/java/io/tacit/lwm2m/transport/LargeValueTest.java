package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.ImageSink;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that pass through {@link Blockwise} and are never in memory as a whole. */
class LargeValueTest {

    private static final int MAX_BODY = 1000;
    private static final int LARGE = 5000;
    private static final Path FIRMWARE = Path.of(5, 0, 0);

    private final RecordingTransport network = new RecordingTransport();
    private final Sinks client = new Sinks();
    private final Blockwise blockwise = new Blockwise(network, client, MAX_BODY, 2, 1);
    private int association;
    private long now;

    @BeforeEach
    void open() {
        association = blockwise.open(null, null, client);
        network.maxPayload = 1024;
    }

    /** Opens a sink for what is written to Object 5, and has the rest collected. */
    private static final class Sinks extends Client {

        final List<ImageSink> sinks = new ArrayList<>();
        final List<Long> sizes = new ArrayList<>();
        int limit = Integer.MAX_VALUE;
        RuntimeException toThrow;
        RuntimeException toThrowAtEnd;

        @Override
        public OpaqueSink open(int association, Message first, long size) {
            if (!Wire.text(first).contains("/5/")) {
                return null;
            }
            first.subject(FIRMWARE);
            sizes.add(size);
            if (toThrow != null) {
                throw toThrow;
            }
            ImageSink sink = ImageSink.open(sinks.size(), size, limit).failsAtEnd(toThrowAtEnd);
            sinks.add(sink);
            return sink;
        }
    }

    /** A block of the upload that is counted from 0, and its answer. */
    private String put(int upload, int number, boolean more, int size, int length) {
        Message block = Wire.message("PUT /5/0/0 ct:42 1:" + number + "/" + (more ? 1 : 0) + "/" + size);
        byte[] payload = new byte[length];
        new Image(Integer.MAX_VALUE, upload).read(number * size, payload, 0, length);
        network.arrives(block.payload(payload), now);
        Client.Request whole = client.requests.poll();
        if (whole != null) {
            assertTrue(whole.message().streamed());
            assertEquals(0, whole.message().payload().length);
            assertEquals("PUT /5/0/0", Wire.text(whole.message()));
            blockwise.respond(whole.exchange(), new Message(Code.CHANGED), false, Transport.NONE);
        }
        return Wire.text(network.nextResponse());
    }

    private String put(int upload, int number) {
        return put(upload, number, true, 64, 64);
    }

    private List<String> heard() {
        return client.sinks.stream().map(ImageSink::toString).toList();
    }

    @Nested
    class AnUpload {

        @ParameterizedTest
        @CsvSource({
            "16, 1048576", "32, 1048576", "64, 1048576", "128, 1048576", "256, 1048576", "512, 1048576",
            "1024, 1048576", "16, 10000000", "64, 10000000", "256, 10000000", "1024, 10000000", "1024, 10000001"
        })
        void arrivesBlockByBlock(int size, int length) {
            int blocks = (length + size - 1) / size;
            for (int i = 0; i < blocks - 1; i++) {
                assertEquals("2.31 1:" + i + "/1/" + size, put(0, i, true, size, size));
            }
            int last = blocks - 1;
            assertEquals("2.04 1:" + last + "/0/" + size, put(0, last, false, size, length - last * size));
            assertEquals(List.of(length + " bytes, ended"), heard());
            assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
        }

        @Test
        void isToldItsSizeIfTheServerSaysIt() {
            Message first = Wire.message("PUT /5/0/0 1:0/1/16").payload(Image.bytes(16, 0));
            network.arrives(first.add(Option.SIZE1, 7_000_000L), 0);
            network.sent.clear();
            put(1, 0);
            assertEquals(List.of(7_000_000L, -1L), client.sizes);
        }

        @Test
        void goesOnInSmallerBlocks() {
            network.maxPayload = 100;
            assertEquals("2.31 1:0/1/64", put(0, 0, true, 128, 128));
            assertEquals("2.31 1:2/1/64", put(0, 2));
            assertEquals("2.04 1:3/0/64", put(0, 3, false, 64, 7));
            assertEquals(List.of("199 bytes, ended"), heard());
        }

        @Test
        void mayEndWithAnEmptyBlock() {
            put(0, 0);
            assertEquals("2.04 1:1/0/64", put(0, 1, false, 64, 0));
            assertEquals(List.of("64 bytes, ended"), heard());
        }

        @Test
        void beginsAnewWithBlockZero() {
            put(0, 0);
            put(0, 1);
            put(1, 0);
            put(1, 1, false, 64, 5);
            assertEquals(List.of("128 bytes, aborted", "69 bytes, ended"), heard());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 4})
        void isGivenUpWhenABlockIsMissingOrRepeated(int next) {
            put(0, 0);
            put(0, 1);
            assertEquals("4.08", put(0, next));
            assertEquals("4.08", put(0, 2));
            assertEquals(List.of("128 bytes, aborted"), heard());
        }

        @Test
        void isGivenUpWhenABlockHasAnotherSizeThanItSays() {
            put(0, 0);
            assertEquals("4.00", put(0, 1, true, 64, 63));
            assertEquals("4.08", put(0, 2));
            assertEquals(List.of("64 bytes, aborted"), heard());
        }

        @Test
        void isGivenUpWhenTheFormatChanges() {
            put(0, 0);
            network.arrives(Wire.message("PUT /5/0/0 ct:0 1:1/1/64").payload(new byte[64]), now);
            assertEquals("4.08", Wire.text(network.nextResponse()));
            assertEquals(List.of("64 bytes, aborted"), heard());
        }

        @Test
        void isGivenUpWhenALaterBlockHasAnOptionThatIsNotUnderstood() {
            put(0, 0);
            Message last = Wire.message("PUT /5/0/0 ct:42 1:1/0/64").payload(new byte[64]);
            network.arrives(last.add(9, new byte[1]), now);
            assertEquals("4.02", Wire.text(network.nextResponse()));
            assertEquals(List.of("64 bytes, aborted"), heard());
            assertTrue(client.requests.isEmpty());
        }

        @Test
        void isGivenUpAfterTheExchangeLifetime() {
            now = 1000;
            put(0, 0);
            assertEquals(248_000, blockwise.wakeAt());
            blockwise.handle(247_999);
            assertEquals(List.of("64 bytes"), heard());
            blockwise.handle(248_000);
            assertEquals(List.of("64 bytes, aborted"), heard());
            assertEquals("4.08", put(0, 1));
        }

        @Test
        void makesRoomWhenItHasBeenQuiet() {
            put(0, 0);
            now = 1000;
            network.arrives(Wire.message("PUT /9/0/0 1:0/1/64").payload(new byte[64]), now);
            now = 93_000;
            network.arrives(Wire.message("PUT /9/1/0 1:0/1/64").payload(new byte[64]), now);
            network.sent.clear();
            assertEquals(List.of("64 bytes, aborted"), heard());
            assertEquals("5.03", put(1, 0));
            assertEquals(1, client.sinks.size());
        }

        @Test
        void isGivenUpWhenTheConnectionIsClosed() {
            put(0, 0);
            blockwise.close(association);
            assertEquals(List.of("64 bytes, aborted"), heard());
            blockwise.handle(1_000_000);
            assertEquals(List.of("64 bytes, aborted"), heard());
        }

        @Test
        void isGivenUpWhenTheConnectionFails() {
            put(0, 0);
            network.events.closed(association, Transport.Cause.NETWORK, 10);
            assertEquals(List.of("64 bytes, aborted"), heard());
        }

        @Test
        void isTooLargeWhenItSaysSo() {
            client.limit = 1_000_000;
            Message first = Wire.message("PUT /5/0/0 1:0/1/64").payload(new byte[64]);
            network.arrives(first.add(Option.SIZE1, 1_000_001L), 0);

            Message refusal = network.nextResponse();
            assertEquals("4.13", Wire.text(refusal));
            assertEquals(1_000_000, refusal.uint(Option.SIZE1));
            assertEquals("at most 1000000 bytes", Message.text(refusal.payload()));
            assertEquals(List.of(), heard());
            assertEquals("4.08", put(0, 1));
        }

        @Test
        void isTooLargeWhenItTurnsOutToBe() {
            client.limit = 150;
            put(0, 0);
            put(0, 1);
            assertEquals("4.13", put(0, 2));
            assertEquals("4.08", put(0, 3));
            assertEquals(List.of("192 bytes, aborted"), heard());
        }

        @Test
        void isTooLargeInItsLastBlock() {
            client.limit = 100;
            put(0, 0);
            assertEquals("4.13", put(0, 1, false, 64, 40));
            assertEquals(List.of("104 bytes, aborted"), heard());
        }

        @Test
        void isRefusedBeforeItBegins() {
            client.toThrow = new Refusal(Refusal.METHOD_NOT_ALLOWED, "not now");
            assertEquals("4.05", put(0, 0));
            client.toThrow = new IllegalStateException("secret");
            assertEquals("5.00", put(0, 0));
            assertEquals("[failed /5/0/0 secret]", client.others.toString());
            assertEquals("4.08", put(0, 1));
        }

        @Test
        void isRefusedAtItsEnd() {
            client.toThrowAtEnd = new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the flash is full");
            put(0, 0);
            assertEquals("5.00", put(0, 1, false, 64, 64));
            assertEquals(List.of("128 bytes, aborted"), heard());
            assertEquals("4.08", put(0, 1, false, 64, 64));
            assertTrue(client.requests.isEmpty());
        }

        @Test
        void failsWithoutTellingTheServerWhy() {
            client.toThrowAtEnd = new IllegalStateException("secret");
            put(0, 0);
            put(0, 1, true, 64, 64);
            network.arrives(Wire.message("PUT /5/0/0 ct:42 1:2/0/64"), now);

            Message answer = network.nextResponse();
            assertEquals("5.00", Wire.text(answer));
            assertEquals(0, answer.payload().length);
            assertEquals("[failed /5/0/0 secret]", client.others.toString());
            assertEquals(List.of("128 bytes, aborted"), heard());
        }

        /** A transfer may end in any of its blocks and in any way: its sink hears of it once. */
        @ParameterizedTest
        @ValueSource(strings = {"restart", "missing", "size", "silence", "close", "fail", "too large"})
        void isGivenUpOnceWhereverItEnds(String how) {
            for (int blocks = 1; blocks < 20; blocks++) {
                client.sinks.clear();
                client.limit = Integer.MAX_VALUE;
                for (int i = 0; i < blocks; i++) {
                    put(0, i);
                }
                switch (how) {
                    case "restart" -> put(1, 0);
                    case "missing" -> put(0, blocks + 1);
                    case "size" -> put(0, blocks, false, 64, 65);
                    case "silence" -> blockwise.handle(now += 247_000);
                    case "close" -> {
                        blockwise.close(association);
                        association = blockwise.open(null, null, client);
                    }
                    case "fail" -> {
                        network.events.closed(association, Transport.Cause.SECURITY, now);
                        association = blockwise.open(null, null, client);
                    }
                    default -> {
                        client.sinks.clear();
                        client.limit = blocks * 64;
                        for (int i = 0; i <= blocks; i++) {
                            put(0, i);
                        }
                    }
                }
                int taken = how.equals("too large") ? (blocks + 1) * 64 : blocks * 64;
                assertEquals(taken + " bytes, aborted", client.sinks.get(0).toString());
                blockwise.handle(now += 300_000);
                assertEquals(taken + " bytes, aborted", client.sinks.get(0).toString());
            }
        }
    }

    @Nested
    class ADownload {

        @ParameterizedTest
        @CsvSource({
            "16, 1048576",
            "32, 1048576",
            "64, 1048576",
            "128, 1048576",
            "256, 1048576",
            "512, 1048576",
            "1024, 1048576",
            "16, 10000000",
            "64, 10000000",
            "1024, 10000000",
            "1024, 10000001"
        })
        void isCutBlockByBlock(int size, int length) {
            network.maxPayload = size;
            Image image = new Image(length, 3);
            ImageSink server = new ImageSink(3, length);
            Message block = read(image);
            assertEquals(length, block.uint(Option.SIZE2));
            long etag = block.uint(Option.ETAG);
            while (true) {
                server.write(block.payload(), 0, block.payload().length);
                if (!Block.more(Block.read(block, Option.BLOCK2))) {
                    break;
                }
                block = fetch(server.length() / size, size);
                assertEquals(etag, block.uint(Option.ETAG));
            }
            assertEquals(length, server.length());
            assertEquals(0, image.releases());
        }

        /** What is in one block is one block all the same: only blocks are cut from a body. */
        @Test
        void mayHaveOneBlock() {
            Message block = read(new Image(20, 1));
            assertEquals("2.05 2:0/0/1024", Wire.text(block));
            assertEquals(20, block.payload().length);
        }

        @Test
        void mayBeFetchedInAnyOrderAgainAndInOtherBlocks() {
            read(new Image(LARGE, 3));
            for (int number : new int[] {4, 2, 2, 4, 3}) {
                assertBlock(number, 1024);
            }
            assertBlock(7, 64);
            assertBlock(312, 16);
        }

        @Test
        void isReleasedWhenNobodyFetchesOn() {
            Image image = new Image(LARGE, 3);
            read(image);
            blockwise.handle(1000);
            now = 2000;
            assertBlock(1, 1024);
            blockwise.handle(248_999);
            assertEquals(0, image.releases());
            assertEquals(249_000, blockwise.wakeAt());
            blockwise.handle(249_000);
            assertEquals(1, image.releases());
            assertEquals("4.08", Wire.text(fetch(2, 1024)));
            assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
        }

        /** What is fetched is either the one value or the other: the ETag tells. */
        @Test
        void isReleasedWhenTheNextOneOfTheSamePathTakesItsPlace() {
            Image first = new Image(LARGE, 3);
            Image second = new Image(LARGE, 4);
            long etag = read(first).uint(Option.ETAG);
            read(second);
            assertEquals("1 0", first.releases() + " " + second.releases());

            network.arrives(Wire.message("GET /5/0/0 2:1/0/1024").add(Option.ETAG, etag), now);
            assertEquals("4.08", Wire.text(network.nextResponse()));
            Message block = fetch(1, 1024);
            assertTrue(block.uint(Option.ETAG) != etag);
            assertEquals(Image.at(1024, 4), block.payload()[0]);
        }

        @Test
        void isReleasedToMakeRoom() {
            Image image = new Image(LARGE, 3);
            read(image);
            for (int i = 1; i <= 2; i++) {
                network.arrives(Wire.message("GET /9/" + i), now);
                respond(new Message(Code.CONTENT).payload(new byte[MAX_BODY]), false, Transport.NONE);
                network.maxPayload = 64;
            }
            network.arrives(Wire.message("GET /9/3"), now);
            respond(new Message(Code.CONTENT).payload(new byte[MAX_BODY]), false, Transport.NONE);
            assertEquals(1, image.releases());
        }

        @Test
        void isReleasedWhenTheConnectionEnds() {
            Image closed = new Image(LARGE, 3);
            read(closed);
            blockwise.close(association);
            assertEquals(1, closed.releases());

            association = blockwise.open(null, null, client);
            Image failed = new Image(LARGE, 3);
            read(failed);
            network.events.closed(association, Transport.Cause.NETWORK, now);
            assertEquals("1 1", closed.releases() + " " + failed.releases());
        }

        @Test
        void isReleasedWhenTheRequestIsGone() {
            network.arrives(Wire.message("GET /5/0/0"), now);
            int exchange = client.requests.poll().exchange();
            blockwise.close(association);
            Image image = new Image(LARGE, 3);
            blockwise.respond(exchange, new Message(Code.CONTENT).body(image), false, Transport.NONE);
            assertEquals(1, image.releases());
        }

        @Test
        void endsWhenTheValueCantBeReadAnyMore() {
            Image image = new Image(LARGE, 3)
                    .failsAt(2048, new Refusal(Refusal.REQUEST_ENTITY_INCOMPLETE, "there is a new value: begin again"));
            read(image);
            assertBlock(1, 1024);
            Message refusal = fetch(2, 1024);
            assertEquals("4.08", Wire.text(refusal));
            assertEquals("there is a new value: begin again", Message.text(refusal.payload()));
            assertEquals(1, image.releases());
            assertEquals("4.08", Wire.text(fetch(1, 1024)));
            assertTrue(client.others.isEmpty());
        }

        @Test
        void failsWithoutTellingTheServerWhy() {
            Image image = new Image(LARGE, 3).failsAt(2048, new IllegalStateException("secret"));
            read(image);
            Message answer = fetch(2, 1024);
            assertEquals("5.00", Wire.text(answer));
            assertEquals(0, answer.payload().length);
            assertEquals(1, image.releases());
            assertEquals("[failed /5/0/0 secret]", client.others.toString());
        }

        @Test
        void failsAtOnceIfItsFirstBlockCantBeRead() {
            Image image = new Image(LARGE, 3).failsAt(0, new IllegalStateException("secret"));
            assertEquals("5.00", Wire.text(read(image)));
            assertEquals(1, image.releases());
            assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
        }

        @Test
        void hasAsManyBlocksAsCanBeNumbered() {
            network.maxPayload = 16;
            Image tooLarge = new Image((1 << 24) + 1, 3);
            Message refusal = read(tooLarge);
            assertEquals("5.00", Wire.text(refusal));
            assertEquals("the answer is too large for blocks of 16 bytes", Message.text(refusal.payload()));
            assertEquals(1, tooLarge.releases());

            read(new Image(1 << 24, 3));
            assertEquals("2.05 2:1048575/0/16", Wire.text(fetch(1048575, 16)));
            network.maxPayload = 1024;
            read(new Image(1 << 30, 3));
            assertEquals("2.05 2:1048575/0/1024", Wire.text(fetch(1048575, 1024)));
            // There is no number for its last block of 16 bytes.
            assertEquals("5.00", Wire.text(fetch(1, 16)));
        }

        @Test
        void isProvenByItsLastBlock() {
            network.arrives(Wire.message("GET /5/0/0"), 0);
            Image image = new Image(3000, 3);
            respond(new Message(Code.CONTENT).body(image), true, 7);
            assertFalse(network.sent.poll().confirmable());
            network.arrives(Wire.message("GET /5/0/0 2:1/0/1024"), 50);
            assertFalse(network.sent.poll().confirmable());
            network.arrives(Wire.message("GET /5/0/0 2:2/0/1024"), 90);
            assertTrue(network.sent.poll().confirmable());
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 91, 1, 200);
            assertEquals(Outcome.ACKNOWLEDGED, client.outcomes.poll().outcome());
            // The server may still fetch a block again.
            assertEquals(0, image.releases());
        }

        @Test
        void isGivenUpWithItsProofWhenItCantBeRead() {
            network.arrives(Wire.message("GET /5/0/0"), 0);
            Image image = new Image(3000, 3).failsAt(2000, new IllegalStateException());
            respond(new Message(Code.CONTENT).body(image), true, 7);
            network.sent.clear();
            assertEquals("5.00", Wire.text(fetch(1, 1024)));
            blockwise.handle(100);
            assertEquals(Outcome.PART_ACKNOWLEDGED, client.outcomes.poll().outcome());
            assertEquals(1, image.releases());
        }

        private Message read(Image image) {
            network.arrives(Wire.message("GET /5/0/0"), now);
            respond(new Message(Code.CONTENT).body(image).subject(FIRMWARE), false, Transport.NONE);
            return network.nextResponse();
        }

        private Message fetch(int number, int size) {
            network.arrives(Wire.message("GET /5/0/0 2:" + number + "/0/" + size), now);
            return network.nextResponse();
        }

        private void assertBlock(int number, int size) {
            Message block = fetch(number, size);
            assertEquals(
                    "2.05 2:" + number + "/" + ((number + 1) * size < LARGE ? 1 : 0) + "/" + size, Wire.text(block));
            for (int i = 0; i < block.payload().length; i++) {
                assertEquals(Image.at(number * size + i, 3), block.payload()[i]);
            }
        }
    }

    @Nested
    class ANotification {

        @Test
        void isFetchedLikeAnAnswer() {
            Image image = new Image(3000, 3);
            notify(image, true);
            Message first = network.sent.poll().message();
            assertEquals("2.05 6:2 2:0/1/1024", Wire.text(first));
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 10, 1, 20);
            network.arrives(Wire.message("GET /5/0/0 2:1/0/1024"), 30);
            network.sent.clear();
            network.arrives(Wire.message("GET /5/0/0 2:2/0/1024"), 40);
            assertEquals(952, network.sent.peek().message().payload().length);
            network.events.outcome(7, Outcome.ACKNOWLEDGED, null, 40, 1, 50);
            assertEquals(Outcome.ACKNOWLEDGED, client.outcomes.poll().outcome());
            blockwise.handle(300_000);
            assertEquals(1, image.releases());
        }

        @ParameterizedTest
        @EnumSource(names = {"RESET", "TIMED_OUT", "NOT_SENT"})
        void isReleasedWhenItFails(Outcome outcome) {
            Image image = new Image(3000, 3);
            notify(image, true);
            network.events.outcome(7, outcome, null, 100, 5, 200);
            assertEquals(1, image.releases());
        }

        @Test
        void isReleasedWhenTheNextOneTakesItsPlace() {
            Image first = new Image(3000, 3);
            notify(first, true);
            notify(new Image(3000, 4), false);
            assertEquals(1, first.releases());
        }

        @Test
        void isNotSentIfItCantBeRead() {
            Image image = new Image(3000, 3).failsAt(0, new IllegalStateException("secret"));
            notify(image, true);
            assertNull(network.sent.poll());
            blockwise.handle(5);
            assertEquals(new Client.Told(7, Outcome.NOT_SENT, null, -1, 0, 5), client.outcomes.poll());
            assertEquals(1, image.releases());
            assertEquals("[failed /5/0/0 secret]", client.others.toString());
        }

        private void notify(Image image, boolean confirmable) {
            Message notification = Wire.message("2.05 6:2").body(image).subject(FIRMWARE);
            blockwise.notify(association, notification, confirmable, 7);
        }
    }

    @Nested
    class ARequestOfOurs {

        @Test
        void goesOutBlockByBlock() {
            Image image = new Image(10_000, 3);
            ImageSink server = new ImageSink(3, 10_000);
            send(image);
            for (int i = 0; i < 9; i++) {
                assertEquals("POST /dp 1:" + i + "/1/1024", takeBlock(server));
                answered("2.31 1:" + i + "/1/1024");
            }
            assertEquals("POST /dp 1:9/0/1024", takeBlock(server));
            assertEquals(0, image.releases());
            answered("2.04 1:9/0/1024");

            assertEquals(10_000, server.length());
            assertEquals(1, image.releases());
            assertEquals(Outcome.ANSWERED, client.outcomes.poll().outcome());
        }

        @Test
        void isReleasedHoweverItEnds() {
            List<Image> images = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                images.add(new Image(3000, i));
                send(images.get(i));
                switch (i) {
                    case 0 -> blockwise.cancel(5);
                    case 1 -> network.events.outcome(5, Outcome.TIMED_OUT, null, 0, 5, 93_000);
                    case 2 -> answered("4.04");
                    case 3 -> answered("2.31 1:7/1/1024");
                    default -> blockwise.close(association);
                }
                assertEquals(1, images.get(i).releases(), "way " + i);
            }
        }

        @Test
        void isAnsweredHereIfItCantBeReadToItsEnd() {
            Image image = new Image(3000, 3).failsAt(1024, new IllegalStateException("secret"));
            send(image);
            answered("2.31 1:0/1/1024");
            Client.Told told = client.outcomes.poll();
            assertEquals("ANSWERED 5.00", told.outcome() + " " + Wire.text(told.answer()));
            assertEquals(1, image.releases());
            assertEquals("[failed /5/0/0 secret]", client.others.toString());
        }

        @Test
        void isAnsweredHereIfItCantBeReadAtAll() {
            Image image = new Image(3000, 3).failsAt(0, new Refusal(Refusal.NOT_FOUND, "gone"));
            send(image);
            assertNull(network.sent.poll());
            blockwise.handle(5);
            Client.Told told = client.outcomes.poll();
            assertEquals(
                    "ANSWERED 5.00 gone",
                    told.outcome() + " " + Wire.text(told.answer()) + " "
                            + Message.text(told.answer().payload()));
            assertEquals(0, told.transmissions());
            assertEquals(1, image.releases());
        }

        @Test
        void isAnsweredHereIfItsBlocksCantBeNumbered() {
            network.maxPayload = 32;
            Image image = new Image(1 << 25, 3);
            send(image);
            answered("4.13 1:0/1/16");
            assertEquals("5.00", Wire.text(client.outcomes.poll().answer()));
            assertEquals(1, image.releases());
        }

        private void send(Image image) {
            Message request = Wire.message("POST /dp").body(image).subject(FIRMWARE);
            blockwise.request(association, request, 5);
        }

        private String takeBlock(ImageSink server) {
            Message block = network.sent.peek().message();
            server.write(block.payload(), 0, block.payload().length);
            return Wire.text(block);
        }

        private void answered(String answer) {
            network.sent.clear();
            network.events.outcome(5, Outcome.ANSWERED, Wire.message(answer), now, 1, now);
        }
    }

    private void respond(Message answer, boolean confirmable, int tag) {
        blockwise.respond(client.requests.poll().exchange(), answer, confirmable, tag);
    }
}

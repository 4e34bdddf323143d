package io.tacit.lwm2m.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import io.tacit.lwm2m.transport.Transport;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole client that is written to, read and observed in values larger than it could hold. */
class LargeValueTest {

    private static final String PACKAGE = "/32800/0/0";
    private static final String LOG = "/32800/0/1";
    private static final int MEBIBYTE = 1 << 20;

    private final Vault vault = new Vault();
    private final Bench bench = new Bench(Bench.server(), vault).registered();
    private final Output encoded = new Output(10_000);

    private List<String> heard() {
        return vault.sinks.stream().map(Object::toString).toList();
    }

    /** The payload of a Write of an image, as a server would make it. */
    private OpaqueSource payload(String path, int format, Image image) {
        Path target = Path.parse(path);
        Encoder encoder = new Formats().encoder(format);
        encoded.clear();
        encoder.begin(target, encoded);
        encoder.beginInstance(target.objectId(), target.instanceId());
        encoder.beginResource(vault.definition().resource(target.resourceId()));
        if (target.depth() == 4) {
            encoder.resourceInstance(target.resourceInstanceId());
        }
        encoder.writeOpaque(image);
        encoder.endResource();
        encoder.endInstance();
        encoder.end();
        return encoded.toBody();
    }

    private static Message block(int code, String path, int format, OpaqueSource payload, int number, int szx) {
        int size = 16 << szx;
        int offset = number * size;
        byte[] piece = new byte[Math.min(size, payload.length() - offset)];
        payload.read(offset, piece, 0, piece.length);
        boolean more = offset + size < payload.length();
        return Bench.message(code, path, "")
                .payload(piece)
                .add(Option.CONTENT_FORMAT, format)
                .add(Option.BLOCK1, number * 16 + (more ? 8 : 0) + szx);
    }

    /** Sends blocks until one is answered with something else than 2.31; returns that answer's code. */
    private String write(int code, String path, int format, OpaqueSource payload, int szx) {
        for (int number = 0; ; number++) {
            bench.network.arrives(block(code, path, format, payload, number, szx), bench.now);
            Sent answer = bench.network.sent.poll();
            if (answer.how().equals("accept")) {
                return "accepted";
            }
            if (answer.message().code() != Code.CONTINUE) {
                return Code.text(answer.message().code());
            }
        }
    }

    private String firstBlock(int code, String path, int format) {
        Message first = block(code, path, format, new Image(5000, vault.sinks.size()), 0, 6);
        return answer(first);
    }

    private String answer(Message request) {
        bench.network.arrives(request, bench.now);
        return Code.text(bench.network.nextResponse().code());
    }

    @Nested
    class WrittenToAResource {

        @ParameterizedTest
        @ValueSource(
                ints = {
                    ContentFormat.OPAQUE,
                    ContentFormat.TEXT,
                    ContentFormat.CBOR,
                    ContentFormat.TLV,
                    ContentFormat.OLD_TLV,
                    ContentFormat.SENML_JSON,
                    ContentFormat.SENML_CBOR
                })
        void goesToItsSinkInEachFormat(int format) {
            for (int szx : new int[] {2, 4, 6}) {
                Image image = new Image(MEBIBYTE, vault.sinks.size());
                assertEquals("2.04", write(Code.PUT, PACKAGE, format, payload(PACKAGE, format, image), szx));
            }
            assertEquals(List.of("1048576 bytes, ended", "1048576 bytes, ended", "1048576 bytes, ended"), heard());
            assertEquals(List.of("written 0 by 1", "written 0 by 1", "written 0 by 1"), vault.calls);
        }

        @ParameterizedTest
        @ValueSource(ints = {ContentFormat.OPAQUE, ContentFormat.TLV, ContentFormat.SENML_CBOR})
        void mayBeAResourceInstance(int format) {
            String path = "/32800/0/2/7";
            Image image = new Image(50_000, 0);
            assertEquals("2.04", write(Code.PUT, path, format, payload(path, format, image), 6));
            assertEquals(List.of("50000 bytes, ended"), heard());
        }

        /** LwM2M Transport TS 1.1, table 6.4.3-1: a POST to a single Resource is an Execute. */
        @Test
        void isNoWriteIfItIsAPost() {
            OpaqueSource tlv = payload(PACKAGE, ContentFormat.TLV, new Image(10_000, 0));
            assertEquals("4.05", write(Code.POST, PACKAGE, ContentFormat.TLV, tlv, 6));
            assertEquals(List.of(), vault.sizes);
        }

        @Test
        void isToldItsSize() {
            for (int format : new int[] {ContentFormat.OPAQUE, ContentFormat.TLV, ContentFormat.TEXT}) {
                OpaqueSource payload = payload(PACKAGE, format, new Image(20_000, vault.sinks.size()));
                Message first = block(Code.PUT, PACKAGE, format, payload, 0, 6);
                answer(first.add(Option.SIZE1, payload.length()));
            }
            assertEquals(List.of(20_000L, 20_000L, -1L), vault.sizes);
        }

        @Test
        void isRefusedAtOnceIfItIsTooLarge() {
            vault.limit = 1_000_000;
            OpaqueSource tlv = payload(PACKAGE, ContentFormat.TLV, new Image(1_000_001, 0));
            bench.network.arrives(block(Code.PUT, PACKAGE, ContentFormat.TLV, tlv, 0, 6), bench.now);
            Message refusal = bench.network.nextResponse();
            assertEquals("4.13", Code.text(refusal.code()));
            assertEquals(1_000_000, refusal.uint(Option.SIZE1));

            OpaqueSource opaque = payload(PACKAGE, ContentFormat.OPAQUE, new Image(1_000_001, 0));
            assertEquals("4.13", write(Code.PUT, PACKAGE, ContentFormat.OPAQUE, opaque, 6));
            assertEquals(List.of("1000001 bytes, aborted"), heard());
            assertEquals(List.of(), vault.calls);
        }

        @Test
        void mayComeInOneMessage() {
            assertEquals("2.04", answer(put(Image.bytes(1000, 0))));
            assertEquals("2.04", answer(put(new byte[0])));
            assertEquals(List.of("1000 bytes, ended", "0 bytes, ended"), heard());
            assertEquals(List.of("written 0 by 1", "written 0 by 1"), vault.calls);

            vault.limit = 10;
            assertEquals("4.13", answer(put(Image.bytes(11, 2))));
            vault.toThrow = new IllegalStateException("secret");
            assertEquals("5.00", answer(put(Image.bytes(5, 3))));
            assertEquals("secret", bench.failures.get(0).getMessage());
            assertEquals(2, vault.sinks.size());
        }

        @Test
        void isAbortedIfItIsRefusedAtItsEnd() {
            vault.toThrowAtEnd = new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the flash is full");
            assertEquals("5.00", answer(put(Image.bytes(1000, 0))));
            assertEquals("5.00", write(Code.PUT, PACKAGE, ContentFormat.OPAQUE, new Image(5000, 1), 6));
            vault.toThrowAtEnd = new IllegalStateException("secret");
            assertEquals("5.00", answer(put(Image.bytes(1000, 2))));
            assertEquals("5.00", write(Code.PUT, PACKAGE, ContentFormat.OPAQUE, new Image(5000, 3), 6));

            assertEquals(
                    List.of("1000 bytes, aborted", "5000 bytes, aborted", "1000 bytes, aborted", "5000 bytes, aborted"),
                    heard());
            assertEquals(2, bench.failures.size());
            assertEquals(List.of(), vault.calls);
        }

        @Test
        void mayBeAnsweredLater() {
            vault.defer = true;
            OpaqueSource opaque = payload(PACKAGE, ContentFormat.OPAQUE, new Image(20_000, 0));
            assertEquals("accepted", write(Code.PUT, PACKAGE, ContentFormat.OPAQUE, opaque, 6));
            assertEquals(List.of("20000 bytes, ended"), heard());
            vault.deferred.succeed();
            bench.handle();
            Message answer = bench.response(Code.CHANGED).message();
            assertEquals(19 * 16 + 6, answer.uint(Option.BLOCK1));
        }

        @Test
        void isToldToWhoObservesIt() {
            bench.network.arrives(Bench.message(Code.GET, "/32800/0/2/7", "").add(Option.OBSERVE, 0L), bench.now);
            bench.network.nextResponse();
            write(Code.PUT, "/32800/0/2/7", ContentFormat.OPAQUE, new Image(20_000, 0), 6);
            bench.until(1);
            assertEquals("notification", bench.network.sent.poll().how());
        }

        /** Whatever a Write is refused for, it is refused for with its first block, and nothing is opened. */
        @ParameterizedTest
        @CsvSource({
            "/32800/1/0, 42, 4.04", // no such Object Instance
            "/32801/0/0, 42, 4.04",
            "/32800/0/9, 42, 4.04",
            "/32800/0/0/0, 42, 4.04", // an instance of a single Resource
            "/32800/0/2/3, 42, 4.04", // an instance that is not there
            "/32800/0/1, 42, 4.05", // can only be read
            "/32800, 11542, 4.05",
            "/0/0/5, 42, 4.01", // Security is nobody's business
            "/32800/0/0, 50, 4.15",
            "/32800/0/0, 40, 4.15",
        })
        void isRefusedAsAnyWrite(String path, int format, String code) {
            assertEquals(code, firstBlock(Code.PUT, path, format));
            assertEquals(List.of(), vault.sizes);
        }

        @Test
        void isRefusedForItsOptions() {
            Image image = new Image(5000, 0);
            Message strange = block(Code.PUT, PACKAGE, ContentFormat.OPAQUE, image, 0, 6);
            assertEquals("4.02", answer(strange.add(9, new byte[1])));
            Message conditional = block(Code.PUT, PACKAGE, ContentFormat.OPAQUE, image, 0, 6);
            assertEquals("4.12", answer(conditional.add(Option.IF_NONE_MATCH, new byte[0])));
            assertEquals(List.of(), vault.sizes);
        }

        @Test
        void isCollectedIfItHasNoSink() {
            Image image = new Image(10_000, 0);
            assertEquals("2.04", write(Code.PUT, "/32800/0/3", ContentFormat.OPAQUE, image, 6));
            assertEquals(List.of("write 3: 10000 bytes", "written 0 by 1"), vault.calls);
            assertEquals("4.13", write(Code.PUT, "/32800/0/3", ContentFormat.OPAQUE, new Image(16385, 0), 6));
        }

        @Test
        void isCollectedIfItComesWithOthers() {
            Path target = Path.of(Vault.ID, 0);
            Encoder encoder = new Formats().encoder(ContentFormat.TLV);
            encoded.clear();
            encoder.begin(target, encoded);
            encoder.beginInstance(Vault.ID, 0);
            encoder.beginResource(vault.definition().resource(Vault.PACKAGE));
            encoder.writeOpaque(Image.bytes(5000, 0), 0, 5000);
            encoder.endResource();
            encoder.beginResource(vault.definition().resource(Vault.NAME));
            encoder.writeString("new");
            encoder.endResource();
            encoder.endInstance();
            encoder.end();
            byte[] payload = encoded.toByteArray();
            assertEquals("2.04", write(Code.POST, "/32800/0", ContentFormat.TLV, new Bytes(payload), 6));
            assertEquals(List.of("write 0: 5000 bytes", "write 4", "written 0 by 1"), vault.calls);
            assertEquals(List.of(), heard());
        }

        @Test
        void isMalformed() {
            OpaqueSource tlv = payload(PACKAGE, ContentFormat.TLV, new Image(5000, 0));
            byte[] longer = new byte[tlv.length() + 1];
            tlv.read(0, longer, 0, tlv.length());
            assertEquals("4.00", write(Code.PUT, PACKAGE, ContentFormat.TLV, new Bytes(longer), 6));
            byte[] shorter = new byte[tlv.length() - 1];
            tlv.read(0, shorter, 0, shorter.length);
            Bytes cut = new Bytes(shorter);
            vault.sinks.clear();
            assertEquals("4.00", write(Code.PUT, PACKAGE, ContentFormat.TLV, cut, 6));
            assertEquals(List.of("4999 bytes, aborted"), heard());
            assertEquals(List.of(), vault.calls);
        }

        /** The same server has given up what it began; bytes of both are never mixed. */
        @Test
        void takesThePlaceOfAnotherFromTheSameServer() {
            firstBlock(Code.PUT, PACKAGE, ContentFormat.OPAQUE);
            assertEquals("2.04", answer(put(Image.bytes(1000, 1))));
            assertEquals(List.of("1024 bytes, aborted", "1000 bytes, ended"), heard());
            Message second = block(Code.PUT, PACKAGE, ContentFormat.OPAQUE, new Image(5000, 0), 1, 6);
            assertEquals("4.08", answer(second));

            firstBlock(Code.PUT, PACKAGE, ContentFormat.OPAQUE);
            Message otherQuery = block(Code.PUT, PACKAGE, ContentFormat.OPAQUE, new Image(5000, 3), 0, 6);
            assertEquals("2.31", answer(otherQuery.add(Option.URI_QUERY, "x")));
            assertEquals(List.of("1024 bytes, aborted", "1024 bytes"), heard().subList(2, 4));
            assertEquals("4.08", answer(block(Code.PUT, PACKAGE, ContentFormat.OPAQUE, new Image(5000, 2), 1, 6)));
        }

        private Message put(byte[] value) {
            return Bench.message(Code.PUT, PACKAGE, "").payload(value).add(Option.CONTENT_FORMAT, ContentFormat.OPAQUE);
        }
    }

    @Nested
    class GivenUp {

        @Test
        void whenTheClientStops() {
            begin();
            bench.client.stop(bench.now);
            bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
            assertAborted();
        }

        @Test
        void whenTheServerDisablesTheClient() {
            begin();
            bench.arrives(Code.POST, "/1/0/4", "");
            bench.acknowledge(bench.response(Code.CHANGED));
            bench.answer(bench.request(Code.DELETE, "/rd/5a3f"), new Message(Code.DELETED));
            assertAborted();
            // The next block comes too late, even before the server has been told.
            assertEquals("4.08", answer(block(Code.PUT, PACKAGE, ContentFormat.OPAQUE, new Image(5000, 0), 1, 6)));
            assertEquals("5.03", firstBlock(Code.PUT, PACKAGE, ContentFormat.OPAQUE));
        }

        @Test
        void whenTheServerHasForgottenTheClient() {
            begin();
            bench.until(250);
            bench.answer(bench.request(Code.POST, "/rd/5a3f"), new Message(Code.NOT_FOUND));
            assertAborted();
        }

        @Test
        void whenTheConnectionFails() {
            begin();
            bench.network.events.closed(0, Transport.Cause.NETWORK, bench.now);
            assertAborted();
        }

        @Test
        void whenTheServerFallsSilent() {
            begin();
            bench.until(246);
            assertEquals(List.of("1024 bytes"), heard());
            bench.until(247);
            assertAborted();
        }

        private void begin() {
            assertEquals("2.31", firstBlock(Code.PUT, PACKAGE, ContentFormat.OPAQUE));
            assertEquals(List.of("1024 bytes"), heard());
        }

        private void assertAborted() {
            assertEquals(List.of("1024 bytes, aborted"), heard());
            assertEquals(List.of(), vault.calls);
        }
    }

    @Nested
    class Read {

        @ParameterizedTest
        @ValueSource(
                ints = {
                    ContentFormat.OPAQUE,
                    ContentFormat.TEXT,
                    ContentFormat.CBOR,
                    ContentFormat.TLV,
                    ContentFormat.SENML_JSON,
                    ContentFormat.SENML_CBOR
                })
        void comesInBlocksInEachFormat(int format) {
            for (int szx : new int[] {2, 6}) {
                OpaqueSource expected = payload(LOG, format, new Image(MEBIBYTE, vault.sources.size()));
                Message block = get(LOG, format, szx);
                assertEquals(format, block.uint(Option.CONTENT_FORMAT));
                assertEquals(expected.length(), block.uint(Option.SIZE2));
                for (int number = 0; ; number++) {
                    assertPiece(expected, number << szx + 4, block.payload());
                    if ((block.uint(Option.BLOCK2) & 8) == 0) {
                        break;
                    }
                    block = fetch(LOG, number + 1, szx);
                }
            }
            assertEquals(
                    "1 0",
                    vault.sources.get(0).releases() + " " + vault.sources.get(1).releases());
            bench.until(400);
            assertEquals(1, vault.sources.get(1).releases());
        }

        @Test
        void mayHaveSeveralLargeValuesAmongOthers() {
            Message block = get("/32800/0", ContentFormat.SENML_CBOR, 6);
            int length = (int) block.uint(Option.SIZE2);
            assertTrue(length > MEBIBYTE + 3000, "" + length);
            fetch("/32800/0", length / 1024, 6);
            // The small one was released at once; an answer that replaces this one releases the others.
            assertEquals(
                    List.of(0, 0, 1),
                    vault.sources.stream().map(Image::releases).toList());
            get("/32800/0", ContentFormat.SENML_CBOR, 6);
            assertEquals(
                    List.of(1, 1, 1),
                    vault.sources.stream().map(Image::releases).toList().subList(0, 3));
        }

        @Test
        void isReleasedWhereOnlyTheRestIsWanted() {
            assertEquals("2.05", answer(Bench.message(Code.GET, "/32800", "").add(Option.ACCEPT, 40)));
            assertEquals("2.05", answer(Bench.message(Code.GET, "/32800/0/2/7", "")));
            assertEquals(
                    List.of(1, 1, 1, 1),
                    vault.sources.stream().map(Image::releases).toList());
        }

        @Test
        void isReleasedIfItCantBeWritten() {
            vault.logLength = 1 << 24;
            assertEquals("4.06", answer(Bench.message(Code.GET, LOG, "").add(Option.ACCEPT, ContentFormat.TLV)));
            assertEquals(1, vault.sources.get(0).releases());
        }

        @Test
        void isReleasedWhenTheClientIsAbandoned() {
            assertEquals("2.05", answer(Bench.message(Code.GET, LOG, "")));
            assertEquals(0, vault.sources.get(0).releases());
            bench.client.abandon(bench.now);
            assertEquals(1, vault.sources.get(0).releases());
        }

        @Test
        void isObserved() {
            bench.network.arrives(Bench.message(Code.GET, LOG, "").add(Option.OBSERVE, 0L), bench.now);
            bench.network.sent.clear();
            bench.now += 10_000;
            vault.logged();
            bench.handle();
            Message first = bench.network.sent.poll().message();
            assertEquals(MEBIBYTE, first.uint(Option.SIZE2));
            // What else was read, to see whether it is a number, has been released.
            List<Image> open = vault.sources.stream()
                    .filter(image -> image.releases() == 0)
                    .toList();
            assertEquals(1, open.size());
            assertPiece(open.get(0), 0, first.payload());
            Message second = fetch(LOG, 1, 6);
            assertPiece(open.get(0), 1024, second.payload());
            assertEquals(first.uint(Option.ETAG), second.uint(Option.ETAG));
        }

        @Test
        void isSent() {
            bench.client.send(null, Path.parse(LOG));
            bench.handle();
            OpaqueSource expected = payload(LOG, ContentFormat.SENML_CBOR, new Image(MEBIBYTE, 0));
            for (int number = 0; ; number++) {
                Sent sent = bench.request(Code.POST, "/dp");
                assertPiece(expected, number * 1024, sent.message().payload());
                long block1 = sent.message().uint(Option.BLOCK1);
                boolean more = (block1 & 8) != 0;
                Message answer = new Message(more ? Code.CONTINUE : Code.CHANGED).add(Option.BLOCK1, block1);
                bench.network.events.outcome(sent.tag(), Outcome.ANSWERED, answer, bench.now, 1, bench.now);
                if (!more) {
                    break;
                }
            }
            assertEquals(1, vault.sources.get(0).releases());
        }

        private Message get(String path, int format, int szx) {
            bench.network.arrives(
                    Bench.message(Code.GET, path, "").add(Option.ACCEPT, format).add(Option.BLOCK2, szx), bench.now);
            return bench.network.nextResponse();
        }

        private Message fetch(String path, int number, int szx) {
            bench.network.arrives(Bench.message(Code.GET, path, "").add(Option.BLOCK2, number * 16 + szx), bench.now);
            Message block = bench.network.nextResponse();
            assertEquals("2.05", Code.text(block.code()));
            return block;
        }

        private void assertPiece(OpaqueSource expected, int offset, byte[] piece) {
            byte[] wanted = new byte[piece.length];
            expected.read(offset, wanted, 0, wanted.length);
            assertEquals(-1, Arrays.mismatch(wanted, piece), "block at " + offset);
            assertFalse(piece.length == 0);
        }
    }

    /** A payload in memory, to cut blocks from. */
    private record Bytes(byte[] bytes) implements OpaqueSource {
        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public void read(int offset, byte[] into, int at, int count) {
            System.arraycopy(bytes, offset, into, at, count);
        }

        @Override
        public void release() {
            // Garbage.
        }
    }
}

package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any body over any path with loss arrives whole or is refused; bodies never mix. The peer follows RFC 7959, gives up
 * transfers at any point, and begins others; the message layer below is given to have done what it could.
 */
class BlockwisePropertyTest {

    private static final int MAX_BODY = 5000;
    private static final int ROUNDS = 300;

    private final RecordingTransport network = new RecordingTransport();
    private final Client client = new Client();
    private long now;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatServersWrite(long seed) {
        Random random = new Random(seed);
        Blockwise blockwise = new Blockwise(network, client, MAX_BODY, 3, random.nextInt());
        blockwise.open(null, null, client);
        List<Upload> uploads = new ArrayList<>();
        int arrived = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            network.maxPayload = 16 + random.nextInt(1009);
            uploads.removeIf(upload -> upload.done);
            if (uploads.size() < 4) {
                // A path has one upload at a time: a server that mixes two up has only itself to blame.
                int instance = random.nextInt(5);
                uploads.removeIf(upload -> upload.instance == instance);
                uploads.add(new Upload(instance, Wire.body(random.nextInt(6000), round), 16 << random.nextInt(7)));
            }
            Upload upload = uploads.get(random.nextInt(uploads.size()));
            for (int blocks = random.nextInt(20); blocks >= 0 && !upload.done; blocks--) {
                now += random.nextInt(random.nextInt(200) == 0 ? 300_000 : 3000);
                blockwise.handle(now);
                network.arrives(upload.block(), now);
                Client.Request request = client.requests.poll();
                if (request != null) {
                    assertArrayEquals(upload.body, request.message().payload(), "seed " + seed);
                    assertTrue(upload.body.length <= MAX_BODY);
                    blockwise.respond(request.exchange(), new Message(Code.CHANGED), false, Transport.NONE);
                    arrived++;
                }
                Message answer = network.nextResponse();
                if (random.nextInt(50) == 0) {
                    upload.done = true;
                } else {
                    upload.heard(answer);
                    refused += upload.done && request == null ? 1 : 0;
                }
                assertEquals(request == null, answer.code() != Code.CHANGED);
            }
        }
        assertTrue(arrived > 20 && refused > 20, "seed " + seed + " arrived " + arrived + " refused " + refused);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatServersReadAndObserve(long seed) {
        Random random = new Random(seed);
        Blockwise blockwise = new Blockwise(network, client, MAX_BODY, 4, random.nextInt());
        int association = blockwise.open(null, null, client);
        Download[] downloads = new Download[5];
        int tag = 0;
        int whole = 0;
        int broken = 0;
        for (int round = 0; round < ROUNDS * 10; round++) {
            now += random.nextInt(random.nextInt(200) == 0 ? 300_000 : 3000);
            blockwise.handle(now);
            network.maxPayload = 16 + random.nextInt(1009);
            int instance = random.nextInt(downloads.length);
            byte[] body = Wire.body(1025 + random.nextInt(3000), round);
            if (downloads[instance] == null || random.nextInt(100) == 0) {
                Message first;
                if (random.nextBoolean()) {
                    network.arrives(Wire.message("GET /9/" + instance), now);
                    int exchange = client.requests.poll().exchange();
                    blockwise.respond(exchange, new Message(Code.CONTENT).payload(body), false, Transport.NONE);
                    first = network.nextResponse();
                } else {
                    Message notification =
                            new Message(Code.CONTENT).payload(body).subject(Path.of(9, instance));
                    blockwise.notify(association, notification, random.nextBoolean(), tag++);
                    first = network.sent.poll().message();
                }
                // The server may miss the beginning of a body: then it goes on with what it has.
                if (downloads[instance] == null || random.nextInt(3) > 0) {
                    downloads[instance] = new Download(body, first);
                }
            } else {
                Download download = downloads[instance];
                network.arrives(Wire.message("GET /9/" + instance).add(Option.BLOCK2, (long) download.next()), now);
                download.heard(network.nextResponse());
                if (download.whole) {
                    assertArrayEquals(download.body, download.received.toByteArray(), "seed " + seed);
                    whole++;
                }
                broken += download.broken ? 1 : 0;
                if (download.whole || download.broken) {
                    downloads[instance] = null;
                }
            }
            client.outcomes.clear();
        }
        assertTrue(whole > 20 && broken > 20, "seed " + seed + " whole " + whole + " broken " + broken);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWeSend(long seed) {
        Random random = new Random(seed);
        Blockwise blockwise = new Blockwise(network, client, MAX_BODY, 3, random.nextInt());
        int association = blockwise.open(null, null, client);
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            network.maxPayload = 16 + random.nextInt(1009);
            byte[] body = Wire.body(random.nextInt(MAX_BODY), round);
            byte[] reply = Wire.body(random.nextInt(MAX_BODY), -round);
            SimpleServer server = new SimpleServer(16 << random.nextInt(7), reply);
            blockwise.request(association, new Message(Code.POST).payload(body), round);
            int lossOneIn = 20 + random.nextInt(200);
            while (!network.sent.isEmpty()) {
                Message block = network.sent.poll().message();
                assertTrue(block.payload().length <= network.maxPayload);
                if (random.nextInt(lossOneIn) == 0) {
                    network.events.outcome(round, Outcome.TIMED_OUT, null, now, 5, now += 93_000);
                } else {
                    network.events.outcome(round, Outcome.ANSWERED, server.answer(block), now, 1, now += 100);
                }
            }
            Client.Told told = client.outcomes.poll();
            if (told.outcome() == Outcome.ANSWERED) {
                assertArrayEquals(body, server.taken.toByteArray(), "seed " + seed);
                assertArrayEquals(reply, told.answer().payload(), "seed " + seed);
                answered++;
            } else {
                assertEquals(Outcome.TIMED_OUT, told.outcome());
            }
            assertTrue(client.outcomes.isEmpty());
        }
        assertTrue(answered > ROUNDS / 3 && answered < ROUNDS, "seed " + seed + " answered " + answered);
    }

    /** A server's request whose body goes out in blocks. */
    private static final class Upload {

        final int instance;
        final byte[] body;
        private int size;
        private int sent;
        private int inFlight;
        boolean done;

        Upload(int instance, byte[] body, int size) {
            this.instance = instance;
            this.body = body;
            this.size = size;
        }

        Message block() {
            byte[] slice = Block.slice(body, sent, size);
            inFlight = slice.length;
            int szx = Integer.numberOfTrailingZeros(size) - 4;
            int value = Block.value(sent / size, sent + inFlight < body.length, szx);
            return Wire.message("PUT /9/" + instance).payload(slice).add(Option.BLOCK1, (long) value);
        }

        void heard(Message answer) {
            done = answer.code() != Code.CONTINUE;
            if (!done) {
                sent += inFlight;
                size = Math.min(size, Block.size(Block.szx(Block.read(answer, Option.BLOCK1))));
            }
        }
    }

    /** A server that fetches the rest of a body, and trusts the ETag. */
    private static final class Download {

        final byte[] body;
        final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final long etag;
        private int szx;
        boolean whole;
        boolean broken;

        Download(byte[] body, Message first) {
            this.body = body;
            etag = first.uint(Option.ETAG);
            take(first);
        }

        int next() {
            return Block.value(received.size() / Block.size(szx), false, szx);
        }

        void heard(Message block) {
            if (block.code() != Code.CONTENT || block.uint(Option.ETAG) != etag) {
                broken = true;
            } else {
                take(block);
            }
        }

        private void take(Message block) {
            int block2 = Block.read(block, Option.BLOCK2);
            assertEquals(received.size(), Block.offset(block2));
            received.writeBytes(block.payload());
            szx = Block.szx(block2);
            whole = !Block.more(block2);
            assertFalse(whole && received.size() != body.length);
        }
    }

    /** A server that takes one request in blocks and answers in blocks. */
    private static final class SimpleServer {

        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int size;
        private final byte[] reply;

        SimpleServer(int size, byte[] reply) {
            this.size = size;
            this.reply = reply;
        }

        Message answer(Message request) {
            int block1 = Block.read(request, Option.BLOCK1);
            int block2 = Block.read(request, Option.BLOCK2);
            if (block2 > 0) {
                assertEquals(0, request.payload().length);
                return reply(block2);
            }
            int szx = Integer.numberOfTrailingZeros(size) - 4;
            if (block1 == Block.ABSENT) {
                taken.writeBytes(request.payload());
                return reply(szx);
            }
            assertEquals(taken.size(), Block.offset(block1));
            taken.writeBytes(request.payload());
            int echo = Block.value(Block.number(block1), Block.more(block1), Math.min(szx, Block.szx(block1)));
            return (Block.more(block1) ? new Message(Code.CONTINUE) : reply(szx)).add(Option.BLOCK1, (long) echo);
        }

        private Message reply(int block2) {
            int offset = Block.offset(block2);
            byte[] slice =
                    Arrays.copyOfRange(reply, offset, Math.min(reply.length, offset + Block.size(Block.szx(block2))));
            boolean more = offset + slice.length < reply.length;
            Message answer = new Message(Code.CHANGED).payload(slice).add(Option.ETAG, 77L);
            return answer.add(Option.BLOCK2, (long) Block.value(Block.number(block2), more, Block.szx(block2)));
        }
    }
}

package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.ImageSink;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However badly a transfer goes, a large value arrives as it was or not at all, and each sink and each source hears of
 * its end once. Datagrams are lost and repeated in both directions; servers leave blocks out, send them twice, change
 * their size, fall silent, begin again; sinks and sources refuse; connections fail.
 */
class LargeValuePropertyTest {

    private static final int ROUNDS = 400;
    private static final int PATHS = 3;

    private final RecordingTransport network = new RecordingTransport();
    private final Sinks client = new Sinks();
    private final List<ImageSink> sinks = new ArrayList<>();
    private final List<Image> sources = new ArrayList<>();
    private final List<RecordingTransport.Sent> unacknowledged = new ArrayList<>();
    private Random random;
    private Blockwise blockwise;
    private int association;
    private long now;
    private int seeds;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void uploads(long seed) {
        begin(seed);
        Upload[] uploads = new Upload[PATHS];
        int arrived = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int path = random.nextInt(PATHS);
            if (uploads[path] == null || uploads[path].done) {
                uploads[path] = new Upload(path, random.nextInt(20_000), seeds++, 16 << random.nextInt(7));
            }
            for (int blocks = random.nextInt(100); blocks > 0 && !uploads[path].done; blocks--) {
                pass();
                uploads[path].sendBlock();
            }
            arrived += uploads[path].arrived ? 1 : 0;
            if (random.nextInt(40) == 0) {
                reconnect();
                Arrays.fill(uploads, null);
            }
        }
        blockwise.handle(now + Blockwise.ABANDONED_MILLIS);

        int ended = 0;
        for (ImageSink sink : sinks) {
            assertTrue(sink.toString().endsWith("ed"), "seed " + seed + ": " + sink);
            ended += sink.toString().endsWith("ended") ? 1 : 0;
        }
        assertEquals(arrived, ended, "seed " + seed);
        assertTrue(arrived > 20 && sinks.size() - ended > 20, arrived + " of " + sinks.size());
        assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void downloads(long seed) {
        begin(seed);
        Download[] downloads = new Download[PATHS];
        int whole = 0;
        int broken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int path = random.nextInt(PATHS);
            if (downloads[path] == null || random.nextInt(30) == 0) {
                downloads[path] = new Download(path);
            }
            for (int blocks = random.nextInt(100); blocks > 0 && !downloads[path].over(); blocks--) {
                pass();
                downloads[path].fetch();
            }
            if (downloads[path].over()) {
                whole += downloads[path].whole ? 1 : 0;
                broken += downloads[path].broken ? 1 : 0;
                downloads[path] = null;
            }
            if (random.nextInt(40) == 0) {
                reconnect();
                Arrays.fill(downloads, null);
            }
        }
        while (!unacknowledged.isEmpty()) {
            settle();
        }
        blockwise.handle(now + Blockwise.STALLED_MILLIS);
        blockwise.handle(now + 2 * Blockwise.ABANDONED_MILLIS);

        for (Image image : sources) {
            assertEquals(1, image.releases(), "seed " + seed);
        }
        assertTrue(whole > 20 && broken > 5, "seed " + seed + ": " + whole + " whole, " + broken + " broken");
        assertEquals(Long.MAX_VALUE, blockwise.wakeAt());
    }

    private void begin(long seed) {
        random = new Random(seed);
        blockwise = new Blockwise(network, client, 1000, 2, random.nextInt());
        association = blockwise.open(null, null, client);
    }

    private void reconnect() {
        if (random.nextBoolean()) {
            blockwise.close(association);
        } else {
            network.events.closed(association, Transport.Cause.NETWORK, now);
        }
        association = blockwise.open(null, null, client);
        unacknowledged.clear();
    }

    /** Some time, and now and then another path through the network. */
    private void pass() {
        now += random.nextInt(random.nextInt(500) == 0 ? 300_000 : 3000);
        if (random.nextInt(50) == 0) {
            network.maxPayload = 16 + random.nextInt(1009);
        }
        if (unacknowledged.size() > random.nextInt(4)) {
            settle();
        }
        blockwise.handle(now);
    }

    /** Sends a request until its answer gets through; what is sent again is answered by the transport itself. */
    private void exchange(Message request) {
        int exchange = network.arrives(request, now);
        while (random.nextInt(5) == 0) {
            now += 2000 + random.nextInt(30_000);
            network.events.repeated(exchange, now);
        }
    }

    private final class Sinks extends Client {
        @Override
        public OpaqueSink open(int from, Message first, long size) {
            assertEquals(association, from);
            if (random.nextInt(30) == 0) {
                throw Refusal.tooLarge(0);
            }
            int seed = (int) first.uint(Option.CONTENT_FORMAT);
            ImageSink sink = new ImageSink(seed, random.nextInt(10) == 0 ? 100 : Integer.MAX_VALUE);
            sinks.add(sink);
            return random.nextInt(30) == 0 ? sink.failsAtEnd(Refusal.badRequest("corrupt")) : sink;
        }
    }

    /** A server that writes a value. The Content-Format tells the value, so that the sink knows what should come. */
    private final class Upload {

        private final int path;
        private final int length;
        private final int seed;
        private int size;
        private int sent;
        boolean done;
        boolean arrived;

        Upload(int path, int length, int seed, int size) {
            this.path = path;
            this.length = length;
            this.seed = seed;
            this.size = size;
        }

        void sendBlock() {
            int at = mishap() ? Math.max(0, sent + (random.nextInt(3) - 1) * size) : sent;
            int count = Math.max(0, Math.min(size, length - at));
            byte[] payload = new byte[mishap() ? random.nextInt(count + 1) : count];
            new Image(Integer.MAX_VALUE, seed).read(at, payload, 0, payload.length);
            boolean more = at + size < length;
            Message block = Wire.message(
                    "PUT /5/" + path + " ct:" + seed + " 1:" + at / size + "/" + (more ? 1 : 0) + "/" + size);
            exchange(block.payload(payload));
            Client.Request request = client.requests.poll();
            if (request != null) {
                respond(request, payload.length + at);
            }
            heard(network.nextResponse(), payload.length);
        }

        private void respond(Client.Request request, int end) {
            arrived = request.message().streamed();
            // What is small enough for one block never was a transfer.
            assertTrue(arrived || end <= size);
            blockwise.respond(request.exchange(), new Message(Code.CHANGED), false, Transport.NONE);
        }

        private void heard(Message answer, int length) {
            if (answer.code() == Code.CONTINUE) {
                sent += length;
                int smaller = Block.size(Block.szx(Block.read(answer, Option.BLOCK1)));
                size = Math.min(size, smaller);
            } else if (answer.code() == Code.CHANGED || random.nextBoolean()) {
                done = true;
            } else {
                sent = 0;
            }
        }
    }

    /** A server that reads or observes a value, and trusts the ETag. */
    private final class Download {

        private final int path;
        private final Image image = new Image(1025 + random.nextInt(20_000), seeds++);
        private final ImageSink received;
        private final long etag;
        private int szx;
        boolean whole;
        boolean broken;

        Download(int path) {
            this.path = path;
            received = new ImageSink(seeds - 1, Integer.MAX_VALUE);
            if (random.nextInt(10) == 0) {
                image.failsAt(random.nextInt(image.length()), Refusal.notFound("gone"));
            }
            sources.add(image);
            Message first = random.nextBoolean() ? read() : observed();
            etag = first == null ? 0 : first.uint(Option.ETAG);
            if (first == null || first.code() != Code.CONTENT) {
                broken = true;
            } else {
                take(first);
            }
        }

        boolean over() {
            return whole || broken;
        }

        private Message read() {
            exchange(Wire.message("GET /5/" + path));
            Message answer = new Message(Code.CONTENT).body(image).subject(Path.of(5, path));
            boolean confirmable = random.nextBoolean();
            blockwise.respond(client.requests.poll().exchange(), answer, confirmable, 1_000_000 + seeds);
            return remember(network.sent.poll());
        }

        private Message observed() {
            Message notification = new Message(Code.CONTENT).body(image).subject(Path.of(5, path));
            blockwise.notify(association, notification, random.nextBoolean(), 1_000_000 + seeds);
            RecordingTransport.Sent sent = network.sent.poll();
            return sent == null ? null : remember(sent);
        }

        void fetch() {
            int number = received.length() / Block.size(szx);
            exchange(Wire.message("GET /5/" + path + " 2:" + number + "/0/" + Block.size(szx)));
            Message block = remember(network.sent.poll());
            if (block.code() != Code.CONTENT || block.uint(Option.ETAG) != etag) {
                broken = true;
            } else {
                take(block);
            }
        }

        private void take(Message block) {
            int block2 = Block.read(block, Option.BLOCK2);
            assertEquals(received.length(), Block.offset(block2));
            received.write(block.payload(), 0, block.payload().length);
            szx = Block.szx(block2);
            whole = !Block.more(block2);
            assertFalse(whole && received.length() != image.length());
        }
    }

    private Message remember(RecordingTransport.Sent sent) {
        if (sent.confirmable()) {
            unacknowledged.add(sent);
        }
        return sent.message();
    }

    /** The message layer tells what became of a Confirmable message, sooner or later. */
    private void settle() {
        Outcome[] ends = {Outcome.ACKNOWLEDGED, Outcome.ACKNOWLEDGED, Outcome.RESET, Outcome.TIMED_OUT};
        RecordingTransport.Sent sent = unacknowledged.remove(random.nextInt(unacknowledged.size()));
        boolean cancelled = sent.how().equals("notification") && network.cancelled.contains(sent.tag());
        if (!cancelled) {
            network.events.outcome(sent.tag(), ends[random.nextInt(ends.length)], null, now, 1, now);
        }
    }

    private boolean mishap() {
        return random.nextInt(300) == 0;
    }
}

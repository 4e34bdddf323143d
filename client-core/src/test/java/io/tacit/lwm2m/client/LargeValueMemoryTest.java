package io.tacit.lwm2m.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 10 MB pass through a client that never has more than a block of them, in pieces no larger than a block. */
class LargeValueMemoryTest {

    private static final int LENGTH = 10_000_000;
    private static final int BLOCK = 1024;
    private static final int BLOCKS = (LENGTH + BLOCK - 1) / BLOCK;

    /** What a transfer may keep alive: one block, and what tells where it is. */
    private static final long KEPT = 3_000;

    /** What a block may cost: its bytes where they are handed on, its messages and their options. */
    private static final long PER_BLOCK = 2 * BLOCK;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Vault vault = new Vault();
    private final Bench bench = new Bench(Bench.server(), vault).registered();

    private long allocated;
    private long mostKept;

    @Test
    void written() throws IllegalAccessException {
        long before = Reachable.bytes(bench.client);
        Image image = new Image(LENGTH, 0);
        for (int number = 0; number < BLOCKS; number++) {
            byte[] piece = new byte[Math.min(BLOCK, LENGTH - number * BLOCK)];
            image.read(number * BLOCK, piece, 0, piece.length);
            boolean more = number + 1 < BLOCKS;
            Message block = Bench.message(Code.PUT, "/32800/0/0", "")
                    .payload(piece)
                    .add(Option.CONTENT_FORMAT, ContentFormat.OPAQUE)
                    .add(Option.BLOCK1, number * 16 + (more ? 8 : 0) + 6);
            Message answer = exchange(block);
            assertEquals(more ? Code.CONTINUE : Code.CHANGED, answer.code());
            look(number, before);
        }
        assertEquals(LENGTH + " bytes, ended", vault.sinks.get(0).toString());
        assertSmall();
    }

    @ParameterizedTest
    @ValueSource(ints = {ContentFormat.OPAQUE, ContentFormat.TLV, ContentFormat.SENML_CBOR, ContentFormat.SENML_JSON})
    void read(int format) throws IllegalAccessException {
        vault.logLength = LENGTH;
        long before = Reachable.bytes(bench.client);
        boolean more = true;
        for (int number = 0; more; number++) {
            Message request = Bench.message(Code.GET, "/32800/0/1", "").add(Option.ACCEPT, format);
            Message block = exchange(number == 0 ? request : request.add(Option.BLOCK2, number * 16 + 6));
            assertEquals(Code.CONTENT, block.code());
            more = (block.uint(Option.BLOCK2) & 8) != 0;
            assertTrue(block.payload().length == BLOCK || !more);
            look(number, before);
        }
        assertSmall();
    }

    /** The measure measures: what is collected is found. */
    @Test
    void whatIsCollectedIsKept() throws IllegalAccessException {
        long before = Reachable.bytes(bench.client);
        for (int number = 0; number < 10; number++) {
            exchange(Bench.message(Code.PUT, "/32800/0/3", "")
                    .payload(new byte[BLOCK])
                    .add(Option.CONTENT_FORMAT, ContentFormat.OPAQUE)
                    .add(Option.BLOCK1, number * 16 + 8 + 6));
        }
        assertTrue(Reachable.bytes(bench.client) - before > 10 * BLOCK);
    }

    private Message exchange(Message request) {
        long before = threads.getCurrentThreadAllocatedBytes();
        bench.network.arrives(request, bench.now);
        Message answer = bench.network.nextResponse();
        allocated += threads.getCurrentThreadAllocatedBytes() - before;
        return answer;
    }

    private void look(int number, long before) throws IllegalAccessException {
        if (number % 1000 == 999) {
            mostKept = Math.max(mostKept, Reachable.bytes(bench.client) - before);
        }
    }

    private void assertSmall() {
        assertTrue(allocated / BLOCKS < PER_BLOCK, allocated / BLOCKS + " bytes allocated for each block");
        assertTrue(mostKept > 0 && mostKept < KEPT, mostKept + " bytes kept");
    }
}

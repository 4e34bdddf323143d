package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;

/**
 * The body of a server's request, as far as its blocks (Block1) have arrived: where they go, and how many there were.
 */
final class IncomingBody {

    private static final byte[] NOTHING = new byte[0];

    final Blockwise.Association association;
    final OpaqueSink sink;
    long touched;

    private final Message first;
    private int length;

    IncomingBody(Blockwise.Association association, Message first, OpaqueSink sink) {
        this.association = association;
        this.first = Block.copy(first, NOTHING);
        this.sink = sink;
    }

    /** Tells whether a block is of the same request: RFC 7959 section 2.5 matches them by peer, method and options. */
    boolean matches(Blockwise.Association from, Message block) {
        return association == from
                && first.code() == block.code()
                && Block.sameOptions(first, block, Option.URI_PATH)
                && Block.sameOptions(first, block, Option.URI_QUERY);
    }

    /** Tells whether a block continues the body: the next bytes, in the same format. */
    boolean continues(int block1, Message block) {
        return Block.offset(block1) == length && Block.sameOptions(first, block, Option.CONTENT_FORMAT);
    }

    Path about() {
        return first.subject();
    }

    void append(byte[] block) {
        if (block.length > 0) {
            sink.write(block, 0, block.length);
            length += block.length;
        }
    }

    /** Returns the request with the whole body, or without it if that has gone elsewhere, after the last block. */
    Message whole(Message last) {
        sink.end();
        if (sink instanceof Collector) {
            return Block.copy(last, ((Collector) sink).bytes());
        }
        return Block.copy(last, NOTHING).asStreamed();
    }
}

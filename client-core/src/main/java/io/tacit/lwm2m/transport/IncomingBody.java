package io.tacit.lwm2m.transport;

/** The body of a server's request, as far as its blocks (Block1) have arrived. */
final class IncomingBody {

    final Blockwise.Association association;
    long touched;

    private final Message first;
    private byte[] bytes;
    private int length;

    IncomingBody(Blockwise.Association association, Message first) {
        this.association = association;
        this.first = first;
        this.bytes = new byte[first.payload().length];
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

    int length() {
        return length;
    }

    void append(byte[] block) {
        if (length + block.length > bytes.length) {
            byte[] larger = new byte[(length + block.length) * 2];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
        }
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
    }

    /** Returns the request with the whole body, once the last block was appended. */
    Message whole(Message last) {
        return Block.copy(last, Block.slice(bytes, 0, length));
    }
}

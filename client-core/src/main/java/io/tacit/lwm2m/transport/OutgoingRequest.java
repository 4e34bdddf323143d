package io.tacit.lwm2m.transport;

/**
 * A request of ours on its way: its body goes out block by block (Block1), and a large answer comes in block by block
 * (Block2). Every block is a message of its own under the same tag; {@link #next} takes an answer and says what to send
 * next.
 */
final class OutgoingRequest {

    final Blockwise.Association association;
    final int tag;

    final Message request;

    private final int maxBody;
    private int szx;
    private int sent;
    private int inFlight;
    private int repeats;
    private Message answer;
    private byte[] collected;

    OutgoingRequest(Blockwise.Association association, Message request, int tag, int maxBody) {
        this.association = association;
        this.request = request;
        this.tag = tag;
        this.maxBody = maxBody;
    }

    /** Returns the first message: the request itself if its body fits; null if it can't be sent. */
    Message first(int maxPayload) {
        szx = Block.largestSzx(maxPayload);
        if (request.body() == null && request.payload().length <= maxPayload) {
            sent = request.payload().length;
            return request;
        }
        return nextBlock();
    }

    /** Counts how often a block had to be repeated. */
    void transmitted(int times) {
        if (times > 1) {
            repeats += times - 1;
        }
    }

    /** Returns the transmissions to pass up: one, and every repeat of any block. */
    int transmissions() {
        return repeats + 1;
    }

    /** Takes an answer. Returns the next message to send, or null if that was the last one: see {@link #answer()}. */
    Message next(Message received) {
        if (collected != null) {
            return collect(received);
        }
        if (inFlight > 0) {
            Message more = afterBlock(received);
            if (more != null || answer != null) {
                return more;
            }
        }
        if (received.code() == Code.CONTINUE) {
            return broken("the server waits for more than there is");
        }
        int block2 = Block.read(received, Option.BLOCK2);
        if (block2 == Block.ABSENT || block2 >= 0 && Block.number(block2) == 0 && !Block.more(block2)) {
            answer = received;
            return null;
        }
        answer = Block.copy(received, received.payload());
        collected = new byte[0];
        return collect(received);
    }

    /** The next block can't be made: {@link #answer()} says so. */
    void fail(String why) {
        answer = Message.error(Code.INTERNAL_SERVER_ERROR, why);
    }

    /** Returns the whole answer, once {@link #next} has returned null. */
    Message answer() {
        return answer;
    }

    /**
     * RFC 7959 section 2.3: what an answer means for the block of the request that it answers. Null: it is the final
     * one.
     */
    private Message afterBlock(Message received) {
        boolean all = sent + inFlight >= request.length();
        int block1 = Block.read(received, Option.BLOCK1);
        if (received.code() == Code.REQUEST_ENTITY_TOO_LARGE && sent == 0 && block1 >= 0 && Block.szx(block1) < szx) {
            // Section 2.9.3: the server asks for smaller blocks from the start.
            szx = Block.szx(block1);
            return nextBlock();
        }
        if (!Code.isSuccess(received.code()) || all && received.code() != Code.CONTINUE) {
            return null;
        }
        if (block1 == Block.ABSENT && received.code() != Code.CONTINUE) {
            // The server did what was asked without waiting for the rest.
            return null;
        }
        if (all || block1 < 0 || Block.number(block1) != sent / Block.size(szx)) {
            return broken("the server acknowledged another block than the one sent");
        }
        sent += inFlight;
        // The next number counts in the new, smaller unit (figure 9).
        szx = Block.szx(block1) < szx ? Block.szx(block1) : szx;
        return nextBlock();
    }

    private Message nextBlock() {
        if (!Block.reaches(request.length(), szx)) {
            fail("the body is too large for blocks of " + Block.size(szx) + " bytes");
            return null;
        }
        byte[] slice = Block.slice(request, sent, Block.size(szx));
        inFlight = slice.length;
        boolean more = sent + inFlight < request.length();
        Message block = Block.copy(request, slice);
        block.add(Option.BLOCK1, (long) Block.value(sent / Block.size(szx), more, szx));
        if (sent == 0) {
            block.add(Option.SIZE1, (long) request.length());
        }
        return block;
    }

    /** RFC 7959 section 2.4: adds a block of the answer. */
    private Message collect(Message received) {
        int block2 = Block.read(received, Option.BLOCK2);
        int had = collected.length;
        if (had > 0 && !Code.isSuccess(received.code())) {
            answer = received;
            return null;
        }
        if (block2 < 0
                || Block.offset(block2) != had
                || !Block.sameOptions(answer, received, Option.ETAG)
                || received.code() != answer.code()) {
            return broken("the blocks of the answer do not fit together");
        }
        boolean more = Block.more(block2);
        int got = received.payload().length;
        if (got > Block.size(Block.szx(block2)) || more && got != Block.size(Block.szx(block2))) {
            return broken("a block of the answer has the wrong size");
        }
        if (got > maxBody - had) {
            answer = Message.error(Code.REQUEST_ENTITY_TOO_LARGE, "the answer is larger than " + maxBody + " bytes");
            return null;
        }
        byte[] larger = new byte[had + got];
        System.arraycopy(collected, 0, larger, 0, had);
        System.arraycopy(received.payload(), 0, larger, had, got);
        collected = larger;
        if (!more) {
            answer.payload(collected);
            return null;
        }
        int smaller = Block.szx(block2) < szx ? Block.szx(block2) : szx;
        Message fetch = Block.copy(request, new byte[0]).remove(Option.OBSERVE).remove(Option.CONTENT_FORMAT);
        return fetch.add(Option.BLOCK2, (long) Block.value(collected.length / Block.size(smaller), false, smaller));
    }

    private Message broken(String why) {
        answer = Message.error(Code.REQUEST_ENTITY_INCOMPLETE, why);
        return null;
    }
}

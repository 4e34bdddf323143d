package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;

/** The bodies of servers' requests that arrive in blocks (Block1, RFC 7959 section 2.5). */
final class IncomingBodies {

    private final Application application;
    private final int maxBody;
    private final int maxTransfers;
    private final ArrayList<IncomingBody> bodies = new ArrayList<IncomingBody>();

    IncomingBodies(Application application, int maxBody, int maxTransfers) {
        this.application = application;
        this.maxBody = maxBody;
        this.maxTransfers = maxTransfers;
    }

    /**
     * Takes a block.
     *
     * @return the whole request after its last block; null while there are more to come
     * @throws Refusal if the request is refused; nothing of it is left then
     */
    Message take(Blockwise.Association from, Message block, int block1, long now) {
        IncomingBody body = find(from, block);
        if (body != null && (Block.number(block1) == 0 || !body.continues(block1, block))) {
            // Either the server begins again, or what was taken is of no use to anybody.
            abort(body);
            body = null;
        }
        if (body == null && Block.number(block1) > 0) {
            throw new Refusal(Refusal.REQUEST_ENTITY_INCOMPLETE, "a block is missing: begin again");
        }
        try {
            requireSize(block, block1);
            if (body == null) {
                if (!Block.more(block1)) {
                    requireAtMost(block.payload().length);
                    return Block.copy(block, block.payload());
                }
                body = begin(from, block, now);
            } else {
                // What the first block would have been refused for may not come later, when part of it is written.
                Requests.checkOptions(block);
            }
            body.touched = now;
            body.append(block.payload());
            return Block.more(block1) ? null : end(body, block);
        } catch (RuntimeException e) {
            Refusal refusal = application.refusal(body == null ? block.subject() : body.about(), e);
            abort(body);
            throw refusal;
        }
    }

    /** Gives up what has rested too long. */
    void expire(long now) {
        for (int i = bodies.size() - 1; i >= 0; i--) {
            if (now - bodies.get(i).touched >= Blockwise.ABANDONED_MILLIS) {
                abort(bodies.get(i));
            }
        }
    }

    long expiresAt() {
        long at = Long.MAX_VALUE;
        for (int i = 0; i < bodies.size(); i++) {
            long one = bodies.get(i).touched + Blockwise.ABANDONED_MILLIS;
            at = one < at ? one : at;
        }
        return at;
    }

    /** Gives up what comes from an association that has ended. */
    void forget(Blockwise.Association association) {
        for (int i = bodies.size() - 1; i >= 0; i--) {
            if (bodies.get(i).association == association) {
                abort(bodies.get(i));
            }
        }
    }

    private IncomingBody begin(Blockwise.Association from, Message first, long now) {
        makeRoom(now);
        OpaqueSink sink = application.open(from, first);
        if (sink == null) {
            requireAtMost(first.uint(Option.SIZE1));
            sink = new Collector(maxBody);
        }
        IncomingBody body = new IncomingBody(from, first, sink);
        bodies.add(body);
        return body;
    }

    private Message end(IncomingBody body, Message last) {
        Message whole = body.whole(last);
        bodies.remove(body);
        return whole;
    }

    private void makeRoom(long now) {
        if (bodies.size() < maxTransfers) {
            return;
        }
        IncomingBody quietest = bodies.get(0);
        for (int i = 1; i < bodies.size(); i++) {
            if (bodies.get(i).touched < quietest.touched) {
                quietest = bodies.get(i);
            }
        }
        if (now - quietest.touched < Blockwise.QUIET_MILLIS) {
            throw new Refusal(Refusal.SERVICE_UNAVAILABLE, "too many transfers at once");
        }
        abort(quietest);
    }

    private void abort(IncomingBody body) {
        if (bodies.remove(body)) {
            application.abort(body.sink, body.about());
        }
    }

    private IncomingBody find(Blockwise.Association from, Message block) {
        for (int i = 0; i < bodies.size(); i++) {
            if (bodies.get(i).matches(from, block)) {
                return bodies.get(i);
            }
        }
        return null;
    }

    private static void requireSize(Message block, int block1) {
        int size = Block.size(Block.szx(block1));
        int length = block.payload().length;
        if (Block.more(block1) ? length != size : length > size) {
            throw Refusal.badRequest("the block is not of the size that it says");
        }
    }

    private void requireAtMost(long bytes) {
        if (bytes > maxBody) {
            throw Refusal.tooLarge(maxBody);
        }
    }
}

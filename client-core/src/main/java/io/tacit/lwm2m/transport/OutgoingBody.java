package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.Path;

/** The body of an answer or notification of ours that is larger than a block, kept for the server to fetch (Block2). */
final class OutgoingBody {

    /** How far the message is whose outcome is owed under {@link #tag}. */
    enum State {
        /** Its first block is a Confirmable notification, not yet acknowledged. */
        FIRST_SENT,
        /** The rest has to be fetched. */
        WAITING,
        /** Its last block is a Confirmable response, not yet acknowledged. */
        LAST_SENT
    }

    final Blockwise.Association association;
    final Message message;
    /** NONE if nobody waits for an outcome. */
    int tag = Transport.NONE;

    State state = State.WAITING;
    int repeats;
    long touched;
    boolean fetched;
    long firstSent = -1;

    private final Message request;
    private final boolean anyQuery;
    private final long etag;

    private OutgoingBody(
            Blockwise.Association association, Message message, Message request, boolean anyQuery, long etag) {
        this.association = association;
        this.message = message;
        this.request = request;
        this.anyQuery = anyQuery;
        this.etag = etag;
    }

    static OutgoingBody ofResponse(Blockwise.Association association, Message request, Message response, long etag) {
        return new OutgoingBody(association, response, request, false, etag);
    }

    /**
     * RFC 7959 section 2.6: the rest of a notification is fetched by GETs that need not repeat the options of the
     * Observe. Of several paths, which have no path of their own, it is fetched by FETCHes.
     */
    static OutgoingBody ofNotification(Blockwise.Association association, Message notification, long etag) {
        boolean several = notification.subject().depth() == 0;
        Message request = new Message(several ? Code.FETCH : Code.GET);
        addPath(request, notification.subject());
        return new OutgoingBody(association, notification, request, true, etag);
    }

    boolean isNotification() {
        return anyQuery;
    }

    /** Tells whether a request fetches a block of this body. */
    boolean matches(Blockwise.Association from, Message fetch) {
        return association == from
                && request.code() == fetch.code()
                && Block.sameOptions(request, fetch, Option.URI_PATH)
                && (anyQuery || Block.sameOptions(request, fetch, Option.URI_QUERY))
                && (!fetch.has(Option.ACCEPT) || fetch.uint(Option.ACCEPT) == message.uint(Option.CONTENT_FORMAT))
                && (!fetch.has(Option.ETAG) || fetch.uint(Option.ETAG) == etag);
    }

    /** Tells whether this body takes the place of another: the server could not tell which of them it fetches from. */
    boolean replaces(OutgoingBody other) {
        return association == other.association
                && request.code() == other.request.code()
                && Block.sameOptions(request, other.request, Option.URI_PATH)
                && (anyQuery || other.anyQuery || Block.sameOptions(request, other.request, Option.URI_QUERY))
                && message.uint(Option.CONTENT_FORMAT) == other.message.uint(Option.CONTENT_FORMAT);
    }

    /** Cuts a block out; the caller has checked that it starts inside the body. */
    Message block(int offset, int szx) {
        Message block = Block.copy(message, Block.slice(message, offset, Block.size(szx)));
        block.remove(Option.ETAG).add(Option.ETAG, etag);
        block.add(Option.BLOCK2, (long) Block.value(offset / Block.size(szx), !isLast(offset, szx), szx));
        if (offset == 0) {
            block.add(Option.SIZE2, (long) message.length());
        } else {
            block.remove(Option.OBSERVE).token(new byte[0]);
        }
        return block;
    }

    boolean isLast(int offset, int szx) {
        return message.length() - offset <= Block.size(szx);
    }

    private static void addPath(Message get, Path path) {
        addSegment(get, path.objectId());
        addSegment(get, path.instanceId());
        addSegment(get, path.resourceId());
        addSegment(get, path.resourceInstanceId());
    }

    private static void addSegment(Message get, int id) {
        if (id != Path.NONE) {
            get.add(Option.URI_PATH, String.valueOf(id));
        }
    }
}

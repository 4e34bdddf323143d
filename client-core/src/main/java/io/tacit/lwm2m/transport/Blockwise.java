package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;

/**
 * Block-wise transfer (RFC 7959) between a client and its transport: whole messages above, blocks below. Whatever fits
 * in one message passes through untouched.
 *
 * <p><b>Memory</b> is bounded: what of a body lies in memory has at most {@code maxBody} bytes, and there are at most
 * {@code maxTransfers} bodies of servers that arrive, and as many of ours that wait to be fetched. A transfer that
 * rests for EXCHANGE_LIFETIME (247 s) is forgotten. Over the limits a server's request is refused: 4.13 with Size1, or
 * 5.03. An answer of ours always goes out; the body that rested longest makes room for it.
 *
 * <p><b>Large values</b> pass through block by block: a {@linkplain Message#body() body} of ours is read when a block
 * of it is cut, and a body that arrives goes to whoever {@link LargeValues} names. Their length is limited by the
 * numbers that blocks have, to 2²⁰ blocks. If the application refuses to read or take on, the transfer ends with its
 * answer.
 *
 * <p><b>Bodies never mix.</b> Each body of ours has an ETag of its own; a block of a body that is gone is refused with
 * 4.08, as is a block that does not continue what has arrived. In the same way an answer whose blocks do not fit
 * together, or are too many, becomes an answer with code 4.08 or 4.13 made here; an answer with code 5.00 stands for a
 * request of ours whose body could not be read to its end.
 *
 * <p><b>Outcomes.</b> However many blocks a message takes, the caller hears one outcome of its tag. It tells of the
 * <em>last</em> block: when that was first sent, and what became of it. Its transmissions are 1 and every repeat of any
 * block, so that all but one of them were lost. A Confirmable notification or response that is larger than a block is
 * done when its last block, sent as a Confirmable response, is acknowledged. If the server does not fetch on for 5
 * seconds, the outcome is PART_ACKNOWLEDGED; the body can still be fetched later. Smaller blocks are used if the server
 * asks for them.
 *
 * <p>One thread, as for any {@link Transport}. Times are those that the events and {@link #handle} bring.
 */
public final class Blockwise implements Transport {

    /** EXCHANGE_LIFETIME (RFC 7252 section 4.8.2): a transfer that rests so long is forgotten. */
    static final long ABANDONED_MILLIS = 247_000;

    /** MAX_TRANSMIT_WAIT: a server's transfer that rests so long makes room for another. */
    static final long QUIET_MILLIS = 93_000;

    /** How long the proof of a large message may wait for the next fetch; a lost one is repeated within 3 seconds. */
    static final long STALLED_MILLIS = 5_000;

    private static final int LARGEST_BODY = 1 << 24;
    private static final long NOT_YET = -1;

    private final Transport below;
    private final Application application;
    private final int maxBody;
    private final int maxTransfers;
    private long nextEtag;
    private long time = NOT_YET;

    private final ArrayList<Association> associations = new ArrayList<Association>();
    private final ArrayList<OutgoingRequest> requests = new ArrayList<OutgoingRequest>();
    private final ArrayList<Exchange> exchanges = new ArrayList<Exchange>();
    private final IncomingBodies incoming;
    private final ArrayList<OutgoingBody> outgoing = new ArrayList<OutgoingBody>();
    private final ArrayList<Owed> owed = new ArrayList<Owed>();

    /**
     * Puts block-wise transfer on a transport.
     *
     * @param below the transport that carries the blocks
     * @param values who takes bodies that are not collected in memory
     * @param maxBody how many bytes a body in memory has at most, 16 to 2²⁴
     * @param maxTransfers how many bodies may be on their way at once in each direction, 1 or more
     * @param firstEtag the ETag of the first large body, counted up from there: a random number, so that it differs
     *     after a restart
     * @throws IllegalArgumentException if a limit is out of range
     */
    public Blockwise(Transport below, LargeValues values, int maxBody, int maxTransfers, int firstEtag) {
        if (maxBody < 16 || maxBody > LARGEST_BODY) {
            throw new IllegalArgumentException("a body may have 16 to " + LARGEST_BODY + " bytes, not " + maxBody);
        }
        if (maxTransfers < 1) {
            throw new IllegalArgumentException("at least one transfer must be possible, not " + maxTransfers);
        }
        this.below = below;
        this.application = new Application(values);
        this.incoming = new IncomingBodies(application, maxBody, maxTransfers);
        this.maxBody = maxBody;
        this.maxTransfers = maxTransfers;
        this.nextEtag = firstEtag & 0xFFFFFFFFL;
    }

    @Override
    public int open(ServerUri server, SecurityAccount security, Events events) {
        Association association = new Association(events);
        association.id = below.open(server, security, association);
        associations.add(association);
        return association.id;
    }

    @Override
    public void close(int association) {
        forget(association(association));
        below.close(association);
    }

    /**
     * Tells how large a body may be.
     *
     * @param association an open association
     * @return bytes: the limit that the constructor was given
     */
    @Override
    public int maxPayload(int association) {
        return maxBody;
    }

    @Override
    public void request(int association, Message request, int tag) {
        Association to = association(association);
        if (request.payload().length > maxBody) {
            owed.add(new Owed(to, tag, Outcome.NOT_SENT));
            return;
        }
        OutgoingRequest transfer = new OutgoingRequest(to, request, tag, maxBody);
        Message first = next(transfer, null);
        if (first == null) {
            application.release(request);
            owed.add(new Owed(to, tag, Outcome.ANSWERED, transfer.answer()));
            return;
        }
        requests.add(transfer);
        below.request(association, first, tag);
    }

    @Override
    public void accept(int exchange) {
        below.accept(exchange);
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        Exchange asked = take(exchange);
        if (asked == null) {
            application.release(response);
            below.respond(exchange, response, confirmable, tag);
            return;
        }
        int maxPayload = below.maxPayload(asked.association.id);
        int szx = Block.largestSzx(maxPayload);
        if (asked.block2 != Block.ABSENT && Block.szx(asked.block2) <= szx) {
            szx = Block.szx(asked.block2);
            maxPayload = Block.size(szx);
        }
        if (fitsOneMessage(response, maxPayload)) {
            below.respond(exchange, acknowledge(asked, response, false), confirmable, tag);
            return;
        }
        OutgoingBody body = OutgoingBody.ofResponse(asked.association, asked.request, response, etag());
        Message first;
        try {
            first = cut(body, 0, szx);
        } catch (Refusal refusal) {
            application.release(response);
            below.respond(exchange, acknowledge(asked, Message.error(refusal), false), confirmable, tag);
            return;
        }
        keep(body, confirmable ? tag : NONE);
        below.respond(exchange, acknowledge(asked, first, true), false, confirmable ? NONE : tag);
    }

    @Override
    public void notify(int association, Message notification, boolean confirmable, int tag) {
        int maxPayload = below.maxPayload(association);
        if (fitsOneMessage(notification, maxPayload)) {
            below.notify(association, notification, confirmable, tag);
            return;
        }
        if (notification.subject() == null) {
            throw new IllegalArgumentException(
                    "a notification larger than a block needs a subject: say which path it tells of");
        }
        Association to = association(association);
        OutgoingBody body = OutgoingBody.ofNotification(to, notification, etag());
        int szx = Block.largestSzx(maxPayload);
        Message first;
        try {
            first = cut(body, 0, szx < to.szx ? szx : to.szx);
        } catch (Refusal refusal) {
            application.release(notification);
            owed.add(new Owed(to, tag, Outcome.NOT_SENT));
            return;
        }
        body.state = OutgoingBody.State.FIRST_SENT;
        keep(body, confirmable ? tag : NONE);
        below.notify(association, first, confirmable, tag);
    }

    @Override
    public void cancel(int tag) {
        below.cancel(tag);
        for (int i = requests.size() - 1; i >= 0; i--) {
            if (requests.get(i).tag == tag) {
                application.release(requests.remove(i).request);
            }
        }
        for (int i = owed.size() - 1; i >= 0; i--) {
            if (owed.get(i).tag == tag) {
                owed.remove(i);
            }
        }
        OutgoingBody body = waitingFor(tag);
        if (body != null) {
            body.tag = NONE;
        }
    }

    /** Handles the transport below, then does what is due here, as {@link #expire} does. */
    @Override
    public void handle(long now) {
        below.handle(now);
        expire(now);
    }

    @Override
    public long wakeAt() {
        long own = expiresAt();
        long transport = below.wakeAt();
        return own < transport ? own : transport;
    }

    /**
     * Does what is due here, without calling the transport below: for an owner that drives that one itself.
     *
     * @param now elapsed time in milliseconds
     */
    public void expire(long now) {
        seen(now);
        incoming.expire(now);
        for (int i = outgoing.size() - 1; i >= 0; i--) {
            OutgoingBody body = outgoing.get(i);
            if (stalls(body) && now - body.touched >= STALLED_MILLIS) {
                giveUp(body);
            }
            if (body.tag == NONE && now - body.touched >= ABANDONED_MILLIS) {
                remove(body);
            }
        }
        while (owed.size() > 0) {
            Owed next = owed.remove(0);
            next.association.above.outcome(
                    next.tag, next.outcome, next.answer, next.firstSent, next.transmissions, now);
        }
    }

    /**
     * Returns when {@link #expire} wants to be called next, in milliseconds of elapsed time; Long.MAX_VALUE for never.
     */
    public long expiresAt() {
        if (owed.size() > 0) {
            return time;
        }
        long at = incoming.expiresAt();
        for (int i = 0; i < outgoing.size(); i++) {
            OutgoingBody body = outgoing.get(i);
            if (stalls(body)) {
                at = earlier(at, body.touched == NOT_YET ? time : body.touched + STALLED_MILLIS);
            } else if (body.tag == NONE) {
                at = earlier(at, body.touched == NOT_YET ? time + ABANDONED_MILLIS : body.touched + ABANDONED_MILLIS);
            }
        }
        return at;
    }

    /** A request came in: a block of one that is arriving, a fetch of a block of ours, or one that passes. */
    private void received(Association from, int exchange, Message request, boolean confirmable, long now) {
        int block1 = Block.read(request, Option.BLOCK1);
        int block2 = Block.read(request, Option.BLOCK2);
        if (block1 == Block.MALFORMED || block2 == Block.MALFORMED) {
            refuseMalformed(exchange, request);
            return;
        }
        if (block2 != Block.ABSENT) {
            from.szx = Block.szx(block2);
            if (Block.number(block2) > 0) {
                fetch(from, exchange, request, block2, now);
                return;
            }
        }
        Message whole = request;
        if (block1 != Block.ABSENT) {
            whole = assemble(from, exchange, request, block1, now);
        } else if (block2 != Block.ABSENT || request.has(Option.SIZE2) || request.has(Option.SIZE1)) {
            whole = Block.copy(request, request.payload());
        }
        if (whole != null) {
            exchanges.add(new Exchange(exchange, from, whole, block1, block2));
            from.above.request(from.id, exchange, whole, confirmable, now);
        }
    }

    /** Takes a block of a request. Returns the whole request, or null if it was answered here. */
    private Message assemble(Association from, int exchange, Message block, int block1, long now) {
        Message whole;
        try {
            whole = incoming.take(from, block, block1, now);
        } catch (Refusal refusal) {
            refuse(exchange, refusal);
            return null;
        }
        if (whole == null) {
            Message next = new Message(Code.CONTINUE);
            below.respond(exchange, next.add(Option.BLOCK1, (long) accepted(from, block1)), false, NONE);
        }
        return whole;
    }

    /** Answers a GET (or other request) for a later block of a body that was kept. */
    private void fetch(Association from, int exchange, Message request, int block2, long now) {
        OutgoingBody body = null;
        for (int i = outgoing.size() - 1; i >= 0 && body == null; i--) {
            if (outgoing.get(i).matches(from, request)) {
                body = outgoing.get(i);
            }
        }
        if (body == null) {
            refuse(exchange, Code.REQUEST_ENTITY_INCOMPLETE, "the body is gone: begin again");
            return;
        }
        int offset = Block.offset(block2);
        if (offset >= body.message.length()) {
            refuse(exchange, Code.BAD_REQUEST, "the body ends before that block");
            return;
        }
        body.touched = now;
        int largest = Block.largestSzx(below.maxPayload(from.id));
        int szx = Block.szx(block2) < largest ? Block.szx(block2) : largest;
        Message block;
        try {
            block = cut(body, offset, szx);
        } catch (Refusal refusal) {
            drop(body);
            refuse(exchange, refusal);
            return;
        }
        if (!body.isLast(offset, szx)) {
            below.respond(exchange, block, false, NONE);
            return;
        }
        body.fetched = true;
        if (body.tag == NONE || body.state == OutgoingBody.State.LAST_SENT) {
            below.respond(exchange, block, false, NONE);
            return;
        }
        if (body.state == OutgoingBody.State.FIRST_SENT) {
            // Who fetches has the first block, even if its acknowledgement was lost.
            below.cancel(body.tag);
        }
        body.state = OutgoingBody.State.LAST_SENT;
        below.respond(exchange, block, true, body.tag);
    }

    private void ended(
            Association from, int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).tag == tag) {
                requestEnded(requests.get(i), outcome, answer, firstSent, transmissions, now);
                return;
            }
        }
        OutgoingBody body = waitingFor(tag);
        if (body == null) {
            from.above.outcome(tag, outcome, answer, firstSent, transmissions, now);
            return;
        }
        body.repeats += transmissions > 1 ? transmissions - 1 : 0;
        boolean first = body.state == OutgoingBody.State.FIRST_SENT;
        if (first && outcome == Outcome.ACKNOWLEDGED) {
            body.state = OutgoingBody.State.WAITING;
            body.firstSent = firstSent;
            body.touched = now;
            return;
        }
        body.tag = NONE;
        if (first) {
            remove(body);
        }
        // A Reset of the last block tells that the fetch was given up, not that the notification is unwanted.
        boolean partly = !first && body.isNotification() && outcome == Outcome.RESET;
        Outcome told = partly ? Outcome.PART_ACKNOWLEDGED : outcome;
        from.above.outcome(tag, told, answer, firstSent, transmissions == 0 ? 0 : body.repeats + 1, now);
    }

    private void requestEnded(
            OutgoingRequest transfer, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        transfer.transmitted(transmissions);
        if (outcome == Outcome.ANSWERED) {
            Message next = next(transfer, answer);
            if (next != null) {
                below.request(transfer.association.id, next, transfer.tag);
                return;
            }
        }
        requests.remove(transfer);
        application.release(transfer.request);
        Message whole = outcome == Outcome.ANSWERED ? transfer.answer() : answer;
        int count = transmissions == 0 ? 0 : transfer.transmissions();
        transfer.association.above.outcome(transfer.tag, outcome, whole, firstSent, count, now);
    }

    /** Takes an answer, null at first. Returns the next message, or null if there is none: then there is an answer. */
    private Message next(OutgoingRequest transfer, Message answer) {
        try {
            return answer == null ? transfer.first(below.maxPayload(transfer.association.id)) : transfer.next(answer);
        } catch (RuntimeException e) {
            transfer.fail(application.refusal(transfer.request.subject(), e).getMessage());
            return null;
        }
    }

    private static boolean fitsOneMessage(Message message, int maxPayload) {
        return message.body() == null && message.payload().length <= maxPayload;
    }

    /** The limit is for memory; what is not there is limited by the numbers that blocks can have. */
    private void requireFitting(Message message, int szx) {
        if (message.payload().length > maxBody) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "the answer is larger than " + maxBody + " bytes");
        }
        if (!Block.reaches(message.length(), szx)) {
            throw new Refusal(
                    Refusal.INTERNAL_SERVER_ERROR,
                    "the answer is too large for blocks of " + Block.size(szx) + " bytes");
        }
    }

    /** Cuts a block out of a body; whatever goes wrong with that becomes a refusal. */
    private Message cut(OutgoingBody body, int offset, int szx) {
        try {
            requireFitting(body.message, szx);
            return body.block(offset, szx);
        } catch (RuntimeException e) {
            throw application.refusal(body.message.subject(), e);
        }
    }

    /** Keeps a body for the server to fetch; a tag that it displaces is told at the next chance. */
    private void keep(OutgoingBody body, int tag) {
        body.tag = tag;
        body.touched = NOT_YET;
        for (int i = outgoing.size() - 1; i >= 0; i--) {
            if (body.replaces(outgoing.get(i))) {
                drop(outgoing.get(i));
            }
        }
        if (outgoing.size() >= maxTransfers) {
            drop(leastWanted());
        }
        outgoing.add(body);
    }

    private OutgoingBody leastWanted() {
        OutgoingBody least = outgoing.get(0);
        for (int i = 1; i < outgoing.size(); i++) {
            OutgoingBody one = outgoing.get(i);
            if (one.fetched == least.fetched ? one.touched < least.touched && one.touched != NOT_YET : one.fetched) {
                least = one;
            }
        }
        return least;
    }

    private void drop(OutgoingBody body) {
        remove(body);
        if (body.tag != NONE && body.state == OutgoingBody.State.WAITING) {
            giveUp(body);
        } else if (body.tag != NONE && body.state == OutgoingBody.State.FIRST_SENT) {
            // The message below still ends by itself, but nobody can fetch the rest of it: that is no proof.
            below.cancel(body.tag);
            owed.add(new Owed(body.association, body.tag, Outcome.PART_ACKNOWLEDGED));
        }
    }

    private void remove(OutgoingBody body) {
        outgoing.remove(body);
        application.release(body.message);
    }

    private boolean stalls(OutgoingBody body) {
        return body.tag != NONE && body.state == OutgoingBody.State.WAITING;
    }

    private void giveUp(OutgoingBody body) {
        Owed part = new Owed(body.association, body.tag, Outcome.PART_ACKNOWLEDGED);
        part.firstSent = body.firstSent;
        part.transmissions = body.isNotification() ? body.repeats + 1 : 0;
        owed.add(part);
        body.tag = NONE;
    }

    /** Adds the Block1 option to the answer of a request that came in blocks. */
    private Message acknowledge(Exchange asked, Message response, boolean own) {
        if (asked.block1 == Block.ABSENT) {
            return response;
        }
        Message answer = response;
        if (!own) {
            answer = Block.copy(response, response.payload());
        }
        return answer.add(Option.BLOCK1, (long) accepted(asked.association, asked.block1));
    }

    /** The Block1 value of an answer: the one of the request, with our own size if that is smaller. */
    private int accepted(Association association, int block1) {
        int largest = Block.largestSzx(below.maxPayload(association.id));
        int szx = Block.szx(block1);
        return Block.value(Block.number(block1), Block.more(block1), szx < largest ? szx : largest);
    }

    /** An option that is too long counts as one that is not understood (RFC 7252 section 5.4.3). */
    private void refuseMalformed(int exchange, Message request) {
        try {
            Requests.checkOptions(request);
            refuse(exchange, Code.BAD_REQUEST, "a block has a size that is reserved");
        } catch (Refusal refusal) {
            refuse(exchange, refusal);
        }
    }

    private void refuse(int exchange, int code, String diagnostic) {
        refuse(exchange, new Refusal(code, diagnostic));
    }

    private void refuse(int exchange, Refusal refusal) {
        below.respond(exchange, Message.error(refusal), false, NONE);
    }

    private Exchange take(int exchange) {
        for (int i = 0; i < exchanges.size(); i++) {
            if (exchanges.get(i).id == exchange) {
                return exchanges.remove(i);
            }
        }
        return null;
    }

    private OutgoingBody waitingFor(int tag) {
        for (int i = 0; i < outgoing.size(); i++) {
            if (outgoing.get(i).tag == tag) {
                return outgoing.get(i);
            }
        }
        return null;
    }

    private Association association(int id) {
        for (int i = 0; i < associations.size(); i++) {
            if (associations.get(i).id == id) {
                return associations.get(i);
            }
        }
        throw new IllegalArgumentException("association " + id + " is not open");
    }

    private void forget(Association association) {
        associations.remove(association);
        for (int i = requests.size() - 1; i >= 0; i--) {
            if (requests.get(i).association == association) {
                application.release(requests.remove(i).request);
            }
        }
        for (int i = exchanges.size() - 1; i >= 0; i--) {
            if (exchanges.get(i).association == association) {
                exchanges.remove(i);
            }
        }
        incoming.forget(association);
        for (int i = outgoing.size() - 1; i >= 0; i--) {
            if (outgoing.get(i).association == association) {
                remove(outgoing.get(i));
            }
        }
        for (int i = owed.size() - 1; i >= 0; i--) {
            if (owed.get(i).association == association) {
                owed.remove(i);
            }
        }
    }

    /** What was sent between two events is as old as the second of them. */
    private void seen(long now) {
        time = now;
        for (int i = 0; i < outgoing.size(); i++) {
            if (outgoing.get(i).touched == NOT_YET) {
                outgoing.get(i).touched = now;
            }
        }
    }

    private long etag() {
        long etag = nextEtag == 0 ? 1 : nextEtag;
        nextEtag = etag + 1 & 0xFFFFFFFFL;
        return etag;
    }

    private static long earlier(long one, long other) {
        return one < other ? one : other;
    }

    /** The ears of one association: what comes from below is looked at before it goes up. */
    final class Association implements Events {

        final Events above;
        int id = NONE;
        /** The size that the server asked for last, used for notifications too. */
        int szx = Block.MAX_SZX;

        Association(Events above) {
            this.above = above;
        }

        @Override
        public void opened(int association, Opening how, long now) {
            seen(now);
            above.opened(association, how, now);
        }

        @Override
        public void closed(int association, Cause cause, long now) {
            for (int i = 0; i < outgoing.size(); i++) {
                if (outgoing.get(i).association == this && stalls(outgoing.get(i))) {
                    giveUp(outgoing.get(i));
                }
            }
            expire(now);
            forget(this);
            above.closed(association, cause, now);
        }

        @Override
        public void request(int association, int exchange, Message request, boolean confirmable, long now) {
            seen(now);
            received(this, exchange, request, confirmable, now);
        }

        @Override
        public void repeated(int exchange, long now) {
            seen(now);
            above.repeated(exchange, now);
        }

        @Override
        public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
            seen(now);
            ended(this, tag, outcome, answer, firstSent, transmissions, now);
        }
    }

    /** A request that was passed up and waits for its answer. */
    private static final class Exchange {

        final int id;
        final Association association;
        final Message request;
        final int block1;
        final int block2;

        Exchange(int id, Association association, Message request, int block1, int block2) {
            this.id = id;
            this.association = association;
            this.request = request;
            this.block1 = block1;
            this.block2 = block2;
        }
    }

    /** An outcome that can't be told from inside a call of ours: it waits for {@link #expire}. */
    private static final class Owed {

        final Association association;
        final int tag;
        final Outcome outcome;
        final Message answer;
        long firstSent = -1;
        int transmissions;

        Owed(Association association, int tag, Outcome outcome) {
            this(association, tag, outcome, null);
        }

        Owed(Association association, int tag, Outcome outcome, Message answer) {
            this.association = association;
            this.tag = tag;
            this.outcome = outcome;
            this.answer = answer;
        }
    }
}

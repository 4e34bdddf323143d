package io.tacit.lwm2m.transport;

/**
 * Carries messages for one client: what a transport implements, and the client uses. A transport does the message layer
 * of RFC 7252 section 4: message ids, retransmission, deduplication, and the matching of answers to our own requests.
 * Everything above that is the client's: blocks (see Blockwise), observations, and how many messages may be
 * outstanding.
 *
 * <p><b>Threads.</b> One thread calls the transport and is called by it. No method blocks, and none throws for what
 * happens on the network: that is told later through {@link Events}. Events are never delivered from inside a call of a
 * method other than {@link #handle}. On a platform that has one thread only, {@link #handle} may wait while a server's
 * name is looked up.
 *
 * <p><b>Time.</b> A transport that reads no clock knows the time from {@link #handle}: what it is given to send goes
 * out in the next call, which {@link #wakeAt} wants at once.
 *
 * <p><b>Message ids</b> must not be reused within EXCHANGE_LIFETIME (247 s; NON: NON_LIFETIME, 145 s): a server would
 * acknowledge a reused one without looking, and the client would take it for proof.
 */
public interface Transport {

    /** Associations, exchanges and tags that name nothing. */
    int NONE = -1;

    /**
     * Begins an association with a server. {@link Events#opened} follows when messages can be sent, or
     * {@link Events#closed}.
     *
     * @param server where it is
     * @param security how the connection is secured
     * @param events hears everything of this association
     * @return the association's number, 0 or more, not used again while it is open
     */
    int open(ServerUri server, SecurityAccount security, Events events);

    /**
     * Ends an association at once: what is outstanding, or has not even been sent, is dropped, and no event of it is
     * delivered any more.
     *
     * @param association as returned by {@link #open}
     */
    void close(int association);

    /**
     * Tells how much payload fits in one message.
     *
     * @param association an open association
     * @return bytes, 16 to 1024
     */
    int maxPayload(int association);

    /**
     * Sends a Confirmable request; exactly one {@link Events#outcome} follows: ANSWERED, RESET, TIMED_OUT or NOT_SENT.
     * TIMED_OUT also if it was acknowledged but no answer came within EXCHANGE_LIFETIME.
     *
     * @param association an open association
     * @param request the request; the transport adds a token, and Uri-Host or Uri-Port where the server needs them
     * @param tag the client's own number for the message, 0 or more
     */
    void request(int association, Message request, int tag);

    /**
     * Acknowledges a Confirmable request now, since its answer takes longer; does nothing for a Non-confirmable one, or
     * if it was acknowledged already.
     *
     * @param exchange as given to {@link Events#request}
     */
    void accept(int exchange);

    /**
     * Answers a request. Not Confirmable, and not accepted yet: piggybacked on the acknowledgement, or Non-confirmable
     * if the request was; after {@link #accept} a separate answer of its own type. Confirmable: a separate Confirmable
     * message, <em>without</em> an empty acknowledgement before it (RFC 7252 section 5.2.2), and exactly one
     * {@link Events#outcome} follows: ACKNOWLEDGED, RESET, TIMED_OUT or NOT_SENT. Not Confirmable: an outcome follows
     * only for RESET and NOT_SENT.
     *
     * @param exchange as given to {@link Events#request}; not valid any more after this
     * @param response the answer; the transport adds the token
     * @param confirmable whether to send a Confirmable message
     * @param tag the client's own number for the message, or {@link #NONE} if it does not care
     */
    void respond(int exchange, Message response, boolean confirmable, int tag);

    /**
     * Sends a notification, with the token and the Observe option that the message has. Confirmable: exactly one
     * {@link Events#outcome} follows: ACKNOWLEDGED, PART_ACKNOWLEDGED, RESET, TIMED_OUT or NOT_SENT. Non-confirmable:
     * an outcome follows only for RESET (as long as the message is remembered, NON_LIFETIME) and NOT_SENT.
     *
     * @param association an open association
     * @param notification the message
     * @param confirmable whether to send a Confirmable message
     * @param tag the client's own number for the message, 0 or more
     */
    void notify(int association, Message notification, boolean confirmable, int tag);

    /**
     * Stops repeating a message; no outcome follows. Does nothing if its outcome was delivered already.
     *
     * @param tag as given when it was sent
     */
    void cancel(int tag);

    /**
     * Does what is due: retransmits, gives up, delivers.
     *
     * @param now elapsed time in milliseconds, on the same clock as everything else
     */
    void handle(long now);

    /**
     * Returns when {@link #handle} wants to be called next, in milliseconds of elapsed time; a time that has passed,
     * such as 0, for at once, Long.MAX_VALUE for never.
     */
    long wakeAt();

    /** Why an association ended. */
    enum Cause {
        /** The host's name has no address. */
        UNRESOLVED,
        /** The security handshake failed, or the server closed the session. */
        SECURITY,
        /** The transport does not do what the server's scheme or security mode asks for. */
        NOT_SUPPORTED,
        /** The network interface failed. */
        NETWORK
    }

    /** How an association came to be usable. */
    enum Opening {
        /** No security: nothing was exchanged. */
        PLAIN,
        /** After a full handshake. */
        HANDSHAKE,
        /** A security session was resumed, or goes on. */
        RESUMED,
        /** The local address changed. */
        NEW_ADDRESS
    }

    /**
     * What a transport tells. Every method carries the elapsed time in milliseconds. Methods return soon and never
     * throw.
     */
    interface Events {

        /**
         * Messages can be sent; called again if that is renewed.
         *
         * @param association the association
         * @param how what was needed
         * @param now elapsed time, milliseconds
         */
        void opened(int association, Opening how, long now);

        /**
         * The association ended by itself; what was outstanding has had its outcome.
         *
         * @param association the association, not valid any more
         * @param cause why
         * @param now elapsed time, milliseconds
         */
        void closed(int association, Cause cause, long now);

        /**
         * A request arrived, for the first time. Exactly one {@link Transport#respond} must follow, now or later.
         *
         * @param association the association
         * @param exchange names the request in {@link Transport#accept} and {@link Transport#respond}, 0 or more
         * @param request the request with its token
         * @param confirmable whether it was Confirmable
         * @param now elapsed time, milliseconds
         */
        void request(int association, int exchange, Message request, boolean confirmable, long now);

        /**
         * A request arrived again; the transport repeated its answer, if there was one.
         *
         * @param exchange as at its first arrival, or {@link Transport#NONE} if so much has come since that only the
         *     message id is remembered
         * @param now elapsed time, milliseconds
         */
        void repeated(int exchange, long now);

        /**
         * What became of a message.
         *
         * @param tag as given when it was sent
         * @param outcome what happened
         * @param answer the answer if ANSWERED, else null
         * @param firstSent when it was first transmitted, elapsed milliseconds; −1 if it was not
         * @param transmissions how often it was transmitted, 0 or more
         * @param now elapsed time, milliseconds
         */
        void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now);
    }
}

package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;

/** What {@link Blockwise} asks of the rooms above about bodies that do not lie in memory as a whole. */
public interface LargeValues {

    /**
     * Asks who takes the body of a request whose first block has come. If somebody does, the blocks go there, then the
     * request without its payload goes up as any other, as {@link Message#streamed()}.
     *
     * @param association where the request comes from
     * @param first the request with its first block, options checked by nobody yet
     * @param size how many bytes the body has, as the server estimates (Size1, RFC 7959 section 4); −1 if it does not
     * @return who takes the body; null to have it collected in memory
     * @throws io.tacit.lwm2m.model.Refusal to have the request refused now
     */
    OpaqueSink open(int association, Message first, long size);

    /**
     * The application's code for a large value threw something other than a refusal; the server was answered 5.00, or
     * the message was not sent.
     *
     * @param about what the message is about, or null
     * @param failure what was thrown
     */
    void failed(Path about, RuntimeException failure);
}

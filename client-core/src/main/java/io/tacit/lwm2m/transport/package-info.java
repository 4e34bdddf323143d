/**
 * The line between the client and what carries its messages. A {@link io.tacit.lwm2m.transport.Transport} does what RFC
 * 7252 section 4 asks for: message ids, retransmission, deduplication. All above it (block-wise transfer, observation,
 * one outstanding request at a time) is the client's, written once for every transport.
 */
package io.tacit.lwm2m.transport;

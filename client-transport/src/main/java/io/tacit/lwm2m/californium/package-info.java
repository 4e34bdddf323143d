/**
 * Carries a client over CoAP on UDP, by Californium's message layer: message ids, retransmission, deduplication and the
 * matching of answers are Californium's, everything above them is the client's.
 * {@link io.tacit.lwm2m.californium.CaliforniumTransport} is the way in. All clients of a process share one thread for
 * the network and one for the protocol; each has a UDP port of its own.
 */
package io.tacit.lwm2m.californium;

/**
 * The client on nothing but a datagram, a clock and a loop: a {@link io.tacit.lwm2m.transport.Transport} that needs no
 * library, in the Java ME 8 (CLDC 8) subset. {@link io.tacit.lwm2m.datagram.DatagramTransport} is CoAP's message layer
 * without I/O: datagrams and the time go in, datagrams and a time to wake at come out.
 * {@link io.tacit.lwm2m.datagram.DatagramPort} is what a platform has to supply,
 * {@link io.tacit.lwm2m.datagram.UdpSocket} supplies it on Java SE and is the only class that does I/O,
 * {@link io.tacit.lwm2m.datagram.MainLoop} joins them on one thread, and {@link io.tacit.lwm2m.datagram.SmallDevice} is
 * a program.
 */
package io.tacit.lwm2m.datagram;

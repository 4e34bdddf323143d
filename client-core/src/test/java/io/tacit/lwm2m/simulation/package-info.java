/**
 * A discrete-event simulation on a virtual clock: the real client against simulated servers over a simulated link, a
 * month of traffic in a fraction of a second. From the ground up: {@code SimClock} runs events in order of time;
 * {@code SimLink} loses, delays, doubles and reorders datagrams; {@code MessageLayer} is RFC 7252 section 4 for one
 * end; {@code SimTransport} gives it to the client, unless another {@code ClientEnd} does, and {@code SimServer} holds
 * registrations, and knows the truth about them; a {@code Scenario} says what is simulated in one line, and {@code Run}
 * plays it. The same line always gives the same run. An {@code Oracle} keeps a ledger of its own, a {@code Clairvoyant}
 * tells the least that anybody could have paid; {@code Swarm} crosses it all, {@code KeptSeedsTest} keeps what once
 * went wrong.
 */
package io.tacit.lwm2m.simulation;

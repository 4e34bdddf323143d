/**
 * Finds out what a real server does with the lifetime of a registration: registers under names made up for it, with a
 * short lifetime, sends messages of one kind only under each, and asks in the end who is still registered. It speaks
 * CoAP by itself rather than through the client, which would not fall silent, nor send an Update too late.
 */
package io.tacit.lwm2m.tuner.probe;

/**
 * A small LwM2M server for the bench. It registers clients, observes what they offer, and resets a registration's
 * lifetime on exactly the kinds of message that it is told to; a lifetime that runs out ends the registration to the
 * millisecond. Made to try out update policies, not to manage a fleet: values are decoded only as far as is needed to
 * print them.
 */
package io.tacit.lwm2m.bench;

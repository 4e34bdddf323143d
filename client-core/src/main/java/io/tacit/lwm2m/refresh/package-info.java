/**
 * When to send an Update, and when not to. A registration is soft state: the server removes it when its lifetime has
 * run out. Everything here is arithmetic on times, in milliseconds of elapsed time that the caller supplies; nothing
 * knows of messages, sockets or objects.
 *
 * <p>{@link io.tacit.lwm2m.refresh.RefreshScheduler} is the whole decision. It draws on the ledger (what is proven to
 * have reached the server, and when), the margin (how long before the end an Update has to start), and the policy (what
 * counts).
 */
package io.tacit.lwm2m.refresh;

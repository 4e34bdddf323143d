/**
 * One server: Register, Update, De-register, retry, Disable, queue mode, and the rule that only one Confirmable message
 * is outstanding at a time. {@link io.tacit.lwm2m.session.Session} is the state machine; when an Update is sent is
 * decided by its {@link io.tacit.lwm2m.refresh.RefreshScheduler}.
 */
package io.tacit.lwm2m.session;
